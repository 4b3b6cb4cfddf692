"""Strips: what goes into what, from left to right, broken at the arrows where the line ends."""

from __future__ import annotations

from itertools import pairwise

from gpueco_tui.layout.lines import Span
from gpueco_tui.layout.style import Style
from gpueco_tui.text.width import width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.layout.canvas import Canvas
    from gpueco_tui.layout.wrap import Flow

    Part = tuple[Flow, str]
    """The text of a part, and its caption."""

ARROW = "─▶"
_BETWEEN = f" {ARROW} "
_QUIET = Style("muted")


def put_strip(canvas: Canvas, parts: Sequence[Part]) -> None:
    """Put `parts` beside each other, captions below them; below each other when one is wider than the page."""
    widths = [_width(part) for part in parts]
    if max(widths, default=0) > canvas.room - len(_BETWEEN):
        _put_list(canvas, parts)
        return
    for first, end in _rows(widths, canvas.room):
        _put_row(canvas, parts[first:end], begins=first == 0)


def _width(part: Part) -> int:
    flow, caption = part
    return max(flow.longest_line(), width_of(caption))


def _rows(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Return the first part of each row, and the one after its last."""
    breaks, used = [0], -len(_BETWEEN)
    for index, width in enumerate(widths):
        used += len(_BETWEEN) + width
        if index and used > room:
            breaks.append(index)
            used = len(_BETWEEN) + width
    return list(pairwise((*breaks, len(widths))))


def _put_row(canvas: Canvas, parts: Sequence[Part], *, begins: bool) -> None:
    """Put one row of parts; every row but the first begins with an arrow."""
    line, at = len(canvas.lines), canvas.indent
    spans: list[Span] = []
    captions: list[Span] = []
    for index, (flow, caption) in enumerate(parts):
        if index or not begins:
            spans.append(Span(f"{ARROW} " if spans else _BETWEEN, _QUIET))
            captions.append(Span(" " * len(_BETWEEN)))
            at += len(_BETWEEN)
        width = _width((flow, caption))
        spans += canvas.row(flow, (0, len(flow.text)), line, at)
        canvas.run(flow, [(0, line, at)])
        if index < len(parts) - 1:
            spans.append(Span(f" {'─' * (width - flow.longest_line())}", _QUIET))
        captions += (Span(caption, _QUIET), Span(" " * (width - width_of(caption))))
        at += width
    canvas.put(tuple(span for span in spans if span.text))
    if any(caption for _, caption in parts):
        canvas.put(tuple(span for span in captions if span.text))


def _put_list(canvas: Canvas, parts: Sequence[Part]) -> None:
    """Put the parts below each other, an arrow before each but the first."""
    for index, (flow, _) in enumerate(parts):
        if index == 0:
            canvas.flow(flow)
            continue
        with canvas.margin(Span(f"{ARROW} ", _QUIET), Span(" " * (len(ARROW) + 1)), len(ARROW) + 1):
            canvas.flow(flow)
