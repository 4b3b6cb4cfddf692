"""What a user can do with the page of a screen: go along its links, copy, open, and choose a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.messages import CopyWanted, OpenWanted
from gpueco_tui.loading.page_links import names_page, question_of
from gpueco_tui.pages.copies import copy_of_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.binding import BindingType

    from gpueco_tui.app.place import Here, Place
    from gpueco_tui.app.screens.frame import Frame
    from gpueco_tui.app.screens.menus import TakenLink
    from gpueco_tui.app.widgets.page_view import PageView
    from gpueco_tui.layout.lines import PlacedLink
    from gpueco_tui.loading.page_links import QuestionKind

BINDINGS: tuple[BindingType, ...] = (
    binding("copy", "copy", "Copy link", show=True),
    binding("open", "open", "Open", show=True),
    binding("hints", "hint", "Links", show=True),
    binding("links", "list_links", "All links"),
    binding("contents", "contents", "Contents"),
    binding("copy-menu", "copy_menu", "Copy…"),
)

STILL_LAYING_OUT = "Still laying out…"
"""What the footer says of a page that takes a while; the user can leave it."""


class PageActions:
    """The actions of one screen on its page."""

    def __init__(  # noqa: PLR0913  the seams to the screen
        self,
        screen: Frame[Any],
        *,
        page: Callable[[], PageView],
        here: Callable[[], Here],
        go: Callable[[Place], None],
        enter_page: Callable[[], None],
        leave_page: Callable[[], None] | None = None,
        ask: Callable[[QuestionKind, str], None] | None = None,
    ) -> None:
        """Act on what `page` and `here` return then; `go` goes to a place, `enter_page` gives the page the focus.

        `leave_page` gives the focus back to what is beside the page, if there is anything. `ask` asks the search or the
        routes what a link asks them, where the screen can.
        """
        self._screen = screen
        self._page = page
        self._here = here
        self._go = go
        self._enter_page = enter_page
        self._leave_page = leave_page
        self._ask = ask
        self._came_from_list = False
        """Whether the focus was beside the page before letters were put on its links."""

    def follow(self, url: str) -> None:
        """Go where a link of the page goes, in the app or in the browser."""
        place, question = self._here().target(url), question_of(url)
        if place is not None:
            self._go(place)
        elif question and self._ask:
            self._ask(*question)
        elif question:
            self._screen.message = f"Go back to ask: {question[1]}"
        elif names_page(url):
            self._screen.message = f"No page here is called {url}"
        else:
            self._screen.post_message(OpenWanted(url))

    def describe(self, link: PlacedLink | None) -> None:
        """Say at the footer where the focused link goes."""
        self._screen.lead = f"→ {self._here().described(link.url)}" if link else ""

    def say_unfinished(self, unfinished: bool) -> None:  # noqa: FBT001  the value of a reactive
        """Say at the footer that the page is not ready, as long as that is so."""
        self._screen.busy = STILL_LAYING_OUT if unfinished else ""

    def _wanted_url(self) -> str:
        """Return the address that copy and open work on: the focused link's, or the project's."""
        here, page = self._here(), self._page()
        link = page.reading.link if self._screen.focused is page else None
        return here.outside(link.url) if link else here.project.link if here.project else ""

    def copy(self) -> None:
        """Copy the selected text, the focused link or the project's link."""
        self.copy_text(self._screen.get_selected_text() or self._wanted_url())

    def copy_text(self, text: str | None) -> None:
        """Ask for `text` to be copied; None is the answer of a dialog that was left."""
        if text:
            self._screen.post_message(CopyWanted(text))
        elif text is not None:
            self._screen.message = "Nothing to copy here: choose a project or a link."

    def open(self) -> None:
        """Open the focused link or the project's link."""
        if url := self._wanted_url():
            self._screen.post_message(OpenWanted(url))
        else:
            self._screen.message = "Nothing to open here: choose a project or a link."

    # Letters on links

    def hint(self) -> None:
        """Put letters on the visible links."""
        page = self._page()
        if not page.visible_links():
            self._screen.message = "No link is in view. F lists all of the page."
            return
        self._came_from_list = self._screen.focused is not page
        self._enter_page()
        self._screen.call_after_refresh(page.show_hints)

    def explain_hints(self, *, shown: bool) -> None:
        """Say what the letters are for as long as they are there; without a chosen link, go back where `hint` began."""
        self._screen.message = "Type the letters of a link. Esc leaves." if shown else ""
        if not shown and self._came_from_list and self._leave_page and self._page().reading.link is None:
            self._leave_page()
        self._came_from_list &= shown

    # Dialogs

    def copy_menu(self) -> None:
        """Choose what to copy."""
        from gpueco_tui.app.screens import menus

        here, page = self._here(), self._page()
        link = page.reading.link
        focused = here.outside(link.url) if link else ""
        whole = copy_of_page(here.ecosystem, page.content.page)
        menu = menus.copy_menu(here.project, whole, page.reading.layout, focused)
        self._screen.app.push_screen(menu, self.copy_text)

    def list_links(self) -> None:
        """List the links of the page; the chosen one gets the focus, or is copied or opened from there."""
        from gpueco_tui.app.screens import menus

        here = self._here()
        menu = menus.link_list(self._page().reading.layout, here.project, here.described)
        self._screen.app.push_screen(menu, self._take_link)

    def _take_link(self, taken: TakenLink | None) -> None:
        if taken is None:
            return
        page = self._page()
        url = self._here().outside(page.reading.layout.links[taken.index].url)
        if taken.deed == "copy":
            self.copy_text(url)
        elif taken.deed == "open":
            self._screen.post_message(OpenWanted(url))
        else:
            self._enter_page()
            page.focus_link(taken.index)

    def contents(self) -> None:
        """List the headings of the page; the chosen one comes to the top."""
        from gpueco_tui.app.screens import menus

        page = self._page()
        menu = menus.contents(page.reading.layout, page.scroll_offset.y)
        self._screen.app.push_screen(menu, self._scroll_to_line)

    def _scroll_to_line(self, line: int | None) -> None:
        if line is not None:
            self._enter_page()
            self._page().scroll_to(y=line, animate=False, force=True)
