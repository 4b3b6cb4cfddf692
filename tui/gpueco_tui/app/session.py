"""What is kept from run to run: where the user was, and their favourites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gpueco_tui.app.history import Visit
from gpueco_tui.app.place import Place
from gpueco_tui.user.paths import state_file
from gpueco_tui.user.state import Favoured, StateFile, Visited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpueco_tui.model import Ecosystem


class Session(Protocol):
    """Where favourites are kept."""

    notice: str
    """What was wrong when it was read, or empty."""

    def favourites(self) -> frozenset[str]:
        """Return the slugs of the favourites."""
        ...

    def recent(self) -> tuple[str, ...]:
        """Return the slugs of the projects visited before, the last one first."""
        ...

    def set_favourite(self, slug: str, *, favourite: bool) -> str:
        """Keep that `slug` is a favourite, or not; return a sentence if that cannot be kept, else an empty one."""
        ...


class StoredSession:
    """The part of the state file that is about one content folder."""

    def __init__(self, env: Mapping[str, str], ecosystem: Ecosystem) -> None:
        """Keep what there is to keep about `ecosystem` in the state file that `env` names."""
        self._file = StateFile(state_file(env))
        self._ecosystem = ecosystem
        self._root = ecosystem.root
        self._state, self.notice = self._file.read(self._root)

    def visit(self, project: str, part: str = "", *, last: bool) -> Visit:
        """Return where to begin: at `project` if it is not empty, else where the user was if `last` is wanted.

        `part` names a part of the project's page to begin at.
        """
        if not project and last and self._state.project in self._ecosystem.by_slug:
            return Visit(Place("project", self._state.project), self._state.scroll)
        return Visit(Place("project", project) if project else Place(), part=part)

    def favourites(self) -> frozenset[str]:
        """Return the slugs of the favourites."""
        return frozenset(self._state.favourites)

    def recent(self) -> tuple[str, ...]:
        """Return the slugs of the projects visited before, the last one first."""
        return self._state.recent

    def set_favourite(self, slug: str, *, favourite: bool) -> str:
        """Keep that `slug` is a favourite, or not; return a sentence if that cannot be kept, else an empty one."""
        self._state, sentence = self._file.apply(self._root, Favoured(slug, favourite))
        return sentence

    def leave(self, visit: Visit) -> None:
        """Keep where the user was."""
        if visit.place.kind == "project":
            self._file.apply(self._root, Visited(visit.place.slug, visit.scroll))
