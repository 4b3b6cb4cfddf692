"""Routes: every way from what is written to where it runs, as rows that can be walked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Static

from gpueco_tui.app.bindings import IN_FIND, binding
from gpueco_tui.app.messages import CopyWanted, OpenWanted
from gpueco_tui.app.place import Place
from gpueco_tui.app.route_meaning import meaning
from gpueco_tui.app.route_parts import Parts
from gpueco_tui.app.route_question import added, chips, counted, no_route, shorter, with_part
from gpueco_tui.app.route_rows import rows_of
from gpueco_tui.app.screens.chooser import Chooser, Option
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.route_view import RouteView
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.pages.copies import route_markdown, route_text
from gpueco_tui.search.routes import Answer, Question, UnknownPlace
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from gpueco_tui.app.route_parts import Part
    from gpueco_tui.app.screens.project_actions import ProjectActions
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.routes import Route, Routes


class Asked(Frozen):
    """What the user asked of the routes, and where the cursor was."""

    question: Question = Question()
    at: tuple[int, int] = (0, 0)
    """The row, and the number of the part in it."""
    opened: frozenset[str] = frozenset()
    """The folds that are open."""


class ConditionBox(SearchBox):
    """The line in which a condition is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Ask", tooltip="Ask for what was typed as well"),
        Binding("escape", "leave", "Leave", tooltip="Leave the line"),
    ]


