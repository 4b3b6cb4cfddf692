"""A scrolling view of laid-out lines: what the page, the sidebar and every list of the app are made of."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.widgets.line_painter import PaintedView


class LineView(PaintedView, can_focus=True, inherit_bindings=False):
    """Moves by the keys of vim, less and the arrows; a view without a cursor scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("down", "line_down", "Down"),
        binding("up", "line_up", "Up"),
        binding("first", "first", "First"),
        binding("last", "last", "Last"),
        binding("half-down", "half_down", "Half page down"),
        binding("half-up", "half_up", "Half page up"),
        binding("page-down", "next_page", "Page down"),
        binding("page-up", "previous_page", "Page up"),
        Binding("down", "line_down", "Down", show=False),
        Binding("up", "line_up", "Up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pagedown", "next_page", "Page down", show=False),
        Binding("pageup", "previous_page", "Page up", show=False),
    ]

    _room = Size(0, 0)
    """What there was for lines when the view was last told of its size."""

    def hold(self, size: Size) -> None:
        """Take `size` as the extent of all lines, in cells.

        Setting `virtual_size` itself would lay the whole screen out again and paint it twice, 20 ms a key. That is
        needed only where the lines make the height of the view.
        """
        if self.virtual_size != size:
            self.set_reactive(LineView.virtual_size, size)  # pyright: ignore[reportArgumentType]  a descriptor
            self.scroll_y = self.scroll_y  # which keeps it within what there is
            if self.styles.auto_dimensions:
                self.refresh(layout=True)

    def resized(self) -> None:
        """Take in that the size is another; what is in view is painted after this."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002  Textual's
        """Tell of a new size before it is painted: Textual's message comes after, and a second paint (8.2.8)."""
        before = self.size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        room = self.content_region.size
        if changed or room != self._room:  # a class of the screen may change the padding alone
            self._room = room
            self.sizing = size != before  # else nothing of it is painted unless asked for
            self.resized()
            self.sizing = False
        return changed

    def on_focus(self) -> None:
        """Draw the cursor of the view that has the focus."""
        self.repaint()

    def on_blur(self) -> None:
        """Draw the cursor of a view without the focus."""
        self.repaint()

    def cursor_look(self) -> str:
        """Return how the cursor looks now."""
        return "over--cursor" if self.has_focus else "over--cursor-blurred"

    def page_height(self) -> int:
        """Return how many lines are in view, at least 1."""
        return max(1, self.content_region.height)

    def action_line_down(self) -> None:
        """Move one line down."""
        self.move(1)

    def action_line_up(self) -> None:
        """Move one line up."""
        self.move(-1)

    def action_first(self) -> None:
        """Go to the start."""
        self.move(-self.line_count())

    def action_last(self) -> None:
        """Go to the end."""
        self.move(self.line_count())

    def action_half_down(self) -> None:
        """Move half a page down."""
        self.move(max(1, self.page_height() // 2))

    def action_half_up(self) -> None:
        """Move half a page up."""
        self.move(-max(1, self.page_height() // 2))

    def action_next_page(self) -> None:
        """Move a page down, keeping one line in view."""
        self.move(max(1, self.page_height() - 1))

    def action_previous_page(self) -> None:
        """Move a page up, keeping one line in view."""
        self.move(-max(1, self.page_height() - 1))

    def move(self, lines: int) -> None:
        """Move by `lines`, up when negative; a view without a cursor scrolls."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
