"""Work that is waited for only as long as nobody notices."""

from __future__ import annotations

from threading import Thread
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_TURN = 0.005
"""Seconds after which the time is looked at again."""


def within(seconds: float, work: Callable[[], T]) -> T | None:
    """Return what `work` makes, or None when it takes more than `seconds` of computing: it is not waited for then.

    Computing is what counts, so that what is shown does not depend on what else the machine does.
    """
    made: list[T] = []
    thread = Thread(target=lambda: made.append(work()), daemon=True)
    began = process_time()
    thread.start()
    while thread.is_alive() and process_time() - began < seconds:
        thread.join(_TURN)
    return made[0] if made else None
