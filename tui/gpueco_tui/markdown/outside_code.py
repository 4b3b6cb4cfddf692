"""Changing what stands in Markdown outside of its code (CommonMark 4.5, 6.1), in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_FENCE = r"(?m)^[ \t>]*(?P<fence>`{3,}|~{3,})"
_TICKS = r"(?<!`)(?P<ticks>`+)"
_BLANK = r"\n(?=[ \t]*\n)"


def replaced(pattern: str, replace: Callable[[re.Match[str]], str], markdown: str) -> str:
    """Return `markdown` with each match of `pattern` replaced by what `replace` makes of it.

    Left as it is: fenced code, code spans, and what a backslash escapes. `pattern` has no groups called `fence` or
    `ticks`, and takes time that grows with the length of what it reads, no faster.
    """
    token = re.compile(rf"{_FENCE}|{_TICKS}|\\.|(?P<wanted>{pattern})")
    spans = _CodeSpans(markdown)
    kept: list[str] = []
    at = copied = 0
    while (found := token.search(markdown, at)) is not None:
        at = found.end()
        if found["fence"]:
            closing = re.compile(rf"(?m)^[ \t>]*{found['fence']}").search(markdown, at)
            at = closing.end() if closing is not None else len(markdown)
        elif found["ticks"]:
            at = spans.end(*found.span())
        elif found["wanted"]:
            kept += (markdown[copied : found.start()], replace(found))
            copied = at
    return "".join((*kept, markdown[copied:]))


class _CodeSpans:
    """Where the code spans of a text end; every run of backticks is looked up once."""

    def __init__(self, markdown: str) -> None:
        self._runs: dict[int, list[int]] = {}
        for run in re.finditer("`+", markdown):
            self._runs.setdefault(len(run[0]), []).append(run.start())
        self._blank = [blank.start() for blank in re.finditer(_BLANK, markdown)]

    def end(self, start: int, end: int) -> int:
        """Return where the code span ends that the backticks from `start` to `end` open; `end` when they open none."""
        runs = self._runs.get(end - start, [])
        closing = bisect_left(runs, end)
        blank = bisect_left(self._blank, end)
        if closing == len(runs) or (blank < len(self._blank) and self._blank[blank] < runs[closing]):
            return end
        return runs[closing] + end - start
