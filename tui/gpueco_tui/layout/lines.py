"""The values of a laid-out page: lines of styled spans, and where its links, headings, tables and code are.

All columns and widths are terminal cells; lines and columns count from 0.

A page has thousands of styles, spans and spots. As named tuples they are laid out in two thirds of the time that
frozen dataclasses take.
"""

from __future__ import annotations

from gpueco_tui.layout.style import Style
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role


class Span(NamedTuple):
    """Text of one style, on one line."""

    text: str
    style: Style = Style()
    link: int = -1
    """The index in `Layout.links` of the link it belongs to, or -1."""


class Line(NamedTuple):
    """One laid-out row of a page."""

    spans: tuple[Span, ...] = ()
    fill: Role | None = None
    """The role whose background goes to the end of the row (a code block), or None."""

    @property
    def plain(self) -> str:
        """The text of the line."""
        return "".join(span.text for span in self.spans)


class Spot(NamedTuple):
    """A stretch of one line, from cell `start` to before cell `end`."""

    line: int
    start: int
    end: int


class PlacedLink(Frozen):
    """A link of the page: where it goes and the spots that show it (several when it wraps)."""

    url: str
    text: str
    spots: tuple[Spot, ...]


class PlacedHeading(Frozen):
    """A heading of the page and the line it begins on."""

    level: int
    text: str
    line: int
    nested: bool = False
    """Whether it is inside a list or a quote."""


class PlacedTable(Frozen):
    """A table of the page; fact cards are not among them."""

    rows: tuple[tuple[int, int], ...]
    """Of each row below the header the first line, and the one after its last."""


class PlacedCode(Frozen):
    """A code block of the page: its text as written, and the lines it fills."""

    text: str
    language: str
    first: int
    last: int


class Run(Frozen):
    """One flow of text (a paragraph, a heading, a table cell, a line of code) before it was wrapped.

    `pieces` maps the text to the page: (offset into text, line, first cell), in order; each piece goes on to the
    offset of the next. What layout dropped at a wrap (one space) belongs to the piece before it.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]


class Layout(Frozen):
    """A page laid out for a width in cells."""

    width: int
    lines: tuple[Line, ...] = ()
    links: tuple[PlacedLink, ...] = ()
    headings: tuple[PlacedHeading, ...] = ()
    code: tuple[PlacedCode, ...] = ()
    tables: tuple[PlacedTable, ...] = ()
    runs: tuple[Run, ...] = ()
