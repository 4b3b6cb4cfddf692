"""The line of a text around the first match in it, to show why a project was found."""

from __future__ import annotations

import re

from gpueco_tui.search.match import pattern, spans
from gpueco_tui.text.spelling import fold, is_case_sensitive

SNIPPET_WIDTH = 72
"""The most characters of a snippet, its ellipses included."""

_BEFORE = 24
"""Characters before the match, where the text is cut on both sides."""
_PARAGRAPH = 600
"""Characters of a paragraph that are read on each side of the match."""
_LINK = r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])"
_LINE_MARK = r"(?m)^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+|(?:```|~~~).*$)"
_INLINE_MARK = r"\*+|`+|~~|(?<!\w)_+|(?<!_)_+(?!\w)|\\(?=[^\w\s])|\|"


def snippet(text: str, needles: tuple[str, ...]) -> str:
    """Return a line of `text`, of at most `SNIPPET_WIDTH` characters, around the first match of `needles[0]`.

    `text` is Markdown: its marks and the targets of its links are left out, unless the match is in one of them.
    It is cut between words, with an ellipsis where something was cut. Empty when there is no match.
    """
    match = pattern(needles[0]).search(text if is_case_sensitive(needles[0]) else fold(text))
    if match is None:
        return ""
    start = max(text.rfind("\n\n", 0, match.start()) + 1, match.start() - _PARAGRAPH)
    end = text.find("\n\n", match.end())
    around = text[start : min(len(text) if end < 0 else end, match.end() + _PARAGRAPH)]
    readable = without_markdown(around)
    found = spans(readable, needles[:1])
    if not found:
        readable = " ".join(around.split())
        found = spans(readable, needles[:1])
    return _window(readable, found[0]) if found else ""


def without_markdown(markdown: str) -> str:
    """Return `markdown` on one line without its marks; of a link, the text is left.

    For snippets, not for pages: it knows the common marks, not the grammar.
    """
    text = re.sub(_LINK, r"\1", re.sub(_LINE_MARK, "", markdown))
    return " ".join(re.sub(_INLINE_MARK, lambda mark: " " if mark[0] == "|" else "", text).split())


def _window(text: str, match: tuple[int, int]) -> str:
    """Return the words of `text` around `match`."""
    if len(text) <= SNIPPET_WIDTH:
        return text
    start = max(0, min(match[0] - _BEFORE, len(text) - SNIPPET_WIDTH + 1))
    if start:
        space = text.find(" ", start, match[0])
        start = space + 1 if space >= 0 else match[0]
    end = min(len(text), start + SNIPPET_WIDTH - bool(start))
    if end < len(text):
        end -= 1
        space = text.rfind(" ", match[1], end + 1)
        end = space if space >= 0 else max(end, start + 1)
    return ("…" if start else "") + text[start:end].rstrip() + ("…" if end < len(text) else "")
