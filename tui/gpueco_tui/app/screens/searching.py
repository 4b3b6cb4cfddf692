"""The search of the main screen: a query is typed, its results are listed, its matches are gone through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.place import Place
from gpueco_tui.search.index import Index

if TYPE_CHECKING:
    from gpueco_tui.app.history import History
    from gpueco_tui.app.screens.browse import BrowseScreen
    from gpueco_tui.app.screens.decoder import Taken
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.index import Results


class Searching:
    """The search box of the main screen, and what its text finds."""

    def __init__(self, screen: BrowseScreen) -> None:
        self._screen = screen
        self._before: History | None = None
        """Where the user was before a search was begun: to go back there when it is ended with Esc."""
        self._index: tuple[Ecosystem, Index] | None = None

    def find(self, text: str) -> Results:
        """Return what `text` finds; the index is made once for an ecosystem, when it is first needed."""
        ecosystem = self._screen.ecosystem
        if self._index is None or self._index[0] is not ecosystem:
            self._index = (ecosystem, Index(ecosystem))
        return self._index[1].search(text)

    def search(self) -> None:
        """List what the text of the screen finds, and show the best; without a text list everything."""
        screen = self._screen
        screen.results = results = self.find(screen.search_text) if screen.search_text.strip() else None
        screen.warning = results.sentence if results else ""
        screen.position = f"{len(results.hits)} of {len(screen.ecosystem.projects)} projects" if results else ""
        screen.list_projects()
        if results is None:
            screen.point_at_place()
            screen.show_page_soon()
        elif isinstance(place := screen.sidebar.value(), Place):
            screen.travel.go(place, passing=True)
            screen.show_page_soon()

    def begin(self) -> None:
        """Type a query."""
        screen = self._screen
        screen.remove_class("-reading", "-alone")
        self._set_typing(typing=True)
        self._before = None if screen.search_text else screen.travel.scrolled()
        screen.set_focus(screen.box)

    def keep(self) -> None:
        """Go to the results."""
        self._before = None
        self._set_typing(typing=False)
        self._screen.set_focus(self._screen.sidebar)

    def give_up(self) -> None:
        """End the search, and go back to where it was begun."""
        screen = self._screen
        self._set_typing(typing=False)
        screen.search_text = ""
        screen.set_focus(screen.sidebar)
        if self._before and self._before.here.place.exists(screen.ecosystem):
            screen.travel.restore(self._before)

    def _set_typing(self, *, typing: bool) -> None:
        self._screen.set_class(typing, "-searching")
        self._screen.sidebar.bright = typing

    def match(self, step: int) -> None:
        """Go to the next or previous match of the search in the page."""
        screen = self._screen
        if not screen.search_text:
            keys = f"{screen.key('next-match')} and {screen.key('previous-match')}"
            screen.message = (
                f"Search with {screen.key('search')} first; {keys} then go through the matches in the page."
            )
            return
        screen.action_enter_page()
        screen.page.reading = screen.page.reading.next_match(step, screen.page.scroll_offset.y)

    def decode(self) -> None:
        """Open the decoder on what the query chooses; what is chosen there comes back as the query."""
        from gpueco_tui.app.screens.decoder import DecoderScreen

        screen = self._screen
        decoder = DecoderScreen(screen.ecosystem, screen.search_text, self.find, screen.routing)
        screen.app.push_screen(decoder, self._take)

    def _take(self, taken: Taken | None) -> None:
        if taken is not None:
            self._screen.search_text = taken.query
            self._screen.go_if_chosen(taken.place)
