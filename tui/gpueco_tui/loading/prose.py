"""What Markdown says in words, without code and addresses, with the lines on which it says it."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.text.clean import clean_line
from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")
_OPEN = ("strong_open", "link_open")
_GAP = "\0"
"""What stands in prose for code, an image or HTML, so that no words meet that do not stand together."""


class Said(NamedTuple):
    """Words, and the line on which they begin, counted from 0."""

    text: str
    line: int


def prose(markdown: str) -> Iterator[Said]:
    """Yield the words of each paragraph, heading and cell, with their line ends."""
    for token in _tokens(markdown):
        if token.type == "inline" and token.map:
            yield Said("".join(map(_words, token.children or ())), token.map[0])


def _words(token: Token) -> str:
    if token.type in _BREAKS:
        return "\n"
    return _GAP if token.type in {"code_inline", "image", "html_inline"} else token.content


@cached
def terms(markdown: str) -> tuple[Said, ...]:
    """Return the bold or linked words with which list items begin."""
    found: list[Said] = []
    tokens = _tokens(markdown)
    for at, token in enumerate(tokens[2:], 2):
        if token.type == "inline" and tokens[at - 2].type == "list_item_open" and token.map:
            term = clean_line(_leading(token.children or ()))
            if term:
                found.append(Said(term, token.map[0]))
    return tuple(found)


def _leading(children: Sequence[Token]) -> str:
    """Return the text of the bold words or the link that `children` begin with, or nothing."""
    children = [child for child in children if child.type != "text" or child.content]
    if not children or children[0].type not in _OPEN:
        return ""
    depth, text = 0, ""
    for child in children:
        depth += child.nesting
        if depth == 0:
            break
        text += " " if child.type in _BREAKS else child.content
    return text


def _tokens(markdown: str) -> Sequence[Token]:
    from gpueco_tui.markdown.commonmark import parser

    return parser("strikethrough", "table").parse(markdown)
