"""Where the user has been, and the ways back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.history import History

if TYPE_CHECKING:
    from gpueco_tui.app.history import Visit
    from gpueco_tui.app.place import Place
    from gpueco_tui.app.screens.browse import BrowseScreen


class Travel:
    """The history of the main screen's places."""

    def __init__(self, screen: BrowseScreen, visit: Visit, recent: tuple[str, ...]) -> None:
        """Begin with `visit`; `recent` are the projects visited in runs before this one, the last first."""
        self._screen = screen
        self._recent = recent
        self.history = History((visit,))

    @property
    def here(self) -> Visit:
        """The current visit."""
        return self.history.here

    def visited(self) -> tuple[str, ...]:
        """Return the slugs of the projects visited, in this run and before, the last first."""
        here = (visit.place.slug for visit in reversed(self.history.visits) if visit.place.kind == "project")
        return tuple(dict.fromkeys((*here, *self._recent)))

    def scrolled(self) -> History:
        """Return the history with the line that the page is scrolled to now."""
        return self.history.scrolled(self._screen.page.scroll_offset.y)

    def stay(self) -> None:
        """Take the place under the cursor as visited, if the cursor only passed it until now."""
        self.history = self.history.visited(self._screen.place)

    def go(self, place: Place, *, passing: bool = False) -> None:
        """Go to `place`; `passing` says that the cursor only passes it."""
        if self._screen.is_place_shown():
            self.history = self.scrolled()
        self.history = self.history.visited(place, passing=passing)
        self._screen.place = place

    def step(self, step: int) -> None:
        """Go back or forward in what was visited, to the line that was read."""
        self.restore(self.scrolled().moved(step))

    def restore(self, history: History) -> None:
        """Go to where the user is in `history`, unless that place is gone."""
        self.history = history
        if history.here.place.exists(self._screen.ecosystem):
            self._screen.place = history.here.place
            self._screen.show_page_soon()
