"""Values in, messages out; widgets do not know each other."""
