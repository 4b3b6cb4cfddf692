"""The machine around the terminal: its clipboard and its browser."""
