"""A terminal that may go away."""

from __future__ import annotations

from contextlib import suppress
from typing import TextIO

GONE = (OSError, ValueError)
"""What writing raises when the terminal is closed: EIO, or that the stream is closed."""


class Lasting:
    """A stream to the terminal that drops what is written when the terminal is gone.

    Textual (8.2.8) writes in a thread, which would end, and the app would wait for it for ever: a process left behind
    by every window that is closed.
    """

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream` as long as it lasts."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text`."""
        with suppress(*GONE):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Send what was written on its way."""
        with suppress(*GONE):
            self._stream.flush()

    def __getattr__(self, name: str) -> object:
        """Return what `stream` has by that name."""
        return getattr(self._stream, name)
