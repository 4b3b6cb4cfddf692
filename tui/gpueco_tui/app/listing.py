"""What the sidebar lists: sections as headings, a row a project, the best first while searching."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rich.cells import set_cell_size

from gpueco_tui.app.place import Place
from gpueco_tui.layout.lines import Line, Span
from gpueco_tui.layout.style import Style
from gpueco_tui.model import Section
from gpueco_tui.pages.row import TAG_IN_SIDEBAR, matched, row_of
from gpueco_tui.search.index import Hit
from gpueco_tui.text.width import around, cut, width_of
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.index import Results

CHOSEN_MARK = "✓"
FAVOURITE_MARK = "★"
SNIPPETS = 60
"""Best hits that show where their text matched; looking for all of ten thousand would be felt at every key."""


class Marks(Frozen):
    """What a user picked out of an ecosystem, as slugs of projects."""

    chosen: frozenset[str] = frozenset()
    """The projects marked for a comparison."""
    favourites: frozenset[str] = frozenset()


class _Snippet(Frozen):
    """The line under a project that matched in its text."""

    text: str
    spans: tuple[tuple[int, int], ...]


_Row = Section | Hit | _Snippet | Place | None
"""A line: a heading, a project, what belongs to it, the overview, or an empty line."""


class Listing(Frozen):
    """The rows of an ecosystem, or of the results of a query if there are any."""

    ecosystem: Ecosystem
    results: Results | None = None
    marks: Marks = Marks()

    @cached_property
    def rows(self) -> tuple[_Row, ...]:
        """The lines, in order."""
        return tuple(_rows(self))

    @property
    def stops(self) -> tuple[int, ...]:
        """The lines of projects, of the overview and of the pages beside it."""
        return self._stops

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        return tuple(
            y
            for y, row in enumerate(self.rows)
            if isinstance(row, (Hit, Place)) or (isinstance(row, Section) and not row.projects)
        )

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self.rows)

    def value(self, index: int) -> Place:
        """Return the place of row `index`."""
        row = self.rows[self.stops[index]]
        if isinstance(row, Section):
            return Place.of_section(row)
        return Place.of_project(row.project) if isinstance(row, Hit) else Place()

    def index(self, place: Place) -> int:
        """Return the row of `place`, or -1; looked for when asked, for there may be ten thousand."""
        for index, y in enumerate(self.stops):
            row = self.rows[y]
            slug = row.project.slug if isinstance(row, Hit) else row.slug if isinstance(row, (Section, Place)) else None
            kind = "project" if isinstance(row, Hit) else "section" if isinstance(row, Section) else "overview"
            if (kind, slug) == (place.kind, place.slug):
                return index
        return -1

    def cursor(self, before: object, at: int) -> int:
        """Return where the cursor goes from row `at` of `before`: along with its project, or to a query's best hit."""
        if not self.stops:
            return -1
        if not isinstance(before, Listing) or not 0 <= at < len(before.stops):
            return 0
        new_query = self.results is not None and before.results is not self.results
        return 0 if new_query else max(0, self.index(before.value(at)))

    def line(self, y: int, width: int) -> Line:
        """Return line `y`, laid out for `width` cells."""
        width = max(1, width)
        row = self.rows[y]
        if row is None:
            return Line()
        if isinstance(row, Hit):
            return _project_line(self, row, width)
        if isinstance(row, _Snippet):
            return _snippet_line(row, width)
        if isinstance(row, Section) and row.projects:
            return Line((Span(" "), Span(cut(row.title, width - 1), Style("label", strong=True))))
        if isinstance(row, Section):
            return Line((Span("   "), Span(cut(row.title, width - 3))))
        return Line((Span("   "), Span(cut("Overview", width - 3))))


def _rows(listing: Listing) -> list[_Row]:
    """Return the rows of `listing`, in order."""
    rows: list[_Row] = []
    if listing.results is not None:
        best, rest = listing.results.hits[:SNIPPETS], listing.results.hits[SNIPPETS:]
        for hit in best:
            rows.append(hit)
            if snippet := hit.snippet:
                rows.append(_Snippet(snippet, hit.snippet_spans))
        return [*rows, *rest]
    rows.append(Place())
    rows += (section for section in listing.ecosystem.sections if section.title and not section.projects)
    for section in listing.ecosystem.sections:
        if section.title and section.projects:
            rows += [None, section]
        rows.extend(Hit(project) for project in section.projects)
    return rows


def _project_line(listing: Listing, hit: Hit, width: int) -> Line:
    """Return the row of a project: status mark, name, short tag."""
    project = hit.project
    row = row_of(listing.ecosystem, project, TAG_IN_SIDEBAR)
    chosen = CHOSEN_MARK if project.slug in listing.marks.chosen else " "
    tag = row.tag
    star = f" {FAVOURITE_MARK}" if project.slug in listing.marks.favourites else ""
    room = width - 4 - width_of(tag) - width_of(star)
    if room < 12 or width_of(row.title) > room - bool(tag):  # the name comes first; a tag with no room goes
        tag, room = "", width - 4 - width_of(star)
    title = cut(row.title, room)
    gap = " " * (width - 4 - width_of(title) - width_of(star) - width_of(tag))
    return Line((
        Span(chosen, Style("title")),
        Span(set_cell_size(row.mark, 1), Style(row.tone)),
        Span(" "),
        *matched(title, hit.title, Style()),
        Span(star, Style("wait")),
        Span(gap),
        Span(tag, Style(row.hue)),
        Span(" "),
    ))  # fmt: skip


def _snippet_line(snippet: _Snippet, width: int) -> Line:
    """Return the line under a project: where its text matched."""
    return Line((Span("   "), *matched(*around(snippet.text, snippet.spans, width - 4), Style("muted"))))
