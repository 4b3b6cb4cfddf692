"""Routes as lines: a route a row, in columns as wide as what is in them, or in paragraphs where there is less room.

What neighbours have in common at their beginning is written once, and their ways part at a branch. The route under the
cursor is written in full. Columns and lines count from 0; widths are cells.
"""

from __future__ import annotations

from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Literal

from gpueco_tui.app.lines import Overlay
from gpueco_tui.app.route_parts import (
    BETWEEN,
    DOUBT,
    ENDS,
    FACT,
    INTO,
    ITSELF,
    START,
    Cell,
    Group,
    Part,
    Room,
    gap_before,
)
from gpueco_tui.layout.lines import Line, Span, Spot
from gpueco_tui.layout.style import Style
from gpueco_tui.text.width import cut, width_of, wrapped
from gpueco_tui.values import Frozen, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.search.routes import Route

COMPACT, WIDE = 64, 90
"""The most cells in which routes are paragraphs, and the least in which what is written has a column of its own."""
WIDE_ROOMS = (
    Room(99, 99), Room(99, 3), Room(3, 3), Room(2, 2), Room(2, 2, short=True), Room(1, 1, short=True, name=18),
)  # fmt: skip
COMPACT_ROOMS = (Room(2, 2, short=True), Room(2, 1, short=True), Room(1, 1, short=True, name=18))
LEAST_ROOM = Room(1, 1, short=True, name=30)
MARGIN = 2
"""Cells before a row: the bar of the cursor and a blank."""
GAP, COMPACT_GAP = 5, 4
"""Cells between two columns: ` ─┬─ `, and where there is less room ` ┬─ `."""
FACT_GAP = 2
BELOW = 4
"""Cells before what belongs to the row above."""
BAR = "▌"
TITLES = ("YOU WRITE", "COMPILED BY", "INTO", "STARTED BY", "THROUGH", "RUNS ON", "TOOLCHAIN")
_RULE = Style("muted")
_LABEL = Style("label", strong=True)
_GLYPHS = {
    (True, True, False, False): "─", (True, True, False, True): "┬", (True, True, True, False): "┴",
    (True, True, True, True): "┼", (False, True, True, True): "├", (False, True, True, False): "└",
    (False, False, True, True): "│",
}  # fmt: skip
"""By whether it goes to the left, the right, up and down."""

RowKind = Literal["route", "near", "elsewhere", "fold"]


class Row(Frozen):
    """What the cursor can be on: a route, a route that nearly is one, a project that ends elsewhere, or a fold."""

    kind: RowKind
    cells: tuple[Cell, ...] = ()
    route: Route | None = None
    told: str = ""
    """Of a route what it needs and where it works; of the others what it misses, or why it does not arrive."""
    fold: str = ""
    """What Enter opens or closes, or empty."""
    heading: str = ""
    """What stands above it, after an empty line."""

    def __hash__(self) -> int:
        """Return a hash, quickly."""
        return id(self)


class Placed(NamedTuple):
    """A group of alternatives where it stands in its row."""

    cell: int
    y: int
    """The line of the row."""
    x: int
    end: int
    group: Group


