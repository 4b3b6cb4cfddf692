"""Text wrapped at words, for tables and reports; pages are laid out by `gpueco_tui.markdown`."""

from __future__ import annotations

from gpueco_tui.text.width import width_of


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` cells, broken at white space; a longer word has a line of its own."""
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
