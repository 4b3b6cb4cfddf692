"""The beginning of a long page, to be shown while the rest is still being laid out."""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)((?:[^\[\]\\\n]|\\.){1,200})\]:[ \t]*\S.*$", re.MULTILINE)
_LABEL = re.compile(r"\[([^\[\]]+)\]")


def first(markdown: str, limit: int = 6000) -> str:
    """Return the beginning of `markdown`, of about `limit` characters and cut where a block ends.

    The page itself when it is not longer. Where one block is longer than most of `limit`, the cut is at the end of
    one of its lines. The definitions of its reference links that come later are appended, so that the links of the
    beginning are links already.
    """
    if len(markdown) <= limit:
        return markdown
    cut = _boundary(markdown, limit)
    if cut < limit // 3:
        return markdown[: markdown.rfind("\n", 0, limit) + 1 or limit]
    beginning = markdown[:cut].rstrip("\n")
    wanted = {_folded(label[1]) for label in _LABEL.finditer(beginning)}
    definitions: dict[str, str] = {}
    for definition in _DEFINITION.finditer(markdown, cut):
        label = _folded(definition[1])
        if label in wanted and len(definition[0]) < limit:
            definitions.setdefault(label, definition[0])
    return "\n".join((beginning, "", *definitions.values(), ""))


def _folded(label: str) -> str:
    """Return a label as labels are compared (CommonMark 4.7)."""
    return " ".join(label.split()).casefold()


def _boundary(markdown: str, limit: int) -> int:
    """Return where the last block that ends before `limit` ends, or 0."""
    found = position = 0
    fence = ""
    blank = False
    for line in markdown[:limit].split("\n"):
        mark = _FENCE.match(line)
        if fence:
            closes = mark is not None and mark[1].startswith(fence) and not line[mark.end() :].strip()
            fence = "" if closes else fence
        else:
            if blank and line and line[0] not in " \t-*+0123456789":
                found = position
            fence = mark[1] if mark is not None else ""
        blank = not line.strip()
        position += len(line) + 1
    return found
