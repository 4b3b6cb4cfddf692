"""The decoder: choose values, see which projects have them all, and why the others do not."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Static

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.matrix import LIT, Matrix, Values
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.layout.lines import Line, Span
from gpueco_tui.layout.style import Style
from gpueco_tui.pages.families import hues_of
from gpueco_tui.search.decoder import (
    Choice,
    Decoder,
    Decoding,
    choices_of,
    nothing_left,
    to_query,
    used_facets,
    without_choices,
)
from gpueco_tui.text.width import cut, fitted, width_of
from gpueco_tui.values import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from gpueco_tui.app.screens.routing import Routing
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.index import Results

TITLES = 30
"""Cells for the titles of the projects."""


class Verdict(Frozen):
    """Whether a project has all that is chosen, and if not, why."""

    project: Project
    reason: str = ""


class Taken(Frozen):
    """What the user takes from the decoder to the main screen."""

    query: str
    """The choice as a query for the sidebar."""
    place: Place | None = None
    """The project to go to, when one was chosen."""


class Verdicts(Frozen):
    """Every project as a row: those left first, then those ruled out, each with the reason."""

    verdicts: tuple[Verdict, ...] = ()
    lit: Choice | None = None
    """The value the user is on: the projects that have it are lit."""

    @property
    def count(self) -> int:
        """The number of projects."""
        return len(self.verdicts)

    @property
    def stops(self) -> tuple[int, ...]:
        """Every line."""
        return self._stops

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        return tuple(range(len(self.verdicts)))

    def value(self, index: int) -> Verdict:
        """Return the verdict of row `index`."""
        return self.verdicts[index]

    def cursor(self, before: object, at: int) -> int:  # noqa: ARG002  the same whatever the rows were
        """Return the row that the cursor was on."""
        return at

    def line(self, y: int, width: int) -> Line:
        """Return the line of a project, laid out for `width` cells."""
        verdict = self.verdicts[y]
        lit = self.lit is not None and self.lit.value in verdict.project.facets.get(self.lit.facet, ())
        mark = LIT if lit else " "
        title = fitted(verdict.project.title, min(TITLES, max(8, width // 2)))
        room = max(0, width - width_of(title) - 4)
        if verdict.reason:
            return Line((
                Span(f" {mark} ", Style("title")),
                Span(title, Style("muted")),
                Span(" " + cut(f"no: {verdict.reason}", room), Style("muted")),
            ))  # fmt: skip
        style = Style(strong=True) if lit else Style()
        return Line((
            Span(f" {mark} ", Style("title")), Span(title, style),
            Span(f" {cut(verdict.project.description, room)}", Style("muted")),
        ))  # fmt: skip


GO = Binding("enter", "choose", "Go to the project", tooltip="Take the choice along, and go to the project")


class DecoderScreen(Frame[Taken]):
    """Narrows an ecosystem by its facets; gives what is taken along, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Show in list", tooltip="Take the choice to the sidebar as a query"),
        Binding("tab", "other_pane", "Projects", tooltip="Between the values and the projects"),
        Binding("shift+tab", "other_pane", "Projects", show=False),
        Binding("escape", "leave", "Back", tooltip="Back without a choice"),
        binding("routes", "routes", "Routes", show=True, does="Show the routes of the choice"),
        binding("clear-choices", "clear", "Clear", show=True),
        binding("help", "app.help", "Help", show=True),
        binding("quit", "leave", "Back", does="Back without a choice"),
        binding("decoder", "leave", "Back", does="Back without a choice"),
    ]

    choices: reactive[tuple[Choice, ...]] = reactive((), init=False, repaint=False)

    matrix = query_one(Matrix)
    verdicts = query_one(RowList)

    def __init__(self, ecosystem: Ecosystem, query: str, find: Callable[[str], Results], routing: Routing) -> None:
        """Begin with what `query` chooses; `find` gives what the rest of it finds, `routing` knows the routes."""
        super().__init__()
        self._ecosystem = ecosystem
        self._routing = routing
        self._rest = without_choices(query, ecosystem)
        """What the query asks apart from choices: it is valid here too, and goes back with them."""
        within = [hit.project for hit in find(self._rest).hits] if self._rest else None
        self._decoder = Decoder(ecosystem, within)
        self._shown = Verdicts()
        self.set_reactive(DecoderScreen.choices, choices_of(query, ecosystem))

    def compose(self) -> ComposeResult:
        """Make the matrix and the list below it."""
        yield Static(id="chosen", markup=False)
        yield Matrix()
        yield Static(id="left", markup=False)
        yield RowList(id="verdicts", enter=GO)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the decoder."""
        super().on_mount()
        facets = used_facets(self._ecosystem)
        hues: dict[Choice, Role] = {
            Choice(facet.name, value): hue
            for facet in facets
            for value, hue in hues_of(self._ecosystem.routes, facet.name).items()
        }
        self.matrix.values = Values(facets, hues=hues)
        self.set_focus(self.matrix)
        self.watch_choices()
        self._tell_meaning(self.matrix.choice())

    def watch_choices(self) -> None:
        """Decode, and draw what came out."""
        decoding = self._decoder.decode(self.choices)
        values = self.matrix.values
        self.matrix.values = replace(values, counts=decoding.counts, chosen=frozenset(self.choices))
        left = tuple(Verdict(project) for project in decoding.matches)
        self._show(left + tuple(Verdict(out.project, out.reason) for out in decoding.ruled_out), self._shown.lit)
        within = f" (within: {self._rest})" if self._rest else ""
        self.query_one("#left", Static).update(Content(f"{self._left(decoding)}{within}"))

    def _show(self, verdicts: tuple[Verdict, ...], lit: Choice | None) -> None:
        """List `verdicts`, and light the projects that have `lit`."""
        self.verdicts.rows = self._shown = Verdicts(verdicts, lit)

    def _left(self, decoding: Decoding) -> str:
        """Return the sentence between the matrix and the list."""
        if not self.matrix.values.columns:
            return "Nothing to decode: no page here has taxonomies in its front matter."
        if not self.choices:
            choose = f"Choose values with {self.key('choose')}."
            return f"{choose} Any of one facet, all across facets. {LIT} has the value under the cursor."
        if decoding.matches:
            return f"{len(decoding.matches)} of {len(self._shown.verdicts)} have it: {self._chosen()}"
        ways = self._routing.ways(self.choices)
        knows = f" Routes knows {ways} way{'s' * (ways != 1)}: {self.key('routes')}." if ways else ""
        return f"{nothing_left(decoding.relaxations, self._decoder.facets)}{knows}"

    def _tell_meaning(self, choice: Choice | None) -> None:
        """Say at the top what the value under the cursor means."""
        facet = self._ecosystem.facet(choice.facet) if choice else None
        value = next((v for v in facet.values if v.name == choice.value), None) if facet and choice else None
        names = [one.name for one in self.matrix.values.columns]
        if choice and choice.facet in names:
            self.position = f"{facet.label if facet else choice.facet}, {names.index(choice.facet) + 1} of {len(names)}"
        if facet and value:
            meaning = value.meaning or facet.meaning
            text = Content.assemble((f"{facet.label}: {value.name}", "bold $primary"), (f"  {meaning}", "$muted"))
            self.query_one("#chosen", Static).update(text)

    @on(Matrix.Moved)
    def _light_projects(self, event: Matrix.Moved) -> None:
        self._show(self._shown.verdicts, event.choice)
        self._tell_meaning(event.choice)

    @on(RowList.Highlighted)
    def _light_values(self, event: RowList.Highlighted) -> None:
        if isinstance(verdict := event.value, Verdict):
            facets = verdict.project.facets
            lit = frozenset(Choice(name, value) for name, values in facets.items() for value in values)
            self.matrix.values = replace(self.matrix.values, lit=lit)
            self._tell_verdict(verdict)

    def _tell_verdict(self, verdict: Verdict) -> None:
        """Say at the top, in full, what does not fit into the row of a project."""
        said = f"no: {verdict.reason}" if verdict.reason else verdict.project.description
        text = Content.assemble((verdict.project.title, "bold $primary"), (f"  {said}", "$muted"))
        self.query_one("#chosen", Static).update(text)

    @on(Matrix.Toggled)
    def _toggle(self, event: Matrix.Toggled) -> None:
        kept = tuple(choice for choice in self.choices if choice != event.choice)
        self.choices = kept if len(kept) < len(self.choices) else (*kept, event.choice)

    def action_other_pane(self) -> None:
        """Go between the values and the projects."""
        if self.focused is self.matrix:
            self.set_focus(self.verdicts)
            self._show(self._shown.verdicts, None)
            self.verdicts.cursor = max(0, self.verdicts.cursor)
        else:
            self.matrix.values = replace(self.matrix.values, lit=frozenset[Choice]())
            self.set_focus(self.matrix)

    def action_take(self) -> None:
        """Take the choice to the sidebar; without a choice, the value under the cursor."""
        if not self.choices and (choice := self.matrix.choice()):
            self.choices = (choice,)
        self.close(Taken(self._query()))

    def _chosen(self) -> str:
        return to_query(self.choices, self._decoder.facets)

    def _query(self) -> str:
        return " ".join(part for part in (self._rest, self._chosen()) if part)

    @on(RowList.Chosen)
    def _go(self, event: RowList.Chosen) -> None:
        if isinstance(verdict := event.value, Verdict):
            self.close(Taken(self._query(), Place.of_project(verdict.project)))

    def action_routes(self) -> None:
        """Show the routes of the choice."""
        self._routing.ask_choices(self.choices, self, self._arrive)

    def _arrive(self, place: Place | None) -> None:
        """Go to a project that the routes led to."""
        if place:
            self.close(Taken(self._query(), place))

    def action_clear(self) -> None:
        """Undo every choice."""
        self.choices = ()

    def action_leave(self) -> None:
        """Go back without a choice."""
        self.close()
