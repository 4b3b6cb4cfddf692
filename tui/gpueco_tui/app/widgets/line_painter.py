"""Lines painted as the rows of a view, one at a time, when they come into view.

So ten thousand lines cost as much as forty, and a row that was painted before is not drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from gpueco_tui.app.widgets.scrollbar import BAR_WIDTH
from gpueco_tui.layout.roles import Role
from gpueco_tui.layout.style import Style
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.color import Color
    from textual.geometry import Region

    from gpueco_tui.app.lines import Lines
    from gpueco_tui.app.widgets.line_view import LineView

LOOKS = frozenset({
    *(f"line--{role}" for role in get_args(Role)),
    *(f"over--{what}" for what in ("match", "match-current", "cursor", "cursor-blurred", "focus", "hint")),
    "over--bar", "over--edge",
})  # fmt: skip
"""The component classes of the app that say how each role looks, and what is drawn over text.

They belong to the app, which is styled once: screens and views are styled four times before their first paint, and
with 27 classes of their own that took 20 ms.
"""
KEPT_ROWS = 400
"""Painted rows kept for the next paint; each takes about 1.2 KB."""
GOES_ON_BEFORE, GOES_ON = "‹", "›"
"""In place of the first or the last cell of a line that is cut there."""
BAR_LINE = EDGE = "│"
"""The bar where no colours can show it, and the edge of a view that has the focus."""
BLANK = -1
"""In place of a line: a row without one."""


def cursor_look(*, bright: bool) -> str:
    """Return the component class of a cursor; a `bright` one says that keys work on it."""
    return "over--cursor" if bright else "over--cursor-blurred"


class Painter:
    """The painted rows of one view, and the looks they are made with."""

    def __init__(self, view: LineView) -> None:
        self._view = view
        self._looks: dict[Style | str, RichStyle] = {}
        self._base: RichStyle | None = None
        self._background: Color | None = None
        self._rows: dict[tuple[int, bool], Strip] = {}
        """Each painted line as its row, with the bar at its end and without."""
        self._made_for = (0, 0, 0, 0)
        """What the rows were made for: their width, the padding before a line, its room, and how far it is scrolled
        sideways."""

    def forget_rows(self, lines: Iterable[int] | None = None) -> None:
        """Forget the rows of `lines`, or all of them."""
        if lines is None:
            self._rows.clear()
            return
        for y in lines:
            for bar in (False, True):
                self._rows.pop((y, bar), None)

    def forget_looks(self) -> None:
        """Forget every look, for the stylesheet or the theme changed."""
        self._base = self._background = None
        self._looks.clear()
        self._rows.clear()

    def rows(self, crop: Region) -> list[Strip]:
        """Return what `crop` shows, in cells from the view's corner: each row as it was painted before, if it was.

        Textual's own way is made for any widget: it looks at border, tint, hatch and title for every row, which takes
        longer than drawing the row. A view has padding and nothing else around it.
        """
        view = self._view
        width, padding, room = view.outer_size.width, view.styles.padding, view.content_region.size
        scroll_x, scroll_y = view.scroll_offset
        made_for = (width, padding.left, room.width, scroll_x)
        if made_for != self._made_for or len(self._rows) > KEPT_ROWS:
            self._made_for = made_for
            self._rows.clear()
        lines = view.lines()
        shown = range(min(lines.count - scroll_y, room.height))
        thumb = view.scrollbar.thumb()
        wanted = (row - padding.top for row in crop.line_range)
        rows = [self._row(lines, row + scroll_y if row in shown else BLANK, row in thumb) for row in wanted]
        return rows if crop.column_span == (0, width) else [row.crop(*crop.column_span) for row in rows]

    def line(self, y: int) -> Strip:
        """Return row `y` of the content, each piece with its place in the text, for the mouse to find it by."""
        x, first = self._view.scroll_offset
        lines, room = self._view.lines(), self._view.content_region.width
        if y + first >= lines.count:
            return Strip.blank(room, self._base_look())
        return self._line(lines, y + first, room).apply_offsets(x, y + first)

    def _row(self, lines: Lines, y: int, bar: bool) -> Strip:  # noqa: FBT001  half of a key
        """Return line `y` as it is painted, with the padding around it, and with the bar at its end if it is there."""
        row = self._rows.get((y, bar))
        if row is None:
            width, left, room, _ = self._made_for
            base = self._base_look()
            row = Strip.blank(left, base)
            if left and self._view.shows_focus():
                row = Strip([Segment(EDGE, base + self._look("over--edge"))]).extend_cell_length(left, base)
            if y != BLANK:
                row = Strip.join([row, self._line(lines, y, room)])
            row = row.adjust_cell_length(width - BAR_WIDTH * bar, base)
            if bar:
                look = base + self._look("over--bar")
                row = Strip.join([row, Strip([Segment(BAR_LINE if look.bgcolor == base.bgcolor else " ", look)])])
            for line_filter in self._view.get_line_filters():
                row = row.apply_filter(line_filter, self._ground())
            self._rows[y, bar] = row
        return row

    def _line(self, lines: Lines, y: int, room: int) -> Strip:
        """Return what is seen of line `y` where there are `room` cells; arrows say that it goes on."""
        strip, rest = self._draw(lines, y)
        x = self._view.scroll_offset.x
        seen = strip.crop_extend(x, x + room, rest)
        if strip.cell_length > room:
            before, after = strip.crop(0, x).text.strip(), strip.crop(x + room).text.strip()
            arrow = self._look(Style("muted"))
            if before:
                seen = Strip.join([Strip([Segment(GOES_ON_BEFORE, arrow)]), seen.crop(1)])
            if after:
                seen = Strip.join([seen.crop(0, room - 1), Strip([Segment(GOES_ON, arrow)])])
        return seen

    def _draw(self, lines: Lines, y: int) -> tuple[Strip, RichStyle]:
        """Draw line `y` with all that is over it; return the style of the rest of its row as well."""
        line = lines.line(y)
        segments: list[Segment] = []
        for span in line.spans:
            style = self._look(span.style)
            if span.link >= 0:
                style += RichStyle(link=lines.link_url(span.link) or None, meta={"link": span.link})
            segments.append(Segment(span.text, style))
        strip = Strip(segments)
        if line.fill:
            strip = strip.extend_cell_length(lines.width, self._look(Style(line.fill)))
        rest = self._base_look()
        for (_, start, end), name, text in lines.overlays(y):
            look = self._look(name)
            if text:
                stamp = Strip([Segment(text, self._base_look() + look)])
                strip = Strip.join([strip.crop(0, start), stamp, strip.crop(start + stamp.cell_length)])
                continue
            if end < 0:
                rest += look
            strip = _laid_over(strip, start, strip.cell_length if end < 0 else end, look)
        return self._selected(strip, line.plain, y), rest

    def _selected(self, strip: Strip, plain: str, y: int) -> Strip:
        """Return `strip` with the look of selected text over what is selected of it."""
        selection = self._view.text_selection
        if selection is None or (span := selection.get_span(y)) is None:
            return strip
        start, end = span
        over = self._view.screen.get_component_rich_style("screen--selection", partial=True)
        return _laid_over(strip, width_of(plain[:start]), width_of(plain if end < 0 else plain[:end]), over)

    def _look(self, style: Style | str) -> RichStyle:
        """Return how a span's style, or a component class, is drawn; asked for once."""
        found = self._looks.get(style)
        if found is None:
            name = style if isinstance(style, str) else f"line--{style.role}"
            found = self._view.app.get_component_styles(name).partial_rich_style
            if not isinstance(style, str):
                marks = RichStyle(bold=style.strong or None, italic=style.emphasis or None, strike=style.strike or None)
                found = self._base_look() + found + marks
            self._looks[style] = found
        return found

    def _base_look(self) -> RichStyle:
        """Return the look behind everything; asked for once, for Textual takes 0.14 ms to answer."""
        if self._base is None:
            self._base = self._view.rich_style
        return self._base

    def _ground(self) -> Color:
        """Return the colour behind everything; asked for once."""
        if self._background is None:
            self._background = self._view.background_colors[1]
        return self._background


def _laid_over(strip: Strip, start: int, end: int, style: RichStyle) -> Strip:
    """Return `strip` with `style` over the cells from `start` to before `end`."""
    end = min(end, strip.cell_length)
    if start >= end:
        return strip
    middle = Strip(
        Segment(segment.text, segment.style + style if segment.style else style) for segment in strip.crop(start, end)
    )
    return Strip.join([strip.crop(0, start), middle, strip.crop(end)])