class RoutesScreen(Frame[Place]):
    """Answers one question after the other; gives the place to go to, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("search", "type", "Condition", show=True, does="Type a condition, an end or a project"),
        Binding("escape", "leave", "Back", tooltip="Back; the question is kept"),
        binding("mark", "mark", "Mark", show=True),
        binding("unmark", "unmark", "Unmark all"),
        binding("compare", "compare", "Compare", show=True, does="Compare the marked projects, or those of the route"),
        binding("copy", "copy('text')", "Copy", show=True, does="Copy the route"),
        binding("copy-menu", "copy('markdown')", "Copy Markdown", does="Copy the route as Markdown with links"),
        binding("open", "open", "Open", does="Open the project's link in the browser"),
        binding("clear-choices", "clear", "Clear", show=True, does="Ask for everything"),
        Binding("backspace", "shorten", "Less", show=False, tooltip="Take the last condition off", group=IN_FIND),
        binding("help", "app.help", "Help", show=True),
        binding("quit", "leave", "Back", does="Back; the question is kept"),
        binding("routes", "leave", "Back", does="Back; the question is kept"),
    ]

    question: reactive[Question] = reactive(Question(), init=False, repaint=False)

    view = query_one(RouteView)
    box = query_one(ConditionBox)

    def __init__(self, ecosystem: Ecosystem, routes: Routes, asked: Asked, projects: ProjectActions) -> None:
        """Begin with `asked`; `projects` marks and compares."""
        super().__init__()
        self._ecosystem = ecosystem
        self._routes = routes
        self._projects = projects
        self._answer = Answer()
        self._begin = asked
        self._opened = asked.opened
        self.set_reactive(RoutesScreen.question, asked.question)

    @property
    def asked(self) -> Asked:
        """What is asked now, and where the cursor is."""
        return Asked(self.question, self.view.at, self._opened)

    def compose(self) -> ComposeResult:
        """Make the question, the routes, and what is said of the part under the cursor."""
        yield Static(id="question", markup=False)
        yield Static(id="columns", markup=False)
        yield RouteView()
        yield ConditionBox(placeholder="field:value, or a name", compact=True)
        yield Static(id="meaning", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask."""
        super().on_mount()
        self.set_focus(self.view)
        self._answer = self._routes.ask(self.question)
        self._show(self._begin.at)

    def on_resize(self) -> None:
        """Write the question for the new width."""
        self._tell_question()

    def watch_question(self) -> None:
        """Ask, and keep the cursor on the route and the part that it is on, if they are there again."""
        part, row = self.view.part, self.view.row
        self._opened = frozenset[str]()
        self._answer = self._routes.ask(self.question)
        self._show((0, 0))
        if part:
            self._point_at(part, row.route if row else None)

    def _show(self, at: tuple[int, int]) -> None:
        """Show the answer, the cursor at `at`."""
        parts = Parts(self._ecosystem, self._projects.chosen)
        self.view.show(tuple(rows_of(self._ecosystem, parts, self._answer, self._opened)), at)
        self._tell_question()

    def _point_at(self, part: Part, route: Route | None) -> None:
        """Put the cursor on `part`, of `route` if that is there."""
        same = (route.start, route.legs) if route else None
        rows = [row for row, there in enumerate(self.view.rows) if there.route and same == _way(there.route)]
        for row in (*rows, *range(len(self.view.rows))):
            for number, (one, _, _) in enumerate(self.view.table.parts(row)):
                if (one.kind, one.name) == (part.kind, part.name):
                    self.view.at = (row, number)
                    return

    # What is said

    def _tell_question(self) -> None:
        """Say at the top what is asked, and how many routes there are."""
        pieces = [Content.styled("Routes", "bold $primary")]
        asked = [
            Content.assemble((f"{chip.label} ", "$muted"), (chip.text, f"bold {_color(chip.role)}"))
            for chip in chips(self._ecosystem, self.question)
        ]
        pieces += asked or [Content.styled("everything", "$muted")]
        line = Content("   ").join(pieces)
        room = self.size.width - 4 - line.cell_length
        short, count = counted(self._ecosystem, self._answer)
        count = count if room >= len(count) + 3 else short
        self.query_one("#question", Static).update(
            line + Content.styled(count.rjust(max(room, len(count) + 3)), "$muted")
        )

    @on(RouteView.LaidOut)
    def _head_columns(self) -> None:
        """Say what stands in each column."""
        said, titles = self.view.table.titles, self.query_one("#columns", Static)
        titles.update(Content.styled(said.plain, "bold $muted"), layout=False)
        titles.set_class(not said.spans, "-none")

    @on(RouteView.Moved)
    def _tell_part(self) -> None:
        """Say at the bottom what the part under the cursor is, and at the footer which route it is of."""
        row, (at, _) = self.view.row, self.view.at
        routes = [number for number, one in enumerate(self.view.rows) if one.kind == "route"]
        self.position = f"{routes.index(at) + 1} of {len(routes)}" if at in routes else ""
        title, text = meaning(self._ecosystem, row, self.view.part) if row else ("", "")
        if row is None or (not routes and not at):
            title, text = "", f"{no_route(self._ecosystem, self.question, self._answer)} {text}"
        said = Content.assemble((f"{title}  " if title else "", "bold $primary"), text)
        self.query_one("#meaning", Static).update(said, layout=False)

    # What keys do

    @on(RouteView.Chosen)
    def _take(self, event: RouteView.Chosen) -> None:
        if event.part.kind == "more":
            self._list(event.part.rest)
        elif self.view.row and self.view.row.fold:
            self._fold(self.view.row.fold)
        else:
            self.question = with_part(self._ecosystem, self.question, event.part)

    @on(RouteView.Entered)
    def _enter(self, event: RouteView.Entered) -> None:
        if event.part.project:
            self.close(Place.of_project(event.part.project))
        else:
            self._take(RouteView.Chosen(event.part))

    def _list(self, parts: tuple[Part, ...]) -> None:
        """List the alternatives that there is no room for; the chosen one is gone to, or taken as an end."""

        def take(part: Part | None) -> None:
            if part and part.project:
                self.close(Place.of_project(part.project))
            elif part:
                self.question = with_part(self._ecosystem, self.question, part)

        options = [Option(part.text, part, part.project.description if part.project else "") for part in parts]
        self.app.push_screen(Chooser("Also", options), take)

    def _fold(self, name: str) -> None:
        """Open or close the fold called `name`."""
        self._opened ^= {name}
        self._show(self.view.at)

    def action_type(self) -> None:
        """Type a condition."""
        self.add_class("-typing")
        self.set_focus(self.box)

    @on(ConditionBox.Left)
    def _stop_typing(self) -> None:
        self.box.value = ""
        self.remove_class("-typing")
        self.set_focus(self.view)

    @on(ConditionBox.Submitted)
    def _add(self, event: ConditionBox.Submitted) -> None:
        """Ask for what was typed as well; what cannot be asked stays in the box, and why is said."""
        try:
            question = added(self.question, self._routes.read(event.value))
        except UnknownPlace as error:
            self.message = f"{str(error)[:1].upper()}{str(error)[1:]}."
            return
        if problem := self._routes.problem(question):
            self.message = problem
            return
        self._stop_typing()
        self.question = question

    def action_shorten(self) -> None:
        """Take the last thing that is asked off."""
        self.question = shorter(self.question)

    def action_clear(self) -> None:
        """Ask for everything."""
        self.question = Question()

    def _project(self) -> Project | None:
        """Return the project under the cursor, or None, with a sentence."""
        project = self.view.part.project if self.view.part else None
        if project is None:
            self.message = "No project is under the cursor."
        return project

    def action_mark(self) -> None:
        """Mark the project under the cursor, or take the mark off."""
        if project := self._project():
            self.message = self._projects.marked(project)
            self._show(self.view.at)

    def action_unmark(self) -> None:
        """Take every mark off."""
        self._projects.unmark()
        self.message = "Nothing marked."
        self._show(self.view.at)

    def action_compare(self) -> None:
        """Compare the marked projects, or those of the row under the cursor."""
        row = self.view.row
        legs = row.route.legs if row and row.route else ()
        there = tuple(dict.fromkeys(project for leg in legs for project in leg.projects))
        project = self.view.part.project if self.view.part else None
        comparison = self._projects.comparison(there, project or (there[0] if there else None))
        if comparison is None:
            self.message = "No project is under the cursor."
        else:
            self.app.push_screen(comparison, self._go)

    def _go(self, place: Place | None) -> None:
        if place:
            self.close(place)

    def action_copy(self, form: str) -> None:
        """Copy the route as `text` or as `markdown`."""
        row = self.view.row
        if row and row.route:
            self.post_message(CopyWanted(route_text(row.route) if form == "text" else route_markdown(row.route)))
        elif row and row.kind == "elsewhere":
            self.post_message(CopyWanted(f"{row.cells[0].groups[0][0].text}: {row.told}"))
        else:
            self.message = "No route is under the cursor."

    def action_open(self) -> None:
        """Open the link of the project under the cursor."""
        project = self._project()
        if project and project.link:
            self.post_message(OpenWanted(project.link))
        elif project:
            self.message = f"{project.title} has no link."

    def action_leave(self) -> None:
        """Go back."""
        self.close()


def _way(route: Route) -> tuple[object, ...]:
    return route.start, route.legs


def _color(role: Role) -> str:
    """Return the colour of the theme that shows a family."""
    return "" if role == "text" else f"${role}"
