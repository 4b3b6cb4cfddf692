"""Work that is waited for only for a moment."""

from __future__ import annotations

from threading import Thread
from time import monotonic, process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_TURN = 0.005
"""Seconds after which the time is looked at again."""
_LONGEST = 1.0
"""Seconds after which nothing is waited for, however little was computed."""


def within(seconds: float, work: Callable[[], T]) -> T | None:
    """Return what `work` makes, or None when it takes more than `seconds` of computing; then it goes on alone.

    Computing is what counts, so that what is shown does not depend on what else the machine does.
    """
    made: list[T] = []
    thread = Thread(target=lambda: made.append(work()), daemon=True)
    began, latest = process_time(), monotonic() + _LONGEST
    thread.start()
    while thread.is_alive() and process_time() - began < seconds and monotonic() < latest:
        thread.join(_TURN)
    return made[0] if made else None
