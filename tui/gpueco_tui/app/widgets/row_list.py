"""A list with a cursor: lines, some of which can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.reactive import reactive

from gpueco_tui.app.lines import Overlay
from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.widgets.line_painter import cursor_look
from gpueco_tui.app.widgets.line_view import LineView
from gpueco_tui.layout.lines import Line, Spot
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events


class Rows(Protocol):
    """What a list shows. A row may have lines under it that belong to it: the cursor is on the row's first line."""

    @property
    def count(self) -> int:
        """The number of lines."""
        ...

    @property
    def stops(self) -> tuple[int, ...]:
        """The lines that the cursor can be on, in order."""
        ...

    def line(self, y: int, width: int) -> Line:
        """Return line `y`, laid out for `width` cells."""
        ...

    def value(self, index: int) -> object:
        """Return what the row with the number `index` in `stops` is about."""
        ...

    def cursor(self, before: Rows | None, at: int) -> int:
        """Return where the cursor goes that was on row `at` of `before`; -1 for nowhere."""
        ...


class ListLines(Frozen):
    """The lines of a list at one width, with the cursor on one of them."""

    rows: Rows | None
    width: int
    cursor: int
    """The line under the cursor, or -1."""
    look: str
    """The component class of the cursor."""

    @property
    def count(self) -> int:
        """The number of lines."""
        return self.rows.count if self.rows else 0

    def line(self, y: int) -> Line:
        """Return line `y`."""
        return self.rows.line(y, self.width) if self.rows else Line()

    def overlays(self, y: int) -> Iterator[Overlay]:
        """Yield the cursor's bar, if it is on line `y`."""
        if y == self.cursor:
            yield Overlay(Spot(y, 0, -1), self.look)

    def link_url(self, index: int) -> str:  # noqa: ARG002  a list has no links
        """Return nothing."""
        return ""


class RowList(LineView):
    """Shows rows; says which one the cursor is on, and which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose", show=False),
    ]

    rows: reactive[Rows | None] = reactive(None, repaint=False)
    cursor: reactive[int] = reactive(-1, repaint=False)
    """The number in `stops` of the row under the cursor, or -1."""
    bright: reactive[bool] = reactive(default=False, repaint=False)
    """Whether the cursor looks as if the list had the focus: where Enter chooses its row also from a search box."""

    class Highlighted(FieldMessage):
        """The cursor came to a row."""

        value: object

    class Chosen(FieldMessage):
        """The row under the cursor was chosen: by Enter, or by a click."""

        value: object

    def __init__(self, *, bright: bool = False, enter: Binding | None = None, id: str | None = None) -> None:  # noqa: A002  Textual's name
        """Show nothing yet; `enter` is the binding of the Enter key in place of the class's own."""
        super().__init__(self._cursor_and_lines, self._lay_out, enter=enter, id=id)
        self.set_reactive(RowList.bright, bright)

    def _cursor_and_lines(self) -> ListLines:
        stops = self.stops
        cursor = stops[self.cursor] if 0 <= self.cursor < len(stops) else -1
        look = cursor_look(bright=self.bright or self.has_focus)
        return ListLines(self.rows, self.content_region.width, cursor, look)

    @property
    def stops(self) -> tuple[int, ...]:
        """The lines that the cursor can be on, in order."""
        return self.rows.stops if self.rows else ()

    def value(self, away: int = 0) -> object:
        """Return what the row under the cursor is about, or the one so many rows `away`; None if there is none."""
        index = self.cursor + away
        return self.rows.value(index) if self.rows and self.cursor >= 0 and 0 <= index < len(self.stops) else None

    def watch_rows(self, before: Rows | None, rows: Rows | None) -> None:
        """Show new rows."""
        if rows is not None:
            self.point_at(rows.cursor(before, self.cursor))

    def point_at(self, index: int) -> None:
        """Put the cursor on row `index` without telling anyone."""
        self.hold()
        self.set_reactive(RowList.cursor, min(index, len(self.stops) - 1))
        self.repaint()
        self._show_cursor()

    def _lay_out(self) -> None:
        """Lay the rows out for the new width."""
        self.point_at(self.cursor)

    def watch_bright(self) -> None:
        """Paint the cursor as it looks now."""
        self.repaint()

    def watch_cursor(self, before: int, after: int) -> None:
        """Paint the two rows that changed, and say where the cursor is."""
        stops = self.stops
        self.repaint([stops[index] for index in (before, after) if 0 <= index < len(stops)])
        self._show_cursor()
        if 0 <= after < len(stops):
            self.post_message(self.Highlighted(self.value()))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the rows."""
        last = len(self.stops) - 1
        return max(min(cursor, last), min(0, last))

    def _show_cursor(self) -> None:
        """Scroll so that the row under the cursor, and what belongs to it, is in view."""
        stops = self.stops
        if self.rows is None or not 0 <= self.cursor < len(stops):
            return
        top = stops[self.cursor]
        bottom = stops[self.cursor + 1] if self.cursor + 1 < len(stops) else self.rows.count
        first = 0 if self.cursor == 0 else top
        self.scroll_to_region(Region(0, first, 1, max(1, min(bottom, top + 2) - first)), animate=False, force=True)

    def move(self, lines: int) -> None:
        """Move the cursor by `lines` rows, up when negative."""
        self.cursor += lines

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self.value()))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked, and choose it."""
        _, y = self.scrollbar.cell(event)
        index = max((i for i, stop in enumerate(self.stops) if stop <= y), default=-1)
        if self.rows is not None and index >= 0 and y < self.rows.count:
            event.stop()
            self.cursor = index
            self.post_message(self.Chosen(self.value()))
