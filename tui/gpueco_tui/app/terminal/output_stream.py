"""The stream that the app is drawn on: a terminal that may go away, and that takes what it is sent in pieces."""

from __future__ import annotations

import os
import select
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


def hung_up(*descriptors: int) -> bool:
    """Say whether the terminal on one of `descriptors` is gone: its window is closed, or its line is broken."""
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, 0)  # a hang-up is reported without being asked for
    return any(events & (select.POLLHUP | select.POLLERR) for _, events in poll.poll(0))


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
def resilient_screen() -> Generator[ResilientStream | None, None, None]:
    """Let Textual, which draws on `sys.__stderr__`, draw on a resilient stream; then reset the terminal's mouse.

    Gives the stream, or None where there is no standard error.
    """
    screen = sys.__stderr__
    stream = ResilientStream(screen) if screen is not None else None
    sys.__stderr__ = cast("TextIOWrapper | None", stream)  # pyright: ignore[reportConstantRedefinition]
    try:
        yield stream
    finally:
        sys.__stderr__ = screen  # pyright: ignore[reportConstantRedefinition]
        if stream is not None:
            stream.write(RESET)
