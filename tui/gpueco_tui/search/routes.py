"""Routes: every way from what is written to where it runs, through projects that hand forms on to each other.

    routes = Routes(ecosystem)                            the index, made once
    question = routes.read("rust amd toolchain:stable")   a text to exact names and conditions; raises UnknownPlace
    question = routes.question(("rust", "amd"), terms)    the same of names and terms that are apart
    answer = routes.ask(question)                         Answer: routes, nearly, elsewhere, left_out, note
    routes.through(project)                               the routes in which a project has a part

A route begins with a value of the facet `RouteVocabulary.start`, or with a form when one is asked for. A form goes only
to a step that takes it; no project, form or API comes twice. A step that calls an API ends there, or goes on below a
driver that answers the API. A route reaches the ends that its API and all its projects reach; see `Api` and `Step`.

The best routes come first. In this order of weight: those that are no detour; those of which every step was seen in a
source; the facets `RouteVocabulary.weakest`, each by its declared order (alive before dormant, then stable before
nightly; values that say nothing to a reader are as good as the next); those in which projects hand everything on,
before those with a step by hand; fewer steps; then the order of the ecosystem. Routes that differ only in who does one
step are one route with all of these projects in that step, if they reach the same ends and agree in the facets
`weakest` and `adds`.
"""

from __future__ import annotations

from gpueco_tui.model import RouteVocabulary
from gpueco_tui.search.query import Filter, Word, parse
from gpueco_tui.search.route import Answer, Elsewhere, Leg, Near, Question, Route
from gpueco_tui.search.route_elsewhere import where_it_ends
from gpueco_tui.search.route_graph import BY_HAND, Graph
from gpueco_tui.search.route_join import Joiner
from gpueco_tui.search.route_names import Places, UnknownPlace
from gpueco_tui.search.route_terms import Terms
from gpueco_tui.search.ways import Aim, walk
from gpueco_tui.values import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.index import Index
    from gpueco_tui.search.query import Term
    from gpueco_tui.search.route_graph import Move
    from gpueco_tui.search.route_terms import Condition
    from gpueco_tui.search.ways import Way

__all__ = ["Answer", "Elsewhere", "Leg", "Near", "Question", "Route", "Routes", "UnknownPlace"]

MOST_NEAR = 20
"""The most routes of an answer that miss the same condition."""


