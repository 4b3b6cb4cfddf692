"""The decoder's matrix: a column a facet, a row a value, with the number of projects behind each."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.lines import Overlay
from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.widgets.line_painter import cursor_look
from gpueco_tui.app.widgets.line_view import LineView
from gpueco_tui.layout.lines import Line, Span, Spot
from gpueco_tui.layout.style import Style
from gpueco_tui.search.decoder import Choice
from gpueco_tui.text.width import width_of
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual import events

    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Facet

CHOSEN = "■"
LIT = "•"
AROUND = 8
"""Cells of a column in addition to its longest value: margins, mark and count."""


class Values(Frozen):
    """Facets side by side, and what is known of each value."""

    columns: tuple[Facet, ...] = ()
    counts: Mapping[Choice, int] = MappingProxyType({})
    """How many projects would match with each value chosen."""
    chosen: frozenset[Choice] = frozenset()
    lit: frozenset[Choice] = frozenset()
    """The values of the project that the user is on."""
    hues: Mapping[Choice, Role] = MappingProxyType({})
    """The roles of the families of values."""

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """The cells of each column."""
        return tuple(
            AROUND + max(width_of(facet.label) - 4, *(width_of(value.name) for value in facet.values), 4)
            for facet in self.columns
        )

    def choice(self, column: int, row: int) -> Choice | None:
        """Return the value at `column` and `row`, or None."""
        if column < len(self.columns) and row < len(self.columns[column].values):
            return Choice(self.columns[column].name, self.columns[column].values[row].name)
        return None

    def nearest(self, column: int, row: int) -> tuple[int, int]:
        """Return the column and the row of the value nearest to these."""
        if not self.columns:
            return (0, 0)
        column = max(0, min(len(self.columns) - 1, column))
        return column, max(0, min(len(self.columns[column].values) - 1, row))

    @property
    def count(self) -> int:
        """The number of lines: the heading and the longest column."""
        return 1 + max((len(facet.values) for facet in self.columns), default=0)

    def line(self, y: int) -> Line:
        """Return line `y`: one cell of every column."""
        spans: list[Span] = []
        for facet, width in zip(self.columns, self.widths, strict=True):
            if y == 0:
                spans += [Span(set_cell_size(f"  {facet.label}", width), Style("label", strong=True))]
            elif y <= len(facet.values):
                spans += self._cell(Choice(facet.name, facet.values[y - 1].name), width)
            else:
                spans.append(Span(" " * width))
        return Line(tuple(spans))

    def _cell(self, choice: Choice, width: int) -> list[Span]:
        count = self.counts.get(choice, 0)
        chosen, lit = choice in self.chosen, choice in self.lit
        mark = CHOSEN if chosen else LIT if lit else " "
        number = str(count)
        room = width - 4 - len(number) - 2
        hue = self.hues.get(choice, "text") if count else "muted"
        name = Style("title", strong=True) if chosen or lit else Style(hue)
        return [
            Span(f" {mark} ", Style("title")),
            Span(set_cell_size(choice.value, room), name),
            Span(f" {number}", Style("muted")),
            Span("  "),
        ]


class MatrixLines(Frozen):
    """The lines of the values, with the cursor on one value."""

    values: Values
    at: tuple[int, int]
    """The column and the row of the cursor."""
    look: str
    """The component class of the cursor."""

    @property
    def count(self) -> int:
        """The number of lines."""
        return self.values.count

    @property
    def width(self) -> int:
        """The cells of all columns."""
        return sum(self.values.widths)

    def line(self, y: int) -> Line:
        """Return line `y`."""
        return self.values.line(y)

    def overlays(self, y: int) -> Iterator[Overlay]:
        """Yield the cursor, if it is on line `y`."""
        column, row = self.at
        widths = self.values.widths
        if y == row + 1 and column < len(widths):
            start = sum(widths[:column])
            yield Overlay(Spot(y, start, start + widths[column] - 1), self.look)

    def link_url(self, index: int) -> str:  # noqa: ARG002  there are no links
        """Return nothing."""
        return ""


class Matrix(LineView):
    """Shows facets side by side; says which value the cursor is on, and which was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("choose", "choose", "Choose", show=True),
        binding("to-sidebar", "across(-1)", "Left", does="Go to the facet at the left"),
        binding("to-page", "across(1)", "Right", does="Go to the facet at the right"),
        Binding("left", "across(-1)", "Left", show=False),
        Binding("right", "across(1)", "Right", show=False),
    ]

    values: reactive[Values] = reactive(Values(), repaint=False)
    at: reactive[tuple[int, int]] = reactive((0, 0), repaint=False)
    """The column and the row of the cursor."""

    class Moved(FieldMessage):
        """The cursor came to a value."""

        choice: Choice

    class Toggled(FieldMessage):
        """A value was chosen, or its choice taken back."""

        choice: Choice

    def __init__(self) -> None:
        super().__init__(self._cursor_and_lines, self.hold)

    def _cursor_and_lines(self) -> MatrixLines:
        return MatrixLines(self.values, self.at, cursor_look(bright=self.has_focus))

    def choice(self) -> Choice | None:
        """Return the value under the cursor."""
        return self.values.choice(*self.at)

    def watch_values(self) -> None:
        """Draw the new values."""
        self.hold()
        self.repaint()

    def validate_at(self, at: tuple[int, int]) -> tuple[int, int]:
        """Keep the cursor on the values."""
        return self.values.nearest(*at)

    def watch_at(self, before: tuple[int, int], after: tuple[int, int]) -> None:
        """Paint the cursor, keep it in view, and say where it is."""
        self.repaint((before[1] + 1, after[1] + 1))
        self._reveal(*after)
        if (choice := self.choice()) is not None:
            self.post_message(self.Moved(choice))

    def _reveal(self, column: int, row: int) -> None:
        """Scroll to the cursor; sideways by whole columns."""
        widths = self.values.widths
        if not widths:
            return
        left, right = sum(widths[:column]), sum(widths[: column + 1])
        room, x = self.content_region.width, self.scroll_offset.x
        if left < x:
            x = left
        elif right > x + room:
            edges = [sum(widths[:index]) for index in range(column + 1)]
            x = next(edge for edge in edges if right - edge <= room or edge == left)
        y = self.scroll_offset.y
        top = 0 if row == 0 else row + 1
        height = self.page_height()
        y = top if top < y else max(y, top - height + 1)
        self.scroll_to(x=x, y=y, animate=False, force=True)

    def move(self, lines: int) -> None:
        """Move the cursor in its column."""
        self.at = (self.at[0], self.at[1] + lines)

    def action_across(self, columns: int) -> None:
        """Move the cursor to another column."""
        self.at = (self.at[0] + columns, self.at[1])

    def action_choose(self) -> None:
        """Choose the value under the cursor, or take the choice back."""
        if (choice := self.choice()) is not None:
            self.post_message(self.Toggled(choice))

    def on_click(self, event: events.Click) -> None:
        """Go to the value that was clicked, and choose it."""
        x, y = self.scrollbar.cell(event)
        for column, width in enumerate(self.values.widths):
            if x < width:
                if 1 <= y <= len(self.values.columns[column].values):
                    self.at = (column, y - 1)
                    self.action_choose()
                return
            x -= width
