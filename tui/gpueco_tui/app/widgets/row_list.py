"""A list with a cursor: rows of lines, one of them under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive

from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.widgets.line_view import LineView
from gpueco_tui.layout.lines import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events


class RowList(LineView):
    """Lines of which some can be chosen; a subclass says which by `stops`.

    A row may have lines under it that belong to it: the cursor stands on the row's first line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose", show=False),
    ]

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The index in `stops` of the row under the cursor, or -1."""

    class Highlighted(FieldMessage):
        """The cursor came to a row."""

        index: int

    class Chosen(FieldMessage):
        """The row under the cursor was chosen: by Enter, or by a click."""

        index: int

    def stops(self) -> tuple[int, ...]:
        """Return the lines the cursor can stand on, in order."""
        raise NotImplementedError

    def rows_changed(self, cursor: int = -1) -> None:
        """Take new rows in, and put the cursor on one of them without telling anyone."""
        width = self.content_region.width
        self.hold(Size(width, self.line_count()))
        with self.prevent(self.Highlighted):
            self.set_reactive(RowList.cursor, min(cursor, len(self.stops()) - 1))
        self.repaint()
        self.show_cursor()

    def watch_cursor(self, before: int, after: int) -> None:
        """Paint the two rows that changed, and say where the cursor is."""
        stops = self.stops()
        self.repaint(lines=[stops[index] for index in (before, after) if 0 <= index < len(stops)])
        self.show_cursor()
        if 0 <= after < len(stops):
            self.post_message(self.Highlighted(after))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the rows."""
        return max(min(cursor, len(self.stops()) - 1), min(0, len(self.stops()) - 1))

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor, and what belongs to it, is in view."""
        stops = self.stops()
        if not 0 <= self.cursor < len(stops):
            return
        top = stops[self.cursor]
        bottom = stops[self.cursor + 1] if self.cursor + 1 < len(stops) else self.line_count()
        first = 0 if self.cursor == 0 else top
        self.scroll_to_region(Region(0, first, 1, max(1, min(bottom, top + 2) - first)), animate=False, force=True)

    def move(self, lines: int) -> None:
        """Move the cursor by `lines` rows, up when negative."""
        self.cursor += lines

    def overlays(self, y: int) -> Iterable[tuple[Spot, str]]:
        """Return the cursor's bar."""
        stops = self.stops()
        if 0 <= self.cursor < len(stops) and stops[self.cursor] == y:
            yield Spot(y, 0, -1), self.cursor_look()

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked, and choose it."""
        _, y = self.spot(event)
        stops = self.stops()
        index = max((i for i, stop in enumerate(stops) if stop <= y), default=-1)
        if index >= 0 and y < self.line_count():
            event.stop()
            self.cursor = index
            self.post_message(self.Chosen(index))

    def resized(self) -> None:
        """Lay the rows out for the new width."""
        self.rows_changed(self.cursor)
