"""What the user chose: settings, keys, actions, state, and the folders for them."""
