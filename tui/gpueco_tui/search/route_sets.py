"""Where routes lead and what they need, as numbers: thousands of routes are intersected, compared and sorted.

`Reach` writes the ends of a route, and for each end the values along the way, as one number: where two routes or
projects agree is `a & b`, what either reaches is `a | b`. `Needs` writes the weakest values and the added ones: those
of two projects together are `a | b`.
"""

from __future__ import annotations

from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gpueco_tui.model import Narrowing

Values = dict[str, tuple[str, ...]]
"""Facets and all values of each, in order."""


class Reach:
    """Writes sets of ends, and of values along the way to each, as numbers.

    The lowest bits are the ends. Above them every facet along the way has a block for each end: a bit for each value,
    and one that says that nothing restricts them.
    """

    def __init__(self, ends: Sequence[str], along: Values) -> None:
        """Know the `ends` and the values of the facets `along` the way."""
        self.ends = tuple(ends)
        self.along = along
        at = len(self.ends)
        self.ends_mask = (1 << at) - 1
        self._blocks: list[dict[str, int]] = [{} for _ in self.ends]
        """For each end, where the block of each facet begins."""
        for facet, values in along.items():
            for block in self._blocks:
                block[facet] = at
                at += len(values) + 1
        self.everything = (1 << at) - 1
        self._of_end = [
            (1 << end) | sum(self._block(block, facet) for facet in along) for end, block in enumerate(self._blocks)
        ]
        self._left: dict[int, int] = {}
        self._read: dict[int, tuple[tuple[str, Narrowing], ...]] = {}

    def _block(self, block: Mapping[str, int], facet: str) -> int:
        return ((1 << len(self.along[facet]) + 1) - 1) << block[facet]

    def of(self, ends: Iterable[str] | None = None, narrows: Narrowing = MappingProxyType({})) -> int:
        """Return `ends`, or all of them for None, reached with the values that `narrows` has of the facets along."""
        wanted = None if ends is None else set(ends)
        found = 0
        for at, end in enumerate(self.ends):
            if wanted is None or end in wanted:
                found |= self._end(at, narrows)
        return found

    def _end(self, at: int, narrows: Narrowing) -> int:
        found = 1 << at
        for facet, values in self.along.items():
            if values_there := narrows.get(facet):
                start = self._blocks[at][facet]
                found |= sum(1 << start + bit for bit, value in enumerate(values) if value in values_there)
            else:
                found |= self._block(self._blocks[at], facet)
        return found

    def left(self, reach: int) -> int:
        """Return `reach` without the ends for which some facet along the way has no value left."""
        known = self._left.get(reach)
        if known is None:
            known = 0
            for at, block in enumerate(self._blocks):
                if reach >> at & 1 and all(reach & self._block(block, facet) for facet in self.along):
                    known |= reach & self._of_end[at]
            self._left[reach] = known
        return known

    def having(self, reach: int, facet: str, values: Iterable[str] | None, *, negative: bool = False) -> int:
        """Return what is left of `reach` in the ends that have one of `values` of `facet`, or any for None.

        With `negative` these are the ends that have none of them. An end that nothing restricts has no value.
        """
        kept = 0
        known = self.along[facet]
        wanted = set(known if values is None else values)
        bits = sum(1 << bit for bit, value in enumerate(known) if value in wanted)
        for at, block in enumerate(self._blocks):
            if reach >> at & 1:
                there = (reach & self._block(block, facet)) >> block[facet]
                has = not there >> len(known) and there & bits != 0
                if has is not negative:
                    kept |= reach & self._of_end[at]
        return kept

    def named(self, reach: int) -> tuple[str, ...]:
        """Return the ends of `reach`, in order."""
        return tuple(end for at, end in enumerate(self.ends) if reach >> at & 1)

    def read(self, reach: int) -> tuple[tuple[str, Narrowing], ...]:
        """Return each end of `reach` with the values along the way; a facet that nothing restricts is left out."""
        if reach not in self._read:
            self._read[reach] = tuple(
                (end, MappingProxyType(self._read_end(reach, self._blocks[at])))
                for at, end in enumerate(self.ends)
                if reach >> at & 1
            )
        return self._read[reach]

    def _read_end(self, reach: int, block: Mapping[str, int]) -> Values:
        found: Values = {}
        for facet, values in self.along.items():
            there = reach >> block[facet]
            if not there >> len(values) & 1:
                found[facet] = tuple(value for bit, value in enumerate(values) if there >> bit & 1)
        return found


class Needs:
    """Writes the values of the facets whose weakest value counts, and of those whose values add up, as numbers.

    A facet whose weakest value counts has a bit for each value up to its own, so that the weakest of two is `a | b`.
    The first such facet is the highest: `order` compares by it first.
    """

    def __init__(self, weakest: Values, adds: Values, silent: Mapping[str, int] = MappingProxyType({})) -> None:
        """Know the values of the facets, the best first, and how many of the first say nothing to a reader."""
        self.weakest = weakest
        self.adds = adds
        self._starts: dict[str, int] = {}
        at = 0
        for facet, values in adds.items():
            self._starts[facet] = at
            at += len(values)
        self._added = at
        for facet, values in reversed(weakest.items()):
            self._starts[facet] = at
            at += len(values)
        self._best = sum(((1 << silent.get(facet, 0) + 1) - 1) << self._starts[facet] for facet in weakest)

    def of(self, values_of: Callable[[str], Iterable[str]]) -> int:
        """Return the needs of a project whose values of a facet are `values_of` that facet."""
        found = 0
        for facet, values in self.weakest.items():
            last = max((values.index(value) + 1 for value in values_of(facet) if value in values), default=0)
            found |= ((1 << last) - 1) << self._starts[facet]
        for facet, values in self.adds.items():
            there = set(values_of(facet))
            found |= sum(1 << bit for bit, value in enumerate(values) if value in there) << self._starts[facet]
        return found

    def order(self, needs: int) -> int:
        """Return a number that is smaller the better the weakest values are, the first facet before the second.

        A facet without a value counts as its best one, and so do the first of its values that say nothing to a reader.
        """
        return (needs | self._best) >> self._added

    def read(self, needs: int, facet: str) -> tuple[str, ...]:
        """Return the weakest value of `facet`, or the values that add up; none when no project has any.

        The first value of a facet that adds up says that there is nothing: it is left out beside others.
        """
        if facet in self.weakest:
            values = self.weakest[facet]
            there = needs >> self._starts[facet] & (1 << len(values)) - 1
            return values[there.bit_length() - 1 : there.bit_length()] if there else ()
        values = self.adds[facet]
        there = needs >> self._starts[facet]
        found = tuple(value for bit, value in enumerate(values) if there >> bit & 1)
        return found[1:] if len(found) > 1 and found[0] == values[0] else found

    def same(self, needs: int) -> int:
        """Return `needs` so that two that read alike are equal: without the first value of facets that add up."""
        for facet, values in self.adds.items():
            there = needs >> self._starts[facet] & (1 << len(values)) - 1
            if there & 1 and there != 1:
                needs &= ~(1 << self._starts[facet])
        return needs
