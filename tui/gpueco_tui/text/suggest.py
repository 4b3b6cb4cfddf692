"""What a wrong name may have been meant for.

Comparing two names costs the square of their length, and a text may hold thousands of wrong ones: so only names of
some length are compared, of many names only some, and after many comparisons nothing is near any more.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


LISTED = "; 'gpueco-tui config --print-default' lists them"
"""Ends a sentence about a name where no name there is comes near."""

_LONGEST = 100
"""Characters of a name that is compared: paths of files are names, too."""
_FEW = 100
"""So many names are all compared; of more, those that begin or end most like the wrong one."""
_BESIDE = 10
"""How many of these are compared that come before it in the alphabet, and as many that come after."""
_COMPARISONS = 10_000
"""About 100 ms, however many names are wrong."""


class Near:
    """The names there are, for many wrong ones one after the other."""

    def __init__(self, names: Iterable[str]) -> None:
        """Know `names`."""
        self.names = tuple(names)
        self._by_case = {name.casefold(): name for name in self.names if len(name) <= _LONGEST}
        self._left = _COMPARISONS
        self._found: dict[str, str] = {}

    def nearest(self, wrong: str) -> str:
        """Return the name that is really like `wrong`, in any case, or empty."""
        word = wrong.casefold()
        if len(word) <= _LONGEST and word not in self._found and self._left > 0:
            from difflib import get_close_matches

            some = self._beside(word) if len(self._by_case) > _FEW else list(self._by_case)
            self._left -= len(some)
            found = get_close_matches(word, some, n=1)
            self._found[word] = self._by_case[found[0]] if found else ""
        return self._found.get(word, "")

    def _beside(self, word: str) -> list[str]:
        """Return the names that stand beside `word` in the alphabet, read from their beginning or from their end."""
        forward, backward = self._sorted
        at, back = bisect_left(forward, word), bisect_left(backward, word[::-1])
        some = forward[max(0, at - _BESIDE) : at + _BESIDE]
        some += (name[::-1] for name in backward[max(0, back - _BESIDE) : back + _BESIDE])
        return list(dict.fromkeys(some))

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        return sorted(self._by_case), sorted(name[::-1] for name in self._by_case)


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return the one of `right` that is really like `wrong`, in any case, or empty."""
    return Near(right).nearest(wrong)


def did_you_mean(wrong: str, right: Near) -> str:
    """Return `; did you mean 'x'?` with the nearest of `right`, or the names to choose from when they are few."""
    near = right.nearest(wrong)
    if near:
        return f"; did you mean '{near}'?"
    return f"; there are {', '.join(sorted(right.names))}" if len(right.names) < 12 else ""
