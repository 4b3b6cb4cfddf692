"""A dialog with a list to choose from, and a box to narrow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Static

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.layout.lines import Line, Span, Style
from gpueco_tui.text.width import cut, fitted, width_of
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

T = TypeVar("T")


class Option(Frozen, Generic[T]):
    """One thing to choose."""

    title: str
    value: T | None
    """What choosing it gives; None for a heading, which cannot be chosen."""
    note: str = ""
    """Shown muted at the right: a key, a target."""
    depth: int = 0

    @property
    def heading(self) -> bool:
        """Whether it only heads others."""
        return self.value is None


SHORT = 16
"""Cells of a note that stands at the right; longer ones stand in a column."""


class OptionRows(RowList):
    """Shows options."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose"),
    ]

    options: reactive[tuple[Option[object], ...]] = reactive((), repaint=False)
    _stops: tuple[int, ...] = ()

    def watch_options(self) -> None:
        """Show new options, the cursor on the first."""
        self._stops = tuple(y for y, option in enumerate(self.options) if not option.heading)
        self.rows_changed(0)

    def stops(self) -> tuple[int, ...]:
        """Return the lines of what can be chosen."""
        return self._stops

    def line_count(self) -> int:
        """Return how many options there are."""
        return len(self.options)

    def line_at(self, y: int) -> Line:
        """Return the line of option `y`: its title, and its note at the right."""
        option = self.options[y]
        width = self.content_region.width
        if option.heading:
            return Line((Span(f" {option.title}", Style("label", strong=True)),))
        title = "  " * option.depth + option.title
        column = min(max((width_of(one.title) + 2 * one.depth for one in self.options), default=0), width * 3 // 5)
        if self.short_notes():
            title, note = fitted(title, width - 4 - width_of(option.note)), option.note
        else:
            title, note = fitted(title, column), cut(option.note, max(0, width - column - 5))
        return Line((Span(f" {title}"), Span("  "), Span(note, Style("muted")), Span(" ")))

    def cursor_look(self) -> str:
        """Return how the cursor looks: always as what Enter chooses, also while the box has the focus."""
        return "over--cursor"

    def short_notes(self) -> bool:
        """Say whether the notes are short ones, such as keys, which stand at the right."""
        return all(width_of(option.note) <= SHORT for option in self.options)

    def chosen(self) -> Option[object] | None:
        """Return the option under the cursor."""
        stops = self.stops()
        return self.options[stops[self.cursor]] if 0 <= self.cursor < len(stops) else None


NOT_FOUND = 3
NARROWEST, WIDEST = 36, 96
"""Cells a dialog takes."""
LEFT_BESIDE = 16
"""Cells there must be beside a dialog for what lies below to show."""


def _rank(option: Option[T], words: Sequence[str]) -> int:
    """Say how well `option` answers `words`: 0 the title begins with the first, 1 it has them all, 2 with its note."""
    title = option.title.casefold()
    if all(word in title for word in words):
        return 0 if title.startswith(words[0]) else 1
    whole = f"{title} {option.note.casefold()}"
    return 2 if all(word in whole for word in words) else NOT_FOUND


class NarrowingBox(SearchBox):
    """The box of a dialog; its keys are named for what they do there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Choose"),
        Binding("escape", "leave", "Close"),
        Binding("pagedown", "beyond(10)", "Page down", show=False),
        Binding("pageup", "beyond(-10)", "Page up", show=False),
    ]


class Chooser(Frame[T], ModalScreen[T], Generic[T]):
    """Asks for one of `options`; typing narrows them, Enter chooses, Esc leaves with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("search", "filter", "Narrow", show=True, does="Narrow the list"),
        Binding("escape", "leave", "Close"),
        binding("quit", "leave", "Close", does="Close the dialog"),
    ]

    def __init__(self, title: str, options: Sequence[Option[T]], *, typing: bool = False, start: int = 0) -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._typing = typing
        self._start = start
        self._width = NARROWEST

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(id="dialog"):
            with Vertical(id="dialog-head"):
                yield Static(Content(self._title), id="dialog-title", markup=False)
                yield NarrowingBox(
                    placeholder="Type to narrow" if self._typing else f"{self.key('search')} to narrow",
                    compact=True,
                    select_on_focus=False,
                )
            yield OptionRows()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show all options; type at once, or choose at once."""
        super().on_mount()
        rows = self.query_one(OptionRows)
        rows.options = self._options  # type: ignore[assignment]
        rows.rows_changed(self._start)
        self.set_focus(self.query_one(SearchBox) if self._typing else rows)
        widths = (width_of(option.title) + width_of(option.note) + 2 * option.depth for option in self._options)
        self._width = max(NARROWEST, min(WIDEST, max(widths, default=0) + 10))
        self._fit()

    def on_resize(self) -> None:
        """Take the whole width where next to nothing would be left of what lies below."""
        self._fit()

    def _fit(self) -> None:
        width = self._width
        self.query_one("#dialog").styles.width = width if self.size.width - width >= LEFT_BESIDE else "100%"

    @on(SearchBox.Changed)
    def _narrow(self, event: SearchBox.Changed) -> None:
        words = event.value.casefold().split()
        rows = self.query_one(OptionRows)
        if not words:
            rows.options = self._options  # type: ignore[assignment]
            return
        found = [(_rank(option, words), option) for option in self._options if not option.heading]
        found = [(rank, option) for rank, option in found if rank < NOT_FOUND]
        kept = [option for _, option in sorted(found, key=lambda one: one[0])]
        rows.options = tuple(kept) or (Option("Nothing matches.", None),)  # type: ignore[assignment]

    @on(SearchBox.Passed)
    def _move(self, event: SearchBox.Passed) -> None:
        self.query_one(OptionRows).cursor += event.rows

    @on(SearchBox.Left)
    def _left(self) -> None:
        self.dismiss(None)

    @on(SearchBox.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        if (value := self.under_cursor()) is not None:
            self.dismiss(value)

    def under_cursor(self) -> T | None:
        """Return what choosing the row under the cursor would give."""
        option = self.query_one(OptionRows).chosen()
        return option.value if option else None  # type: ignore[return-value]

    def way_out(self) -> str:
        """Return what the foot names last: a dialog has no help of its own."""
        return "leave"

    def action_leave(self) -> None:
        """Close without choosing."""
        self.dismiss(None)

    def action_filter(self) -> None:
        """Type to narrow the list."""
        self.set_focus(self.query_one(SearchBox))
