"""What a user picks out of an ecosystem: projects to compare, favourites, and what is related to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.messages import FavouriteChosen
from gpueco_tui.pages.comparison import MOST_COMPARED, suggested_comparison
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from gpueco_tui.app.screens.browse import BrowseScreen


class ProjectActions:
    """The actions of the main screen on `BrowseScreen.marks`, and those that choose from several projects."""

    def __init__(self, screen: BrowseScreen) -> None:
        self._screen = screen

    def mark(self) -> None:
        """Mark the project for a comparison, or take the mark off."""
        screen, project = self._screen, self._screen.here.project
        chosen = screen.marks.chosen
        if project is None:
            screen.message = "Nothing to mark here: choose a project."
        elif project.slug not in chosen and len(chosen) == MOST_COMPARED:
            full = f"{MOST_COMPARED} are marked already, as many as fit side by side."
            screen.message = f"{full} {screen.key('unmark')} takes every mark off."
        else:
            screen.marks = replace(screen.marks, chosen=chosen ^ {project.slug})
            count = len(screen.marks.chosen)
            keys = f"{screen.key('compare')} compares, {screen.key('mark')} takes the mark off."
            screen.message = f"{count} marked. {keys}" if count else "Nothing marked."

    def unmark(self) -> None:
        """Take every mark off."""
        self._screen.marks = replace(self._screen.marks, chosen=frozenset[str]())
        self._screen.message = "Nothing marked."

    def compare(self) -> None:
        """Compare the marked projects, one alone with the one that is shown, or that with its alternatives."""
        from gpueco_tui.app.screens.compare import CompareScreen

        screen, ecosystem, project = self._screen, self._screen.ecosystem, self._screen.here.project
        chosen = screen.marks.chosen
        marked = tuple(one for one in ecosystem.projects if one.slug in chosen)
        if len(marked) == 1 and project and project.slug not in chosen:
            marked = (*marked, project)
        if len(marked) < 2 and project:
            marked = suggested_comparison(ecosystem, project)
        if len(marked) < 2:
            screen.message = f"Mark two projects with {screen.key('mark')}; {screen.key('compare')} then compares them."
        else:
            screen.app.push_screen(CompareScreen(ecosystem, marked, hyperlinks=screen.hyperlinks), screen.go_if_chosen)

    def favourite(self) -> None:
        """Make the project a favourite, or not."""
        screen, project = self._screen, self._screen.here.project
        if project is None:
            screen.message = "Nothing to make a favourite here: choose a project."
            return
        favourites = screen.marks.favourites ^ {project.slug}
        screen.marks = replace(screen.marks, favourites=favourites)
        is_one = project.slug in favourites
        said = f"is a favourite now. {screen.key('favourites')} lists them." if is_one else "is no favourite now."
        screen.message = f"{project.title} {said}"
        screen.post_message(FavouriteChosen(project.slug, is_one))

    def favourites(self) -> None:
        """List the favourites and what was visited before; go to the chosen one."""
        from gpueco_tui.app.screens import menus

        screen = self._screen
        menu = menus.favourites(screen.ecosystem, screen.marks.favourites, screen.travel.visited())
        if menu is None:
            screen.message = f"No favourites yet: {screen.key('favourite')} makes a project one."
        else:
            screen.app.push_screen(menu, screen.go_if_chosen)

    def related(self) -> None:
        """List the related projects; go to the chosen one."""
        from gpueco_tui.app.screens import menus

        screen, project = self._screen, self._screen.here.project
        menu = menus.related(screen.ecosystem, project) if project else None
        if menu is None:
            screen.message = "Nothing is related to this."
        else:
            screen.app.push_screen(menu, screen.go_if_chosen)
