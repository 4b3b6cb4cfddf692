"""A dialog with a list to choose from, and a box to narrow it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.layout.lines import Line, Span
from gpueco_tui.layout.style import Style
from gpueco_tui.text.width import cut, fitted, width_of
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
        """Whether it is only a heading."""
        return self.value is None


SHORT = 16
"""Cells of a note that is put at the right; longer ones are in a column."""


class Options(Frozen, Generic[T]):
    """Options as rows, in order."""

    options: tuple[Option[T], ...] = ()
    start: int = 0
    """The number, of those that can be chosen, of the option that the cursor begins on."""

    @property
    def stops(self) -> tuple[int, ...]:
        """The lines of what can be chosen."""
        return self._stops

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        return tuple(y for y, option in enumerate(self.options) if not option.heading)

    @property
    def count(self) -> int:
        """The number of options."""
        return len(self.options)

    def value(self, index: int) -> T | None:
        """Return what choosing row `index` gives."""
        return self.options[self.stops[index]].value

    def cursor(self, before: object, at: int) -> int:  # noqa: ARG002  the same wherever the cursor was
        """Return where the cursor begins."""
        return self.start

    def line(self, y: int, width: int) -> Line:
        """Return the line of option `y`: its title, and its note at the right or in a column."""
        option = self.options[y]
        if option.heading:
            return Line((Span(f" {option.title}", Style("label", strong=True)),))
        title = "  " * option.depth + option.title
        titles, notes_are_short = self._measured
        if notes_are_short:
            title, note = fitted(title, width - 4 - width_of(option.note)), option.note
        else:
            column = min(titles, width * 3 // 5)
            title, note = fitted(title, column), cut(option.note, max(0, width - column - 5))
        return Line((Span(f" {title}"), Span("  "), Span(note, Style("muted")), Span(" ")))

    @cached_property
    def _measured(self) -> tuple[int, bool]:
        """The cells of the widest title, and whether all notes are short ones, such as keys."""
        titles = max((width_of(one.title) + 2 * one.depth for one in self.options), default=0)
        return titles, all(width_of(option.note) <= SHORT for option in self.options)


NOT_FOUND = 3
NARROWEST, WIDEST = 36, 96
"""Cells a dialog takes."""
LEFT_BESIDE = 16
"""Cells that must be left beside a dialog to show the screen below."""


def _rank(option: Option[T], words: Sequence[str]) -> int:
    """Say how well `option` answers `words`: 0 the title begins with the first, 1 it has them all, 2 with its note."""
    title = option.title.casefold()
    if all(word in title for word in words):
        return 0 if title.startswith(words[0]) else 1
    whole = f"{title} {option.note.casefold()}"
    return 2 if all(word in whole for word in words) else NOT_FOUND


class NarrowingBox(SearchBox):
    """The search box of a dialog; its keys have other labels."""

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
        binding("copy", "choose('copy')", "Copy", show=True, does="Copy the link"),
        binding("open", "choose('open')", "Open", show=True),
    ]
    WAY_OUT = "leave"

    rows = query_one(RowList)

    def __init__(
        self,
        title: str,
        options: Sequence[Option[T]],
        *,
        typing: bool = False,
        start: int = 0,
        deeds: Mapping[str, Callable[[T], T]] | None = None,
    ) -> None:
        """Ask with `title` above the options; with `typing` the box has the focus at first.

        `start` is the number of the option that the cursor begins on. `deeds` are the other ways to choose, `copy` and
        `open`: each makes what it gives of what Enter gives.
        """
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._typing = typing
        self._start = start
        self._deeds = deeds or {}
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
            yield RowList(id="options", bright=True, enter=Binding("enter", "choose", "Choose"))
        yield KeyBar()

    def on_mount(self) -> None:
        """Show all options; type at once, or choose at once."""
        super().on_mount()
        self.rows.rows = Options(self._options, self._start)
        self.set_focus(self.query_one(SearchBox) if self._typing else self.rows)
        widths = (width_of(option.title) + width_of(option.note) + 2 * option.depth for option in self._options)
        self._width = max(NARROWEST, min(WIDEST, max(widths, default=0) + 10))
        self._fit()

    def on_resize(self) -> None:
        """Take the whole width where almost nothing would be left of the screen below."""
        self._fit()

    def _fit(self) -> None:
        width = self._width
        self.query_one("#dialog").styles.width = width if self.size.width - width >= LEFT_BESIDE else "100%"

    @on(SearchBox.Changed)
    def _narrow(self, event: SearchBox.Changed) -> None:
        words = event.value.casefold().split()
        if not words:
            self.rows.rows = Options(self._options)
            return
        found = [(_rank(option, words), option) for option in self._options if not option.heading]
        found = [(rank, option) for rank, option in found if rank < NOT_FOUND]
        kept = tuple(option for _, option in sorted(found, key=lambda one: one[0]))
        self.rows.rows = Options(kept or (Option("Nothing matches.", None),))

    @on(SearchBox.Passed)
    def _move(self, event: SearchBox.Passed) -> None:
        self.rows.cursor += event.rows

    @on(SearchBox.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self, deed: str = "") -> None:
        """Close with what the row under the cursor gives, by way of `deed` if it is named."""
        if (value := cast("T | None", self.rows.value())) is not None:
            self.close(self._deeds[deed](value) if deed else value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Copy and open only where these are ways to choose."""
        return action != "choose" or not parameters or parameters[0] in self._deeds

    @on(SearchBox.Left)
    def action_leave(self) -> None:
        """Close without choosing."""
        self.close()

    def action_filter(self) -> None:
        """Type to narrow the list."""
        self.set_focus(self.query_one(SearchBox))
