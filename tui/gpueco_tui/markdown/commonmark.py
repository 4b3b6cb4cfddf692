"""Rules of markdown-it with bounds, so that no text takes more time than its length allows, and can be cancelled."""

from __future__ import annotations

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

DEEPEST_BRACKETS = 16
"""Open brackets inside of each other from which the rest of a paragraph is not looked at for the end of the first."""

_COMMENT, _COMMENT_END = "<!--", "-->"


def bound(parser: MarkdownIt) -> MarkdownIt:
    """Return `parser` with bounds on what stands inside of a paragraph; each flow of text is a step of its work."""
    from markdown_it.rules_inline import html_inline, image, link

    rules = parser.inline.ruler
    rules.at("link", _few_brackets(link))
    rules.at("image", _few_brackets(image))
    rules.at("html_inline", _comment_or(html_inline))
    parser.inline.parse = _cancellable(parser.inline.parse)  # type: ignore[method-assign]
    parser.inline.skipToken = _cancellable(parser.inline.skipToken)  # type: ignore[method-assign]
    return parser


def _cancellable(parse: Callable[Given, None]) -> Callable[Given, None]:
    """Return `parse`, which markdown-it calls for each flow of text and for what stands in brackets, as a step."""

    def step(*args: Given.args, **named: Given.kwargs) -> None:
        checkpoint()
        parse(*args, **named)

    return step


def shallow(rule: BlockRule, deepest: int) -> BlockRule:
    """Return the rule of a container, not to be used deeper than `deepest`."""

    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  markdown-it's
        checkpoint()
        return state.level < deepest and rule(state, start, end, silent)

    return limited


def _few_brackets(rule: InlineRule) -> InlineRule:
    """Return the rule of a link or an image, which ends its look ahead where too many are open.

    markdown-it does the same at `maxNesting`, which is more than 16: each bracket takes the time of those around it.
    """

    def limited(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it's
        if silent and state.level > DEEPEST_BRACKETS and state.src[state.pos] in "[!":
            state.pos = state.posMax
            return True
        return rule(state, silent)

    return limited


def _comment_or(rule: InlineRule) -> InlineRule:
    """Return the rule of inline HTML, with its own for comments: to the first end (CommonMark 0.31, 6.6).

    The pattern of markdown-it (4.3) does not find the end of `<!-- a --->`, and looks for it from each beginning.
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
