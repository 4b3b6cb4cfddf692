"""A scrollbar in the last column of a view: two widgets fewer on every screen than with Textual's.

Textual's scrollbar is a widget: it is laid out, styled and drawn again at every paint, which took as long as the page
beside it. Here the bar is one cell of the rows that are painted anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView

BAR_WIDTH = 1
"""Cells of the right padding that the bar takes; the padding of every view leaves room for it."""


def thumb(lines: int, height: int, top: int) -> range:
    """Return the rows of the bar that show where the user is: none when all of `lines` fit into `height` rows.

    `top` is the first line in view.
    """
    if lines <= height or height <= 0:
        return range(0)
    length = max(1, round(height * height / lines))
    start = round(top * (height - length) / (lines - height))
    return range(start, min(height, start + length))


class Scrollbar:
    """The bar of one view, and the mouse that holds it."""

    def __init__(self, view: ScrollView) -> None:
        self._view = view
        self._held = False

    def thumb(self) -> range:
        """Return the rows, counted from the first line in view, that show the bar."""
        view = self._view
        return thumb(view.virtual_size.height, view.content_region.height, view.scroll_offset.y)

    def is_under(self, event: events.MouseEvent) -> bool:
        """Say whether `event` is on the bar's column, if there is a bar."""
        return event.x >= self._view.outer_size.width - BAR_WIDTH and bool(self.thumb())

    def cell(self, event: events.MouseEvent) -> tuple[int, int]:
        """Return the column and the line under `event`; (-1, -1) on the bar."""
        if self.is_under(event):
            return -1, -1
        padding, scrolled = self._view.styles.padding, self._view.scroll_offset
        return event.x - padding.left + scrolled.x, event.y - padding.top + scrolled.y

    def take(self, event: events.MouseEvent) -> None:
        """Take hold of the bar with a press on it, scroll as far as it is pulled, and let go of it."""
        pressed = isinstance(event, events.MouseDown) and event.button == 1 and self.is_under(event)
        if not pressed and not self._held:
            return
        event.stop()
        if isinstance(event, events.MouseUp):
            self._held = False
            self._view.release_mouse()
            return
        if pressed:
            self._held = True
            self._view.capture_mouse()
            self._view.screen.clear_selection()  # the screen has begun one
        self._pull_to(event)

    def _pull_to(self, event: events.MouseEvent) -> None:
        """Scroll so that the middle of the bar comes under the mouse."""
        view, length = self._view, len(self.thumb())
        free = view.content_region.height - length
        row = event.y - view.styles.padding.top - length // 2
        if free > 0:
            view.scroll_to(y=round(min(max(row, 0), free) * view.max_scroll_y / free), animate=False, force=True)
