"""The Markdown parser: markdown-it with bounds, so that no text takes more time than its length allows.

Parsing can be cancelled. Every address stays as it is written: what is copied is what is shown.
"""

from __future__ import annotations

from functools import cache

from gpueco_tui.cancellation import checkpoint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]
    Given = ParamSpec("Given")

DEEPEST = 40
"""Levels of nesting (a quote is one, a list two) from which a marker is read as plain text."""
DEEPEST_BRACKETS = 16
"""Brackets open inside each other from which the rest of a paragraph is not searched for the end of the first."""

_COMMENT, _COMMENT_END = "<!--", "-->"


@cache
def parser(*extensions: str, inline: bool = True) -> MarkdownIt:
    """Return a parser of CommonMark with these extensions of markdown-it (`table`, `strikethrough`).

    Without `inline` it reads blocks alone, and the text in them stays Markdown. markdown-it is imported by the first
    call, which takes 45 ms.
    """
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import blockquote, list_block

    # markdown-it drops what is nested deeper than `maxNesting`: no container may come that far.
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST + 20}).enable(extensions)
    rules = parser.block.ruler
    rules.at("blockquote", _shallow(blockquote), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    rules.at("list", _shallow(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.normalizeLink = parser.normalizeLinkText = _as_written  # type: ignore[method-assign]
    if inline:
        _bind_inline(parser)
    else:
        parser.disable("inline")
    return parser


def _any_link(_url: str) -> bool:
    """Accept every link: markdown-it would show `[x](javascript:y)` as text with brackets."""
    return True


def _as_written(url: str) -> str:
    """Leave an address as it is written."""
    return url


def _bind_inline(parser: MarkdownIt) -> None:
    """Put bounds on what is inside a paragraph, and make each flow of text a step that can be cancelled."""
    from markdown_it.rules_inline import html_inline, image, link

    rules = parser.inline.ruler
    rules.at("link", _few_brackets(link))
    rules.at("image", _few_brackets(image))
    rules.at("html_inline", _comment_or(html_inline))
    parser.inline.parse = _cancellable(parser.inline.parse)  # type: ignore[method-assign]
    parser.inline.skipToken = _cancellable(parser.inline.skipToken)  # type: ignore[method-assign]


def _cancellable(parse: Callable[Given, None]) -> Callable[Given, None]:
    """Return `parse`, which markdown-it calls for each flow of text and for what is in brackets, with a checkpoint."""

    def step(*args: Given.args, **named: Given.kwargs) -> None:
        checkpoint()
        parse(*args, **named)

    return step


def _shallow(rule: BlockRule) -> BlockRule:
    """Return the rule of a container, which does not apply deeper than `DEEPEST`."""

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  markdown-it's
        checkpoint()
        return state.level < DEEPEST and rule(state, start, end, silent)

    return limited


def _few_brackets(rule: InlineRule) -> InlineRule:
    """Return the rule of a link or an image, which stops looking ahead when too many brackets are open.

    markdown-it does the same at `maxNesting`, which is more than 16: each bracket takes the time of those around it.
    """

    def limited(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it's
        if silent and state.level > DEEPEST_BRACKETS and state.src[state.pos] in "[!":
            state.pos = state.posMax
            return True
        return rule(state, silent)

    return limited


def _comment_or(rule: InlineRule) -> InlineRule:
    """Return the rule of inline HTML, but a comment ends at the first `-->` (CommonMark 0.31, 6.6).

    The pattern of markdown-it (4.3) does not find the end of `<!-- a --->`, and searches for it from each beginning.
    """

    def comment_or(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it's
        pos, src = state.pos, state.src
        begins = src.startswith(_COMMENT, pos) and not src.startswith(("<!-->", "<!--->"), pos)
        if not begins or state.html_terminator_last(_COMMENT_END) < pos + len(_COMMENT):
            return rule(state, silent)
        state.pos = src.find(_COMMENT_END, pos + len(_COMMENT)) + len(_COMMENT_END)
        if not silent:
            state.push("html_inline", "", 0).content = src[pos : state.pos]
        return True

    return comment_or
