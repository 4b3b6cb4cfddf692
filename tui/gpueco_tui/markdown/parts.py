"""The parts of a page: each heading and what stands under it, by a name."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_DESTINATION = r"\]\([^)]*\)"
"""Looked for no further than the last bracket that closes: beyond it nothing would end the search."""
_WORD = r"[^\W_]+"


def part_name(heading: str) -> str:
    """Return the name of the part under `heading`, its text or its Markdown: lower case, words parted by dashes."""
    last = heading.rfind(")") + 1
    words = re.sub(_DESTINATION, "", heading[:last]) + heading[last:]
    return "-".join(re.findall(_WORD, words.casefold()))


def part_names(headings: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return the name of the part under each of a page's `headings`, which are level and text, in order.

    It is empty for the page's title, a first heading of level 1: that is no part. A name that was there before has
    a number behind it, as Zola numbers anchors: `links`, `links-1`.
    """
    names: dict[str, int] = {}
    found: list[str] = []
    for level, heading in headings:
        name = once = "" if not found and level == 1 else part_name(heading)
        while once and once in names:
            names[name] += 1
            once = f"{name}-{names[name]}"
        names.setdefault(once, 0)
        found.append(once)
    return tuple(found)
