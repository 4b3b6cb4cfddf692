"""Text cut to the cells there are."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, in characters: first, and one past the last."""


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, ended by … when something is lost."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: cut, or filled with spaces."""
    return set_cell_size(cut(text, width), max(0, width))


def around(text: str, spans: Spans, width: int) -> tuple[str, Spans]:
    """Return the part of `text` around its first span that fits `width` cells, and where the spans are in it."""
    if cell_len(text) <= width or not spans or cell_len(text[: spans[0][1]]) < width:
        return cut(text, width), spans
    start = spans[0][0]
    room = max(0, width - cell_len(text[spans[0][0] : spans[0][1]])) // 2
    while start > 0 and cell_len(text[start - 1 : spans[0][0]]) < room:
        start -= 1
    moved = tuple((max(1, first - start + 1), last - start + 1) for first, last in spans if last > start)
    return cut(f"…{text[start:]}", width), moved
