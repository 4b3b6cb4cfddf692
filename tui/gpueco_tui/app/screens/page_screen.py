"""What every screen with a page in it can do: walk its links, jump to its headings, take things along."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.getters import query_one

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.messages import CopyWanted, OpenWanted
from gpueco_tui.app.place import Place, place_of
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.widgets.page_view import PageView
from gpueco_tui.loading.page_links import names_page
from gpueco_tui.pages import page

if TYPE_CHECKING:
    from textual.binding import BindingType

    from gpueco_tui.model import Ecosystem, Project

T = TypeVar("T")

STILL_LAYING_OUT = "Still laying out…"
"""What is said of a page that takes a while; it can be left."""


class PageScreen(Frame[T]):
    """A screen around a page view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("copy", "copy", "Copy link", show=True),
        binding("open", "open", "Open", show=True),
        binding("hints", "hint", "Links", show=True),
        binding("links", "list_links", "All links"),
        binding("contents", "contents", "Contents"),
        binding("copy-menu", "copy_menu", "Copy…"),
    ]

    page = query_one(PageView)
    _came_from_list = False
    """Whether the focus was beside the page before letters were put on its links."""

    def on_mount(self) -> None:
        """Say what the letters on the links are for, as long as they are there."""
        super().on_mount()
        self.watch(self.page, "hinting", self._tell_hints, init=False)
        self.watch(self.page, "unfinished", self._tell_unfinished, init=False)

    def _tell_unfinished(self, unfinished: bool) -> None:  # noqa: FBT001  the value of a reactive
        if (bar := self.key_bar()) is not None:
            bar.busy = STILL_LAYING_OUT if unfinished else ""

    def _tell_hints(self, hinting: bool) -> None:  # noqa: FBT001  the value of a reactive
        self.message = "Type the letters of a link. Esc leaves." if hinting else ""
        if not hinting and self._came_from_list and self.page.focused_link < 0:
            self.leave_page()
        self._came_from_list &= hinting

    # What a screen says of itself

    def shown(self) -> Ecosystem:
        """Return the ecosystem that is shown."""
        raise NotImplementedError

    def project(self) -> Project | None:
        """Return the project that is shown, or None."""
        return None

    def file(self) -> str:
        """Return the file that the text shown was read from, from which its links count; empty for the root."""
        return ""

    def go(self, place: Place) -> None:
        """Go to `place`."""
        raise NotImplementedError

    def enter_page(self) -> None:
        """Give the page the focus."""
        self.set_focus(self.page)

    def leave_page(self) -> None:
        """Give the focus back to what stands beside the page, if anything does."""

    # Links

    @on(PageView.LinkFollowed)
    def _follow(self, event: PageView.LinkFollowed) -> None:
        place = self._place_of(event.url)
        if place is not None:
            self.go(place)
        elif names_page(event.url):
            self.message = f"No page here is called {event.url}"
        else:
            self.post_message(OpenWanted(event.url))

    @on(PageView.LinkFocused)
    def _tell_link(self, event: PageView.LinkFocused) -> None:
        self.lead = f"→ {self._told(event.link.url)}" if event.link else ""

    def _place_of(self, url: str) -> Place | None:
        return place_of(self.shown(), url, self.file())

    def _told(self, url: str) -> str:
        """Return where `url` goes, as a reader would say it: a page of ours by its title."""
        place = self._place_of(url)
        return place.title(self.shown()) if place else url

    def wanted_url(self) -> str:
        """Return the address that copy and open work on: the focused link's, or the project's."""
        link = self.page.link() if self.focused is self.page else None
        project = self.project()
        return self.outside(link.url) if link else project.link if project else ""

    def outside(self, url: str) -> str:
        """Return the address that `url` stands for outside the app: that of the project whose page it is."""
        place = self._place_of(url)
        project = place.project(self.shown()) if place else None
        return project.link if project and project.link else url

    def action_copy(self) -> None:
        """Copy the selected text, the focused link or the project's link."""
        self.copy(self.get_selected_text() or self.wanted_url())

    def copy(self, text: str | None) -> None:
        """Ask for `text` to be copied; None is the answer of a dialog that was left."""
        if text:
            self.post_message(CopyWanted(text))
        elif text is not None:
            self.message = "Nothing to copy here: choose a project or a link."

    def action_open(self) -> None:
        """Open the focused link or the project's link."""
        url = self.wanted_url()
        if url:
            self.post_message(OpenWanted(url))
        else:
            self.message = "Nothing to open here: choose a project or a link."

    def action_hint(self) -> None:
        """Put letters on the visible links."""
        if not self.page.visible_links():
            self.message = "No link is in view. F lists all of the page."
            return
        self._came_from_list = self.focused is not self.page
        self.enter_page()
        self.call_after_refresh(setattr, self.page, "hinting", True)  # noqa: FBT003  the value of a reactive

    # Dialogs

    def action_copy_menu(self) -> None:
        """Choose what to copy."""
        from gpueco_tui.app.screens import menus

        link = self.page.link()
        focused = self.outside(link.url) if link else ""
        markdown = page.for_elsewhere(self.shown(), self.page.content.markdown)
        menu = menus.copy_menu(self.project(), markdown, self.page.laid_out, focused)
        self.app.push_screen(menu, self.copy)

    def action_list_links(self) -> None:
        """List the links of the page; the chosen one gets the focus, or is copied or opened from there."""
        from gpueco_tui.app.screens import menus

        self.app.push_screen(menus.link_list(self.page.laid_out, self.project(), self._told), self._take_link)

    def _take_link(self, taken: tuple[int, str] | None) -> None:
        if taken is None:
            return
        index, deed = taken
        url = self.outside(self.page.laid_out.links[index].url)
        if deed == "copy":
            self.copy(url)
        elif deed == "open":
            self.post_message(OpenWanted(url))
        else:
            self.enter_page()
            self.page.focused_link = index

    def action_contents(self) -> None:
        """List the headings of the page; the chosen one comes to the top."""
        from gpueco_tui.app.screens import menus

        menu = menus.contents(self.page.laid_out, self.page.scroll_offset.y)
        self.app.push_screen(menu, self._scroll_to_line)

    def _scroll_to_line(self, line: int | None) -> None:
        if line is not None:
            self.enter_page()
            self.page.scroll_to(y=line, animate=False, force=True)
