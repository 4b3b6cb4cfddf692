"""The page: what is shown of one place, laid out to lines, with links to walk and matches to jump between."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from gpueco_tui.app.bindings import IN_LINKS
from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.reading import Reading, changed_lines
from gpueco_tui.app.widgets.line_view import LineView
from gpueco_tui.app.widgets.typesetter import Typesetter, is_long, line_of_part, line_of_run, run_at
from gpueco_tui.layout.style import MEASURE
from gpueco_tui.pages.page import Page
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual import events

    from gpueco_tui.layout.lines import Layout, PlacedLink, Spot

AROUND = 5
"""Cells around a page that has the screen to itself; it is laid out for them while it is hidden."""


class Content(Frozen):
    """What a page view is given to show."""

    page: Page = Page()
    scroll: int = 0
    """The line to begin at."""
    words: tuple[str, ...] = ()
    """What is searched for: each match is highlighted."""
    key: object = None
    """Whose page it is: the same page again keeps its place."""
    part: str = ""
    """The part to begin at instead, by its name, or empty."""


class PageView(LineView):
    """Shows a page, and keeps the reader's place in it; says which link has the focus and which was followed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow", "Follow", tooltip="Follow the focused link", group=IN_LINKS),
        Binding("tab", "walk(1)", "Next link", show=False, tooltip="Focus the next link of the page", group=IN_LINKS),
        Binding("shift+tab", "walk(-1)", "Previous link", show=False, group=IN_LINKS),
        Binding("right", "sideways(8)", "Right", show=False),
        Binding("left", "sideways(-8)", "Left", show=False),
    ]

    content: reactive[Content] = reactive(Content(), repaint=False)
    reading: reactive[Reading] = reactive(Reading(), init=False, repaint=False)
    """What is seen of the content."""
    unfinished: reactive[bool] = reactive(default=False, init=False, repaint=False)
    """Whether a page has been laid out for a while and is not ready yet."""

    class LinkFollowed(FieldMessage):
        """A link was followed, by Enter or by a click."""

        url: str

    class LinkFocused(FieldMessage):
        """The focus came to a link of the page, or left it (None)."""

        link: PlacedLink | None

    class HintsChanged(FieldMessage):
        """Letters were put on the visible links, or taken off."""

        shown: bool

    class Matched(FieldMessage):
        """The current match changed: number `current` of `total`, counted from 1; 0 for none."""

        current: int
        total: int

    class EdgePassed(Message):
        """The walk over the links went past the last one, or the first."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002  Textual's name
        widest: int = MEASURE,
        narrowest: int = 1,
        hyperlinks: bool = True,
        faint: Callable[[Layout], Iterable[int]] | None = None,
    ) -> None:
        """Lay pages out for the width there is, but between `narrowest` and `widest` cells.

        With `hyperlinks` links are given to the terminal as OSC 8 hyperlinks. `faint` returns the lines of a layout
        that are muted.
        """
        super().__init__(lambda: self.reading, self._lay_out_again, edge=True, id=id)
        self.set_reactive(PageView.reading, Reading(hyperlinks=hyperlinks))
        self._widest = widest
        self._narrowest = narrowest
        self._faint = faint
        self._typesetter = Typesetter(self, self._take_late, partial(setattr, self, "unfinished"))
        self._anchor = -1
        """The run to have at the top once the page is laid out for a new width, or -1."""

    # The page and its layout

    def watch_content(self, before: Content, content: Content) -> None:
        """Lay the new page out and show it from the line it asks for, with no link focused and no letters."""
        self._anchor = -1
        reading = Reading(hyperlinks=self.reading.hyperlinks)
        same = before.key == content.key and before.page == content.page
        has_no_size = self.display and not self.content_region.width  # it is about to get one, and is laid out then
        if has_no_size or (same and self.reading.width == self.measure()):
            self._take(self.reading.layout, reading)
        else:
            self._take(self._typesetter.lay_out(content.page, self.measure()), reading)
        self._begin_at(self._first_line())
        matches = self.reading.matches.spots
        if matches and content.scroll == 0 and matches[0][0].line >= self.page_height():
            self._reveal(matches[0][0])

    def measure(self) -> int:
        """Return the width to lay out for, in cells."""
        width = self.content_region.width or self.room.width or self.screen.size.width - AROUND
        return max(self._narrowest, min(self._widest, width))

    def prepare(self, *pages: Callable[[], Page]) -> None:
        """Lay out the pages that may be wanted next, while the reader reads."""
        self._typesetter.prepare(*pages, width=self.reading.width)

    def _lay_out_again(self) -> None:
        """Lay the page out for the new width, and keep the same text at the top."""
        laid_out, page = self.reading.layout, self.content.page
        if laid_out.width == self.measure():
            return
        begun = laid_out.width > 0
        anchor = run_at(laid_out, self.scroll_offset.y)
        if begun and is_long(page):  # the text in view stays as it is until the page is laid out again
            self._anchor = anchor
            self._typesetter.lay_out_late(page, self.measure())
            return
        if self.content_region.width or not self.display:
            self._take(self._typesetter.lay_out(page, self.measure()), self.reading)
        self._begin_at(line_of_run(self.reading.layout, anchor) if begun else self._first_line())

    def _take(self, laid_out: Layout, reading: Reading) -> None:
        """Show `laid_out`, with what `reading` says of the page."""
        faint = self._faint(laid_out) if self._faint else ()
        self.reading = reading.laid_out(laid_out, self.content.words, faint)

    def _take_late(self, page: Page, whole: Layout) -> None:
        """Show the whole of a page that is shown in part, or at another width, unless it is not wanted any more."""
        if page != self.content.page or whole.width != self.measure():
            return
        self._take(whole, self.reading)
        line = self._first_line() if self._anchor < 0 else line_of_run(whole, self._anchor)
        if self._anchor >= 0 or line > self.scroll_offset.y:
            self._begin_at(line)
        self._anchor = -1

    def _first_line(self) -> int:
        """Return the line to begin at."""
        line = line_of_part(self.reading.layout, self.content.part)
        return self.content.scroll if line is None else line

    def _begin_at(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    # What is seen of it

    def watch_reading(self, before: Reading, reading: Reading) -> None:
        """Paint what changed, bring it into view, and say what it is."""
        if before.layout is not reading.layout:
            self.hold()
        self.repaint(changed_lines(before, reading))
        if before.match != reading.match:
            self._reveal(*reading.match_spots[:1])
            self.post_message(self.Matched(reading.match + 1, len(reading.matches.spots)))
        if before.focused != reading.focused:
            self._reveal(*reading.link_spots[:1])
            self.post_message(self.LinkFocused(reading.link))
        if bool(before.hints) != bool(reading.hints):
            self.post_message(self.HintsChanged(bool(reading.hints)))

    def _reveal(self, *spots: Spot) -> None:
        """Scroll as little as needed to have each of `spots` in view, with two lines above and below."""
        for spot in spots:
            region = Region(spot.start, max(0, spot.line - 2), max(1, spot.end - spot.start), 5)
            self.scroll_to_region(region, animate=False, force=True)

    def visible_links(self) -> list[int]:
        """Return the indexes of the links that are in view, in reading order."""
        top = self.scroll_offset.y
        return self.reading.visible_links(range(top, top + self.page_height()))

    def focus_link(self, index: int) -> None:
        """Focus link `index` of the page, or no link when it is -1."""
        self.reading = self.reading.with_focus(index)

    def show_hints(self) -> None:
        """Put letters on the visible links, to be typed."""
        self.reading = self.reading.with_hints(self.visible_links())

    # Keys and the mouse

    def action_walk(self, step: int) -> None:
        """Focus the next link, or the one before; the first one in view when none has the focus."""
        index = self.reading.next_link(step, self.visible_links())
        self.focus_link(index)
        if index < 0:
            self.post_message(self.EdgePassed())

    def action_follow(self) -> None:
        """Follow the focused link, or focus the first one in view."""
        link = self.reading.link
        if link is None:
            self.action_walk(1)
        else:
            self.post_message(self.LinkFollowed(link.url))

    def on_key(self, event: events.Key) -> None:
        """While there are letters on links, take keys as the letters of one; Esc takes the letters off."""
        if self.reading.hints:
            event.stop()
            event.prevent_default()
            leave = event.key == "escape"
            self.reading = self.reading.without_hints() if leave else self.reading.type(event.character or "")

    def action_sideways(self, cells: int) -> None:
        """Scroll sideways by `cells`."""
        self.scroll_to(x=self.scroll_offset.x + cells, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Scroll sideways only where there is something to scroll to."""
        return action != "sideways" or self.reading.width > self.content_region.width

    def on_click(self, event: events.Click) -> None:
        """Focus the link that was clicked, and follow it."""
        index = event.style.meta.get("link")
        if isinstance(index, int) and 0 <= index < len(self.reading.layout.links):
            event.stop()
            self.focus_link(index)
            self.post_message(self.LinkFollowed(self.reading.layout.links[index].url))
