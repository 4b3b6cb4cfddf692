"""Pages laid out to lines for a width: at once or, when one is long, its first screen first."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from gpueco_tui.app.background import in_background
from gpueco_tui.app.within import within
from gpueco_tui.layout.layout import layout
from gpueco_tui.layout.lines import Layout
from gpueco_tui.pages.anchors import part_names
from gpueco_tui.pages.page import beginning, blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget

    from gpueco_tui.pages.page import Page

AT_REST = 0.08
"""Seconds after which a user is taken to read: the pages that may come next are made ready."""
LONG = 12_000
"""Characters from which a page shows its first screen before the rest is laid out (1.1 s for 200 KB at once)."""
A_MOMENT = 0.08
"""Seconds of computing after which a first screen is not waited for, so that keys are answered."""
A_WHILE = 0.3
"""Seconds after which the user is told that a page is still being laid out."""
KEPT_PAGES = 64
"""Parsed pages kept; 30 pages of 20 KB take 3.3 MB."""
KEPT_LAYOUTS = 16
"""Laid-out pages kept, none of them a long one."""


def is_long(page: Page) -> bool:
    """Say whether a page is laid out in two steps."""
    return page.size > LONG


class Typesetter:
    """Lays pages out for one view, and keeps the last ones."""

    def __init__(
        self, view: Widget, take: Callable[[Page, Layout], None], tell_unfinished: Callable[[bool], None]
    ) -> None:
        """Work for `view`; `take` is called with a long page and its layout, once that is done.

        `tell_unfinished` is called with True when a page takes a while, and with False when it is ready or not wanted.
        """
        self._view = view
        self._take = take
        self._tell_unfinished = tell_unfinished
        self._late: Timer | None = None
        """Rings when a page takes a while; None when none is laid out in a thread."""
        self._ahead: tuple[Callable[[], Page], ...] = ()
        self._resting: Timer | None = None
        self._blocks = lru_cache(KEPT_PAGES)(blocks_of)
        self._lines = lru_cache(KEPT_LAYOUTS)(self._whole)

    def lay_out(self, page: Page, width: int) -> Layout:
        """Return the page; of a long one the beginning, while the rest is laid out in a thread."""
        if not is_long(page):
            self._stop()
            return self._lines(page, width)
        begin = within(A_MOMENT, lambda: self._lines(beginning(page), width))
        self.lay_out_late(page, width)
        return begin or Layout(width)

    def lay_out_late(self, page: Page, width: int) -> None:
        """Lay all of a page out in a thread, and only the page that was asked for last."""
        self._stop()
        self._view.run_worker(partial(self._work, page, width), exclusive=True)
        self._late = self._view.set_timer(A_WHILE, self._tell_late)

    def _tell_late(self) -> None:
        self._tell_unfinished(self._late is not None)  # a timer that was stopped may ring all the same

    def _stop(self) -> None:
        """Lay nothing out in a thread any more."""
        self._view.workers.cancel_node(self._view)
        self._finish()

    def _finish(self) -> None:
        if self._late is not None:
            self._late.stop()
        self._late = None
        self._tell_unfinished(False)  # noqa: FBT003  the value of a reactive

    def prepare(self, *pages: Callable[[], Page], width: int) -> None:
        """Lay out pages that may be wanted next, one at a time, while nothing else is asked for.

        Showing one then takes a third of the time. Long ones are left out: their first screen may take more than a
        moment, in which no key is answered.
        """
        self._ahead = pages
        if self._resting:
            self._resting.stop()
        if pages and width:
            self._resting = self._view.set_timer(AT_REST, partial(self._prepare_first, width))

    def _prepare_first(self, width: int) -> None:
        if self._ahead:  # a timer that was stopped may ring all the same
            wanted, *others = self._ahead
            if not is_long(page := wanted()):
                self._lines(page, width)
            self.prepare(*others, width=width)

    async def _work(self, page: Page, width: int) -> None:
        whole = await in_background(partial(self._whole, page, width))
        self._finish()
        self._take(page, whole)

    def _whole(self, page: Page, width: int) -> Layout:
        return layout(self._blocks(page), width)


def line_of_part(laid_out: Layout, part: str) -> int | None:
    """Return the line of the heading that begins `part` (`gpueco_tui.pages.anchors`), or None."""
    headings = [heading for heading in laid_out.headings if not heading.nested] if part else []
    names = part_names((heading.level, heading.text) for heading in headings)
    return next((heading.line for heading, name in zip(headings, names, strict=True) if name == part), None)


def run_at(laid_out: Layout, line: int) -> int:
    """Return the index of the first run at or below `line`."""
    for index, run in enumerate(laid_out.runs):
        if run.pieces and run.pieces[0][1] >= line:
            return index
    return 0 if line <= 0 else max(0, len(laid_out.runs) - 1)


def line_of_run(laid_out: Layout, index: int) -> int:
    """Return the line on which run `index` begins; 0 for the first, so that the title comes along."""
    if index <= 0 or index >= len(laid_out.runs) or not laid_out.runs[index].pieces:
        return 0
    return laid_out.runs[index].pieces[0][1]
