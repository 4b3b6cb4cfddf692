"""The sidebar: sections as headings, a row a project, best first while searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from textual.reactive import reactive

from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.place import Place
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.layout.lines import Line, Span, Style
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


class Listing(Frozen):
    """What the sidebar lists: an ecosystem, and the results of a query when there is one."""

    ecosystem: Ecosystem
    results: Results | None = None
    chosen: frozenset[str] = frozenset()
    """The slugs of the projects marked for a comparison."""
    favourites: frozenset[str] = frozenset()


class _Snippet(Frozen):
    """The line under a project that matched in its text."""

    text: str
    spans: tuple[tuple[int, int], ...]


_Row = Section | Hit | _Snippet | Place | None
"""A line: a heading, a project, what belongs to it, the overview, or air."""


class Sidebar(RowList):
    """Lists projects; says which one the cursor is on, and which was chosen."""

    listing: reactive[Listing | None] = reactive(None, repaint=False)

    class PlaceHighlighted(FieldMessage):
        """The cursor came to a place."""

        place: Place

    class PlaceChosen(FieldMessage):
        """A place was chosen: its page is wanted, with the focus."""

        place: Place

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._rows: list[_Row] = []
        self._stops: tuple[int, ...] = ()

    def stops(self) -> tuple[int, ...]:
        """Return the lines of projects and of the overview."""
        return self._stops

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._rows)

    def cursor_look(self) -> str:
        """Return how the cursor looks: bright also while a query is typed, for Enter goes to it."""
        return "over--cursor" if self.screen.has_class("-searching") else super().cursor_look()

    def place(self, away: int = 0) -> Place | None:
        """Return the place under the cursor, or so many rows `away` from it; None where there is none."""
        index = self.cursor + away
        if self.cursor < 0 or not 0 <= index < len(self._stops):
            return None
        row = self._rows[self._stops[index]]
        return Place.of_project(row.project) if isinstance(row, Hit) else Place()

    def point_at(self, place: Place) -> None:
        """Put the cursor on `place` without telling anyone; nothing happens when it is not listed."""
        if place != self.place() and (index := self._index_of(place)) >= 0:
            self.rows_changed(index)

    def _index_of(self, place: Place) -> int:
        """Return which of the stops `place` is, or -1; looked for when asked, for there may be ten thousand."""
        for index, y in enumerate(self._stops):
            row = self._rows[y]
            here = place.kind == "project" and row.project.slug == place.slug if isinstance(row, Hit) else row == place
            if here:
                return index
        return -1

    def watch_listing(self, before: Listing | None, listing: Listing | None) -> None:
        """Make the rows anew; the cursor stays on its project, or goes to the best hit of a new query."""
        if listing is None:
            return
        here = self.place()
        self._rows = list(_rows(listing))
        self._stops = tuple(y for y, row in enumerate(self._rows) if isinstance(row, (Hit, Place)))
        new_query = listing.results is not None and (before is None or before.results is not listing.results)
        cursor = 0 if here is None or new_query else max(0, self._index_of(here))
        self.rows_changed(cursor if self._stops else -1)

    def watch_cursor(self, before: int, after: int) -> None:
        """Paint the cursor, and say where it is."""
        super().watch_cursor(before, after)
        if (place := self.place()) is not None:
            self.post_message(self.PlaceHighlighted(place))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Say which place was chosen."""
        event.stop()
        if (place := self.place()) is not None:
            self.post_message(self.PlaceChosen(place))

    def line_at(self, y: int) -> Line:
        """Return line `y`."""
        width = max(1, self.content_region.width)
        row = self._rows[y]
        if row is None:
            return Line()
        if isinstance(row, Hit):
            return self._project_line(row, width)
        if isinstance(row, _Snippet):
            return _snippet_line(row, width)
        if isinstance(row, Section):
            return Line((Span(" "), Span(cut(row.title, width - 1), Style("label", strong=True))))
        return Line((Span("   "), Span(cut("Overview", width - 3))))

    def _project_line(self, hit: Hit, width: int) -> Line:
        """Return the row of a project: status mark, name, short tag."""
        listing = self.listing
        if listing is None:
            return Line()
        project = hit.project
        row = row_of(listing.ecosystem, project, TAG_IN_SIDEBAR)
        chosen = CHOSEN_MARK if project.slug in listing.chosen else " "
        tag = row.tag
        star = f" {FAVOURITE_MARK}" if project.slug in listing.favourites else ""
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
            Span(tag, Style("muted")),
            Span(" "),
        ))  # fmt: skip


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
    for section in listing.ecosystem.sections:
        if section.title and section.projects:
            rows += [None, section]
        rows.extend(Hit(project) for project in section.projects)
    return rows


def _snippet_line(snippet: _Snippet, width: int) -> Line:
    """Return the line under a project: where its text matched."""
    return Line((Span("   "), *matched(*around(snippet.text, snippet.spans, width - 4), Style("muted"))))
