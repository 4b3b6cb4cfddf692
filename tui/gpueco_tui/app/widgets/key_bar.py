"""The footer of a screen: the keys that work here, or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from gpueco_tui.text.width import cut, width_of

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

GAP = 3
"""Cells between two keys."""
LEFT_TO_KEYS = 24
"""Cells that a lead leaves for the keys."""


class KeyBar(Widget):
    """A message or the keys, and at the right end where the user is: one row, or more for a long message."""

    keys: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """Each key as it is written, what it does, and Textual's name of it, the most wanted first. Those that do
    not fit are left out, but never the last: the way to the help."""
    lead: reactive[str] = reactive("")
    """Shown before the keys: what they work on."""
    warning: reactive[str] = reactive("", layout=True)
    """A sentence that stays as long as it is true; a message hides it."""
    message: reactive[str] = reactive("", layout=True)
    """A sentence shown in place of the keys, or empty."""
    position: reactive[str] = reactive("")
    """Where the user is (`3 of 12`), or empty."""
    busy: reactive[str] = reactive("")
    """What is not ready yet, before where the user is, or empty."""

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one row, or as many as a message needs; keys that do not fit are left out."""
        return super().get_content_height(container, viewport, width) if self.message or self.warning else 1

    def render(self) -> Content:
        """Return the line."""
        width = max(1, self.content_size.width)
        at_right = "  ".join(filter(None, (self.busy, self.position)))
        right = Content.styled(at_right, "$key-text bold") if at_right else Content("")
        room = width - (width_of(at_right) + 2 if at_right else 0)
        if said := self.message or self.warning:
            return Content.assemble(said, "  " if at_right else "", right)
        left = Content(cut(self.lead, max(0, room - LEFT_TO_KEYS)) if self.lead else "")
        pieces = [
            Content.assemble((shown, "$key-text"), (f" {label}", "$muted")).stylize(Style.from_meta({"key": key}))
            for shown, label, key in self.keys
        ]
        last = GAP + pieces[-1].cell_length if pieces else 0
        for index, piece in enumerate(pieces):
            gap = Content(" " * GAP if left else "")
            after = 0 if index == len(pieces) - 1 else last
            if left.cell_length + gap.cell_length + piece.cell_length + after <= room:
                left = left + gap + piece
        return left + Content(" " * max(0, width - left.cell_length - right.cell_length)) + right
