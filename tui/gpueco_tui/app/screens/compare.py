"""Projects side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.page_screen import PageScreen
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.page_view import Content, PageView
from gpueco_tui.layout.lines import Spot
from gpueco_tui.layout.table import GUTTER, LONG_WORD
from gpueco_tui.pages import page
from gpueco_tui.pages.comparison import MOST_COMPARED
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.comparison import Row

COLUMN = LONG_WORD + GUTTER
"""The least cells for a project: below that the table is scrolled sideways instead."""


class ComparisonView(PageView):
    """Shows the table; the rows that are equal stand back."""

    rows: tuple[Row, ...] = ()
    """The rows of the table, from the first one under its rule."""
    _equal: frozenset[int] = frozenset()

    def laid_out_anew(self) -> None:
        """Find the lines of the rows that are equal."""
        self._equal = frozenset(self._lines_of_equal_rows())
        super().laid_out_anew()

    def _lines_of_equal_rows(self) -> Iterator[int]:
        lines = [line.plain for line in self.laid_out.lines]
        rule = next((y for y, line in enumerate(lines) if line and not line.strip("─ ")), len(lines))
        column = next((link.spots[0].start for link in self.laid_out.links if link.spots), 0)
        rows, label, gathered = iter(self.rows), "", ""
        equal = False
        for y in range(rule + 1, len(lines)):
            words = lines[y][:column].strip()
            if words and gathered == label:  # else a long label goes on
                row = next(rows, None)
                if row is None:
                    return
                label, gathered, equal = row.marked_label, "", not row.differs
            gathered = f"{gathered} {words}".strip()
            if equal:
                yield y

    def overlays(self, y: int) -> Iterable[tuple[Spot, str]]:
        """Return what lies over line `y`, first of all the look of an equal row."""
        if y in self._equal:
            yield Spot(y, 0, -1), "line--muted"
        yield from super().overlays(y)


class CompareScreen(PageScreen[Place]):
    """A table with a column a project and a row a fact; gives the place to go to, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", tooltip="Back to the page"),
        binding("differences", "toggle_equal", "Differences", show=True),
        binding("copy", "copy", "Copy table", show=True, does="Copy the comparison as a Markdown table"),
        binding("open", "open", "Open", does="Open the focused link in the browser"),
        binding("hints", "hint", "Links"),
        binding("to-page", "sideways(8)", "Right", does="Scroll to the right"),
        binding("to-sidebar", "sideways(-8)", "Left", does="Scroll to the left"),
        binding("help", "app.help", "Help", show=True),
        binding("quit", "leave", "Back", does="Back to the page"),
        binding("compare", "leave", "Back", does="Back to the page"),
    ]

    page = query_one(ComparisonView)
    differing_only: reactive[bool] = reactive(default=False, init=False, repaint=False)

    def __init__(self, ecosystem: Ecosystem, projects: tuple[Project, ...]) -> None:
        super().__init__()
        self._ecosystem = ecosystem
        self._comparison = page.compare(ecosystem, projects[:MOST_COMPARED])

    def shown(self) -> Ecosystem:
        """Return the ecosystem that the projects are from."""
        return self._ecosystem

    def go(self, place: Place) -> None:
        """Go to `place`."""
        self.dismiss(place)

    def compose(self) -> ComposeResult:
        """Make the table."""
        labels = max((width_of(row.marked_label) for row in self._comparison.rows), default=0)
        least = labels + COLUMN * len(self._comparison.projects)
        yield ComparisonView(widest=least * 3, narrowest=least)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the table."""
        super().on_mount()
        self.set_focus(self.page)
        self.watch_differing_only()

    def _markdown(self) -> str:
        return page.comparison_markdown(self._comparison, differing_only=self.differing_only)

    def watch_differing_only(self) -> None:
        """Draw the rows that are wanted."""
        titles = ", ".join(project.title for project in self._comparison.projects)
        equal = sum(not row.differs for row in self._comparison.rows)
        table = page.comparison_markdown(self._comparison, differing_only=self.differing_only, page=page.internal_url)
        self.page.rows = tuple(row for row in self._comparison.rows if row.differs or not self.differing_only)
        self.page.content = Content(f"# Comparison\n\n{table}", key=titles)
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
