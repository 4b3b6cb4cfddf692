"""The width of text in terminal cells, by the tables of Rich. No other module outside the app uses Rich.

Rich is imported when a text first needs these tables: it takes 5 ms, and most pages do not need it.
"""

from __future__ import annotations

from gpueco_tui.text.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Spans = tuple[tuple[int, int], ...]
"""Ranges of a text in characters, the end excluded."""

_NARROW = Pattern("[\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*")


def is_narrow(text: str) -> bool:
    """Say whether every character of `text` is known to take one cell; a newline counts as one."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def width_of(text: str) -> int:
    """Return the cells that `text` takes."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> Iterator[tuple[str, int]]:
    """Yield each piece of `text` that is drawn as one character, and the cells it takes."""
    from rich.cells import split_graphemes

    for start, end, width in split_graphemes(text)[0]:
        yield text[start:end], width


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, with … at the end when something is cut off."""
    if width_of(text) <= width:
        return text
    return _sized(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: cut, or filled with spaces."""
    return _sized(cut(text, width), max(0, width))


def around(text: str, spans: Spans, width: int) -> tuple[str, Spans]:
    """Return the part of `text` around its first span that fits `width` cells, and where the spans are in it."""
    if width_of(text) <= width or not spans or width_of(text[: spans[0][1]]) < width:
        return cut(text, width), spans
    start = spans[0][0]
    room = max(0, width - width_of(text[spans[0][0] : spans[0][1]])) // 2
    while start > 0 and width_of(text[start - 1 : spans[0][0]]) < room:
        start -= 1
    moved = tuple((max(1, first - start + 1), last - start + 1) for first, last in spans if last > start)
    return cut(f"…{text[start:]}", width), moved


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells, broken at white space; a longer word has its own line."""
    if width_of(text) <= width:
        return [text]
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _sized(text: str, width: int) -> str:
    """Return `text` cropped, or filled with spaces, to `width` cells."""
    if is_narrow(text):
        return text[:width].ljust(width)
    from rich.cells import set_cell_size

    return set_cell_size(text, width)
