"""Where words stand in a laid-out page."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

from gpueco_tui.layout.lines import Layout, Run, Spot
from gpueco_tui.text.spelling import any_spelling, fold, is_case_sensitive
from gpueco_tui.text.width import width_of

_OFFSET = itemgetter(0)


def find(layout: Layout, needles: tuple[str, ...]) -> tuple[tuple[Spot, ...], ...]:
    """Return the matches of any of `needles` in page order, each as the spots that show it (more when it wraps).

    Smart case for each needle: any capital in it makes it count. A space in a needle is any white space, and it may be
    spelt otherwise. Matches do not overlap: of several at one place the longest is taken.
    """
    wanted = {" ".join(needle.split()) for needle in needles} - {""}
    exact = _pattern(frozenset(needle for needle in wanted if is_case_sensitive(needle)))
    folded = _pattern(frozenset(needle for needle in wanted if not is_case_sensitive(needle)))
    matches: list[tuple[Spot, ...]] = []
    for run in layout.runs:
        found: list[tuple[int, int]] = []
        if exact is not None:
            found.extend(match.span() for match in exact.finditer(run.text))
        if folded is not None:
            found.extend(match.span() for match in folded.finditer(fold(run.text)))
        if found:
            matches.extend(spots for span in _apart(found) if (spots := _spots(run, *span)))
    return tuple(sorted(matches, key=lambda spots: (spots[0].line, spots[0].start)))


@lru_cache(maxsize=64)
def _pattern(needles: frozenset[str]) -> re.Pattern[str] | None:
    """Return what matches any of `needles`, the longest first, or None when there is none."""
    longest_first = sorted(needles, key=lambda needle: (-len(needle), needle))
    return re.compile("|".join(map(any_spelling, longest_first))) if needles else None


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the matches in order, without those that overlap one before them."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _spots(run: Run, start: int, end: int) -> tuple[Spot, ...]:
    """Return the spots that show the characters from `start` to before `end` of a run."""
    spots: list[Spot] = []
    index = max(0, bisect_right(run.pieces, start, key=_OFFSET) - 1)
    while index < len(run.pieces) and run.pieces[index][0] < end:
        offset, line, column = run.pieces[index]
        is_last = index + 1 == len(run.pieces)
        stop = len(run.text) if is_last else run.pieces[index + 1][0]
        shown = run.text[offset : min(stop, end)]
        if end >= stop and not is_last:
            shown = shown.rstrip(" \n")  # dropped where the line was wrapped
        left = column + width_of(run.text[offset : max(offset, start)])
        right = column + width_of(shown)
        if right > left:
            spots.append(Spot(line, left, right))
        index += 1
    return tuple(spots)
