"""Where a word or phrase stands in a text, and the line of text around it."""

from __future__ import annotations

import re
from functools import lru_cache

from gpueco_tui.text.spelling import anyhow, fold, minds_case

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text in characters, from the first to before the second; in order, never touching."""

EXCERPT_WIDTH = 72
"""The most characters of an excerpt, its ellipses included."""

_BEFORE = 24
_PARAGRAPH = 600
_LINK = r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])"
_LINE_MARK = r"(?m)^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|(?:```|~~~).*$)"
_INLINE_MARK = r"\*+|`+|~~|(?<!\w)_+|(?<!_)_+(?!\w)|\\(?=[^\w\s])|\|"
_LONGEST_NAME = 100
"""Characters of a name in which letters are looked for: every way to place them is tried."""


def begins_word(text: str, at: int) -> bool:
    """Say whether a word begins at `at`: the text begins there, or what stands before is no letter or digit."""
    return at == 0 or not text[at - 1].isalnum()


@lru_cache(maxsize=64)
def pattern(needle: str) -> re.Pattern[str]:
    """Return what finds `needle` in any spelling; a space in it is any white space: a phrase may cross a line's end."""
    return re.compile(anyhow(needle))


def spans(text: str, needles: tuple[str, ...]) -> Spans:
    """Return where any of `needles` stands in `text`, by smart case; matches that touch are one."""
    folded = fold(text)
    return joined(
        match.span()
        for needle in needles
        for match in pattern(needle).finditer(text if minds_case(needle) else folded)
        if match.end() > match.start()
    )


def joined(found: Iterable[tuple[int, int]]) -> Spans:
    """Return the stretches `found` in order; those that touch or overlap are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def holds(text: str, needle: str) -> bool:
    """Say whether `needle` stands in `text`, by smart case."""
    return pattern(needle).search(text if minds_case(needle) else fold(text)) is not None


def letters(name: str, needle: str) -> Spans:
    """Return where the characters of `needle` stand in `name` in their order, or nothing when they do not.

    Of the ways to place them, the one in the fewest pieces, then with the most word starts, then the shortest. Only
    the beginning of a long name is looked at.
    """
    name = name[:_LONGEST_NAME]
    text = name if minds_case(needle) else fold(name)
    ways = (_greedy(text, needle, start) for start, char in enumerate(text) if char == needle[0])
    return min((way for way in ways if way), key=lambda way: looseness(name, way), default=())


def looseness(name: str, way: Spans) -> tuple[int, int, int]:
    """Return how loosely `way` spells in `name`; smaller is better."""
    if not way:
        return (0, 0, 0)
    return (len(way), -sum(begins_word(name, start) for start, _ in way), way[-1][1] - way[0][0])


def _greedy(text: str, needle: str, start: int) -> Spans:
    """Place `needle` from `start` on: each character where a word begins if it does so later, else next."""
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
    """Say whether the characters of `needle` stand in `text` in their order from `at` on."""
    for char in needle:
        at = text.find(char, at) + 1
        if at == 0:
            return False
    return True


def excerpt(text: str, needles: tuple[str, ...]) -> str:
    """Return the line of `text`, of at most `EXCERPT_WIDTH` characters, around the first match of `needles[0]`.

    `text` is Markdown: its marks and the targets of its links are left out, unless the match is in one of them.
    Cut at words, with an ellipsis where something was cut; empty when there is no match.
    """
    match = pattern(needles[0]).search(text if minds_case(needles[0]) else fold(text))
    if match is None:
        return ""
    start = max(text.rfind("\n\n", 0, match.start()) + 1, match.start() - _PARAGRAPH)
    end = text.find("\n\n", match.end())
    around = text[start : min(len(text) if end < 0 else end, match.end() + _PARAGRAPH)]
    readable = plain(around)
    found = spans(readable, needles[:1])
    if not found:
        readable = " ".join(around.split())
        found = spans(readable, needles[:1])
    return _window(readable, found[0]) if found else ""


def plain(markdown: str) -> str:
    """Return `markdown` on one line as a reader would say it: no marks, and links by their text alone.

    For excerpts, not for pages: it knows the common marks, not the grammar.
    """
    text = re.sub(_LINK, r"\1", re.sub(_LINE_MARK, "", markdown))
    return " ".join(re.sub(_INLINE_MARK, lambda mark: " " if mark[0] == "|" else "", text).split())


def _window(text: str, match: tuple[int, int]) -> str:
    """Cut from `text` the words around `match`."""
    if len(text) <= EXCERPT_WIDTH:
        return text
    start = max(0, min(match[0] - _BEFORE, len(text) - EXCERPT_WIDTH + 1))
    if start:
        space = text.find(" ", start, match[0])
        start = space + 1 if space >= 0 else match[0]
    end = min(len(text), start + EXCERPT_WIDTH - bool(start))
    if end < len(text):
        end -= 1
        space = text.rfind(" ", match[1], end + 1)
        end = space if space >= 0 else max(end, start + 1)
    return ("…" if start else "") + text[start:end].rstrip() + ("…" if end < len(text) else "")
