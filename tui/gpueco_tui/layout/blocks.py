"""The values of a page before any width is known: blocks of styled text."""

from __future__ import annotations

from gpueco_tui.layout.style import Style
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal, TypeAlias

    Align = Literal["left", "center", "right"]
    Block: TypeAlias = "Paragraph | Heading | Code | Quote | List | Rule | Table"

PLAIN = Style()
"""The look of text that is nothing else."""


class Text(NamedTuple):
    """Text of one style; a newline in it is a hard line break."""

    text: str
    style: Style = PLAIN
    link: int = -1
    """The index in `Blocks.links` of the link it belongs to, or -1."""


Inline = tuple[Text, ...]
"""What flows: the text of a paragraph, a heading or a table cell."""


class Paragraph(Frozen):
    """Text that flows."""

    inline: Inline


class Heading(Frozen):
    """A heading; `level` from 1 to 6."""

    level: int
    inline: Inline


class Code(Frozen):
    """A code block, as written, without its last newline."""

    text: str
    language: str = ""
    """The first word after the fence, or empty."""


class Quote(Frozen):
    """A block quote."""

    blocks: tuple[Block, ...]


class Item(Frozen):
    """One item of a list."""

    blocks: tuple[Block, ...]
    done: bool | None = None
    """Whether the box of a task is ticked; None when it is no task."""


class List(Frozen):
    """A list; `start` is the first number of an ordered one, None when it has bullets."""

    items: tuple[Item, ...]
    start: int | None = None
    tight: bool = True
    """Whether there is no blank line between the items (CommonMark 5.3)."""


class Rule(Frozen):
    """A thematic break."""


class Table(Frozen):
    """A table: as many alignments, and cells in each row, as the header has cells."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    aligns: tuple[Align, ...]


class Blocks(Frozen):
    """Blocks in their order, with what they refer to."""

    blocks: tuple[Block, ...] = ()
    links: tuple[str, ...] = ()
    """The address of each link, in order."""
    starts: tuple[int, ...] = ()
    """The line of the Markdown on which each of the blocks begins, from 0; empty when they were not read from any."""


def plain_text(inline: Inline) -> str:
    """Return the text of a flow, without its styles."""
    return "".join(part.text for part in inline)


def mapped(blocks: Sequence[Block], change: Callable[[Text], Text]) -> tuple[Block, ...]:
    """Return `blocks` with each of their texts as `change` returns it."""

    def inline(parts: Inline) -> Inline:
        return tuple(map(change, parts))

    def block(old: Block) -> Block:
        match old:
            case Paragraph(parts):
                return Paragraph(inline(parts))
            case Heading(level, parts):
                return Heading(level, inline(parts))
            case Table(header, rows, aligns):
                return Table(tuple(map(inline, header)), tuple(tuple(map(inline, row)) for row in rows), aligns)
            case List(items, start, tight):
                return List(tuple(Item(mapped(item.blocks, change), item.done) for item in items), start, tight)
            case Quote(inner):
                return Quote(mapped(inner, change))
            case Code() | Rule():
                return old

    return tuple(map(block, blocks))


def length(blocks: Sequence[Block]) -> int:
    """Return how many characters there are in `blocks`."""

    def inline(parts: Inline) -> int:
        return sum(len(part.text) for part in parts)

    def block(one: Block) -> int:
        match one:
            case Paragraph(parts) | Heading(_, parts):
                return inline(parts)
            case Table(header, rows):
                return sum(sum(map(inline, row)) for row in (header, *rows))
            case List(items):
                return sum(length(item.blocks) for item in items)
            case Quote(inner):
                return length(inner)
            case Code(text):
                return len(text)
            case Rule():
                return 0

    return sum(map(block, blocks))
