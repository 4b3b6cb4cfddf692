"""The conditions of a question about routes: terms of a query, each tested against a way."""

from __future__ import annotations

from gpueco_tui.search.fields import matching_values
from gpueco_tui.search.lookup import UnknownProject, named
from gpueco_tui.search.query import Filter, quoted
from gpueco_tui.text.slug import field_name
from gpueco_tui.text.suggest import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gpueco_tui.model import Ecosystem, RouteVocabulary
    from gpueco_tui.search.index import Index
    from gpueco_tui.search.query import Term, Word
    from gpueco_tui.search.route import Route
    from gpueco_tui.search.route_graph import Graph
    from gpueco_tui.search.ways import Way

_MOST_LISTED = 3
"""The most values that a reason lists."""


class Condition:
    """A term, or the terms of one field, that a way passes with some of its ends or misses."""

    __slots__ = ("keeps", "misses", "text")

    def __init__(self, text: str, keeps: Callable[[Way, int], int], misses: Callable[[Route], str]) -> None:
        """Take the term as it is written, and two functions.

        `keeps` returns what a way with ends keeps of these ends, 0 for nothing; `misses` says in a clause why a route
        does not pass: `toolchain is nightly, not stable`.
        """
        self.text = text
        self.keeps = keeps
        self.misses = misses


