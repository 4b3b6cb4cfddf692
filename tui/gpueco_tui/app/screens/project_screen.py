"""What a reader picks out of an ecosystem: projects to compare, favourites, and what is related to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from gpueco_tui.app.messages import FavouriteChosen
from gpueco_tui.app.screens.page_screen import PageScreen
from gpueco_tui.pages.comparison import MOST_COMPARED, suggested_comparison

if TYPE_CHECKING:
    from gpueco_tui.app.place import Place


class MarkingScreen(PageScreen[None]):
    """A screen on which projects are marked; its subclass gives the actions their keys, and draws the marks."""

    chosen: reactive[frozenset[str]] = reactive(frozenset(), init=False, repaint=False)
    """The slugs of the projects marked for a comparison."""
    favourites: reactive[frozenset[str]] = reactive(frozenset(), init=False, repaint=False)

    def visited(self) -> tuple[str, ...]:
        """Return the slugs of the projects visited, the last first."""
        raise NotImplementedError

    def action_mark(self) -> None:
        """Mark the project for a comparison, or take the mark off."""
        project = self.project()
        if project is None:
            self.message = "Nothing to mark here: choose a project."
        elif project.slug not in self.chosen and len(self.chosen) == MOST_COMPARED:
            full = f"{MOST_COMPARED} are marked already, as many as fit side by side."
            self.message = f"{full} {self.key('unmark')} takes every mark off."
        else:
            self.chosen ^= {project.slug}
            count = len(self.chosen)
            self.message = (
                f"{count} marked. {self.key('compare')} compares, {self.key('mark')} takes the mark off."
                if count
                else "Nothing marked."
            )

    def action_unmark(self) -> None:
        """Take every mark off."""
        self.chosen = frozenset()
        self.message = "Nothing marked."

    def action_compare(self) -> None:
        """Compare the marked projects, one alone with the one that is shown, or that with its alternatives."""
        from gpueco_tui.app.screens.compare import CompareScreen

        marked = tuple(project for project in self.shown().projects if project.slug in self.chosen)
        project = self.project()
        if len(marked) == 1 and project and project.slug not in self.chosen:
            marked = (*marked, project)
        if len(marked) < 2 and project:
            marked = suggested_comparison(self.shown(), project)
        if len(marked) < 2:
            self.message = f"Mark two projects with {self.key('mark')}; {self.key('compare')} then compares them."
        else:
            self.app.push_screen(CompareScreen(self.shown(), marked), self.go_if_chosen)

    def action_favourite(self) -> None:
        """Make the project a favourite, or not."""
        project = self.project()
        if project is None:
            self.message = "Nothing to make a favourite here: choose a project."
            return
        self.favourites ^= {project.slug}
        starred = (
            f"is a favourite now. {self.key('favourites')} lists them."
            if project.slug in self.favourites
            else "is no favourite now."
        )
        self.message = f"{project.title} {starred}"
        self.post_message(FavouriteChosen(project.slug, project.slug in self.favourites))

    def action_favourites(self) -> None:
        """List the favourites and what was visited before; the chosen one is gone to."""
        from gpueco_tui.app.screens import menus

        menu = menus.favourites(self.shown(), self.favourites, self.visited())
        if menu is None:
            self.message = f"No favourites yet: {self.key('favourite')} makes a project one."
        else:
            self.app.push_screen(menu, self.go_if_chosen)

    def action_related(self) -> None:
        """List the related projects; the chosen one is gone to."""
        from gpueco_tui.app.screens import menus

        project = self.project()
        menu = menus.related(self.shown(), project) if project else None
        if menu is None:
            self.message = "Nothing is related to this."
        else:
            self.app.push_screen(menu, self.go_if_chosen)

    def go_if_chosen(self, place: Place | None) -> None:
        """Go to what a dialog gave, if it gave anything."""
        if place is not None:
            self.go(place)
