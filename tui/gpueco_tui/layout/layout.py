"""Blocks and a width to the lines of a page."""

from __future__ import annotations

from functools import lru_cache

from gpueco_tui.cancellation import checkpoint
from gpueco_tui.layout.blocks import (
    Blocks,
    Code,
    Heading,
    Inline,
    Item,
    Lanes,
    List,
    Paragraph,
    Quote,
    Rule,
    Strip,
    Table,
    Text,
    plain_text,
)
from gpueco_tui.layout.canvas import Canvas
from gpueco_tui.layout.highlight import highlight
from gpueco_tui.layout.lines import Layout, PlacedCode, Span
from gpueco_tui.layout.style import Style
from gpueco_tui.layout.table import HANGING, card, grid
from gpueco_tui.layout.wrap import Flow, wrap_code
from gpueco_tui.text.width import graphemes, is_narrow, width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.layout.blocks import Block
    from gpueco_tui.layout.roles import Role

BULLETS = "•◦▪"
BOXES = {False: "☐", True: "☑"}
BAR = "│"
CONTINUED = "↳"
"""The mark before the rest of a line of code that is wider than the page."""
TAB = 4
LONGEST_LABEL = 60
"""Characters of a column's header before each of its values; a longer header is shown once, above all."""

_PLAIN = Style()
_HEADER = Style(strong=True)
_HEADINGS = (
    (Style("title", strong=True), "━"),
    (Style("heading", strong=True), "─"),
    (Style("subheading", strong=True), ""),
    (Style("subheading", emphasis=True), ""),
)
"""The style of each level of heading, and the stroke from its text to the end of the line."""


def layout(blocks: Blocks, width: int, *, overflow: bool = False, colored: bool = True) -> Layout:
    """Return the page laid out for `width` cells, at least 1; no line is wider, and no text is lost.

    With `overflow`, for a pipe, words and lines of code are never broken, however wide. Only what cannot be shown at
    all is left out: characters wider than the page, and marks that leave no room. Unless it is `colored`, code has one
    role, and no language is looked up.
    """
    canvas = Canvas(max(1, width), overflow=overflow, colored=colored)
    _stack(canvas, blocks.blocks, 0)
    return canvas.layout(blocks.links)


def _stack(canvas: Canvas, blocks: Sequence[Block], depth: int, *, tight: bool = False) -> None:
    """Put blocks below each other, an empty line between them; `depth` is that of the lists around them."""
    before: Block | None = None
    for block in blocks:
        close = tight or (isinstance(before, Heading) and before.level > 2)
        if before is not None and not close:
            canvas.gap()
        _put(canvas, block, depth)
        before = block


def _put(canvas: Canvas, block: Block, depth: int) -> None:
    """Put one block."""
    match block:
        case Paragraph(inline):
            canvas.flow(measured(inline, _PLAIN))
        case Heading(level, inline):
            _heading(canvas, level, inline)
        case Code():
            _code(canvas, block)
        case List():
            _list(canvas, block, depth)
        case Quote(inner):
            bar = Span(f"{BAR} ", Style("quote"))
            with canvas.margin(bar, bar, 2):
                _stack(canvas, inner, depth)
        case Table():
            _table(canvas, block)
        case Strip(parts):
            from gpueco_tui.layout.strip import put_strip

            put_strip(canvas, [(measured(part.inline, _PLAIN), part.caption) for part in parts])
        case Lanes():
            from gpueco_tui.layout.lanes import put_lanes

            put_lanes(canvas, block, measured)
        case Rule():
            canvas.put((Span("─" * canvas.room, Style("rule")),))


def _heading(canvas: Canvas, level: int, inline: Inline) -> None:
    """Put a heading; the first two levels have a line after them, so that they differ without colours too."""
    style, stroke = _HEADINGS[min(level, 4) - 1]
    flow = measured(inline, style)
    canvas.heading(level, flow.text)
    canvas.flow(flow)
    last = canvas.lines[-1]
    left = canvas.width - width_of(last.plain) - 1
    if stroke and left >= 2:
        canvas.extend((Span(" "), Span(stroke * left, Style("rule"))))


def _list(canvas: Canvas, block: List, depth: int) -> None:
    """Put a list: numbers end under each other, bullets differ by depth."""
    digits = 0 if block.start is None else len(str(block.start + len(block.items) - 1))
    for index, item in enumerate(block.items):
        if index and not block.tight:
            canvas.gap()
        mark = _mark(item, None if block.start is None else block.start + index, digits, depth)
        cells = len(mark)
        with canvas.margin(Span(mark, Style("bullet")), Span(" " * cells), cells):
            _stack(canvas, item.blocks, depth + 1, tight=block.tight)


def _mark(item: Item, number: int | None, digits: int, depth: int) -> str:
    """Return the mark before an item."""
    box = "" if item.done is None else f"{BOXES[item.done]} "
    if number is not None:
        return f"{number:>{digits}}. {box}"
    return box or f"{BULLETS[depth % len(BULLETS)]} "


