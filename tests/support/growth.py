"""How the time of a piece of work grows with what it is given."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TIMES = 4
"""How many times as large the second input is."""
MOST = 6.0
"""How many times as long it may take: linear is 4, and n log n of large n not much more."""
ENOUGH = 0.02
"""Seconds of the first run from which a ratio says something."""
LARGEST = 1_600_000
"""Characters, or projects, to which the second input grows in search of so many seconds."""
RUNS = 5


@dataclass(frozen=True)
class Form(Generic[T]):  # Python 3.10 has no generic named tuple
    """A way to write a text, or a folder, of any size, and what is done with it."""

    name: str
    make: Callable[[int], T]
    """Makes one of about so many characters; or so many projects, where `size` is small."""
    run: Callable[[T], object]
    size: int = 20_000
    """The size that a test completes."""
    largest: int = LARGEST
    """The size from which it is something else, or more than anyone has."""


class Growth(NamedTuple):
    """What was measured: the size, the seconds it took, those of one `TIMES` as large, and how many times that is."""

    size: int
    seconds: float
    more: float

    @property
    def ratio(self) -> float:
        """How many times as long the larger took; what took no time at all grew by nothing."""
        return self.more / self.seconds if self.more >= ENOUGH else 0.0


def growth(form: Form[T]) -> Growth:
    """Measure `form` at sizes at which its time can be told from the clock's step."""
    size = form.size // 8
    while (seconds := _least(form, size, 1)) < ENOUGH and size * TIMES * 2 <= form.largest:
        size *= 2
    found = Growth(size, seconds, _least(form, size * TIMES, 1))
    for _ in range(RUNS - 1):
        if found.ratio <= MOST:
            break
        found = Growth(size, min(found.seconds, _least(form, size, 2)), min(found.more, _least(form, size * TIMES, 1)))
    return found


def _least(form: Form[T], size: int, runs: int) -> float:
    """Return the fewest seconds of computing that `runs` runs take."""
    made = form.make(size)
    least = float("inf")
    gc.collect()
    gc.disable()  # what it takes to look at all objects again is not the form's
    try:
        for _ in range(runs):
            began = process_time()
            form.run(made)
            least = min(least, process_time() - began)
    finally:
        gc.enable()
    return least
