"""Lines drawn as rows of a scroll view, with what lies over them: one at a time, when they come into view.

So ten thousand lines cost what forty do, and a row that was painted before is painted again as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from gpueco_tui.app.widgets.scrollbar import BAR_WIDTH, BarView
from gpueco_tui.layout.lines import Line, Spot, Style
from gpueco_tui.layout.roles import Role
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.color import Color
    from textual.geometry import Region
    from textual.selection import Selection

LOOKS = frozenset({
    *(f"line--{role}" for role in get_args(Role)),
    *(f"over--{what}" for what in ("match", "match-current", "cursor", "cursor-blurred", "focus", "hint")),
    "over--bar", "over--edge",
})  # fmt: skip
"""The component classes of the app that say how each role looks, and what lies over text.

They are the app's, which is styled once: screens and views are styled four times before their first paint, and with 27
classes of their own that took 20 ms.
"""
KEPT_ROWS = 400
"""Painted rows kept for the next paint; at about 1.2 KB each."""
GOES_ON_BEFORE, GOES_ON = "‹", "›"
"""In place of the first or the last cell of a line that is cut there."""
BAR_LINE = EDGE = "│"
"""The bar where there are no colours to show it by, and the edge of a view that has the focus."""
BLANK = -1
"""In place of a line: a row without one."""


class PaintedView(BarView, inherit_bindings=False):
    """Shows lines; a subclass says which by `line_at` and `line_count`, and what lies over them by `overlays`."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, classes=classes)
        self._looks: dict[Style | str, RichStyle] = {}
        self._base: RichStyle | None = None
        self._background: Color | None = None
        self._painted: dict[tuple[int, bool], Strip] = {}
        """Each line that was painted, as the row it was, with the bar at its end and without."""
        self._painted_for = (0, 0, 0, 0)
        """What the rows were made for: their width, the padding before a line, its room, and how far it is scrolled
        sideways."""

    def line_at(self, y: int) -> Line:
        """Return line `y`, counted from 0."""
        raise NotImplementedError

    def line_count(self) -> int:
        """Return how many lines there are."""
        raise NotImplementedError

    def measure(self) -> int:
        """Return how far a line that fills its row goes, in cells."""
        return self.content_region.width

    def overlays(self, y: int) -> Iterable[tuple[Spot, str]]:  # noqa: ARG002  a subclass uses it
        """Return what lies over line `y`: spots and the component class each is drawn with, the last on top."""
        return ()

    def stamps(self, y: int) -> Iterable[tuple[int, str, str]]:  # noqa: ARG002  a subclass uses it
        """Return what is written over line `y`: first cell, text, and the component class it is drawn with."""
        return ()

    def has_edge(self) -> bool:
        """Say whether the first cell of the padding shows that the view has the focus; asked when it is painted."""
        return False

    def link_url(self, index: int) -> str:  # noqa: ARG002  a subclass uses it
        """Return the address to give the terminal for link `index`, or an empty string for none."""
        return ""

    sizing = False
    """Whether a new size is taken in, after which everything is painted anyway."""

    def repaint(self, *, lines: Iterable[int] | None = None) -> None:
        """Draw again: `lines` alone, or all of them."""
        if lines is None:
            self._painted.clear()
            if self.size and not self.sizing:
                self.refresh()
            return
        for y in lines:
            for bar in (False, True):
                self._painted.pop((y, bar), None)
            self.refresh_line(y)

    def refresh_line(self, y: int) -> None:
        """Ask for line `y` to be painted, when it is in view."""
        row = y - self.scroll_offset.y
        if 0 <= row < self.content_region.height:
            self.refresh_lines(y)

    def notify_style_update(self) -> None:
        """Forget every look when the stylesheet or the theme changes."""
        super().notify_style_update()
        self._base = self._background = None
        self._looks.clear()
        self._painted.clear()

    def look(self, style: Style | str) -> RichStyle:
        """Return how a span's style, or a component class, is drawn; asked for once, then remembered."""
        found = self._looks.get(style)
        if found is None:
            name = style if isinstance(style, str) else f"line--{style.role}"
            found = self.app.get_component_styles(name).partial_rich_style
            if not isinstance(style, str):
                marks = RichStyle(bold=style.strong or None, italic=style.emphasis or None, strike=style.strike or None)
                found = self.base() + found + marks
            self._looks[style] = found
        return found

    def base(self) -> RichStyle:
        """Return the look behind everything; worked out once, for asking Textual takes 0.14 ms."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return what `crop` shows, in cells from the view's corner: each row as it was painted before, if it was.

        Textual's own way is made for any widget: it looks at border, tint, hatch and title for every row, which takes
        longer than drawing the row. A view has padding and nothing else around it.
        """
        width, padding = self.outer_size.width, self.styles.padding
        scroll_x, scroll_y = self.scroll_offset
        room = self.content_region.size
        made_for = (width, padding.left, room.width, scroll_x)
        if made_for != self._painted_for or len(self._painted) > KEPT_ROWS:
            self._painted_for = made_for
            self._painted.clear()
        shown = range(min(self.line_count() - scroll_y, room.height))
        thumb = self.thumb()
        wanted = (row - padding.top for row in crop.line_range)
        rows = [self._row(row + scroll_y if row in shown else BLANK, row in thumb) for row in wanted]
        return rows if crop.column_span == (0, width) else [row.crop(*crop.column_span) for row in rows]

    def _row(self, y: int, bar: bool) -> Strip:  # noqa: FBT001  half of a key
        """Return line `y` as it is painted: the padding around it, and the bar at its end when it stands there."""
        row = self._painted.get((y, bar))
        if row is None:
            width, left, room, _ = self._painted_for
            row = Strip.blank(left, self.base())
            if left and self.has_edge():
                edge = Strip([Segment(EDGE, self.base() + self.look("over--edge"))])
                row = edge.extend_cell_length(left, self.base())
            if y != BLANK:
                row = Strip.join([row, self._line(y, room)])
            row = row.adjust_cell_length(width - BAR_WIDTH * bar, self.base())
            if bar:
                look = self.base() + self.look("over--bar")
                sign = BAR_LINE if look.bgcolor == self.base().bgcolor else " "
                row = Strip.join([row, Strip([Segment(sign, look)])])
            for line_filter in self.get_line_filters():
                row = row.apply_filter(line_filter, self._ground())
            self._painted[y, bar] = row
        return row

    def _ground(self) -> Color:
        """Return the colour behind everything; worked out once, as `base` is."""
        if self._background is None:
            self._background = self.background_colors[1]
        return self._background

    def _line(self, y: int, room: int) -> Strip:
        """Return what is seen of line `y` where there is `room` cells; arrows say that it goes on."""
        strip, rest = self._draw(y)
        x = self.scroll_offset.x
        seen = strip.crop_extend(x, x + room, rest)
        if strip.cell_length > room:
            before, after = strip.crop(0, x).text.strip(), strip.crop(x + room).text.strip()
            arrow = self.look(Style("muted"))
            if before:
                seen = Strip.join([Strip([Segment(GOES_ON_BEFORE, arrow)]), seen.crop(1)])
            if after:
                seen = Strip.join([seen.crop(0, room - 1), Strip([Segment(GOES_ON, arrow)])])
        return seen

    def render_line(self, y: int) -> Strip:
        """Return row `y` of the content, each piece with its place in the text, for the mouse to find it by."""
        x, first = self.scroll_offset
        y += first
        if y >= self.line_count():
            return Strip.blank(self.content_region.width, self.base())
        return self._line(y, self.content_region.width).apply_offsets(x, y)

    def _draw(self, y: int) -> tuple[Strip, RichStyle]:
        """Draw line `y` with all that lies over it, and return the style of the rest of its row as well."""
        line = self.line_at(y)
        segments: list[Segment] = []
        for span in line.spans:
            style = self.look(span.style)
            if span.link >= 0:
                url = self.link_url(span.link)
                style += RichStyle(link=url or None, meta={"link": span.link})
            segments.append(Segment(span.text, style))
        strip = Strip(segments)
        if line.fill:
            strip = strip.extend_cell_length(self.measure(), self.look(Style(line.fill)))
        rest = self.base()
        for spot, name in self.overlays(y):
            if spot.end < 0:
                rest += self.look(name)
            strip = _laid_over(strip, spot.start, strip.cell_length if spot.end < 0 else spot.end, self.look(name))
        for start, text, name in self.stamps(y):
            stamp = Strip([Segment(text, self.base() + self.look(name))])
            strip = Strip.join([strip.crop(0, start), stamp, strip.crop(start + stamp.cell_length)])
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(y)) is not None:
            plain = line.plain
            start, end = span
            last = len(plain) if end < 0 else end
            over = self.screen.get_component_rich_style("screen--selection", partial=True)
            strip = _laid_over(strip, width_of(plain[:start]), width_of(plain[:last]), over)
        return strip, rest

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it is seen, and what goes after it."""
        text = "\n".join(self.line_at(y).plain for y in range(self.line_count()))
        return selection.extract(text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002  Textual's signature
        """Draw the new selection."""
        self.repaint()


def _laid_over(strip: Strip, start: int, end: int, style: RichStyle) -> Strip:
    """Return `strip` with `style` over the cells from `start` to before `end`."""
    end = min(end, strip.cell_length)
    if start >= end:
        return strip
    middle = Strip(
        Segment(segment.text, segment.style + style if segment.style else style) for segment in strip.crop(start, end)
    )
    return Strip.join([strip.crop(0, start), middle, strip.crop(end)])
