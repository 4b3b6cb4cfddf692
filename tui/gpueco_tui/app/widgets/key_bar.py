"""The foot of a screen: the keys that work here, or what there is to say."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class KeyBar(Widget):
    """One line, a few when a message needs them: a message, else the keys; at its right end, where the reader is."""

    keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Each key and what it does, most wanted first; what does not fit is left out."""
    message: reactive[str] = reactive("", layout=True)
    """A sentence shown in place of the keys, or empty."""
    position: reactive[str] = reactive("")
    """Where the reader is (`3 of 12`), or empty."""

    def render(self) -> Content:
        """Return the line."""
        width = max(1, self.content_size.width)
        right = Content.styled(self.position, "$key-text bold") if self.position else Content("")
        room = width - (cell_len(self.position) + 2 if self.position else 0)
        if self.message:
            return Content.assemble(self.message, "  " if self.position else "", right)
        left = Content("")
        for key, label in self.keys:
            piece = Content.assemble((key, "$key-text"), (f" {label}", "$muted"))
            gap = Content("   " if left else "")
            if left.cell_length + gap.cell_length + piece.cell_length > room:
                break
            left = left + gap + piece
        return left + Content(" " * max(0, width - left.cell_length - right.cell_length)) + right
