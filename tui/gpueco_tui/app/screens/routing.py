"""How the other screens come to the routes: with a question of their own, or with the one that was asked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.route_question import of_choices
from gpueco_tui.loading.page_links import question_of
from gpueco_tui.search.routes import Question, Routes, UnknownPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from gpueco_tui.app.place import Place
    from gpueco_tui.app.screens.browse import BrowseScreen
    from gpueco_tui.app.screens.frame import Frame
    from gpueco_tui.app.screens.project_actions import ProjectActions
    from gpueco_tui.app.screens.routes import Asked, RoutesScreen
    from gpueco_tui.loading.page_links import QuestionKind
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.decoder import Choice


class Routing:
    """The routes of the main screen's ecosystem, and what was asked of them last."""

    def __init__(self, screen: BrowseScreen, projects: ProjectActions) -> None:
        self._screen = screen
        self._projects = projects
        self._routes: tuple[Ecosystem, Routes] | None = None
        self._left: tuple[Place, Asked] | None = None
        """What was asked last, and the place that the user went to from there."""

    @property
    def routes(self) -> Routes:
        """The routes; made once for an ecosystem, when they are first needed."""
        ecosystem = self._screen.ecosystem
        if self._routes is None or self._routes[0] is not ecosystem:
            self._routes = (ecosystem, Routes(ecosystem))
        return self._routes[1]

    def open(self) -> None:
        """Show the routes of the focused link, or go on with the last question, or show those of what is read."""
        screen = self._screen
        link = screen.page.reading.link if screen.focused is screen.page else None
        asked = question_of(link.url) if link else None
        if link and asked and asked[0] == "routes":
            self.ask(*asked)
            return
        there = screen.here.target(link.url) if link else None
        if there is None and self._left and self._left[0] == screen.place:
            self._open(self._left[1].question, screen, self._arrive, self._left[1])
        else:
            self._open(self._question_of(there or screen.place), screen, self._arrive)

    def _question_of(self, place: Place) -> Question:
        """Return the question for the routes through what is at `place`, or for all of them."""
        ecosystem = self._screen.ecosystem
        if project := place.project(ecosystem):
            return Question(through=(project.slug,))
        if place.kind == "lane" and (known := ecosystem.routes):
            return Question(via=tuple(part.name for part in (*known.apis, *known.forms) if part.family == place.slug))
        return Question()

    def ask(self, kind: QuestionKind, text: str) -> None:
        """Ask the search or the routes `text`."""
        screen = self._screen
        if kind == "query":
            screen.travel.stay()
            screen.action_leave_page()
            screen.search_text = text
            return
        try:
            question = self.routes.read(text)
        except UnknownPlace as error:
            screen.message = f"{str(error)[:1].upper()}{str(error)[1:]}."
        else:
            self._open(question, screen, self._arrive)

    def ask_choices(self, choices: Iterable[Choice], over: Frame[Any], arrive: Callable[[Place | None], None]) -> None:
        """Show, over a screen, the routes of values chosen in the decoder; `arrive` takes the place to go to."""
        self._open(of_choices(self._screen.ecosystem, choices), over, arrive)

    def ways(self, choices: Iterable[Choice]) -> int:
        """Return how many routes there are with values chosen in the decoder."""
        answer = self.routes.ask(of_choices(self._screen.ecosystem, choices))
        return sum(not route.detour for route in answer.routes)

    def _open(
        self,
        question: Question,
        over: Frame[Any],
        arrive: Callable[[Place | None], None],
        asked: Asked | None = None,
    ) -> None:
        from gpueco_tui.app.screens.routes import Asked, RoutesScreen

        if self.routes.missing:
            over.message = self.routes.missing
            return
        routes = RoutesScreen(self._screen.ecosystem, self.routes, asked or Asked(question), self._projects)

        def leave(place: Place | None) -> None:
            self._keep(routes, place)
            arrive(place)

        over.app.push_screen(routes, leave)

    def _keep(self, routes: RoutesScreen, place: Place | None) -> None:
        self._left = (place or self._screen.place, routes.asked)

    def _arrive(self, place: Place | None) -> None:
        self._screen.go_if_chosen(place)
