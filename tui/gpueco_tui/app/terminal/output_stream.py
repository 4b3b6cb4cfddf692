"""The stream that the app is drawn on: a terminal that may go away, and that takes what it is sent in pieces."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Generator
    from io import TextIOWrapper

GONE = (OSError, ValueError)
"""What writing raises when the terminal is closed: EIO, or that the stream is closed."""
RESET = "\x1b[?1016l"
"""Turns the mouse mode off that Textual leaves on."""


class ResilientStream:
    """A stream to the terminal that drops what is written once the terminal is gone, and nothing before.

    Textual (8.2.8) writes in a thread, which would end, and the app would wait for it for ever: every window that is
    closed would leave a process behind. And where PYTHONUNBUFFERED is set, as in many containers, a stream of Python's
    writes once: what a change of size interrupts is lost, in the middle of a sequence or of a character.
    """

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream` as long as that is possible."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write all of `text`."""
        left = text.encode("utf-8", "replace")
        with suppress(*GONE):
            descriptor = self._stream.fileno()
            while left:
                left = left[os.write(descriptor, left) :]
        return len(text)

    def flush(self) -> None:
        """Do nothing: `write` has written everything."""

    def __getattr__(self, name: str) -> object:
        """Return the attribute of `stream` with that name."""
        return getattr(self._stream, name)


@contextmanager
def resilient_screen() -> Generator[None, None, None]:
    """Let Textual, which draws on `sys.__stderr__`, draw on a resilient stream; then reset the terminal's mouse."""
    screen = sys.__stderr__
    if screen is not None:
        sys.__stderr__ = cast("TextIOWrapper", ResilientStream(screen))  # pyright: ignore[reportConstantRedefinition]
    try:
        yield
    finally:
        sys.__stderr__ = screen  # pyright: ignore[reportConstantRedefinition]
        say(RESET)


def say(text: str) -> None:
    """Write `text` to standard error, if the terminal is still there."""
    with suppress(*GONE):
        sys.stderr.write(text)
        sys.stderr.flush()
