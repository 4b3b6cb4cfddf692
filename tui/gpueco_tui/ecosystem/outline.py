"""Headings and leading links of Markdown text: what it takes to see projects in one page.

Slower than reading front matter (it is CommonMark in full), so imported only where a page's form is in its text.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from gpueco_tui.clean import clean_line, clean_url
from gpueco_tui.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_EMPHASIS = re.compile(r"[*_]+")
_LINK_END = re.compile(r"[\])>]")
_LINKS_TRIED = 40
"""Brackets tried as the end of a leading link: a title with more than this many is not one."""
_SEPARATOR = " \t\n-–—:·,|"


class Heading(Frozen):
    """A heading outside of lists and quotes. Lines count from 0 and are those of the text given."""

    level: int
    markdown: str
    first: int
    end: int
    """The line after the heading."""


class LeadingLink(Frozen):
    """The link that a heading or a list item starts with."""

    title: str
    url: str
    rest: str
    """The Markdown behind the link, without the dash or colon between."""


@cache
def parser() -> MarkdownIt:
    """Return a parser that keeps every URL as written: what is unsafe is for the reader of the link to decide."""
    markdown = MarkdownIt("commonmark")
    markdown.validateLink = lambda url: True  # noqa: ARG005 # pyright: ignore[reportAttributeAccessIssue]
    markdown.normalizeLink = lambda url: url  # pyright: ignore[reportAttributeAccessIssue]
    return markdown


@cache
def _block_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").disable(["inline"])


def blocks(text: str, env: EnvType) -> list[Token]:
    """Return the block tokens of `text`; `env` receives its reference links."""
    return _block_parser().parse(text, env)


def headings(tokens: Sequence[Token]) -> list[Heading]:
    """Return the headings that divide a page."""
    return [
        Heading(int(token.tag[1]), tokens[index + 1].content, token.map[0], token.map[1])
        for index, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]


def plain(markdown: str, env: EnvType) -> str:
    """Return the text of inline Markdown on one line, without its marks, images and HTML."""
    return clean_line("".join(_text(token) for token in _inline(markdown, env)))


def leading_link(markdown: str, env: EnvType) -> LeadingLink | None:
    """Return the link that inline Markdown starts with, or None.

    A link to a place in the same page, and one that holds only an image (a badge), is not one.
    """
    if "[" not in markdown[:8] and not markdown.startswith("<"):
        return None
    mark = _EMPHASIS.match(markdown)
    start = mark.end() if mark is not None else 0
    for number, end in enumerate(_LINK_END.finditer(markdown, start)):
        if number == _LINKS_TRIED:
            return None
        children = _inline(markdown[start : end.end()], env)
        if not children or children[0].type != "link_open" or children[-1].type != "link_close":
            continue
        if sum(child.type == "link_open" for child in children) > 1:
            return None
        title, url = clean_line("".join(map(_text, children))), clean_url(str(children[0].attrs.get("href", "")))
        if not title or not url or url.startswith("#"):
            return None
        rest = markdown[end.end() :]
        rest = rest.removeprefix(mark[0]) if mark is not None else rest
        return LeadingLink(title, url, rest.lstrip(_SEPARATOR).rstrip())
    return None


def take_title(body: str) -> tuple[str, str, int]:
    """Return the first heading's text, `body` without it, and how many lines went from its beginning.

    The heading goes only when nothing stands before it: else it stays where it is, and is the title all the same.
    """
    env: EnvType = {}
    found = headings(blocks(body, env))
    if not found:
        return "", body, 0
    first = found[0]
    title = plain(first.markdown, env)
    if first.first > 0 or not title:
        return title, body, 0
    lines = body.split("\n")
    end = first.end
    while end < len(lines) and not lines[end].strip():
        end += 1
    return title, "\n".join(lines[end:]), end


def _inline(markdown: str, env: EnvType) -> list[Token]:
    return parser().parseInline(markdown, env)[0].children or []


def _text(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak"} else ""
