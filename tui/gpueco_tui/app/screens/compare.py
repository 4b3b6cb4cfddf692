"""Projects side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.place import Here, Place
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.screens.page_actions import PageActions
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.page_view import Content, PageView
from gpueco_tui.layout.table import GUTTER, LONG_WORD
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.comparison import MOST_COMPARED, compare, comparison_page, label_of
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from gpueco_tui.layout.lines import Layout
    from gpueco_tui.model import Ecosystem, Project

COLUMN = LONG_WORD + GUTTER
"""The least cells for a project: below that the table is scrolled sideways instead."""


class CompareScreen(Frame[Place]):
    """A table with a column a project and a row a fact; gives the place to go to, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("copy", "copy", "Copy table", show=True, does="Copy the comparison as a Markdown table"),
        binding("open", "open", "Open", does="Open the focused link in the browser"),
        binding("hints", "hint", "Links"),
        binding("links", "list_links", "All links"),
        binding("contents", "contents", "Contents"),
        binding("copy-menu", "copy_menu", "Copy…"),
        Binding("escape", "leave", "Back", tooltip="Back to the page"),
        binding("differences", "toggle_equal", "Differences", show=True),
        binding("to-page", "sideways(8)", "Right", does="Scroll to the right"),
        binding("to-sidebar", "sideways(-8)", "Left", does="Scroll to the left"),
        binding("help", "app.help", "Help", show=True),
        binding("quit", "leave", "Back", does="Back to the page"),
        binding("compare", "leave", "Back", does="Back to the page"),
    ]

    page = query_one(PageView)
    differing_only: reactive[bool] = reactive(default=False, init=False, repaint=False)

    def __init__(self, ecosystem: Ecosystem, projects: tuple[Project, ...], *, hyperlinks: bool = True) -> None:
        """Compare `projects`; with `hyperlinks` the terminal gets the addresses of links."""
        super().__init__()
        self._hyperlinks = hyperlinks
        self._comparison = compare(ecosystem, projects[:MOST_COMPARED])
        self._actions = PageActions(
            self,
            page=lambda: self.page,
            here=lambda: Here(ecosystem),
            go=self.close,
            enter_page=lambda: self.set_focus(self.page),
        )
        self.action_open = self._actions.open
        self.action_hint = self._actions.hint
        self.action_list_links = self._actions.list_links
        self.action_contents = self._actions.contents
        self.action_copy_menu = self._actions.copy_menu

    def compose(self) -> ComposeResult:
        """Make the table."""
        labels = max((width_of(label_of(row)) for row in self._comparison.rows), default=0)
        least = labels + COLUMN * len(self._comparison.projects)
        yield PageView(widest=least * 3, narrowest=least, hyperlinks=self._hyperlinks, faint=self._equal_lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the table."""
        super().on_mount()
        self.watch(self.page, "unfinished", self._actions.say_unfinished, init=False)
        self.set_focus(self.page)
        self.watch_differing_only()

    def _equal_lines(self, laid_out: Layout) -> Iterator[int]:
        """Yield the lines of the rows that are equal; of none before the table is laid out."""
        placed = laid_out.tables[0].rows if laid_out.tables else ()
        rows = self._comparison.shown_rows(differing_only=self.differing_only)
        for row, (first, end) in zip(rows, placed, strict=False):
            if not row.differs:
                yield from range(first, end)

    def _markdown(self) -> str:
        return as_markdown(comparison_page(self._comparison, differing_only=self.differing_only))

    def watch_differing_only(self) -> None:
        """Draw the rows that are wanted."""
        titles = ", ".join(project.title for project in self._comparison.projects)
        equal = sum(not row.differs for row in self._comparison.rows)
        table = comparison_page(self._comparison, differing_only=self.differing_only, linked=True)
        self.page.content = Content(table, key=titles)
        self.position = f"{equal} equal hidden" if self.differing_only and equal else ""

    def action_toggle_equal(self) -> None:
        """Hide the rows that are equal, or show them."""
        self.differing_only = not self.differing_only

    def action_copy(self) -> None:
        """Copy the selected text, or the table as Markdown."""
        link = self.page.reading.link
        self._actions.copy_text(self.get_selected_text() or (link.url if link else self._markdown()))

    def action_sideways(self, cells: int) -> None:
        """Scroll sideways by `cells`."""
        self.page.action_sideways(cells)

    def action_leave(self) -> None:
        """Go back."""
        if self.page.reading.link:
            self.page.focus_link(-1)
        else:
            self.close()

    @on(PageView.LinkFollowed)
    def _follow(self, event: PageView.LinkFollowed) -> None:
        self._actions.follow(event.url)

    @on(PageView.LinkFocused)
    def _describe_link(self, event: PageView.LinkFocused) -> None:
        self._actions.describe(event.link)

    @on(PageView.HintsChanged)
    def _explain_hints(self, event: PageView.HintsChanged) -> None:
        self._actions.explain_hints(shown=event.shown)