class RouteTable(Frozen):
    """Rows laid out for a width."""

    rows: tuple[Row, ...] = ()
    width: int = 0

    @cached_property
    def _columns(self) -> tuple[Room, tuple[int, ...], list[int]]:
        """How much is shown, the cell that each column begins at (-1 where there is none), and what fits in each."""
        routes = [row for row in self.rows if row.kind == "route"]
        hidden = {START} if self.width < WIDE else set[int]()
        if self.width <= COMPACT or not routes:
            return LEAST_ROOM if self.width <= COMPACT else WIDE_ROOMS[1], (), []
        rooms = WIDE_ROOMS if self.width >= WIDE else COMPACT_ROOMS
        made = ((room, *_sized(routes, room, hidden, self.width)) for room in rooms)
        room, widths, _ = next(one for one in made if one[2] or one[0] is rooms[-1])
        columns = list(_begins(widths, hidden, self.width))
        if columns[FACT] >= 0:
            columns[FACT] = self.width - max(widths[FACT], len(TITLES[FACT]))
        limits = [width if x >= 0 else self.width for width, x in zip(widths, columns, strict=True)]
        return room, tuple(columns), limits

    @property
    def room(self) -> Room:
        """How much of a cell is shown."""
        return self._columns[0]

    @property
    def titles(self) -> Line:
        """What stands above the columns; nothing above paragraphs."""
        spans: list[Span] = []
        at = 0
        for title, x in zip(TITLES, self._columns[1], strict=False):
            if x >= 0:
                spans.append(Span(" " * (x - at) + title, _LABEL))
                at = x + len(title)
        return Line(tuple(spans))

    @cached_property
    def _shared(self) -> tuple[int, ...]:
        """How many cells each row has in common with the one before it, from the first on; never all."""
        shared: list[int] = []
        before: Row | None = None
        for row in self.rows:
            count = 0
            if self._columns[1] and row.kind == "route" and before and before.kind == "route" and not row.heading:
                pairs = zip(row.cells[:ENDS], before.cells, strict=False)
                count = next((at for at, (one, other) in enumerate(pairs) if one is not other), ENDS)
            shared.append(count)
            before = row
        return tuple(shared)

    @cached_property
    def _onward(self) -> tuple[frozenset[int], ...]:
        """The cells before which the rows below branch off from the way of each row."""
        onward: list[frozenset[int]] = []
        below = frozenset[int]()
        for shared in reversed((*self._shared[1:], 0)):
            below = frozenset({shared} - {0}) | {cell for cell in below if cell < shared}
            onward.append(below)
        return tuple(reversed(onward))

    @cached_property
    def _lines(self) -> tuple[tuple[int, int] | str, ...]:
        """What each line shows: the row and the line of it, or a heading."""
        lines: list[tuple[int, int] | str] = []
        start: Cell | None = None
        for number, row in enumerate(self.rows):
            if row.heading:
                lines += ["", row.heading]
                start = None
            elif row.kind == "route" and self._has_headings and row.cells[START] is not start:
                start = row.cells[START]
                lines.append(start.groups[0][0].text)
            elif row.kind == "fold":
                start = None
            lines += [(number, y) for y in range(self._height(number))]
        return tuple(lines)

    @property
    def _has_headings(self) -> bool:
        """Whether what is written stands above the routes that begin there."""
        columns = self._columns[1]
        return not columns or columns[START] < 0

    @cached_property
    def first(self) -> tuple[int, ...]:
        """The first line of each row."""
        return tuple([y for y, line in enumerate(self._lines) if not isinstance(line, str) and line[1] == 0])

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self._lines)

    def row_at(self, y: int) -> int:
        """Return the row on line `y`, or -1."""
        line = self._lines[y] if 0 <= y < self.count else ""
        return -1 if isinstance(line, str) else line[0]

    def _height(self, number: int) -> int:
        row = self.rows[number]
        room, columns, widths = self._columns
        if row.kind == "route" and columns and all(map(_fits, row.cells, widths, repeat(room))):
            return 1
        return 1 + max(one.y for one in self._placed(number)) + len(self._told(number))

    def _told(self, number: int) -> list[str]:
        """Return the lines below the parts of a row."""
        row = self.rows[number]
        if not row.told or (row.kind == "route" and self._columns[1]) or self._beside(number) >= 0:
            return []
        lines = [row.told] if row.kind == "route" else wrapped(row.told, self.width - BELOW)
        return [cut(line, self.width - BELOW) for line in lines]

    def _beside(self, number: int) -> int:
        """Return the cell at which what is told of a row begins, beside its parts; -1 where it is below them."""
        row = self.rows[number]
        if row.kind == "elsewhere":
            return self._elsewhere if self.width > COMPACT else -1
        if row.kind != "near":
            return -1
        last = self._placed(number)[-1]
        return last.end + 3 if last.y == 0 and last.end + 3 + width_of(row.told) <= self.width else -1

    @cached_property
    def _elsewhere(self) -> int:
        there = [row.cells[0].width(self.room) for row in self.rows if row.kind == "elsewhere"]
        return MARGIN + min(max(there, default=0), self.width // 2) + 3

    @cached_property
    def _known(self) -> dict[int, tuple[Placed, ...]]:
        return {}

    def _placed(self, number: int) -> tuple[Placed, ...]:
        """Return where the groups of row `number` stand."""
        found = self._known.get(number)
        if found is None:
            row = self.rows[number]
            columns = self._columns[1] if row.kind == "route" else ()
            found = tuple(self._place(row, columns))
            if columns and any(one.y for one in found):
                found = tuple(self._place(row, columns, max(INTO, self._shared[number], *self._onward[number])))
            self._known[number] = found
        return found

    def _place(self, row: Row, columns: Sequence[int], tight: int = FACT) -> Iterator[Placed]:
        """Yield the groups of `row`, in columns if there are any; what does not fit goes on a line further down.

        The groups after the column `tight` stand close to each other.
        """
        y, end, room = 0, MARGIN, self.room
        begun = False
        indent = columns[INTO] if columns and columns[INTO] >= 0 else BELOW
        limit = columns[FACT] - FACT_GAP if columns and columns[FACT] >= 0 else self.width
        last = max((at for at, cell in enumerate(row.cells[:FACT]) if cell.groups), default=0)
        for at, cell in enumerate(row.cells):
            if columns and at == FACT and columns[at] >= 0:
                yield from (Placed(at, 0, columns[at], self.width, group) for group in cell.groups)
            if not self._has_place(row, at, columns) or at > last:
                continue
            close = not columns or y > 0 or at > tight
            x = end + (0 if not begun else len(BETWEEN) if close else _gap(self.width))
            if not close:
                x = max(x, columns[at])
            if not cell.groups and not close:
                yield Placed(at, y, x, x, ())
                end = x
            for group, width in cell.shown(room):
                if x + width > limit and begun:
                    under = columns[at] if columns and columns[at] + width <= limit else 0
                    y, x = y + 1, max(indent + 2, under)
                end = min(x + width, limit)
                yield Placed(at, y, x, end, group)
                x = end + len(BETWEEN)
                begun = True

    @staticmethod
    def _has_place(row: Row, at: int, columns: Sequence[int]) -> bool:
        """Say whether cell `at` of `row` is drawn with the others."""
        if columns:
            return columns[at] >= 0 and at != FACT
        cell = row.cells[at]
        if row.kind in {"elsewhere", "fold"}:
            return True
        return bool(cell.groups) and cell is not ITSELF and at != FACT and (at != START or row.kind == "near")

    # Lines

    def line(self, y: int, cursor: int) -> Line:
        """Return line `y`, where the cursor is on row `cursor`."""
        there = self._lines[y]
        if isinstance(there, str):
            return Line((Span(" " * MARGIN), Span(cut(there, self.width - MARGIN), _LABEL))) if there else Line()
        number, below = there
        row, placed = self.rows[number], self._placed(number)
        pen = _Pen(self.width, full=number == cursor)
        parts = [one for one in placed if one.y == below]
        beside = self._beside(number)
        if not parts:
            pen.put(BELOW, self._told(number)[below - max(one.y for one in placed) - 1], Style("muted"))
        elif row.kind == "route" and self._columns[1]:
            self._draw_columns(pen, number, below, parts)
        else:
            self._draw_chain(pen, parts, below)
            if below == 0 and beside >= 0:
                pen.put(beside, cut(row.told, self.width - beside), Style("muted"))
        return pen.line()

    def _draw_chain(self, pen: _Pen, parts: Sequence[Placed], below: int) -> None:
        for at, one in enumerate(parts):
            if at or below:
                pen.put(parts[at - 1].end if at else one.x - 2, BETWEEN if at else BETWEEN[1:], _RULE)
            self._draw(pen, one)

    def _draw_columns(self, pen: _Pen, number: int, below: int, parts: Sequence[Placed]) -> None:
        """Draw the parts of a route on one of its lines, without those that the row above has too."""
        shared = 0 if pen.full else self._shared[number]
        if below:
            for x, at in self._passing(number):
                if at in self._onward[number]:
                    pen.put(x, "│", _RULE)
            self._draw_chain(pen, [one for one in parts if one.cell != FACT], below)
        else:
            before: Placed | None = None
            for one in parts:
                if before is not None and one.cell == before.cell:
                    pen.put(before.end, BETWEEN if one.cell >= shared else "", _RULE)
                elif before is not None and one.cell != FACT:
                    close = one.x - before.end <= len(BETWEEN)
                    pen.put(before.end, BETWEEN if close else self._branch(number, before, one, shared), _RULE)
                if one.cell >= shared:
                    self._draw(pen, one)
                before = one
            return
        for one in parts:
            if one.cell == FACT:
                self._draw(pen, one)

    def _passing(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield the place of each branch before a cell of the first line of a row, and the cell."""
        first = {one.cell: one.x for one in reversed(self._placed(number)) if one.y == 0 and one.cell != FACT}
        yield from ((x - 3, at) for at, x in first.items())

    def _branch(self, number: int, before: Placed, after: Placed, shared: int) -> str:
        """Return what goes from one column to the next: a line, a branch, or blanks."""
        real, onward = self._shared[number], after.cell in self._onward[number]
        left, right = shared <= before.cell, shared <= after.cell
        up = real == after.cell or (real > after.cell and onward)
        glyph = _GLYPHS.get((left, right, up, onward), " ")
        dash = "─" if left else " "
        length = after.x - before.end
        opening = (dash if before.group == () else " ") + dash * max(0, length - 4)
        closing = ("── " if after.group else "───")[1:] if right else "  "
        return (opening + glyph + closing)[-length:]

    def _draw(self, pen: _Pen, placed: Placed) -> None:
        x = placed.x
        for at, part in enumerate(placed.group):
            if at:
                gap = gap_before(part)
                pen.put(x, ", " if gap == len(", ") else " ", Style("muted"))
                x += gap
            if part.mark:
                pen.put(x, part.mark, Style(part.tone, strong=pen.full))
                x += 2
            label = cut(part.label(self.room), placed.end - x)
            name = label.removesuffix(DOUBT) if part.doubt else label
            pen.put(x, name, Style(part.role, strong=pen.full))
            x += width_of(name)
            if name != label:
                pen.put(x, DOUBT, Style("wait", strong=True))
                x += width_of(DOUBT)

    # Parts

    def parts(self, number: int) -> tuple[tuple[Part, int, Spot], ...]:
        """Return the parts of row `number` that the cursor can be on: each with its cell and its place."""
        found: list[tuple[Part, int, Spot]] = []
        if not 0 <= number < len(self.rows):
            return ()
        first, row = self.first[number], self.rows[number]
        if row.kind == "route" and self._has_headings:
            part = row.cells[START].groups[0][0]
            head = next(y for y in range(first - 1, -1, -1) if isinstance(self._lines[y], str))
            found.append((part, START, Spot(head, MARGIN, MARGIN + width_of(part.text))))
        for cell, y, x, end, group in self._placed(number):
            for at, part in enumerate(group):
                x += gap_before(part) if at else 0  # noqa: PLW2901  from one part to the next
                right = x + 2 * bool(part.mark) + width_of(part.label(self.room))
                if part.kind != "words" or len(row.cells) == 1:
                    found.append((part, cell, Spot(first + y, x, max(x + 1, min(right, end)))))
                x = right  # noqa: PLW2901
        return tuple(found)


class _Pen:
    """Draws one line from left to right."""

    def __init__(self, width: int, *, full: bool) -> None:
        self.full = full
        """Whether it is of the row under the cursor."""
        self._width = width
        self._pieces: list[tuple[int, str, Style]] = [(0, BAR, Style("title"))] if full else []

    def put(self, x: int, text: str, style: Style) -> None:
        """Put `text` at cell `x`."""
        if text:
            self._pieces.append((x, text, style))

    def line(self) -> Line:
        """Return the line; what is put over something else is left out."""
        spans: list[Span] = []
        at = 0
        for x, text, style in sorted(self._pieces, key=lambda piece: piece[0]):
            if x >= at:
                spans += [Span(" " * (x - at)), Span(text, style)] if x > at else [Span(text, style)]
                at = x + width_of(text)
        return Line(tuple(spans))


class RouteLines(Frozen):
    """The lines of a table, with the cursor on a part of a row."""

    table: RouteTable
    at: tuple[int, int] = (0, 0)
    """The row and the number of the part in it."""
    bright: bool = True
    """Whether keys work on the part."""

    @property
    def count(self) -> int:
        """The number of lines."""
        return self.table.count

    @property
    def width(self) -> int:
        """The cells of a line."""
        return self.table.width

    def line(self, y: int) -> Line:
        """Return line `y`."""
        return self.table.line(y, self.at[0])

    def overlays(self, y: int) -> Iterator[Overlay]:
        """Yield the cursor, as far as it is on line `y`: on the row, and on the part."""
        row, part = self.at
        if self.table.row_at(y) == row:
            yield Overlay(Spot(y, 0, -1), "over--cursor-blurred")
        there = self.table.parts(row)
        if part < len(there) and there[part][2].line == y:
            yield Overlay(there[part][2], "over--focus" if self.bright else "over--cursor")

    def link_url(self, index: int) -> str:  # noqa: ARG002  there are no links
        """Return nothing."""
        return ""


def _sized(rows: Sequence[Row], room: Room, hidden: set[int], width: int) -> tuple[list[int], bool]:
    """Return the widths of the columns, and whether every route that they are made for fits.

    They are made for the routes without a translator or a driver, best first, as far as they fit; the others are
    longer lines. Without any such route they are made for all.
    """
    widths = [int(any(row.cells[at].groups for row in rows)) for at in range(len(TITLES))]
    plain = [row for row in rows if all(len(cell.groups) <= 1 for cell in row.cells)]
    fits = True
    known: set[Cell] = set()
    for row in plain or rows:
        if known.issuperset(row.cells):
            continue
        known.update(row.cells)
        wider = [max(width, cell.width(room)) for width, cell in zip(widths, row.cells, strict=True)]
        if _total(wider, hidden, width) <= width:
            widths = wider
        else:
            fits = False
    return widths, fits


def _fits(cell: Cell, width: int, room: Room) -> bool:
    return cell.width(room) <= width


def _total(widths: Sequence[int], hidden: set[int], width: int) -> int:
    """Return the cells that columns of `widths` take with the gaps between them."""
    begins = _begins(widths, hidden, width)
    last = max(range(len(begins)), key=lambda at: begins[at])
    return begins[last] + max(widths[last], len(TITLES[last]))


def _gap(width: int) -> int:
    return GAP if width >= WIDE else COMPACT_GAP


def _begins(widths: Sequence[int], hidden: set[int], room: int) -> tuple[int, ...]:
    """Return the cell that each column begins at, of `room` cells; -1 for those `hidden` or empty."""
    gap = _gap(room)
    begins: list[int] = []
    x = MARGIN
    for at, width in enumerate(widths):
        if at in hidden or not width:
            begins.append(-1)
            continue
        if at == FACT and x > MARGIN:
            x += FACT_GAP - gap
        begins.append(x)
        x += max(width, len(TITLES[at])) + gap
    return tuple(begins)
