"""Headings and leading links of Markdown text: what it takes to see projects in one page.

Slower than reading front matter (it is CommonMark in full), so imported only where a page's form is in its text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt

from gpueco_tui.markdown.commonmark import bound
from gpueco_tui.model import Link
from gpueco_tui.text.clean import clean_line, clean_name, clean_url
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_MARKS = {"strong_open", "em_open", "s_open"}
_TASK = re.compile(r"\[[ xX]\][ \t]+")
"""The box of a list item that is a task (GFM 5.3)."""
_SENTENCE = re.compile(r"""(?:.*?(?:(?<!\b\w)\.|[!?…])["'”’)\]]*(?=\s+[^a-z])|.*?[。！？])""")
"""A sentence ends where the next does not begin small; the dot behind a single letter (`e.g.`) is no end."""
_LONGEST_EXCERPT = 160
"""Characters."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SEPARATOR = " \t\n-–—:·,|"
_LINK = r"\x00\d*\x01"
"""What stands for a link while words are put together: its number, or none for a badge."""
_BADGE = "\x00\x01"
_GAP = r"[\s,;/|·•&+]*"
_LINKS_IN_BRACKETS = re.compile(rf"(?:^|\s)[(\[]\s*{_LINK}(?:{_GAP}{_LINK})*\s*[)\]]")
_LINKS_BEFORE_THE_DASH = re.compile(rf"{_GAP}(?:{_LINK}{_GAP})+(?=[-–—:]|$)")
_LINKS_BEHIND_THE_WORDS = re.compile(rf"(?<=[.!?])(?:{_GAP}{_LINK})+\s*\.?$")


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
    words: str
    """What stands behind the link, as one plain line: without the dash or colon between, and badges and links there."""
    links: tuple[Link, ...]
    """The other links, badges that are links too."""
    struck: bool
    """Whether it is struck out."""


@cache
def parser() -> MarkdownIt:
    """Return a parser that keeps every URL as written: what is unsafe is for the reader of the link to decide."""
    markdown = bound(MarkdownIt("commonmark").enable(["strikethrough"]))
    markdown.validateLink = lambda url: True  # noqa: ARG005 # pyright: ignore[reportAttributeAccessIssue]
    markdown.normalizeLink = lambda url: url  # pyright: ignore[reportAttributeAccessIssue]
    return markdown


@cache
def _block_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table"]).disable(["inline"])


def blocks(text: str, env: EnvType) -> list[Token]:
    """Return the block tokens of `text`; `env` receives its reference links."""
    return _block_parser().parse(text, env)


def headings_of(tokens: Sequence[Token]) -> list[Heading]:
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
    """Return the link that inline Markdown starts with, be it emphasised, struck out or behind a task's box, or None.

    A link to a place in the same page, and one that holds only an image (a badge), is not one.
    """
    if "[" not in markdown[:8] and not markdown.startswith("<"):
        return None
    tokens = _inline(_TASK.sub("", markdown, count=1) if markdown[2:3] == "]" else markdown, env)
    first = next((at for at, token in enumerate(tokens) if token.type not in _MARKS and token.content + token.tag), -1)
    if first < 0 or tokens[first].type != "link_open":
        return None
    end = next(at for at, token in enumerate(tokens) if token.type == "link_close")
    title, url = clean_name("".join(map(_text, tokens[first:end]))), _url(tokens[first])
    if not title or not url or url.startswith("#"):
        return None
    words, links = _behind(tokens[end + 1 :])
    others = tuple(dict.fromkeys(link for link in links if link.url != url))
    return LeadingLink(title, url, words, others, any(token.type == "s_open" for token in tokens[:first]))


def _behind(tokens: Sequence[Token]) -> tuple[str, list[Link]]:
    """Return the words of `tokens`, as `LeadingLink.words` says, and their links."""
    text, labels, links = "", list[str](), list[Link]()
    opened = -1
    for at, token in enumerate(tokens):
        if token.type == "link_open":
            opened = at
        elif token.type == "link_close":
            inside, url = tokens[opened + 1 : at], _url(tokens[opened])
            label = clean_name("".join(map(_text, inside)))
            badge = clean_name("".join(inner.content for inner in inside if inner.type == "image"))
            if url and not url.startswith("#"):
                links.append(Link(label or badge or url, url))
            text += f"\x00{len(labels)}\x01" if label else _BADGE
            labels.append(label)
            opened = -1
        elif opened < 0:
            text += _text(token) or _BADGE
    text = _LINKS_IN_BRACKETS.sub("", text).replace(_BADGE, "")
    before = _LINKS_BEFORE_THE_DASH.match(text)
    text = text[before.end() if before is not None else 0 :].lstrip(_SEPARATOR)
    text = _LINKS_BEHIND_THE_WORDS.sub("", text)
    return clean_line(re.sub(r"\x00(\d+)\x01", lambda link: labels[int(link[1])], text)), links


def take_title(body: str) -> tuple[str, str, int]:
    """Return the first heading's text, `body` without it, and how many lines went from its beginning.

    The heading goes only when nothing stands before it: else it stays where it is, and is the title all the same.
    """
    env: EnvType = {}
    found = headings_of(blocks(body, env))
    if not found:
        return "", body, 0
    first = found[0]
    title = clean_name(plain(first.markdown, env))
    if first.first > 0 or not title:
        return title, body, 0
    lines = body.split("\n")
    end = first.end
    while end < len(lines) and not lines[end].strip():
        end += 1
    return title, "\n".join(lines[end:]), end


def excerpt(body: str, env: EnvType) -> str:
    """Return the first sentence of the first paragraph of `body` that has words, cut at a word where it is long."""
    tokens = blocks(body, env)
    paragraphs = (
        plain(inline.content, env)
        for opening, inline in pairwise(tokens)
        if opening.type == "paragraph_open" and opening.level == 0
    )
    text = next(filter(None, paragraphs), "")
    sentence = _SENTENCE.match(text)
    text = sentence[0] if sentence is not None else text
    if len(text) <= _LONGEST_EXCERPT:
        return text
    return f"{text[:_LONGEST_EXCERPT].rpartition(' ')[0] or text[: _LONGEST_EXCERPT - 1]}…"


def _inline(markdown: str, env: EnvType) -> list[Token]:
    return parser().parseInline(markdown, env)[0].children or []


def _text(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    is_break = token.type in {"softbreak", "hardbreak"} or _BREAK.fullmatch(token.content) is not None
    return " " if is_break else ""


def _url(token: Token) -> str:
    return clean_url(str(token.attrs.get("href", "")))
