"""The places that the user visited, to go back and forward in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.values import Frozen, replace

if TYPE_CHECKING:
    from gpueco_tui.app.place import Place

KEPT = 200
"""Visits remembered."""


class Visit(Frozen):
    """A place, and the line its page was scrolled to."""

    place: Place
    scroll: int = 0
    part: str = ""
    """The part of the page to begin at instead, by its name (`gpueco_tui.pages.anchors`), or empty."""
    passing: bool = False
    """Whether the cursor only passed by: the next visit then replaces it."""


class History(Frozen):
    """Visits in order, and the number of the current one."""

    visits: tuple[Visit, ...]
    now: int = 0

    @property
    def here(self) -> Visit:
        """The current visit."""
        return self.visits[self.now]

    def scrolled(self, scroll: int) -> History:
        """Return the history with the current visit at line `scroll`."""
        visits = (*self.visits[: self.now], replace(self.here, scroll=scroll), *self.visits[self.now + 1 :])
        return replace(self, visits=visits)

    def visited(self, place: Place, *, passing: bool = False) -> History:
        """Return the history after a visit to `place`; the visits ahead are forgotten, as in a browser."""
        if place == self.here.place:
            return self if passing or not self.here.passing else self._with(replace(self.here, passing=False), 0)
        return self._with(Visit(place, passing=passing), 0 if self.here.passing else 1)

    def _with(self, visit: Visit, step: int) -> History:
        kept = self.visits[: self.now + step][-KEPT:]
        return History((*kept, visit), len(kept))

    def moved(self, step: int) -> History:
        """Return the history `step` visits on, back when negative, as far as it goes."""
        return replace(self, now=max(0, min(len(self.visits) - 1, self.now + step)))
