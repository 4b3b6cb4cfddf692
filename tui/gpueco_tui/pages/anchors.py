"""The parts of a page: each heading and what is below it, by a name. They are read from blocks, never from text."""

from __future__ import annotations

from gpueco_tui.layout.blocks import Blocks, Heading, plain_text
from gpueco_tui.markdown.parse import parse
from gpueco_tui.pages.page import Markdown, Page
from gpueco_tui.text.slug import part_name
from gpueco_tui.values import NamedTuple, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Begin(NamedTuple):
    """Where a part begins."""

    piece: int
    """The index of the piece of the page."""
    at: int
    """Its line in the author's Markdown, or its block in what was built."""
    level: int
    heading: str


def parts_of(page: Page) -> tuple[str, ...]:
    """Return the names of the parts of `page`, in order. A heading in a list or a quote begins none."""
    return tuple(filter(None, _names(_begins(page))))


def part_of(page: Page, name: str) -> Page:
    """Return the part of `page` called `name`, up to the next heading of its level or higher.

    Raises ValueError when there is none.
    """
    begins = tuple(_begins(page))
    index = _names(begins).index(name)
    first = begins[index]
    after = next((one for one in begins[index + 1 :] if one.level <= first.level), None)
    pieces = page.pieces[first.piece : after.piece + 1 if after else None]
    if after:
        pieces = (*pieces[:-1], _cut(pieces[-1], 0, after.at))
    return replace(page, pieces=(_cut(pieces[0], first.at, None), *pieces[1:]))


def part_names(headings: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Return the name of the part under each of a page's `headings`, which are level and text, in order.

    It is empty for the page's title, a first heading of level 1: that is no part. A name that was there before has
    a number after it, as Zola numbers anchors: `links`, `links-1`.
    """
    names: dict[str, int] = {}
    found: list[str] = []
    for level, heading in headings:
        name = once = "" if not found and level == 1 else part_name(heading)
        while once and once in names:
            names[name] += 1
            once = f"{name}-{names[name]}"
        names.setdefault(once, 0)
        found.append(once)
    return tuple(found)


def _begins(page: Page) -> Iterator[_Begin]:
    for index, piece in enumerate(page.pieces):
        found = parse(piece.source, piece.context) if isinstance(piece, Markdown) else piece
        for at, block in enumerate(found.blocks):
            if isinstance(block, Heading):
                yield _Begin(index, found.starts[at] if found.starts else at, block.level, plain_text(block.inline))


def _names(begins: Iterable[_Begin]) -> tuple[str, ...]:
    return part_names((one.level, one.heading) for one in begins)


def _cut(piece: Markdown | Blocks, first: int, end: int | None) -> Markdown | Blocks:
    """Return `piece` from `first` to before `end`, which count lines of Markdown, or blocks."""
    if isinstance(piece, Markdown):
        whole = piece.context or (piece.source if "]:" in piece.source else "")
        return Markdown("\n".join(piece.source.split("\n")[first:end]), whole)
    return replace(piece, blocks=piece.blocks[first:end])