def _code(canvas: Canvas, block: Code) -> None:
    """Put a code block: one cell of padding on both sides, a mark before the rest of a long line."""
    first = len(canvas.lines)
    pad = 1 if canvas.room >= 4 else 0
    blank, mark = Span(" ", Style("block")), Span(CONTINUED, Style("block-comment"))
    for parts in _code_lines(block.text, block.language if canvas.colored else ""):
        flow = _flow([(text, Style(role), -1) for text, role in parts])
        pieces: list[tuple[int, int, int]] = []
        rows = [(0, len(flow.text))] if canvas.overflow else wrap_code(flow, canvas.room - 2 * pad)
        for index, row in enumerate(rows):
            line, column = len(canvas.lines), canvas.indent + pad
            side = ((mark if index else blank),) if pad else ()
            canvas.put(side + canvas.row(flow, row, line, column), "block")
            pieces.append((row[0], line, column))
        canvas.run(flow, pieces)
    canvas.code.append(PlacedCode(block.text, block.language, first, len(canvas.lines) - 1))


def _code_lines(code: str, language: str) -> Iterator[list[tuple[str, Role]]]:
    """Yield the lines of a code block as pieces with their roles."""
    line: list[tuple[str, Role]] = []
    for text, role in highlight(code.expandtabs(TAB), language):
        head, *more = text.split("\n")
        if head:
            line.append((head, role))
        for rest in more:
            yield line
            line = [(rest, role)] if rest else []
    yield line


def _table(canvas: Canvas, block: Table) -> None:
    """Put a table; as a fact card when its header is empty, as records when it is too wide."""
    headed = any(block.header)
    if not headed and len(block.header) == 2:
        card(canvas, [(measured(label, Style("label")), measured(value, _PLAIN)) for label, value in block.rows])
        return
    header = tuple(measured(cell, _HEADER) for cell in block.header) if headed else ()
    rows = [tuple(measured(cell, _PLAIN) for cell in row) for row in block.rows]
    if not grid(canvas, header, rows, block.aligns):
        _records(canvas, block)


def _records(canvas: Canvas, block: Table) -> None:
    """Put a table that is too wide row by row, each cell with its column's label before it.

    The header is above them when the table has no rows, or when a label is too long to be repeated.
    """
    labels = [_unlinked(cell, Style("label")) for cell in block.header]
    cut = any(sum(len(part.text) for part in cell) > LONGEST_LABEL for cell in block.header)
    if cut or not block.rows:
        for cell in block.header:
            canvas.flow(measured(cell, _HEADER))
    placed: list[tuple[int, int]] = []
    for row in block.rows:
        canvas.gap()
        first = len(canvas.lines)
        for index, (label, cell) in enumerate(zip(labels, row, strict=True)):
            if not cell:
                continue
            flow = measured((*label, *cell), _PLAIN)
            if index == 0:
                canvas.flow(flow)
            else:
                with canvas.margin(HANGING, HANGING, 2):
                    canvas.flow(flow)
        placed.append((first, len(canvas.lines)))
    canvas.table(placed)


def _unlinked(inline: Inline, style: Style) -> Inline:
    """Return a column's header as the label before a value."""
    text = plain_text(inline).replace("\n", " ")
    if len(text) > LONGEST_LABEL:
        text = text[: LONGEST_LABEL - 1] + "…"
    return (Text(f"{text}: ", style),) if text else ()


def measured(inline: Inline, base: Style) -> Flow:
    """Return a flow of text with its widths; `base` is the style of text that has no other."""
    return _flow([(part.text, _over(base, part.style), part.link) for part in inline])


def _flow(parts: Sequence[tuple[str, Style, int]]) -> Flow:
    """Return a flow of the parts (text, style, link)."""
    checkpoint()
    text = "".join([part[0] for part in parts])
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part[0]))
    cells = None if is_narrow(text) else _positions(text)
    return Flow(text, tuple(starts), tuple([(style, link) for _, style, link in parts]), cells)


def _positions(text: str) -> tuple[int, ...]:
    """Return the number of cells before each character; see `Flow.cells`."""
    positions: list[int] = []
    total = 0
    flag = False  # whether the last character is the first half of a flag
    for piece, width in graphemes(text):
        half = "\U0001f1e6" <= piece[0] <= "\U0001f1ff"
        positions.append(total + width if half and flag else total)
        total += width
        positions.extend([total] * (len(piece) - 1))
        flag = half and not flag
    return (*positions, total)


@lru_cache(maxsize=512)
def _over(base: Style, style: Style) -> Style:
    """Return `style` on top of `base`, the style of the text around it."""
    return Style(
        base.role if style.role == "text" else style.role,
        strong=style.strong or base.strong,
        emphasis=style.emphasis or base.emphasis,
        strike=style.strike or base.strike,
    )
