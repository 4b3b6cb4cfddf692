"""Ctrl+C while another program has the terminal."""

from __future__ import annotations

import signal
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

INTERRUPTED = (-signal.SIGINT, 128 + signal.SIGINT)
"""The statuses of a program that Ctrl+C ended, and of a shell around it."""


@contextmanager
def interrupts_left_alone() -> Generator[None, None, None]:
    """Ignore Ctrl+C: the terminal also sends it to the program in the foreground, which handles it.

    The signal itself is not ignored, because a program started meanwhile would inherit that.
    """
    before = signal.signal(signal.SIGINT, _take_no_notice)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _take_no_notice(*_: object) -> None:
    pass
