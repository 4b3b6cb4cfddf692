"""What a user picks out of an ecosystem: projects to compare, favourites, and what is related to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.messages import FavouriteChosen
from gpueco_tui.pages.comparison import MOST_COMPARED, suggested_comparison
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from gpueco_tui.app.screens.browse import BrowseScreen
    from gpueco_tui.app.screens.compare import CompareScreen
    from gpueco_tui.model import Project


class ProjectActions:
    """The actions of the main screen on `BrowseScreen.marks`, and those that choose from several projects."""

    def __init__(self, screen: BrowseScreen) -> None:
        self._screen = screen

    @property
    def chosen(self) -> frozenset[str]:
        """The slugs of the marked projects."""
        return self._screen.marks.chosen

    def mark(self) -> None:
        """Mark the project for a comparison, or take the mark off."""
        screen, project = self._screen, self._screen.here.project
        screen.message = self.marked(project) if project else "Nothing to mark here: choose a project."

    def marked(self, project: Project) -> str:
        """Mark `project`, or take the mark off; return the sentence that says so."""
        screen, chosen = self._screen, self.chosen
        if project.slug not in chosen and len(chosen) == MOST_COMPARED:
            full = f"{MOST_COMPARED} are marked already, as many as fit side by side."
            return f"{full} {screen.key('unmark')} takes every mark off."
        screen.marks = replace(screen.marks, chosen=chosen ^ {project.slug})
        count = len(self.chosen)
        keys = f"{screen.key('compare')} compares, {screen.key('mark')} takes the mark off."
        return f"{count} marked. {keys}" if count else "Nothing marked."

    def unmark(self) -> None:
        """Take every mark off."""
        self._screen.marks = replace(self._screen.marks, chosen=frozenset[str]())
        self._screen.message = "Nothing marked."

    def compare(self) -> None:
        """Compare the marked projects, one alone with the one that is shown, or that with its alternatives."""
        screen = self._screen
        comparison = self.comparison((), screen.here.project)
        if comparison is None:
            screen.message = f"Mark two projects with {screen.key('mark')}; {screen.key('compare')} then compares them."
        else:
            screen.app.push_screen(comparison, screen.go_if_chosen)

    def comparison(self, projects: tuple[Project, ...], project: Project | None) -> CompareScreen | None:
        """Return the comparison of the marked projects, one alone with `project`; None of fewer than two.

        Without a mark it is that of `projects`, or of `project` with its alternatives where there is only one.
        """
        from gpueco_tui.app.screens.compare import CompareScreen

        screen, ecosystem = self._screen, self._screen.ecosystem
        compared = tuple(one for one in ecosystem.projects if one.slug in self.chosen) or projects
        if len(compared) == 1 and project and project not in compared:
            compared = (*compared, project)
        if len(compared) < 2 and project:
            compared = suggested_comparison(ecosystem, project)
        return CompareScreen(ecosystem, compared, hyperlinks=screen.hyperlinks) if len(compared) > 1 else None

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
