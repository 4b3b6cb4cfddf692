"""Finds what a user names as the ends of routes: start values, forms, APIs, end values and projects."""

from __future__ import annotations

from gpueco_tui.model import FacetValue
from gpueco_tui.search.lookup import UnknownProject, named
from gpueco_tui.search.route import Question
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.spelling import fold, starts_word, without_marks
from gpueco_tui.text.suggest import Suggester, did_you_mean, listed
from gpueco_tui.values import NamedTuple, cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gpueco_tui.model import Ecosystem, RouteVocabulary
    from gpueco_tui.search.query import Term
    from gpueco_tui.search.route_graph import Graph

_MOST_LISTED = 6
"""The most names that an error lists."""
_BRACKETS = str.maketrans(dict.fromkeys("()[]", " "))


class UnknownPlace(ValueError):  # noqa: N818  # it reads like the sentence it carries
    """A name of nothing on any route, or of several things. Its text is the sentence to show, without a capital."""


class Place(NamedTuple):
    """Something that a route begins with, passes or ends at, with the other names it has."""

    name: str
    tag: str = ""
    """A shorter name."""
    group: str = ""
    """A name that it shares with others."""


class Places:
    """Everything that routes begin with, pass and end at."""

    def __init__(self, ecosystem: Ecosystem, vocabulary: RouteVocabulary, graph: Graph) -> None:
        """Take the names in `graph`, with the other names that `ecosystem` declares for them."""
        self._ecosystem = ecosystem
        tags = {form.name: form.tag for form in vocabulary.forms}
        forms = (*tags, *(name for name in graph.forms if name not in graph.start_values and name not in tags))
        self.starts = self._of_facet(vocabulary.start, graph.start_values)
        self.forms = tuple(Place(name, tags.get(name, "")) for name in forms)
        self.apis = tuple(Place(api.name, api.tag) for api in vocabulary.apis)
        self.ends = self._of_facet(vocabulary.end, graph.reach.ends)

    def _of_facet(self, facet: str, names: Iterable[str]) -> tuple[Place, ...]:
        declared = self._ecosystem.facet(facet)
        values = {value.name: value for value in declared.values} if declared else {}
        found = (values.get(name) or FacetValue(name) for name in names)
        return tuple(Place(value.name, value.tag or "", value.group) for value in found)

    @cached_property
    def _all(self) -> tuple[Place, ...]:
        return (*self.starts, *self.forms, *self.apis, *self.ends)

    def question(self, words: Sequence[str], conditions: tuple[Term, ...]) -> Question:
        """Return the question of `Routes.question`; raises UnknownPlace."""
        through: list[str] = []
        others: list[str] = []
        for word in words:
            slug = self._project(word)
            (through if slug else others).append(slug or word)
        if len(others) > 2:
            raise UnknownPlace(
                f"routes have two ends, where they begin and where they end; '{clean_line(others[2])}' is a third"
            )
        starts, ends, via = self._ends(others)
        return Question(starts, ends, conditions, tuple(through), via)

    def _ends(self, words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return the starts, the ends and what is passed, of at most two names."""
        if not words:
            return (), (), ()
        if len(words) == 1:
            names = places_named(words[0], self._all)
            starts, ends = _among(names, self.starts), _among(names, self.ends)
            return (starts, (), ()) if starts else ((), ends, () if ends else names)
        names = places_named(words[1], self.ends, (*self.forms, *self.apis), self.starts)
        ends = _among(names, (*self.ends, *self.forms, *self.apis))
        if not ends:
            raise UnknownPlace(f"no route ends in {listed(names, 'and')}: routes begin there, so name it first")
        names = places_named(words[0], self.starts, (*self.forms, *self.apis), self.ends)
        starts, via = _among(names, (*self.starts, *self.forms)), _among(names, self.apis)
        if not starts and not via:
            raise UnknownPlace(f"no route begins with {listed(names, 'and')}: routes end there, so name it last")
        return starts, ends, () if starts else via

    def _project(self, word: str) -> str:
        """Return the slug of the project that `word` names, or empty if it names a place.

        The full name of a place comes first, then that of a project, then other names of places.
        """
        wanted = fold(" ".join(word.split()))
        if any(_plain(place.name) == _plain(word) for place in self._all):
            return ""
        for project in self._ecosystem.projects:
            if wanted in {fold(project.slug), fold(project.title)}:
                return project.slug
        try:
            if places_named(word, self._all):
                return ""
        except UnknownPlace:
            return ""
        try:
            return named(self._ecosystem, word).slug
        except UnknownProject:
            titles = (project.title for project in self._ecosystem.projects)
            meant = Suggester((*(place.name for place in self._all), *titles)).similar(word)
            hint = did_you_mean(*meant, before="; ")
            raise UnknownPlace(f"nothing on a route is called '{clean_line(word)}'{hint}") from None


def places_named(typed: str, *tiers: Sequence[Place]) -> tuple[str, ...]:
    """Return the name of the place that `typed` names, the names of a whole group, or nothing.

    Exact names come first, in all `tiers`, then names of groups, then tags, then beginnings of names and tags, then
    beginnings of words in them; in each of these the first tier in which there is any. Case, brackets, spaces and
    the marks inside words do not matter. Raises UnknownPlace when several places are named.
    """
    wanted = _plain(typed)
    start = fold(" ".join(typed.split()))
    ways: tuple[Callable[[Place], bool], ...] = (
        lambda place: _plain(place.name) == wanted,
        lambda place: _plain(place.group) == wanted,
        lambda place: _plain(place.tag) == wanted,
        lambda place: _plain(place.name).startswith(wanted) or _plain(place.tag).startswith(wanted),
        lambda place: starts_word(start, fold(place.name)),
    )
    for number, way in enumerate(ways if wanted else ()):
        for tier in tiers:
            found = tuple(dict.fromkeys(place.name for place in tier if way(place)))
            if len(found) > 1 and number != 1:
                raise UnknownPlace(_several(typed, found))
            if found:
                return found
    return ()


def _among(names: Iterable[str], places: Iterable[Place]) -> tuple[str, ...]:
    there = {place.name for place in places}
    return tuple(name for name in names if name in there)


def _several(typed: str, found: Sequence[str]) -> str:
    return (
        f"'{clean_line(typed)}' could be {listed(found, most=_MOST_LISTED)}; say which, as in '{_as_typed(found[0])}'"
    )


def _as_typed(name: str) -> str:
    return " ".join(fold(name).translate(_BRACKETS).split())


def _plain(name: str) -> str:
    """Return `name` in lower case, without brackets, spaces and the marks inside words."""
    return without_marks(_as_typed(name)).replace(" ", "")
