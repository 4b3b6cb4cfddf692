"""The scrolling view of lines that the page, the sidebar and every list of the app are made of.

The one widget that overrides what Textual does not promise: `gpueco_tui.app.terminal.textual_internals` says what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.terminal.textual_internals import rebind, set_extent
from gpueco_tui.app.widgets.line_painter import Painter
from gpueco_tui.app.widgets.scrollbar import Scrollbar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.geometry import Region
    from textual.selection import Selection
    from textual.strip import Strip

    from gpueco_tui.app.lines import Lines


def distance(step: str, height: int, count: int) -> int:
    """Return how many lines down `step` goes where `height` lines of `count` are in view; up is negative.

    A page keeps one line in view.
    """
    half, page = max(1, height // 2), max(1, height - 1)
    steps = {
        "down": 1, "up": -1, "first": -count, "last": count,
        "half_down": half, "half_up": -half, "page_down": page, "page_up": -page,
    }  # fmt: skip
    return steps[step]


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolls by keys, wheel and bar.

    `overflow` is hidden in its styles: without that, Textual's bars would take the place of its own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("down", "move('down')", "Down"),
        binding("up", "move('up')", "Up"),
        binding("first", "move('first')", "First"),
        binding("last", "move('last')", "Last"),
        binding("half-down", "move('half_down')", "Half page down"),
        binding("half-up", "move('half_up')", "Half page up"),
        binding("page-down", "move('page_down')", "Page down"),
        binding("page-up", "move('page_up')", "Page up"),
        Binding("down", "move('down')", "Down", show=False),
        Binding("up", "move('up')", "Up", show=False),
        Binding("home", "move('first')", "First", show=False),
        Binding("end", "move('last')", "Last", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
    ]

    def __init__(
        self,
        lines: Callable[[], Lines],
        resized: Callable[[], None],
        *,
        edge: bool = False,
        enter: Binding | None = None,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        """Show what `lines` returns when it is called; call `resized` when the size changed, before the next paint.

        With `edge` the first cell of the padding shows that the view has the focus. `enter` is the binding of the
        Enter key in place of the class's own.
        """
        super().__init__(id=id)
        self.lines = lines
        self.scrollbar = Scrollbar(self)
        self.room = Size(0, 0)
        """What there was for lines when the size last changed."""
        self._painter = Painter(self)
        self._resized = resized
        self._edge = edge
        self._sizing = False
        """Whether a new size is being taken in, after which everything is painted anyway."""
        if enter:
            rebind(self, enter)

    # What is painted

    def repaint(self, lines: Iterable[int] | None = None) -> None:
        """Draw again: `lines` alone, or all of them."""
        if lines is None:
            self._painter.forget_rows()
            if self.size and not self._sizing:
                self.refresh()
            return
        lines = tuple(lines)
        self._painter.forget_rows(lines)
        for y in lines:
            if 0 <= y - self.scroll_offset.y < self.content_region.height:
                self.refresh_lines(y)

    def shows_focus(self) -> bool:
        """Say whether the edge shows the focus now: if it is here and could be elsewhere, on something at the left."""
        return self._edge and self.has_focus and self.region.x > 0

    def notify_style_update(self) -> None:
        """Forget every look when the stylesheet or the theme changes."""
        super().notify_style_update()
        self._painter.forget_looks()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return what `crop` shows, in cells from the view's corner."""
        return self._painter.rows(crop)

    def render_line(self, y: int) -> Strip:
        """Return row `y` of the content."""
        return self._painter.line(y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it is seen, and what goes after it."""
        lines = self.lines()
        return selection.extract("\n".join(lines.line(y).plain for y in range(lines.count))), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002  Textual's signature
        """Draw the new selection."""
        self.repaint()

    @on(events.Focus)
    @on(events.Blur)
    def _focus_changed(self) -> None:
        """Draw the cursor as it looks with or without the focus."""
        self.repaint()

    # Size and scrolling

    def hold(self) -> None:
        """Take in how far the lines reach; the screen is laid out again only where they make the height of the view."""
        lines = self.lines()
        size = Size(lines.width, lines.count)
        if self.virtual_size != size:
            set_extent(self, size)
            self.scroll_y = self.scroll_y  # which keeps it within what there is
            if self.styles.auto_dimensions:
                self.refresh(layout=True)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002  Textual's
        """Tell of a new size before it is painted: Textual's message comes after, and a second paint (8.2.8)."""
        before = self.size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        room = self.content_region.size
        if changed or room != self.room:  # a class of the screen may change the padding alone
            self.room = room
            self._sizing = size != before  # else nothing of it is painted unless asked for
            self._resized()
            self._sizing = False
        return changed

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel scrolls: if there are lines out of view."""
        return self.max_scroll_y > 0

    @property
    def allow_horizontal_scroll(self) -> bool:
        """Whether the wheel scrolls sideways, with Shift."""
        return self.max_scroll_x > 0

    @on(events.MouseDown)
    @on(events.MouseMove)
    @on(events.MouseUp)
    def _pull_bar(self, event: events.MouseEvent) -> None:
        """Scroll by the bar, if it is under the mouse or held by it."""
        self.scrollbar.take(event)

    def page_height(self) -> int:
        """Return how many lines are in view, at least 1."""
        return max(1, self.content_region.height)

    def action_move(self, step: str) -> None:
        """Move by `step`: a line, half a page, a page, or all the way."""
        self.move(distance(step, self.page_height(), self.lines().count))

    def move(self, lines: int) -> None:
        """Move by `lines`, up when negative: a view without a cursor scrolls."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
