"""A page as a value: what its author wrote, and what was built from facts, in the order in which it is read.

A page is a row of pieces. What the author wrote stays Markdown, so that it is printed and copied byte for byte, and is
parsed when it is shown. Everything else is `Blocks`, built from values and never written as Markdown to be read again.

Anything that `layout` can lay out can be a piece, or a part of one: a link is a `Text` with the index of its address, a
coloured word a `Text` with a role, a diagram a block (a `Code` of drawn lines, or a block of its own kind, for which
`layout.layout` and `pages.as_markdown` need a case each).
"""

from __future__ import annotations

from gpueco_tui.layout.blocks import Blocks, length, mapped
from gpueco_tui.layout.style import Style
from gpueco_tui.values import Frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gpueco_tui.layout.blocks import Block, Text
    from gpueco_tui.layout.roles import Role


class Markdown(Frozen):
    """A piece of a page as its author wrote it."""

    source: str
    context: str = ""
    """The whole text that it is a part of, whose link definitions hold here too; empty for a text of its own."""


class Page(Frozen):
    """What is shown of a project, of a section, of the whole, or of several projects side by side."""

    pieces: tuple[Markdown | Blocks, ...] = ()
    signs: tuple[tuple[str, Role], ...] = ()
    """Signs that have a tone where the author writes them alone, as code or as a cell; and the role that shows it."""

    @property
    def size(self) -> int:
        """How many characters the page has."""
        return sum(map(_size, self.pieces))


def blocks_of(page: Page) -> Blocks:
    """Return the blocks of all pieces of `page`; the links of each follow those of the pieces before it."""
    from gpueco_tui.markdown.parse import parse

    blocks: list[Block] = []
    links: list[str] = []
    for piece in page.pieces:
        if isinstance(piece, Markdown):
            found = parse(piece.source, piece.context)
            signs = [sign for sign in page.signs if sign[0] in piece.source]
        else:
            found, signs = piece, []
        if signs or (links and found.links):
            moved = _moving(len(links), dict(signs))
            found = Blocks(mapped(found.blocks, moved), found.links)
        blocks += found.blocks
        links += found.links
    return Blocks(tuple(blocks), tuple(links))


def _moving(by: int, signs: Mapping[str, Role]) -> Callable[[Text], Text]:
    """Return what counts the link of a text from another first one, and gives a text its tone when it is a sign."""

    def moved(text: Text) -> Text:
        if text.link >= 0:
            return text._replace(link=text.link + by)
        return text._replace(style=Style(signs[text.text])) if text.text in signs else text

    return moved


def beginning(page: Page, limit: int = 6000) -> Page:
    """Return the beginning of `page`, of about `limit` characters, to be shown while the rest is laid out.

    What the author wrote is cut; a piece that was built is whole, or not there.
    """
    from gpueco_tui.markdown.beginning import first

    pieces: list[Markdown | Blocks] = []
    for piece in page.pieces:
        if limit <= 0:
            break
        pieces.append(replace(piece, source=first(piece.source, limit)) if isinstance(piece, Markdown) else piece)
        limit -= _size(piece)
    return replace(page, pieces=tuple(pieces))


def _size(piece: Markdown | Blocks) -> int:
    return len(piece.source) if isinstance(piece, Markdown) else length(piece.blocks)
