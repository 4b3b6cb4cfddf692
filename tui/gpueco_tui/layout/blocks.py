"""The values of a page before any width is known: blocks of styled text."""

from __future__ import annotations

from gpueco_tui.layout.style import Style
from gpueco_tui.values import Frozen, NamedTuple, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Literal, TypeAlias

    from gpueco_tui.layout.roles import Role

    Align = Literal["left", "center", "right"]
    Changed: TypeAlias = "Callable[[Inline], Inline]"
    Block: TypeAlias = "Paragraph | Heading | Code | Quote | List | Rule | Table | Strip | Lanes"

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

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        yield self.inline

    def with_flows(self, change: Changed) -> Paragraph:
        """Return it with each of its flows as `change` returns it."""
        return Paragraph(change(self.inline))


class Heading(Frozen):
    """A heading; `level` from 1 to 6."""

    level: int
    inline: Inline

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        yield self.inline

    def with_flows(self, change: Changed) -> Heading:
        """Return it with each of its flows as `change` returns it."""
        return Heading(self.level, change(self.inline))


class Code(Frozen):
    """A code block, as written, without its last newline."""

    text: str
    language: str = ""
    """The first word after the fence, or empty."""

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        yield (Text(self.text),)

    def with_flows(self, change: Changed) -> Code:  # noqa: ARG002  as all blocks
        """Return it with each of its flows as `change` returns it."""
        return self  # as written


class Quote(Frozen):
    """A block quote."""

    blocks: tuple[Block, ...]

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        for block in self.blocks:
            yield from block.flows()

    def with_flows(self, change: Changed) -> Quote:
        """Return it with each of its flows as `change` returns it."""
        return Quote(tuple(block.with_flows(change) for block in self.blocks))


class Item(Frozen):
    """One item of a list."""

    blocks: tuple[Block, ...]
    done: bool | None = None
    """Whether the box of a task is ticked; None when it is no task."""

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        for block in self.blocks:
            yield from block.flows()

    def with_flows(self, change: Changed) -> Item:
        """Return it with each of its flows as `change` returns it."""
        return Item(tuple(block.with_flows(change) for block in self.blocks), self.done)


class List(Frozen):
    """A list; `start` is the first number of an ordered one, None when it has bullets."""

    items: tuple[Item, ...]
    start: int | None = None
    tight: bool = True
    """Whether there is no blank line between the items (CommonMark 5.3)."""

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        for item in self.items:
            yield from item.flows()

    def with_flows(self, change: Changed) -> List:
        """Return it with each of its flows as `change` returns it."""
        return List(tuple(item.with_flows(change) for item in self.items), self.start, self.tight)


class Rule(Frozen):
    """A thematic break."""

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        return iter(())

    def with_flows(self, change: Changed) -> Rule:  # noqa: ARG002  as all blocks
        """Return it with each of its flows as `change` returns it."""
        return self


class Table(Frozen):
    """A table: as many alignments, and cells in each row, as the header has cells."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    aligns: tuple[Align, ...]

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        for row in (self.header, *self.rows):
            yield from row

    def with_flows(self, change: Changed) -> Table:
        """Return it with each of its flows as `change` returns it."""
        rows = tuple(tuple(map(change, row)) for row in self.rows)
        return Table(tuple(map(change, self.header)), rows, self.aligns)


class Part(Frozen):
    """One part of a strip."""

    inline: Inline
    caption: str = ""
    """What it is, in a word or two, or empty."""


class Strip(Frozen):
    """What goes into what, from left to right."""

    parts: tuple[Part, ...]

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        for part in self.parts:
            yield part.inline

    def with_flows(self, change: Changed) -> Strip:
        """Return it with each of its flows as `change` returns it."""
        return Strip(tuple(Part(change(part.inline), part.caption) for part in self.parts))


class Lane(Frozen):
    """One lane of a picture of lanes."""

    inline: Inline
    """Its name."""
    role: Role = "text"


class Crossing(Frozen):
    """One row of a picture of lanes: what is in which of them."""

    inline: Inline
    """Its name."""
    marks: tuple[str, ...]
    """For each lane one character, or empty where it is not in the lane."""
    tone: Role = "text"
    """The role that shows the marks."""
    note: str = ""
    """What stands at the end of the row."""


class Lanes(Frozen):
    """A picture of lanes: a column a lane, a row a thing that is in some of them, in groups."""

    lanes: tuple[Lane, ...]
    groups: tuple[tuple[Inline, tuple[Crossing, ...]], ...]
    """The heading of each group, and its rows."""

    def flows(self) -> Iterator[Inline]:
        """Yield the flows of text in it."""
        for lane in self.lanes:
            yield lane.inline
        for heading, rows in self.groups:
            yield heading
            yield from (row.inline for row in rows)

    def with_flows(self, change: Changed) -> Lanes:
        """Return it with each of its flows as `change` returns it."""
        lanes = tuple(Lane(change(lane.inline), lane.role) for lane in self.lanes)
        groups = (
            (change(heading), tuple(replace(row, inline=change(row.inline)) for row in rows))
            for heading, rows in self.groups
        )
        return Lanes(lanes, tuple(groups))


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

    def changed(flow: Inline) -> Inline:
        return tuple(map(change, flow))

    return tuple(block.with_flows(changed) for block in blocks)


def length(blocks: Sequence[Block]) -> int:
    """Return how many characters there are in `blocks`."""
    return sum(len(part.text) for block in blocks for flow in block.flows() for part in flow)
