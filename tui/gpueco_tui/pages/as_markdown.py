"""A page -> Markdown, to be copied, printed with --raw and put into JSON.

What the author wrote is returned as it is; what was built is written so that it reads back as the same blocks.
"""

from __future__ import annotations

from gpueco_tui.layout.blocks import Code, Heading, Lanes, List, Paragraph, Quote, Rule, Strip, Table
from gpueco_tui.markdown import escape
from gpueco_tui.pages.page import Markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.layout.blocks import Block, Blocks, Inline, Item, Text
    from gpueco_tui.pages.page import Page


def as_markdown(page: Page) -> str:
    """Return the Markdown of `page`, an empty line between its blocks."""
    return "\n\n".join(filter(None, map(_piece, page.pieces))) + "\n"


def _piece(piece: Markdown | Blocks) -> str:
    return piece.source.strip("\n") if isinstance(piece, Markdown) else _blocks(piece.blocks, piece)


def _blocks(blocks: Iterable[Block], there: Blocks, between: str = "\n\n") -> str:
    return between.join(_block(block, there) for block in blocks)


def _block(block: Block, there: Blocks) -> str:  # noqa: PLR0911  one for each kind of block
    match block:
        case Heading(level, inline):
            return f"{'#' * level} {_inline(inline, there)}"
        case Paragraph(inline):
            return _inline(inline, there)
        case Table(header, rows):
            cells = [[_inline(cell, there) for cell in row] for row in (header, *rows)]
            return escape.table(cells[0], cells[1:])
        case List(items, start, tight):
            between = "\n" if tight else "\n\n"
            marks = ("-" if start is None else f"{start + at}." for at in range(len(items)))
            return between.join(_item(item, mark, between, there) for item, mark in zip(items, marks, strict=True))
        case Quote(inner):
            return "\n".join(f"> {line}".rstrip() for line in _blocks(inner, there).split("\n"))
        case Strip(parts):
            return " → ".join(filter(None, (_inline(part.inline, there) for part in parts)))
        case Lanes(lanes, groups):
            header = ["", *(_inline(lane.inline, there) for lane in lanes)]
            rows = [[_inline(row.inline, there), *row.marks] for _, rows in groups for row in rows]
            return escape.table(header, rows)
        case Code(text, language):
            return escape.fenced(text, language)
        case Rule():
            return "---"


def _item(item: Item, mark: str, between: str, there: Blocks) -> str:
    """Return an item of a list: `mark` before its first line, the others below its text."""
    box = "" if item.done is None else "[x] " if item.done else "[ ] "
    lines = f"{box}{_blocks(item.blocks, there, between)}".split("\n")
    below = "\n".join(f"{' ' * (len(mark) + 1)}{line}".rstrip() for line in lines[1:])
    return f"{mark} {lines[0]}\n{below}".rstrip()


def _inline(inline: Inline, there: Blocks) -> str:
    """Return a flow of words, links and code; what is built has no emphasis."""
    parts = [_text(part, there) for part in inline]
    for at, part in enumerate(parts[1:]):
        if part.startswith("[") and parts[at].endswith("!"):
            parts[at] = f"{parts[at][:-1]}\\!"  # else the link would be an image
    return escape.line("".join(parts))


def _text(part: Text, there: Blocks) -> str:
    if part.link >= 0:
        return escape.link(part.text, there.links[part.link])
    return escape.code(part.text) if part.style.role == "code" else escape.words(part.text)
