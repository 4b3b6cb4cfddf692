"""A decoder ring for an ecosystem of projects, in the terminal."""
