"""Where a word or phrase is found in a text, and how well a name matches it fuzzily."""

from __future__ import annotations

import re
from functools import lru_cache

from gpueco_tui.text.spelling import any_spelling, fold, is_case_sensitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Spans = tuple[tuple[int, int], ...]
"""Ranges of a text in characters, the end excluded; in order, and none touches the next."""

_LONGEST_NAME = 100
"""The most characters of a name in which letters are matched: every way to place them is tried."""


def begins_word(text: str, at: int) -> bool:
    """Say whether a word begins at `at`: at the start of the text, or after a character that is no letter or digit."""
    return at == 0 or not text[at - 1].isalnum()


@lru_cache(maxsize=64)
def pattern(needle: str) -> re.Pattern[str]:
    """Return the pattern of `needle` in any spelling; a space in it matches any white space, also the end of a line."""
    return re.compile(any_spelling(needle))


def spans(text: str, needles: tuple[str, ...]) -> Spans:
    """Return where any of `needles` is found in `text`, by smart case; matches that touch are joined."""
    folded = fold(text)
    return joined(
        match.span()
        for needle in needles
        for match in pattern(needle).finditer(text if is_case_sensitive(needle) else folded)
        if match.end() > match.start()
    )


def joined(found: Iterable[tuple[int, int]]) -> Spans:
    """Return the ranges `found` in order; those that touch or overlap are joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def holds(text: str, needle: str) -> bool:
    """Say whether `text` contains `needle`, by smart case."""
    return pattern(needle).search(text if is_case_sensitive(needle) else fold(text)) is not None


def fuzzy_spans(name: str, needle: str) -> Spans:
    """Return where the characters of `needle` are found in `name` in their order, or nothing when they are not.

    Of the ways to place them, the best has the fewest pieces, then the most word starts, then the shortest range. Only
    the beginning of a long name is matched.
    """
    name = name[:_LONGEST_NAME]
    text = name if is_case_sensitive(needle) else fold(name)
    ways = (_greedy(text, needle, start) for start, char in enumerate(text) if char == needle[0])
    return min((way for way in ways if way), key=lambda way: fuzzy_score(name, way), default=())


def fuzzy_score(name: str, way: Spans) -> tuple[int, int, int]:
    """Return how fuzzy the match `way` in `name` is; smaller is better."""
    if not way:
        return (0, 0, 0)
    return (len(way), -sum(begins_word(name, start) for start, _ in way), way[-1][1] - way[0][0])


def _greedy(text: str, needle: str, start: int) -> Spans:
    """Place `needle` from `start` on: each character at the next word that begins with it, or else at the next one."""
    places = [start]
    for index, char in enumerate(needle[1:], 2):
        at = text.find(char, places[-1] + 1)
        if at < 0:
            return ()
        if at != places[-1] + 1:
            later = at
            while later >= 0 and not begins_word(text, later):
                later = text.find(char, later + 1)
            if later >= 0 and in_order(text, needle[index:], later + 1):
                at = later
        places.append(at)
    return joined((at, at + 1) for at in places)


def in_order(text: str, needle: str, at: int = 0) -> bool:
    """Say whether the characters of `needle` are found in `text` in their order from `at` on."""
    for char in needle:
        at = text.find(char, at) + 1
        if at == 0:
            return False
    return True
