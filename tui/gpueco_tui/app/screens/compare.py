"""Projects side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from gpueco_tui.app.bindings import bound
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.page_screen import PageScreen
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.page_view import Content, PageView
from gpueco_tui.layout.lines import Spot
from gpueco_tui.layout.table import GUTTER, LONG_WORD
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.comparison import MOST_COMPARED, compare, comparison_page, label_of
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.facts import Fact

COLUMN = LONG_WORD + GUTTER
"""The least cells for a project: below that the table is scrolled sideways instead."""


class ComparisonView(PageView):
    """Shows the table; the rows that are equal stand back."""

    rows: tuple[Fact, ...] = ()
    """The rows of the table."""
    _equal: frozenset[int] = frozenset()

    def laid_out_anew(self) -> None:
        """Find the lines of the rows that are equal."""
        placed = self.laid_out.tables[0].rows if self.laid_out.tables else ()  # none before there is a size
        equal = (lines for row, lines in zip(self.rows, placed, strict=False) if not row.differs)
        self._equal = frozenset(y for first, end in equal for y in range(first, end))
        super().laid_out_anew()

    def overlays(self, y: int) -> Iterable[tuple[Spot, str]]:
        """Return what lies over line `y`, first of all the look of an equal row."""
        if y in self._equal:
            yield Spot(y, 0, -1), "line--muted"
        yield from super().overlays(y)


class CompareScreen(PageScreen[Place]):
    """A table with a column a project and a row a fact; gives the place to go to, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", tooltip="Back to the page"),
        bound("differences", "toggle_equal", "Differences", show=True),
        bound("copy", "copy", "Copy table", show=True, does="Copy the comparison as a Markdown table"),
        bound("open", "open", "Open", does="Open the focused link in the browser"),
        bound("hints", "hint", "Links"),
        bound("to-page", "sideways(8)", "Right", does="Scroll to the right"),
        bound("to-sidebar", "sideways(-8)", "Left", does="Scroll to the left"),
        bound("help", "app.help", "Help", show=True),
        bound("quit", "leave", "Back", does="Back to the page"),
        bound("compare", "leave", "Back", does="Back to the page"),
    ]

    page = query_one(ComparisonView)
    differing_only: reactive[bool] = reactive(default=False, init=False, repaint=False)

    def __init__(self, ecosystem: Ecosystem, projects: tuple[Project, ...]) -> None:
        super().__init__()
        self._ecosystem = ecosystem
        self._comparison = compare(ecosystem, projects[:MOST_COMPARED])

    def shown(self) -> Ecosystem:
        """Return the ecosystem that the projects are from."""
        return self._ecosystem

    def go(self, place: Place) -> None:
        """Go to `place`."""
        self.dismiss(place)

    def compose(self) -> ComposeResult:
        """Make the table."""
        labels = max((width_of(label_of(row)) for row in self._comparison.rows), default=0)
        least = labels + COLUMN * len(self._comparison.projects)
        yield ComparisonView(widest=least * 3, narrowest=least)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the table."""
        super().on_mount()
        self.set_focus(self.page)
        self.watch_differing_only()

    def _markdown(self) -> str:
        return as_markdown(comparison_page(self._comparison, differing_only=self.differing_only))

    def watch_differing_only(self) -> None:
        """Draw the rows that are wanted."""
        titles = ", ".join(project.title for project in self._comparison.projects)
        equal = sum(not row.differs for row in self._comparison.rows)
        table = comparison_page(self._comparison, differing_only=self.differing_only, linked=True)
        self.page.rows = self._comparison.shown_rows(differing_only=self.differing_only)
        self.page.content = Content(table, key=titles)
        self.position = f"{equal} equal hidden" if self.differing_only and equal else ""

    def action_toggle_equal(self) -> None:
        """Hide the rows that are equal, or show them."""
        self.differing_only = not self.differing_only

    def action_copy(self) -> None:
        """Copy the selected text, or the table as Markdown."""
        self.copy(self.get_selected_text() or (link.url if (link := self.page.link()) else self._markdown()))

    def action_sideways(self, cells: int) -> None:
        """Scroll sideways by `cells`."""
        self.page.action_sideways(cells)

    def action_leave(self) -> None:
        """Go back."""
        if self.page.focused_link >= 0:
            self.page.focused_link = -1
        else:
            self.dismiss(None)