class Terms:
    """Makes conditions of terms. The fields are those of a query; those of routes are tested against the whole way."""

    def __init__(
        self, ecosystem: Ecosystem, vocabulary: RouteVocabulary, graph: Graph, index: Callable[[], Index]
    ) -> None:
        """Take what the conditions are tested in; the `index` is asked for when a field needs it."""
        self._ecosystem = ecosystem
        self._vocabulary = vocabulary
        self._graph = graph
        self._index = index
        reach, needs = graph.reach, graph.needs
        self.values: dict[str, Sequence[str]] = {
            vocabulary.start: graph.start_values,
            vocabulary.end: reach.ends,
            **reach.along,
            **needs.weakest,
            **needs.adds,
            vocabulary.takes: graph.forms,
            vocabulary.gives: graph.forms,
            vocabulary.api: tuple(graph.apis),
        }
        """The values of the facets of routes."""
        self.values.pop("", None)
        self._facets = {field_name(name): name for name in reversed(self.values)}

    def facet(self, field: str) -> str:
        """Return the facet of routes that `field` names, or empty."""
        return self._facets.get(field) or self._facets.get(self._index().names.get(field, ""), "")

    def chosen(self, term: Filter) -> tuple[str, ...]:
        """Return the values of a facet of routes that `term` names; all of them when it names none."""
        return _chosen((term,), self.values.get(self.facet(term.field), ()))

    def problem(self, terms: Iterable[Term]) -> str:
        """Return a sentence on the fields, values and projects in `terms` that do not exist, or empty."""
        for term in terms:
            if not isinstance(term, Filter):
                try:
                    named(self._ecosystem, term.text)
                except UnknownProject as error:
                    return f"{error}."
            elif not self.facet(term.field) or any(
                not _chosen((part,), self.known(term.field) or ()) for part in _parts(term)
            ):
                results = self._index().search(_written(term))
                if results.problem:
                    return results.sentence
        return ""

    def conditions(self, terms: Iterable[Term]) -> tuple[Condition, ...]:
        """Return the conditions of `terms`: positive ones of one field are one, which any of their values passes."""
        wanted: dict[str, list[Filter]] = {}
        found: list[Condition] = []
        for term in terms:
            if not isinstance(term, Filter):
                found.append(self._of_word(term))
            elif term.negative:
                found.append(self._of_filters([term]))
            else:
                wanted.setdefault(self.facet(term.field) or self._index().names.get(term.field, term.field), []).append(
                    term
                )
        return (*(self._of_filters(filters) for filters in wanted.values()), *found)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of fields before a colon."""
        return (*self._facets, *self._index().names)

    def known(self, field: str) -> Iterable[str] | None:
        """Return the values of the field that is called `field`, or None when there is none."""
        facet = self.facet(field)
        return self.values[facet] if facet else self._index().values(field)

    def _of_word(self, word: Word) -> Condition:
        try:
            project = named(self._ecosystem, word.text)
        except UnknownProject:
            return Condition(word.text, lambda _way, _reach: 0, lambda _route: f"there is no project {word.text}")
        position = self._ecosystem.projects.index(project)

        def keeps(way: Way, reach: int) -> int:
            return reach if (position in way.projects) is not word.negative else 0

        clause = f"it goes through {project.title}" if word.negative else f"it does not go through {project.title}"
        return Condition(f"{'-' * word.negative}{word.text}", keeps, lambda _route: clause)

    def _of_filters(self, filters: list[Filter]) -> Condition:
        """Return the condition of filters of one field, all positive or a negative one."""
        first = filters[0]
        names = _chosen(filters, self.known(first.field) or ())
        text = " ".join(map(_written, filters))
        facet = self.facet(first.field)
        if not facet:
            return self._of_projects(text, first, names)
        keeps = self._keeping(facet, frozenset(names), negative=first.negative)

        def misses(route: Route) -> str:
            return _clause(first.field, self._values_of(route, facet), names, negative=first.negative)

        return Condition(text, keeps, misses)

    def _keeping(self, facet: str, names: frozenset[str], *, negative: bool) -> Callable[[Way, int], int]:
        """Return what `Condition.keeps` is for a facet of routes."""
        graph, reach = self._graph, self._graph.reach
        if facet == self._vocabulary.end:
            ends = reach.of([end for end in reach.ends if (end in names) is not negative])
            onward = graph.onward
            return lambda way, kept: (kept if kept & onward[way.form] & ends else 0) if way.form else kept & ends
        if facet in reach.along:
            return lambda _way, kept: reach.having(kept, facet, names, negative=negative)
        values_of = self._reading(facet)
        return lambda way, kept: kept if names.isdisjoint(values_of(way)) is negative else 0

    def _reading(self, facet: str) -> Callable[[Way], Iterable[str]]:
        """Return the function that reads the values of `facet`, which is not about ends, of a way."""
        vocabulary, needs = self._vocabulary, self._graph.needs
        if facet in needs.weakest or facet in needs.adds:
            return lambda way: needs.read(way.needs, facet)
        if facet == vocabulary.start:
            return lambda way: (way.start,)
        if facet == vocabulary.takes:
            return lambda way: [move.takes for move in way.moves]
        if facet == vocabulary.gives:
            return lambda way: [move.gives for move in way.moves]
        return lambda way: [api for move in way.moves for api in (move.answers, move.calls)]

    def _values_of(self, route: Route, facet: str) -> Sequence[str]:
        """Return the values of a facet of routes that `route` has."""
        vocabulary, legs = self._vocabulary, route.legs
        found: dict[str, Iterable[str]] = {
            vocabulary.start: (route.start,),
            vocabulary.end: route.ends,
            vocabulary.takes: (leg.takes for leg in legs),
            vocabulary.gives: (leg.gives for leg in legs),
            vocabulary.api: (api for leg in legs for api in (leg.answers, leg.calls)),
        }
        return tuple(dict.fromkeys(value for value in found.get(facet) or route.facts.get(facet, ()) if value))

    def _of_projects(self, text: str, term: Filter, names: Sequence[str]) -> Condition:
        """Return the condition that some project of a way has one of the values `names`, or that none has."""
        held: Mapping[str, set[int]] = self._index().values(term.field) or {}
        having = {position for name in names for position in held[name]}

        def keeps(way: Way, reach: int) -> int:
            return reach if having.isdisjoint(way.projects) is term.negative else 0

        def misses(route: Route) -> str:
            slugs = {project.slug for leg in route.legs for project in leg.projects}
            positions = [at for at, project in enumerate(self._ecosystem.projects) if project.slug in slugs]
            values = [name for name, there in held.items() if not there.isdisjoint(positions)]
            return _clause(term.field, values, names, negative=term.negative)

        return Condition(text, keeps, misses)


def _chosen(filters: Iterable[Filter], known: Iterable[str]) -> tuple[str, ...]:
    """Return the values among those `known` that `filters` name; all of them for a filter without values."""
    known = tuple(known)
    found: dict[str, None] = {}
    for term in filters:
        for typed in term.values:
            found |= dict.fromkeys(matching_values(known, typed.text, whole=typed.whole))
        if not term.values:
            found |= dict.fromkeys(known)
    return tuple(found)


def _parts(term: Filter) -> tuple[Filter, ...]:
    """Return `term` as a filter for each of its values."""
    return tuple(Filter(term.field, (value,), term.negative) for value in term.values)


def _written(term: Filter) -> str:
    values = ",".join(quoted(value.text, whole=value.whole) for value in term.values)
    return f"{'-' * term.negative}{term.field}:{values}"


def _clause(field: str, values: Sequence[str], names: Sequence[str], *, negative: bool) -> str:
    if not values:
        return f"says nothing of {field}"
    if negative:
        there = [value for value in values if value in names]
        return f"{field} is {listed(there, 'and', most=_MOST_LISTED)}"
    has, asked = listed(values, "and", most=_MOST_LISTED), listed(names, most=_MOST_LISTED) if names else "that"
    return f"{field} is {has}, not {asked}"
