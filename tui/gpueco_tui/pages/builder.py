"""Plain values -> blocks: words, links and code that show as they are, whatever marks of Markdown are in them."""

from __future__ import annotations

from itertools import groupby

from gpueco_tui.layout.blocks import Blocks, Heading, Item, List, Paragraph, Table, Text
from gpueco_tui.layout.style import Style
from gpueco_tui.text.clean import clean_line, clean_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpueco_tui.layout.blocks import Block, Inline

_LINK = Style("link")
_CODE = Style("code")


class Builder:
    """Gathers blocks, and the addresses of the links in them. The order in which links are made is their order."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._links: list[str] = []

    def blocks(self) -> Blocks:
        """Return what was gathered."""
        return Blocks(tuple(self._blocks), tuple(self._links))

    # Blocks; each is left out when there is nothing in it

    def heading(self, level: int, inline: Inline) -> None:
        """Add a heading."""
        if inline:
            self._blocks.append(Heading(level, inline))

    def paragraph(self, inline: Inline) -> None:
        """Add a paragraph."""
        if inline:
            self._blocks.append(Paragraph(inline))

    def bullets(self, items: Sequence[Inline]) -> None:
        """Add a list of one line an item."""
        if items:
            self._blocks.append(List(tuple(Item((Paragraph(item),) if item else ()) for item in items)))

    def table(self, header: Sequence[Inline], rows: Iterable[Sequence[Inline]]) -> None:
        """Add a table."""
        self._blocks.append(Table(tuple(header), tuple(map(tuple, rows)), ("left",) * len(header)))

    def card(self, rows: Sequence[tuple[Inline, Inline]]) -> None:
        """Add a fact card: labels and their values, a table whose header is empty."""
        if rows:
            self.table(((), ()), rows)

    def block(self, block: Block) -> None:
        """Add a block of any kind, such as a picture."""
        self._blocks.append(block)

    # What is in them

    def words(self, plain: str) -> Inline:
        """Return `plain` on one line, its bare http(s) addresses as links."""
        line = clean_line(plain)
        if "://" not in line:
            return (Text(line),) if line else ()
        from gpueco_tui.markdown.autolink import addresses

        parts: list[Text] = []
        end = 0
        for start, stop in addresses(line):
            parts += [Text(line[end:start]), *self._linked(line[start:stop], clean_url(line[start:stop]))]
            end = stop
        return tuple(part for part in (*parts, Text(line[end:])) if part.text)

    def link(self, title: str, url: str, style: Style = _LINK) -> Inline:
        """Return a link that shows `title`, or the address where there is no title; words when there is no address.

        In a picture, where nearly every word is a link, `style` is a quieter one than that of a link in a text.
        """
        address = clean_url(url)
        return self._linked(clean_line(title) or address, address, style) if address else self.words(title)

    def _linked(self, shown: str, address: str, style: Style = _LINK) -> Inline:
        self._links.append(address)
        return (Text(shown, style, len(self._links) - 1),)

    @staticmethod
    def code(plain: str) -> Inline:
        """Return `plain`, on one line, as code."""
        line = clean_line(plain)
        return (Text(line, _CODE),) if line else ()


def joined(flows: Iterable[Inline], separator: str = "") -> Inline:
    """Return flows of text as one, `separator` between them; neighbours of one look become one text."""
    parts: list[Text] = []
    for index, flow in enumerate(flows):
        parts += (Text(separator), *flow) if index and separator else flow
    alike = groupby(parts, lambda part: (part.style, part.link))
    return tuple(Text("".join(part.text for part in group), *look) for look, group in alike)
