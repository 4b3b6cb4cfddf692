"""Markdown laid out to lines for the width there is, at once or, when it is long, its first screen first."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Size
from textual.reactive import reactive

from gpueco_tui.app.background import in_background
from gpueco_tui.app.widgets.line_view import LineView
from gpueco_tui.app.within import within
from gpueco_tui.layout.layout import layout
from gpueco_tui.layout.lines import Layout, Line
from gpueco_tui.markdown.beginning import first
from gpueco_tui.markdown.parse import parse
from gpueco_tui.markdown.sections import part_names
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from textual.timer import Timer

MEASURE = 88
"""The widest a page is laid out, in cells: longer lines are hard to read."""
LONG = 12_000
"""Characters from which a page shows its first screen before the rest is laid out (1.1 s for 200 KB at once)."""
A_MOMENT = 0.08
"""Seconds of computing after which a first screen is not waited for, so that keys are answered."""
A_WHILE = 0.3
"""Seconds after which the reader is told that a page is still being laid out."""
AROUND = 5
"""Cells around a page that has the screen to itself; it is laid out for them while it is hidden."""
KEPT_PAGES = 64
"""Parsed pages kept; 30 pages of 20 KB take 3.3 MB."""
KEPT_LAYOUTS = 16
"""Laid-out pages kept, none of them a long one."""


class Content(Frozen):
    """What a page view shows."""

    markdown: str = ""
    scroll: int = 0
    """The line to begin at."""
    words: tuple[str, ...] = ()
    """What is searched for: each place is highlighted."""
    key: object = None
    """Whose page it is: the same page anew keeps its place."""
    part: str = ""
    """The part to begin at instead, by its name, or empty."""


class MarkdownView(LineView):
    """Shows a page, and keeps the reader's place in it when its width or its text changes."""

    content: reactive[Content] = reactive(Content(), repaint=False)
    unfinished: reactive[bool] = reactive(default=False, repaint=False)
    """Whether a page has been laid out for a while and is not ready yet."""

    def __init__(self, *, id: str | None = None, widest: int = MEASURE, narrowest: int = 1) -> None:  # noqa: A002  Textual's name
        """Lay pages out for the width there is, but between `narrowest` and `widest` cells."""
        super().__init__(id=id)
        self._widest = widest
        self._narrowest = narrowest
        self.laid_out = Layout(0)
        self._anchor = -1
        """The run to have at the top once the page is laid out for a new width, or -1."""
        self._telling: Timer | None = None
        self._parse = lru_cache(KEPT_PAGES)(parse)
        self._page = lru_cache(KEPT_LAYOUTS)(self._whole)

    def line_at(self, y: int) -> Line:
        """Return line `y` of the page."""
        return self.laid_out.lines[y]

    def line_count(self) -> int:
        """Return how many lines the page has."""
        return len(self.laid_out.lines)

    def watch_content(self, before: Content, content: Content) -> None:
        """Lay the new page out and show it from the line it asks for."""
        self._anchor = -1
        same = before.key == content.key and before.markdown == content.markdown
        if not same or self.laid_out.width != self.measure():
            self._lay_out()
        self.laid_out_anew()
        self.scroll_to(y=self._first_line(), animate=False, force=True, immediate=True)
        self.page_changed()

    def _first_line(self) -> int:
        """Return the line to begin at."""
        headings = self.laid_out.headings if self.content.part else ()
        names = part_names((heading.level, heading.text) for heading in headings)
        found = (heading.line for heading, name in zip(headings, names, strict=True) if name == self.content.part)
        return next(found, self.content.scroll)

    def laid_out_anew(self) -> None:
        """Find what lies over the page again; its lines are others now."""

    def page_changed(self) -> None:
        """Begin with a page that was not shown before, or not like this."""

    def resized(self) -> None:
        """Lay the page out for the new width, and keep the same text at the top."""
        if self.laid_out.width == self.measure():
            return
        begun = self.laid_out.width > 0
        anchor = _run_at(self.laid_out, self.scroll_offset.y)
        if begun and self._is_long():  # the text in view stays as it is until the page is laid out again
            self._anchor = anchor
            self._begin(self.content.markdown, self.measure())
            return
        self._lay_out()
        self.laid_out_anew()
        y = _line_of_run(self.laid_out, anchor) if begun else self._first_line()
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def measure(self) -> int:
        """Return the width to lay out for, in cells."""
        width = self.content_region.width or self._room.width or self.screen.size.width - AROUND
        return max(self._narrowest, min(self._widest, width))

    def _lay_out(self) -> None:
        """Lay the page out; of a long one the first screen now, and the rest in a thread."""
        if self.display and not self.content_region.width:
            return  # it is about to get its size, and is laid out then
        markdown, width = self.content.markdown, self.measure()
        if self._is_long():
            self._take(within(A_MOMENT, lambda: self._page(first(markdown), width)) or Layout(width))
            self._begin(markdown, width)
        else:
            self.workers.cancel_node(self)
            self._tell_no_more()
            self._take(self._page(markdown, width))

    def _begin(self, markdown: str, width: int) -> None:
        """Lay the whole page out in a thread, and say so when it takes a while."""
        self.workers.cancel_node(self)
        self._tell_no_more()
        self._lay_out_rest(markdown, width)
        self._telling = self.set_timer(A_WHILE, self._tell)

    def _tell(self) -> None:
        self.unfinished = self._telling is not None  # a timer that was stopped may ring all the same

    def _tell_no_more(self) -> None:
        if self._telling is not None:
            self._telling.stop()
        self._telling = None
        self.unfinished = False

    def _is_long(self) -> bool:
        return len(self.content.markdown) > LONG

    def prepare(self, markdown: str) -> None:
        """Lay a page out that may be wanted next, so that showing it takes a third of the time; of a long one nothing.

        Its first screen may take more than a moment, in which no key is answered.
        """
        if len(markdown) <= LONG and self.laid_out.width:
            self._page(markdown, self.laid_out.width)

    @work(exclusive=True)
    async def _lay_out_rest(self, markdown: str, width: int) -> None:
        """Lay all of a long page out, off the event loop."""
        self._take_rest(markdown, await in_background(partial(self._whole, markdown, width)))

    def _take_rest(self, markdown: str, whole: Layout) -> None:
        """Show the whole of a page that is shown in part, or at another width, unless it is not wanted any more."""
        if markdown != self.content.markdown or whole.width != self.measure():
            return
        self._tell_no_more()
        self._take(whole)
        self.laid_out_anew()
        line = self._first_line() if self._anchor < 0 else _line_of_run(whole, self._anchor)
        if self._anchor >= 0 or line > self.scroll_offset.y:
            self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self._anchor = -1

    def _whole(self, markdown: str, width: int) -> Layout:
        return layout(self._parse(markdown), width)

    def _take(self, laid_out: Layout) -> None:
        """Show `laid_out`."""
        self.laid_out = laid_out
        self.hold(Size(laid_out.width, len(laid_out.lines)))
        self.repaint()


def _run_at(laid_out: Layout, line: int) -> int:
    """Return the index of the first run at or below `line`."""
    for index, run in enumerate(laid_out.runs):
        if run.pieces and run.pieces[0][1] >= line:
            return index
    return 0 if line <= 0 else max(0, len(laid_out.runs) - 1)


def _line_of_run(laid_out: Layout, index: int) -> int:
    """Return the line on which run `index` begins; 0 for the first, so that the title comes along."""
    if index <= 0 or index >= len(laid_out.runs) or not laid_out.runs[index].pieces:
        return 0
    return laid_out.runs[index].pieces[0][1]
