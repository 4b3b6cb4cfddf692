"""A scroll view that draws its own bar, in its last column: two widgets fewer on every screen than with Textual's.

Textual's scrollbar is a widget that is laid out, styled and drawn anew at every paint, which took as long as the page
beside it. Here the bar is one cell of the rows that are painted anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual import events

BAR_WIDTH = 1
"""Cells of the right padding that the bar takes; the padding of every such view leaves room for it."""


def thumb(lines: int, height: int, top: int) -> range:
    """Return the rows of the bar that show where the reader is: none when all of `lines` fit into `height` rows.

    `top` is the first line in view.
    """
    if lines <= height or height <= 0:
        return range(0)
    length = max(1, round(height * height / lines))
    start = round(top * (height - length) / (lines - height))
    return range(start, min(height, start + length))


class BarView(ScrollView, inherit_bindings=False):
    """Scrolls by keys, wheel and bar; `overflow` is hidden in its styles, for Textual's bars take its place else."""

    _pulled = False
    """Whether the bar is held by the mouse."""

    def thumb(self) -> range:
        """Return the rows, counted from the first line in view, where the bar shows."""
        return thumb(self.virtual_size.height, self.content_region.height, self.scroll_offset.y)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel scrolls: there are lines out of view."""
        return self.max_scroll_y > 0

    @property
    def allow_horizontal_scroll(self) -> bool:
        """Whether the wheel scrolls sideways, with Shift."""
        return self.max_scroll_x > 0

    def spot(self, event: events.MouseEvent) -> tuple[int, int]:
        """Return the cell of the content, and the line, that `event` is on; (-1, -1) where it is on the bar."""
        if self.on_bar(event):
            return -1, -1
        padding, scrolled = self.styles.padding, self.scroll_offset
        return event.x - padding.left + scrolled.x, event.y - padding.top + scrolled.y

    def on_bar(self, event: events.MouseEvent) -> bool:
        """Say whether `event` is on the bar."""
        return event.x >= self.outer_size.width - BAR_WIDTH and bool(self.thumb())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the bar."""
        if event.button == 1 and self.on_bar(event):
            event.stop()
            self._pulled = True
            self.capture_mouse()
            self.screen.clear_selection()  # the screen takes it for the begin of one
            self._pull(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll as far as the bar is pulled."""
        if self._pulled:
            event.stop()
            self._pull(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the bar."""
        if self._pulled:
            event.stop()
            self._pulled = False
            self.release_mouse()

    def _pull(self, event: events.MouseEvent) -> None:
        """Scroll so that the middle of the bar comes under the mouse."""
        length = len(self.thumb())
        free = self.content_region.height - length
        row = event.y - self.styles.padding.top - length // 2
        if free > 0:
            self.scroll_to(y=round(min(max(row, 0), free) * self.max_scroll_y / free), animate=False, force=True)
