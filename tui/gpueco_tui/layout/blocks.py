"""The values of a parsed page: blocks of styled text, before any width is known."""

from __future__ import annotations

from gpueco_tui.layout.lines import Style
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    """Whether no blank line stands between the items (CommonMark 5.3)."""


class Rule(Frozen):
    """A thematic break."""


class Table(Frozen):
    """A table: as many alignments, and cells in each row, as the header has cells."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    aligns: tuple[Align, ...]


class Blocks(Frozen):
    """A parsed page."""

    blocks: tuple[Block, ...] = ()
    links: tuple[str, ...] = ()
    """The address of each link of the page, in its order."""
