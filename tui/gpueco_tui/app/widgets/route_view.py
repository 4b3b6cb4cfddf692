"""Routes as rows, with a cursor on one part of one route."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.route_table import RouteLines, RouteTable
from gpueco_tui.app.widgets.line_view import LineView

if TYPE_CHECKING:
    from textual import events

    from gpueco_tui.app.route_parts import Part
    from gpueco_tui.app.route_table import Row


class RouteView(LineView):
    """Shows the rows of an answer about routes; says which part the cursor is on, and which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("choose", "choose", "As an end", show=True, does="Take the part as an end, or take it off"),
        binding("to-sidebar", "across(-1)", "Left", does="Go to the part at the left"),
        binding("to-page", "across(1)", "Right", does="Go to the part at the right"),
        Binding("left", "across(-1)", "Left", show=False),
        Binding("right", "across(1)", "Right", show=False),
        Binding("enter", "enter", "Go", tooltip="Go to the project, or take the part as an end"),
    ]

    rows: reactive[tuple[Row, ...]] = reactive((), init=False, repaint=False)
    at: reactive[tuple[int, int]] = reactive((0, 0), repaint=False)
    """The row of the cursor, and the number of the part in it."""

    class Moved(Message):
        """The cursor came to a part, or there are other rows, or another width."""

    class Chosen(FieldMessage):
        """The part under the cursor is wanted as an end of the routes."""

        part: Part

    class Entered(FieldMessage):
        """Enter was pressed on a part of a row."""

        row: Row
        part: Part

    def __init__(self) -> None:
        super().__init__(self._cursor_and_lines, self._lay_out)
        self.table = RouteTable()
        self._cell = 0
        """The cell that the cursor stays in from row to row."""

    def _cursor_and_lines(self) -> RouteLines:
        return RouteLines(self.table, self.at, self.has_focus)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.at[0]] if self.at[0] < len(self.rows) else None

    @property
    def part(self) -> Part | None:
        """The part under the cursor."""
        parts = self.table.parts(self.at[0])
        return parts[self.at[1]][0] if self.at[1] < len(parts) else None

    def show(self, rows: tuple[Row, ...], at: tuple[int, int] = (0, 0)) -> None:
        """Show `rows`, the cursor at `at` or as near as there is anything."""
        self.set_reactive(RouteView.rows, rows)
        self.set_reactive(RouteView.at, at)
        self._lay_out()

    def _lay_out(self) -> None:
        """Lay the rows out for the width there is."""
        width = self.content_region.width
        part = self.part
        self.table = RouteTable(self.rows, width)
        row, number = self.at
        row = max(0, min(row, len(self.rows) - 1))
        parts = [one for one, _, _ in self.table.parts(row)]
        number = parts.index(part) if part in parts else max(0, min(number, len(parts) - 1))
        self.set_reactive(RouteView.at, (row, number))
        self.hold()
        self.repaint()
        self._reveal()
        self.post_message(self.Moved())

    def validate_at(self, at: tuple[int, int]) -> tuple[int, int]:
        """Keep the cursor on the rows."""
        row = max(0, min(at[0], len(self.rows) - 1))
        return row, max(0, min(at[1], len(self.table.parts(row)) - 1))

    def watch_at(self, before: tuple[int, int], after: tuple[int, int]) -> None:
        """Paint the cursor, keep it in view, and say that it moved."""
        if before[0] < len(self.rows):
            self.repaint([*self._lines_of(before), *self._lines_of(after)])
        self._reveal()
        self.post_message(self.Moved())

    def _lines_of(self, at: tuple[int, int]) -> list[int]:
        """Return the lines of a row and of its parts."""
        first, end = self._extent(at[0])
        return [*range(first, end), *(spot.line for _, _, spot in self.table.parts(at[0]) if spot.line < first)]

    def _extent(self, row: int) -> tuple[int, int]:
        """Return the first line of a row and the one after its last."""
        if not 0 <= row < len(self.table.first):
            return 0, 0
        first = end = self.table.first[row]
        while self.table.row_at(end) == row:
            end += 1
        return first, end

    def _reveal(self) -> None:
        """Scroll to the row under the cursor, and to what stands above the first."""
        first, end = self._extent(self.at[0])
        if end:
            top = 0 if self.at[0] == 0 else first
            self.scroll_to_region(Region(0, top, 1, max(1, end - top)), animate=False, force=True)

    def move(self, lines: int) -> None:
        """Move the cursor by so many rows; it stays in its cell as far as the row has it."""
        row = max(0, min(self.at[0] + lines, len(self.rows) - 1))
        cells = [cell for _, cell, _ in self.table.parts(row)]
        nearest = min(range(len(cells)), key=lambda at: (abs(cells[at] - self._cell), at), default=0)
        self.at = (row, nearest)

    def action_across(self, parts: int) -> None:
        """Move the cursor to another part of the row."""
        self._point_at(self.at[0], self.at[1] + parts)

    def _point_at(self, row: int, number: int) -> None:
        self.at = (row, number)
        parts = self.table.parts(self.at[0])
        if parts:
            self._cell = parts[self.at[1]][1]

    def action_choose(self) -> None:
        """Take the part under the cursor as an end, or on the way."""
        if part := self.part:
            self.post_message(self.Chosen(part))

    def action_enter(self) -> None:
        """Go to the part under the cursor."""
        if (row := self.row) and (part := self.part):
            self.post_message(self.Entered(row, part))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the part that was clicked; a second click goes there."""
        x, y = self.scrollbar.cell(event)
        row = self.table.row_at(y)
        if row < 0:
            return
        event.stop()
        parts = self.table.parts(row)
        nearest = min(range(len(parts)), key=lambda at: _away(parts[at][2], x, y), default=0)
        self._point_at(row, nearest)
        if event.chain > 1:
            self.action_enter()


def _away(spot: tuple[int, int, int], x: int, y: int) -> tuple[int, int]:
    """Return how far `spot` is from a cell: in lines, then in columns."""
    line, start, end = spot
    return abs(line - y), max(start - x, x - end + 1, 0)
