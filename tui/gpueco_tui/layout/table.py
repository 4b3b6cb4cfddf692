"""Tables and fact cards, from measured cells."""

from __future__ import annotations

from itertools import accumulate

from gpueco_tui.layout.canvas import padding
from gpueco_tui.layout.lines import Span
from gpueco_tui.layout.style import Style
from gpueco_tui.layout.wrap import Flow, Slice, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.layout.blocks import Align
    from gpueco_tui.layout.canvas import Canvas

Cells = tuple[Flow, ...]

GUTTER = 2
LONG_WORD = 20
"""Cells from which a word is broken, so that its column can be narrower."""
CARD_WIDTH = 40
"""Cells from which a fact card has its labels beside the values."""
WIDEST = 1000
"""Cells from which a table is too wide even when no word is broken: its lines may be filled up to this width."""
LEAST_VALUE = 16
"""Cells that the values need to be beside their labels."""

HANGING = Span("  ")

_RULE = Style("rule")


def grid(canvas: Canvas, header: Cells, rows: Sequence[Cells], aligns: Sequence[Align]) -> bool:
    """Put a table on the canvas. Return False, and put nothing, when columns would be narrower than their words."""
    everything = [header, *rows] if header else list(rows)
    widths = column_widths(everything, canvas.room, overflow=canvas.overflow)
    if widths is None:
        return False
    wrapped = [
        [wrap(cell, width, overflow=canvas.overflow) for cell, width in zip(row, widths, strict=True)]
        for row in everything
    ]
    tall = sum(any(len(cell) > 1 for cell in row) for row in wrapped[bool(header) :])
    apart = tall * 3 >= len(rows)
    placed: list[tuple[int, int]] = []
    for index, (cells, lines) in enumerate(zip(everything, wrapped, strict=True)):
        if index > bool(header) and apart and tall:
            canvas.gap()
        first = len(canvas.lines)
        _put_row(canvas, cells, lines, widths, aligns)
        if header and index == 0:
            canvas.put((Span("─" * (sum(widths) + GUTTER * (len(widths) - 1)), _RULE),))
        else:
            placed.append((first, len(canvas.lines)))
    canvas.table(placed)
    return True


def card(canvas: Canvas, rows: Sequence[Cells]) -> None:
    """Put a fact card on the canvas: labels on the left, their values beside them, or below them on a narrow page."""
    labels = max((row[0].longest_line() for row in rows), default=0)
    values = canvas.room - labels - GUTTER
    if canvas.room >= CARD_WIDTH and values >= LEAST_VALUE:
        for cells in rows:
            lines = [wrap(cells[0], labels), wrap(cells[1], values, overflow=canvas.overflow)]
            _put_row(canvas, cells, lines, [labels, values], ("left", "left"))
        return
    for label, value in rows:
        canvas.flow(label)
        if value.text:
            with canvas.margin(HANGING, HANGING, 2):
                canvas.flow(value)


def column_widths(rows: Sequence[Cells], room: int, *, overflow: bool = False) -> list[int] | None:
    """Return the width of each column, or None when `room` is too narrow for their words.

    Every column is at least as wide as its longest word. A column whose text needs no more than its fair share is not
    wrapped; the rest is shared by the amount of text in the others. With `overflow` no word is broken,
    and the columns may need more than `room`, up to `WIDEST`.
    """
    columns = list(zip(*rows, strict=True))
    if not columns:
        return []
    natural = [max(1, *(cell.longest_line() for cell in column)) for column in columns]
    room -= GUTTER * (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    least = [
        min(width, width if overflow else LONG_WORD, max(1, *(cell.longest_word() for cell in column)))
        for width, column in zip(natural, columns, strict=True)
    ]
    if sum(least) > room:
        return least if overflow and sum(least) <= WIDEST else None
    return _shared(natural, least, room)


def _shared(natural: list[int], least: list[int], room: int) -> list[int]:
    """Return widths between `least` and `natural` that fill `room`."""
    widths = list(least)
    wanting: list[int] = [index for index, width in enumerate(widths) if width < natural[index]]
    left = room - sum(widths)
    while left > 0 and wanting:
        modest = [index for index in wanting if natural[index] <= room // len(natural)]
        total = sum(natural[index] - widths[index] for index in wanting)
        spare = left
        for index in modest or wanting:
            missing = natural[index] - widths[index]
            more = min(missing, left if modest else min(left, max(1, spare * missing // total)))
            widths[index] += more
            left -= more
        wanting = [index for index in wanting if widths[index] < natural[index]]
    return widths


def _put_row(
    canvas: Canvas, cells: Cells, wrapped: Sequence[list[Slice]], widths: Sequence[int], aligns: Sequence[Align]
) -> None:
    """Put one row of cells, with as many lines as its tallest cell."""
    pieces: list[list[tuple[int, int, int]]] = [[] for _ in cells]
    columns = [0, *accumulate(width + GUTTER for width in widths)]
    going = list(range(len(cells)))
    for k in range(max(map(len, wrapped), default=0)):
        line = len(canvas.lines)
        spans: list[Span] = []
        x = 0
        going = [index for index in going if k < len(wrapped[index])]
        for index in going:
            cell, row = cells[index], wrapped[index][k]
            if row[0] < row[1]:
                width = cell.width(*row)
                start = columns[index] + _shift(aligns[index], widths[index] - width)
                spans += (*padding(start - x), *canvas.row(cell, row, line, canvas.indent + start))
                pieces[index].append((row[0], line, canvas.indent + start))
                x = start + width
        canvas.put(tuple(spans))
    for cell, placed in zip(cells, pieces, strict=True):
        canvas.run(cell, placed)


def _shift(align: Align, spare: int) -> int:
    """Return the cells before a text that leaves `spare` cells of its column."""
    return {"left": 0, "center": spare // 2, "right": spare}[align]
