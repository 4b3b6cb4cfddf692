"""Measured text, broken into rows. Offsets are characters, widths are cells."""

from __future__ import annotations

import re
from bisect import bisect_right

from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.style import Style

Slice = tuple[int, int]
"""The part of a flow on one row: its first character, and the one after its last."""

_LINE = r"[^\n]*"
_WORD = r"[^ \n]+"
_AFTER = "/-_.:,;=&?#)]}>|"
"""A word longer than a row is broken after one of these, if the row is at least half full there."""
_NEVER_FIRST = frozenset("、。，．・：；？！」』】〉》〕）］｝ーゝゞ々…‥,.;:!?)]}%’”\u200d")
_NEVER_LAST = frozenset("「『【〈《〔（［｛([{‘“$\u200d")


class Flow(NamedTuple):
    """A flow of text (a paragraph, a heading, a cell, a line of code) with its styles and widths."""

    text: str
    starts: tuple[int, ...]
    """The first character of each part, and at the end the length of the text."""
    styles: tuple[tuple[Style, int], ...]
    """The style of each part, and the index of its link, or -1."""
    cells: tuple[int, ...] | None = None
    """The number of cells before each character and before the end; None when every character takes one.

    Inside a grapheme (a family of emoji, a flag, a letter and its accents) it is the cell where the grapheme ends.
    """

    def width(self, start: int, end: int) -> int:
        """Return the cells from character `start` to before `end`."""
        return end - start if self.cells is None else self.cells[end] - self.cells[start]

    def fit(self, start: int, width: int) -> int:
        """Return the end of the text from `start` that fits `width` cells; not all of the text may fit."""
        if self.cells is None:
            return start + width
        return bisect_right(self.cells, self.cells[start] + width) - 1

    def end_of(self, start: int) -> int:
        """Return the end of the grapheme at `start`."""
        if self.cells is None:
            return start + 1
        after = bisect_right(self.cells, self.cells[start])
        return bisect_right(self.cells, self.cells[after]) - 1 if after < len(self.cells) else len(self.text)

    def longest_line(self) -> int:
        """Return the cells of the longest line of the flow when it is not wrapped."""
        if self.cells is None and "\n" not in self.text:
            return len(self.text)
        return max(self.width(*match.span()) for match in re.finditer(_LINE, self.text))

    def longest_word(self) -> int:
        """Return the cells of the longest word, which wrapping does not break."""
        if self.cells is None:
            return max(map(len, self.text.split()), default=0)
        words = [(self.width(*match.span()), len(match[0])) for match in re.finditer(_WORD, self.text)]
        return max((2 if cells > characters else cells for cells, characters in words), default=0)


def wrap(flow: Flow, width: int, *, overflow: bool = False) -> list[Slice]:
    """Return the rows of `flow` at `width` cells: broken at spaces, between wide characters, else in long words.

    With `overflow` a long word is not broken, and its row is wider than `width`. Spaces at a
    break are dropped, and so is a character wider than `width`. There is at least one row, which may be empty.
    """
    rows: list[Slice] = []
    start = 0
    while True:
        newline = flow.text.find("\n", start)
        stop = len(flow.text) if newline < 0 else newline
        _wrap_line(flow, start, stop, width, rows, overflow=overflow)
        if newline < 0:
            return rows
        start = stop + 1


def wrap_code(flow: Flow, width: int) -> list[Slice]:
    """Return the rows of a line of code at `width` cells: every space is kept, and a row may end after a space."""
    rows: list[Slice] = []
    start, stop = 0, len(flow.text)
    while flow.width(start, stop) > width:
        fit = flow.fit(start, width)
        if fit == start:
            start = min(flow.end_of(start), stop)
            continue
        space = flow.text.rfind(" ", start + (fit - start) * 2 // 3, fit) + 1
        rows.append((start, space or fit))
        start = space or fit
    rows.append((start, stop))
    return rows


def _wrap_line(flow: Flow, start: int, stop: int, width: int, rows: list[Slice], *, overflow: bool) -> None:  # noqa: PLR0913
    """Add the rows of the text from `start` to before `stop`, which has no line break."""
    text = flow.text
    while flow.width(start, stop) > width:
        fit = flow.fit(start, width)
        if fit <= start:  # wider than the row
            start = min(flow.end_of(start), stop)
            continue
        cut = _break(flow, start, fit, stop if overflow else 0)
        end = cut
        while end > start and text[end - 1] == " ":
            end -= 1
        rows.append((start, end))
        start = cut
        while start < stop and text[start] == " ":
            start += 1
        if start == stop:
            return
    rows.append((start, stop))


def _break(flow: Flow, start: int, fit: int, stop: int) -> int:
    """Return where to break the row that begins at `start` and is full at `fit`.

    A word that is too long is broken, or, unless `stop` is 0, kept in one piece up to `stop`.
    """
    text = flow.text
    if text[fit] == " ":
        return fit
    space = text.rfind(" ", start, fit)
    if flow.cells is not None:
        wide = _wide_break(flow, max(start, space), fit)
        if wide:
            return wide
    if space > start and not text[start:space].isspace():
        return space
    if stop:
        after = text.find(" ", fit, stop)
        return stop if after < 0 else after
    for at in range(fit, start + (fit - start) // 2, -1):
        if text[at - 1] in _AFTER and (flow.cells is None or flow.cells[at] < flow.cells[at + 1]):
            return at
    return fit


def _wide_break(flow: Flow, start: int, fit: int) -> int:
    """Return the last place up to `fit` where a line may break beside a wide character, or 0."""
    text, cells = flow.text, flow.cells
    if cells is None:
        return 0
    for at in range(fit, start + 1, -1):
        width = cells[at + 1] - cells[at]
        beside = width == 2 or (width == 1 and cells[at] - cells[at - 1] == 2)
        if beside and text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST:
            return at
    return 0
