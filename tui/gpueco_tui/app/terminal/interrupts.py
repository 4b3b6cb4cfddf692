"""The terminal lent to another program."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def interrupts_left_to_others() -> Generator[None, None, None]:
    """Take no notice of Ctrl+C while another program has the terminal: it is meant for that one.

    Not by ignoring the signal, which the other program would inherit. The event loop hears of signals through a pipe
    and looks into it only when the other program has ended; until then it is one of ours, and what else was in it is
    sent once more.
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
