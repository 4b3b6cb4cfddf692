"""Suggests what a wrong name may mean, and words the question.

To compare two names costs the square of their length, and a text may hold thousands of wrong ones. So only names of
some length are compared, of many names only some, and after many comparisons none any more.
"""

from __future__ import annotations

from gpueco_tui.values import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LONGEST = 100
"""The most characters of a name that is compared; some names are paths of files."""
_FEW = 300
"""Up to so many names are all compared; of more, the neighbours of the wrong one in the alphabet."""
_NEIGHBOURS = 10
"""How many names before the wrong one are compared, and how many after it."""
_COMPARISONS = 10_000
"""The most comparisons of one suggester: about 100 ms."""
_MOST = 3
"""The most names that are suggested together."""


class Suggester:
    """Finds the names that are most similar to wrong ones, ignoring case."""

    def __init__(self, names: Iterable[str], *, meanings: Mapping[str, str] | None = None) -> None:
        """Suggest `names`, or the `meanings` of the names where several names mean the same."""
        self._meanings = {name.casefold(): meanings[name] if meanings else name for name in names}
        self._left = _COMPARISONS
        self._found: dict[str, list[str]] = {}

    def nearest(self, wrong: str) -> str:
        """Return the name that is most similar to `wrong`, or an empty text when none is similar enough."""
        return next(iter(self._alike(wrong.casefold())), "")

    def similar(self, wrong: str) -> tuple[str, ...]:
        """Return at most three names: first those that contain `wrong`, then those that are similar to it."""
        word = " ".join(wrong.split()).casefold()
        if not word:
            return ()
        containing = (meaning for name, meaning in self._meanings.items() if word in name)
        return tuple(dict.fromkeys((*containing, *self._alike(word))))[:_MOST]

    def _alike(self, word: str) -> list[str]:
        """Return at most three names that are similar to `word`, the most similar first."""
        if len(word) <= _LONGEST and word not in self._found and self._left > 0:
            from difflib import get_close_matches

            some = self._neighbours(word) if len(self._short) > _FEW else self._short
            self._left -= len(some)
            self._found[word] = [self._meanings[name] for name in get_close_matches(word, some, _MOST)]
        return self._found.get(word, [])

    def _neighbours(self, word: str) -> list[str]:
        """Return the neighbours of `word` in the alphabet, read forwards and read backwards."""
        from bisect import bisect_left

        forward, backward = self._sorted
        at, back = bisect_left(forward, word), bisect_left(backward, word[::-1])
        some = forward[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        some += (name[::-1] for name in backward[max(0, back - _NEIGHBOURS) : back + _NEIGHBOURS])
        return list(dict.fromkeys(some))

    @cached_property
    def _short(self) -> list[str]:
        return [name for name in self._meanings if len(name) <= _LONGEST]

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        return sorted(self._short), sorted(name[::-1] for name in self._short)


def did_you_mean(*names: str, before: str = "", quote: str = "") -> str:
    """Return `before` and `did you mean a, b or c?`, each name in `quote`; an empty text when all `names` are empty."""
    found = [f"{quote}{name}{quote}" for name in names if name]
    return f"{before}did you mean {listed(found)}?" if found else ""


def listed(names: Sequence[str], last: str = "or", *, most: int | None = None) -> str:
    """Return `a, b or c`, with another word before the `last`; with `most`, more names are `a, b or 3 more`."""
    if most is not None and len(names) > most:
        names = (*names[: most - 1], f"{len(names) - most + 1} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
