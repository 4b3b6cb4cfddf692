"""Files become an ecosystem, and the rules of `check`."""
