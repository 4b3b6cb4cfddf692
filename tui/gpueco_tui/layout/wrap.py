"""A flow of text that was measured, and where its rows end. Offsets are characters, widths are cells."""

from __future__ import annotations

import re
from bisect import bisect_right

from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.style import Style

Row = tuple[int, int]
"""One row of a flow: its first character, and the one after its last."""

_LINE = r"[^\n]*"
_WORD = r"[^ \n]+"
_AFTER = "/-_.:,;=&?#)]}>|"
"""Where a word longer than a row breaks: after one of these, if the row is at least half full there."""
_NEVER_FIRST = frozenset("、。，．・：；？！」』】〉》〕）］｝ーゝゞ々…‥,.;:!?)]}%’”\u200d")
_NEVER_LAST = frozenset("「『【〈《〔（［｛([{‘“$\u200d")


class Flow(NamedTuple):
    """Text with its styles and widths."""

    text: str
    starts: tuple[int, ...]
    """Where each part begins, and after them where the last one ends."""
    styles: tuple[tuple[Style, int], ...]
    """The style of each part, and the link it belongs to, or -1."""
    cells: tuple[int, ...] | None = None
    """How many cells stand before each character and before the end; None when every character takes one.

    Inside what is shown as one (a family of emoji, a flag, a letter and its accents) it is where that ends.
    """

    def width(self, start: int, end: int) -> int:
        """Return the cells from character `start` to before `end`."""
        return end - start if self.cells is None else self.cells[end] - self.cells[start]

    def fit(self, start: int, width: int) -> int:
        """Return where the text from `start` on that fits `width` cells ends; there must be more than fits."""
        if self.cells is None:
            return start + width
        return bisect_right(self.cells, self.cells[start] + width) - 1

    def past(self, start: int) -> int:
        """Return where the character shown at `start` ends, whatever it is made of."""
        if self.cells is None:
            return start + 1
        after = bisect_right(self.cells, self.cells[start])
        return bisect_right(self.cells, self.cells[after]) - 1 if after < len(self.cells) else len(self.text)

    def longest_line(self) -> int:
        """Return the cells that the flow takes when it is not wrapped."""
        if self.cells is None and "\n" not in self.text:
            return len(self.text)
        return max(self.width(*match.span()) for match in re.finditer(_LINE, self.text))

    def longest_word(self) -> int:
        """Return the cells of the longest piece that wrapping leaves whole."""
        if self.cells is None:
            return max(map(len, self.text.split()), default=0)
        words = [(self.width(*match.span()), len(match[0])) for match in re.finditer(_WORD, self.text)]
        return max((2 if cells > characters else cells for cells, characters in words), default=0)


def wrap(flow: Flow, width: int, *, whole: bool = False) -> list[Row]:
    """Return the rows of `flow` at `width` cells: broken at spaces, between wide characters, else in long words.

    With `whole` a long word is not broken, and its row is wider than `width`. Spaces at a break are dropped, and so is
    a character wider than `width`. At least one row, which may be empty.
    """
    rows: list[Row] = []
    start = 0
    while True:
        newline = flow.text.find("\n", start)
        stop = len(flow.text) if newline < 0 else newline
        _wrap_line(flow, start, stop, width, rows, whole=whole)
        if newline < 0:
            return rows
        start = stop + 1


def fold(flow: Flow, width: int) -> list[Row]:
    """Return the rows of a line of code at `width` cells: every space is kept, and a row may end after one."""
    rows: list[Row] = []
    start, stop = 0, len(flow.text)
    while flow.width(start, stop) > width:
        fit = flow.fit(start, width)
        if fit == start:
            start = min(flow.past(start), stop)
            continue
        space = flow.text.rfind(" ", start + (fit - start) * 2 // 3, fit) + 1
        rows.append((start, space or fit))
        start = space or fit
    rows.append((start, stop))
    return rows


def _wrap_line(flow: Flow, start: int, stop: int, width: int, rows: list[Row], *, whole: bool) -> None:  # noqa: PLR0913
    """Add the rows of the text from `start` to before `stop`, in which no line break stands."""
    text = flow.text
    while flow.width(start, stop) > width:
        fit = flow.fit(start, width)
        if fit <= start:  # wider than the row
            start = min(flow.past(start), stop)
            continue
        cut = _break(flow, start, fit, stop if whole else 0)
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

    A word too long for it is broken, or left whole as far as `stop` unless that is 0.
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
