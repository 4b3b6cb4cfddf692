"""What the tests of the renderer share: the cases of `cases.txt`, and reading a page cell by cell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gpueco_tui.layout.layout import layout
from gpueco_tui.markdown.parse import parse
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from gpueco_tui.layout.lines import Layout, Line, Spot


class Case(NamedTuple):
    """One Markdown text and the lines that show it."""

    name: str
    width: int
    markdown: str
    lines: list[str]


def read_cases() -> list[Case]:
    """Return the cases: `=== name @ width`, the Markdown, `--- shown`, the lines without spaces at their ends."""
    text = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8")
    cases: list[Case] = []
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, _, width = head.rpartition(" @ ")
        markdown, _, shown = body.partition("\n--- shown\n")
        lines = shown.removesuffix("\n").split("\n")
        cases.append(Case(name, int(width), markdown, [] if lines == [""] else lines))
    return cases


def page(markdown: str, width: int = 40) -> Layout:
    """Return the page laid out."""
    return layout(parse(markdown), width)


def shown(markdown: str, width: int = 40) -> list[str]:
    """Return the lines of the page, without spaces at their ends."""
    return [line.plain.rstrip() for line in page(markdown, width).lines]


def line_width(line: Line) -> int:
    """Return the cells that a line takes."""
    return sum(width_of(span.text) for span in line.spans)


def at(layout: Layout, spot: Spot) -> str:
    """Return the text that stands in a spot."""
    return between(layout.lines[spot.line], spot.start, spot.end)


def between(line: Line, start: int, end: int) -> str:
    """Return the text of a line from cell `start` to before cell `end`; no accent at `start` is from before."""
    found: list[str] = []
    cell = 0
    for span in line.spans:
        for index, char in enumerate(span.text):
            reached = cell + width_of(span.text[: index + 1])
            before = cell + width_of(span.text[:index])
            joined = reached == before and start < before <= end
            if joined or (reached > before and start <= before < end):
                found.append(char)
        cell += width_of(span.text)
    return "".join(found)


def visible(text: str) -> str:
    """Return text without white space."""
    return "".join(text.split())
