"""Everything that touches the terminal or a private part of Textual."""
