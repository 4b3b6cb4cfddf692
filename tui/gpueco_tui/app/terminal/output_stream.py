"""A terminal that may go away, and that takes what it is sent piece by piece."""

from __future__ import annotations

import os
import select
from contextlib import suppress
from typing import TextIO

GONE = (OSError, ValueError)
"""What writing raises when the terminal is closed: EIO, or that the stream is closed."""


def hung_up(*descriptors: int) -> bool:
    """Say whether the terminal on one of `descriptors` is gone: its window is closed, or its line is broken."""
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, 0)  # what is gone is told unasked
    return any(told & (select.POLLHUP | select.POLLERR) for _, told in poll.poll(0))


class Lasting:
    """A stream to the terminal that drops what is written when the terminal is gone, and nothing before.

    Textual (8.2.8) writes in a thread, which would end, and the app would wait for it for ever: a process left behind
    by every window that is closed. And where PYTHONUNBUFFERED is set, as in many containers, a stream of Python's
    writes once: what a change of size interrupts is lost, in the middle of a sequence or of a character.
    """

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream` as long as it lasts."""
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
        """Do nothing: what was written is on its way."""

    def __getattr__(self, name: str) -> object:
        """Return what `stream` has by that name."""
        return getattr(self._stream, name)
