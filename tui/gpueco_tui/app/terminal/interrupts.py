"""Ctrl+C while another program uses the terminal."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def interrupts_left_to_others() -> Generator[None, None, None]:
    """Ignore Ctrl+C while another program has the terminal: the user types it for that program.

    The signal itself is not ignored, because the other program would inherit that. The event loop learns of signals
    through a pipe, which it reads only when the other program has ended. Until then the pipe is one of ours; every
    other signal that was in it is raised again.
    """
    ours, its = os.pipe()
    os.set_blocking(ours, False)
    os.set_blocking(its, False)
    loops = signal.set_wakeup_fd(its)
    try:
        yield
    finally:
        signal.set_wakeup_fd(loops)
        try:
            seen = os.read(ours, 4096)
        except BlockingIOError:
            seen = b""
        os.close(ours)
        os.close(its)
        for number in sorted({*seen} - {signal.SIGINT}):
            signal.raise_signal(number)
