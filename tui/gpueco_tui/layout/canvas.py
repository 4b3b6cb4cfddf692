"""The page while it is laid out: lines are put on it one after the other."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import contextmanager
from itertools import pairwise

from gpueco_tui.layout.lines import Layout, Line, PlacedCode, PlacedHeading, PlacedLink, PlacedTable, Run, Span, Spot
from gpueco_tui.layout.style import Style
from gpueco_tui.layout.wrap import Flow, Slice, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from gpueco_tui.layout.roles import Role

Spans = tuple[Span, ...]

LEAST_ROOM = 6
"""Cells that an indent must leave for the text; otherwise it is left out."""


class Canvas:
    """Takes lines, and keeps the places of links, headings, tables, code and runs of text on them."""

    def __init__(self, width: int, *, overflow: bool = False, colored: bool = True) -> None:
        self.width = width
        self.overflow = overflow
        """Whether long words and lines of code may be wider than the page."""
        self.colored = colored
        """Whether the words of code have roles of their own."""
        self.lines: list[Line] = []
        self.runs: list[Run] = []
        self.headings: list[PlacedHeading] = []
        self.code: list[PlacedCode] = []
        self.tables: list[PlacedTable] = []
        self.indent = 0
        """Cells of the margin."""
        self._nesting = 0
        """How many margins there are."""
        self._margin: Spans = ()
        self._mark: Spans | None = None
        self._gapped = False
        self._spots: dict[int, list[Spot]] = {}
        self._link_texts: dict[int, list[str]] = {}

    @property
    def room(self) -> int:
        """The cells beside the margin, at least 1."""
        return max(1, self.width - self.indent)

    def put(self, spans: Spans, fill: Role | None = None) -> None:
        """Add a line."""
        margin = self._margin if self._mark is None else self._mark
        self._mark = None
        self._gapped = False
        if not spans and fill is None:
            while margin and margin[-1].text.isspace():
                margin = margin[:-1]
        self.lines.append(Line(margin + spans if margin else spans, fill))

    def extend(self, spans: Spans) -> None:
        """Add to the last line."""
        last = self.lines[-1]
        self.lines[-1] = Line(last.spans + spans, last.fill)

    def gap(self) -> None:
        """Add an empty line, unless the page or a list item begins here or the last line is empty."""
        if self.lines and not self._gapped and self._mark is None:
            self.put(())
            self._gapped = True

    @contextmanager
    def margin(self, mark: Span, rest: Span, cells: int) -> Generator[None]:
        """Indent the lines of a block by `cells`: `mark` is before the first line, `rest` before all others.

        When that leaves less than `LEAST_ROOM`, the mark gets its own line if it fits, and nothing is indented.
        """
        margin, indent = self._margin, self.indent
        self._nesting += 1
        if self.room - cells >= LEAST_ROOM:
            self._mark = (self._margin if self._mark is None else self._mark) + (mark,)
            self._margin += (rest,)
            self.indent += cells
        elif mark != rest and cells - 1 <= self.room:
            self.put((Span(mark.text.rstrip(), mark.style),))
        yield
        if self._mark is not None and len(self._margin) > len(margin):
            self.put(())  # nothing was put: the mark is alone on its line
        self._margin, self.indent = margin, indent
        self._nesting -= 1

    def flow(self, flow: Flow) -> None:
        """Add a flow of text, wrapped."""
        rows = wrap(flow, self.room, overflow=self.overflow)
        line, column = len(self.lines), self.indent
        for index, row in enumerate(rows):
            self.put(self.row(flow, row, line + index, column))
        self.run(flow, [(start, line + index, column) for index, (start, _) in enumerate(rows)])

    def row(self, flow: Flow, row: Slice, line: int, column: int) -> Spans:
        """Return the spans of a row that begins in cell `column` of `line`; keep the spots of its links."""
        start, end = row
        if start == end:
            return ()
        starts, text = flow.starts, flow.text
        part = bisect_right(starts, start) - 1
        spans: list[Span] = []
        at = start
        while at < end:
            until = min(end, starts[part + 1])
            style, link = flow.styles[part]
            spans.append(Span(text[at:until], style, link))
            if link >= 0:
                self._spot(link, line, column + flow.width(start, at), column + flow.width(start, until))
            at = until
            part += 1
        return tuple(spans)

    def run(self, flow: Flow, pieces: list[tuple[int, int, int]]) -> None:
        """Keep where the text of a flow was put, and the texts of its links."""
        if flow.text:
            self.runs.append(Run(flow.text, tuple(pieces)))
        for (_, link), (start, end) in zip(flow.styles, pairwise(flow.starts), strict=True):
            if link >= 0:
                self._link_texts.setdefault(link, []).append(flow.text[start:end])

    def heading(self, level: int, text: str) -> None:
        """Keep that a heading begins on the next line."""
        nested = self._nesting > 0
        self.headings.append(PlacedHeading(level, " ".join(text.split()), len(self.lines), nested))

    def table(self, rows: list[tuple[int, int]]) -> None:
        """Keep which lines the rows of a table fill."""
        self.tables.append(PlacedTable(tuple(rows)))

    def layout(self, urls: tuple[str, ...]) -> Layout:
        """Return the page; `urls` are the addresses of its links."""
        if self._gapped:
            self.lines.pop()
        links = tuple(
            PlacedLink(url, self._link_text(index), tuple(self._spots.get(index, ()))) for index, url in enumerate(urls)
        )
        return Layout(
            self.width,
            tuple(self.lines),
            links,
            tuple(self.headings),
            tuple(self.code),
            tuple(self.tables),
            tuple(self.runs),
        )

    def _link_text(self, link: int) -> str:
        return " ".join("".join(self._link_texts.get(link, ())).split())

    def _spot(self, link: int, line: int, start: int, end: int) -> None:
        """Keep a spot of a link; one that begins where the last ends is part of that."""
        if start == end:
            return
        spots = self._spots.setdefault(link, [])
        if spots and spots[-1].line == line and spots[-1].end == start:
            spots[-1] = Spot(line, spots[-1].start, end)
        else:
            spots.append(Spot(line, start, end))


def padding(cells: int) -> Spans:
    """Return `cells` spaces."""
    return (Span(" " * cells, Style()),) if cells > 0 else ()
