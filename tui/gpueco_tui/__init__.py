"""A decoder ring for an ecosystem of projects, in the terminal."""

__version__ = "0.1.0"
"""Read from here by the build and by `--version`: `importlib.metadata` takes as long as `list`."""
