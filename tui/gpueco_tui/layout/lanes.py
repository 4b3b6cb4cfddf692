"""Pictures of lanes: a column a lane, a row a thing that is in some of them, a line between those it is in."""

from __future__ import annotations

from gpueco_tui.layout.blocks import Text
from gpueco_tui.layout.canvas import padding
from gpueco_tui.layout.lines import Span
from gpueco_tui.layout.style import Style
from gpueco_tui.layout.table import HANGING
from gpueco_tui.text.width import width_of
from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gpueco_tui.layout.blocks import Crossing, Inline, Lanes
    from gpueco_tui.layout.canvas import Canvas, Spans
    from gpueco_tui.layout.wrap import Flow

    Measured = Callable[[Inline, Style], Flow]

WIDEST_LANE = 10
"""Cells of a lane where there is room for more: lines that are longer are hard to follow."""
HEADS_AGAIN = 16
"""Lines below the names of the lanes after which the next group has them again."""
GOOD_LANE = 4
"""Cells of a lane below which the notes give way."""
LEAST_LANE = 2
"""Cells of a lane: its mark, and the line to the next."""
NAME_SHARE = 3
"""The part of the width, one in so many, that the names may take."""
_LINE, _PASSED, _BELOW = "─", "⋅", "│"
_RULE, _GROUP, _NOTE, _PLAIN = Style("rule"), Style("subheading", strong=True), Style("muted"), Style()


class _Columns(NamedTuple):
    """The cells of each column."""

    name: int
    lane: int
    note: int


def put_lanes(canvas: Canvas, picture: Lanes, measured: Measured) -> None:
    """Put `picture` on the canvas, the names of the lanes above its groups; not again where they are still near.

    Where the lanes do not fit, the rows say in words which they are in.
    """
    columns = _columns(picture, canvas.room)
    if columns.lane < LEAST_LANE:
        _in_words(canvas, picture, measured)
        return
    heads = [measured(lane.inline, Style(lane.role)) for lane in picture.lanes]
    last = -HEADS_AGAIN
    for index, (heading, group) in enumerate(picture.groups):
        if index:
            canvas.gap()
        if len(canvas.lines) - last < HEADS_AGAIN:
            canvas.flow(measured(heading, _GROUP))
        else:
            last = len(canvas.lines)
            _put_heads(canvas, measured(heading, _GROUP), heads, columns)
        for row in group:
            _put_row(canvas, row, measured(row.inline, _PLAIN), columns)


def _columns(picture: Lanes, room: int) -> _Columns:
    """Return the columns for `room` cells; the notes are left out where the lanes would be too narrow beside them."""
    rows = [row for _, group in picture.groups for row in group]
    widest = max((sum(width_of(part.text) for part in row.inline) for row in rows), default=0)
    name = min(widest, room // NAME_SHARE) + 2
    count = max(1, len(picture.lanes))
    for note in (max((width_of(row.note) for row in rows), default=0), 0):
        lane = min(WIDEST_LANE, (room - name - note) // count)
        if lane >= GOOD_LANE:
            return _Columns(name, lane, note)
    return _Columns(name, lane, 0)


def _put_heads(canvas: Canvas, heading: Flow, heads: Sequence[Flow], columns: _Columns) -> None:
    """Put the heading of a group, and the names of the lanes: on as many lines as they need beside each other."""
    lines = max(1, -(-(max((head.longest_line() for head in heads), default=0) + 1) // columns.lane))
    beside = heading.longest_line() < columns.name
    if not beside:
        canvas.flow(heading)
    for at in range(lines):
        spans = list(_begin(canvas, heading if beside and at == 0 else None, columns.name))
        line, x = len(canvas.lines), 0
        for index, head in enumerate(heads):
            start = index * columns.lane
            if index % lines > at or x > start:
                continue
            spans += padding(start - x)
            if index % lines < at:
                spans.append(Span(_BELOW, head.styles[0][0]))
                x = start + width_of(_BELOW)
                continue
            end = min(len(head.text), head.fit(0, canvas.room - columns.name - start))
            column = canvas.indent + columns.name + start
            spans += canvas.row(head, (0, end), line, column)
            canvas.run(head, [(0, line, column)])
            x = start + head.width(0, end)
        canvas.put(tuple(spans))


def _begin(canvas: Canvas, flow: Flow | None, width: int, indent: int = 0) -> Spans:
    """Return the first column of the next line: `flow`, cut to `width` cells, or nothing."""
    if flow is None:
        return padding(width)
    line, column = len(canvas.lines), canvas.indent + indent
    whole = flow.longest_line() < width - indent
    end = len(flow.text) if whole else flow.fit(0, width - indent - 2)
    canvas.run(flow, [(0, line, column)])
    spans = (*padding(indent), *canvas.row(flow, (0, end), line, column), *(() if whole else (Span("…", _NOTE),)))
    return (*spans, *padding(width - sum(width_of(span.text) for span in spans)))


def _put_row(canvas: Canvas, row: Crossing, flow: Flow, columns: _Columns) -> None:
    spans = list(_begin(canvas, flow, columns.name, 1))
    inside = [index for index, mark in enumerate(row.marks) if mark]
    for index, mark in enumerate(row.marks):
        joined = bool(inside) and inside[0] <= index < inside[-1]
        spans.append(Span(mark, Style(row.tone)) if mark else Span(_LINE, _NOTE) if joined else Span(_PASSED, _RULE))
        spans.append(Span(_LINE * (columns.lane - 1), _NOTE) if joined else Span(" " * (columns.lane - 1)))
    if columns.note and row.note:
        spans.append(Span(row.note, _NOTE))
    canvas.put(tuple(spans))


def _in_words(canvas: Canvas, picture: Lanes, measured: Measured) -> None:
    names = ["".join(part.text for part in lane.inline) for lane in picture.lanes]
    for index, (heading, group) in enumerate(picture.groups):
        if index:
            canvas.gap()
        canvas.flow(measured(heading, _GROUP))
        for row in group:
            canvas.flow(measured(row.inline, _PLAIN))
            there = [name for name, mark in zip(names, row.marks, strict=True) if mark]
            with canvas.margin(HANGING, HANGING, 2):
                canvas.flow(measured((Text(", ".join(there)),), _NOTE))