class Routes:
    """The routes of an ecosystem. What they are made of is read once, when it is first needed."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        """Find routes in `ecosystem`."""
        self._ecosystem = ecosystem
        self._vocabulary = ecosystem.routes or RouteVocabulary("", "")

    @cached_property
    def missing(self) -> str:
        """Why there can be no routes, in a sentence, or empty."""
        if self._ecosystem.routes is None:
            return "This content has no routes: its root page declares none under [extra.routes]."
        if not any(project.steps for project in self._ecosystem.projects):
            return "This content has no routes: no page says under [[extra.steps]] what its project takes and gives."
        return ""

    @cached_property
    def _graph(self) -> Graph:
        return Graph(self._ecosystem, self._vocabulary)

    @cached_property
    def _index(self) -> Index:
        from gpueco_tui.search.index import Index

        return Index(self._ecosystem)

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self._ecosystem, self._vocabulary, self._graph, lambda: self._index)

    @cached_property
    def _joiner(self) -> Joiner:
        return Joiner(self._ecosystem, self._graph)

    @cached_property
    def places(self) -> Places:
        """What routes begin with, pass and end at, with the names of each."""
        return Places(self._ecosystem, self._vocabulary, self._graph)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The names of fields before a colon."""
        return frozenset(self._terms.fields)

    def values(self, field: str) -> Iterable[str] | None:
        """Return the values of the field that is called `field`, or None when there is none."""
        return self._terms.known(field)

    def question(self, words: Sequence[str] = (), conditions: Iterable[Term] = ()) -> Question:
        """Return the question that `words`, each a typed name, and `conditions` ask.

        The first name of a start value, form or end is where routes begin, the second where they end. A name alone is
        where they begin if they can, else where they end if they can, else something that they pass. Projects are
        passed, wherever they are named. Raises UnknownPlace for a name of nothing, of several things, or of no end.
        """
        return self.places.question(words, tuple(conditions))

    def read(self, text: str) -> Question:
        """Return the question of a text such as `rust amd toolchain:stable`; raises UnknownPlace, as `question`.

        It has the grammar of queries: a name with spaces is in quotes, and `-name` is a condition.
        """
        terms = parse(text, self.fields if ":" in text else ())
        names = [term.text for term in terms if isinstance(term, Word) and not term.negative]
        return self.question(names, [term for term in terms if isinstance(term, Filter) or term.negative])

    def problem(self, question: Question) -> str:
        """Return why `question` cannot be asked, in a sentence, or nothing."""
        return self.missing or self._terms.problem(question.conditions)

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`; names in it that do not exist lead nowhere."""
        if problem := self.problem(question):
            return Answer(note=problem)
        aim, terms = self._aim(question)
        ways, left_out = walk(self._graph, aim)
        conditions = self._terms.conditions(terms)
        sorted_out = _SortedOut(aim, conditions)
        for way in ways:
            sorted_out.add(way)
        nearly = (
            Near(route, condition.text, condition.misses(route))
            for condition in conditions
            for route in self._joiner.routes(sorted_out.nearly.get(condition, ()), MOST_NEAR)
        )
        elsewhere = () if question.through or question.via else self._elsewhere(aim, sorted_out)
        return Answer(self._joiner.routes(sorted_out.found), tuple(nearly), tuple(elsewhere), left_out)

    def _aim(self, question: Question) -> tuple[Aim, list[Term]]:
        """Return which ways `question` looks for, and the conditions that are left to test."""
        graph, vocabulary = self._graph, self._vocabulary
        starts, ends = list(question.starts), list(question.ends)
        rest: list[Term] = []
        for term in question.conditions:
            facet = self._terms.facet(term.field) if isinstance(term, Filter) and not term.negative else ""
            if isinstance(term, Filter) and facet == vocabulary.start and not question.starts:
                starts += self._terms.chosen(term)
            elif isinstance(term, Filter) and facet == vocabulary.end and not question.ends:
                ends += self._terms.chosen(term)
            else:
                rest.append(term)
        positions = {project.slug: at for at, project in enumerate(self._ecosystem.projects)}
        via = sum(graph.bits.get(name, 0) or graph.api_bits.get(name, 0) for name in set(question.via))
        if not positions.keys() >= set(question.through) or (question.via and not via):
            starts = [""]
        others = {name for name in ends if name not in graph.reach.ends}
        aim = Aim(
            tuple(name for name in dict.fromkeys(starts or graph.start_values) if name in graph.moves),
            graph.reach.of(ends) if ends else graph.reach.everything,
            frozenset(others & graph.bits.keys()),
            frozenset(others & graph.api_bits.keys()),
            tuple(positions[slug] for slug in question.through if slug in positions),
            via,
        )
        return aim, rest

    def _elsewhere(self, aim: Aim, sorted_out: _SortedOut) -> Iterator[Elsewhere]:
        """Yield the projects that take a start and are on no way that arrives, nor on one that nearly does."""
        first: dict[int, list[Move]] = {}
        for start in aim.starts:
            for move in self._graph.moves[start]:
                if move.project != BY_HAND and move.project not in sorted_out.arrived:
                    first.setdefault(move.project, []).append(move)
        for position, moves in sorted(first.items()):
            if position in sorted_out.missed:
                way, reach, conditions = sorted_out.missed[position]
                (route,) = self._joiner.routes([(way, reach)])
                reason = "; ".join(condition.misses(route) for condition in conditions)
            else:
                reason = where_it_ends(self._graph, moves, aim.reach)
            yield Elsewhere(self._ecosystem.projects[position], reason)

    def through(self, project: Project) -> tuple[Route, ...]:
        """Return the routes in which `project` has a part, best first."""
        return self.ask(Question(through=(project.slug,))).routes


class _SortedOut:
    """The ways of a walk by how many of the conditions they miss, each with the ends that are left."""

    def __init__(self, aim: Aim, conditions: Sequence[Condition]) -> None:
        self.found: list[tuple[Way, int]] = []
        self.nearly: dict[Condition, list[tuple[Way, int]]] = {}
        """The ways that miss one condition."""
        self.missed: dict[int, tuple[Way, int, list[Condition]]] = {}
        """By its first project, the way that misses the fewest conditions, of those that miss more than one."""
        self.arrived = set[int]()
        """The positions of the projects of the ways that miss at most one."""
        self._aim = aim
        self._conditions = conditions

    def add(self, way: Way) -> None:
        """Test a way."""
        asked_api = way.moves[-1].calls in self._aim.apis
        reach = way.reach if way.form or asked_api else way.reach & self._aim.reach
        missed: list[Condition] = []
        for condition in self._conditions:
            kept = condition.keeps(way, reach)
            if not kept:
                missed.append(condition)
            reach = kept or reach
        if len(missed) < 2:
            self.arrived.update(way.projects)
            (self.nearly.setdefault(missed[0], []) if missed else self.found).append((way, reach))
            return
        known = self.missed.get(way.moves[0].project)
        if known is None or len(missed) < len(known[2]):
            self.missed[way.moves[0].project] = (way, reach, missed)
