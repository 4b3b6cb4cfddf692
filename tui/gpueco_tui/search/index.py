"""The search: a query gives ranked hits.

How hits are ranked:

1. A project whose title or slug is exactly the query comes first, then one whose name is another spelling of it: a
   hyphen, underscore or dot inside a word may be left out or added. Other spellings are found everywhere else too,
   and come after all matches that are spelt like the query.
2. Then the best place of each word decides, added up: the name (at its start, at the start of a word, inside a word),
   the summary, the facts, the text. In each of these the start of a word comes before the inside of one.
3. Then how many of these four places contain the words: a project is about what its summary, its facts and its text
   all contain.
4. Then how few values the matching facet has: a project that emits only SPIR-V comes before one that emits five forms.
5. Then the order of the ecosystem.

Filters (`field:value`) select and do not rank. Several values of one field mean any of them, with commas or in several
terms, as in the decoder, because the query box and the decoder show the same choice. Each `-field:value` excludes.
"""

from __future__ import annotations

from functools import cached_property

from gpueco_tui.search.fields import facets_of, field_names, matching_values, named_values, positions_by_value
from gpueco_tui.search.lookup import UnknownProject, named
from gpueco_tui.search.match import fuzzy_score, fuzzy_spans, in_order
from gpueco_tui.search.query import Filter, Word, parse, quoted
from gpueco_tui.search.rank import Ranker
from gpueco_tui.search.results import Hit, MatchContext, Results
from gpueco_tui.text.slug import field_name
from gpueco_tui.text.spelling import fold, without_marks
from gpueco_tui.text.suggest import Suggester

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpueco_tui.model import Ecosystem, Facet
    from gpueco_tui.search.query import TypedValue

__all__ = ["Hit", "Index", "Results", "UnknownProject", "fields", "named"]

_SHORTEST_FUZZY = 2
"""The fewest characters of a word that is matched fuzzily; one letter would match nearly every name."""

LONGEST_QUERY = 2000
"""The most characters of a query that is answered."""
_MOST_COMPARED = 3
"""The most words for which similar names are searched."""
_MOST_VALUES = 24
"""The most values that a message lists."""


class Index:
    """What a search reads of an ecosystem, computed when a search first needs it."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        """Search in `ecosystem`."""
        self._projects = ecosystem.projects
        self._ecosystem = ecosystem
        self._ranker = Ranker(ecosystem)
        self._last: tuple[str, dict[int, int]] = ("", {})

    def search(self, query: str) -> Results:
        """Return the projects that `query` finds, best first. No query is an error."""
        if not query.strip():
            return Results(query, self._everything)
        if len(query) > LONGEST_QUERY:
            return Results(query, (), problem=f"A query has at most {LONGEST_QUERY} characters")
        terms = parse(query, self.names)
        filters = [term for term in terms if isinstance(term, Filter)]
        words = tuple(dict.fromkeys(term.text for term in terms if isinstance(term, Word) and not term.negative))
        within = self._filtered(filters)
        for term in terms:
            if isinstance(term, Word) and term.negative:
                unwanted = self._ranker.holding(term.text, within)
                within = [at for at in within if at not in unwanted]
        found, fuzzy = self._ranked(words, within), False
        if words and not found:
            found = self._fuzzy(words, within)
            fuzzy = bool(found)
        context = MatchContext(words, fuzzy, self._labels)
        hits = tuple(Hit(self._projects[at], context) for at in found)
        problem, meant, choice = self._problem(filters)
        if not hits and not problem:
            meant = self._meant(words)
        return Results(query, hits, words, problem, meant, choice)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of fields before a colon, and the field that each means, as `field_names` returns them."""
        return field_names(self._ecosystem, self._facets)

    @cached_property
    def _held(self) -> Mapping[str, Mapping[str, set[int]]]:
        return positions_by_value(self._ecosystem)

    @cached_property
    def _facets(self) -> tuple[Facet, ...]:
        return facets_of(self._ecosystem, self._held)

    def values(self, name: str) -> Mapping[str, set[int]] | None:
        """Return the values of the field that `name` means, with the positions of their projects; None without one."""
        return self.fields.get(self.names.get(name, ""))

    @cached_property
    def fields(self) -> Mapping[str, Mapping[str, set[int]]]:
        """The fields, their values and groups of values, and the positions of the projects with each."""
        found: dict[str, Mapping[str, set[int]]] = {}
        for facet in self._facets:
            held = self._held[facet.name]
            found.setdefault(
                field_name(facet.name),
                {name: set[int]().union(*map(held.__getitem__, means)) for name, means in named_values(facet).items()},
            )
        sections: dict[str, set[int]] = {}
        titles: dict[str, set[int]] = {}
        names = {section.slug: section.title for section in self._ecosystem.sections}
        for at, project in enumerate(self._projects):
            for name in {project.section, names.get(project.section, "")} - {""}:
                sections.setdefault(name, set()).add(at)
            titles.setdefault(project.title, set()).add(at)
        found.setdefault("section", sections)
        found.setdefault("title", titles)
        for kind, targets in self._related().items():
            found.setdefault(kind.replace("_", "-"), targets)
        return found

    def _related(self) -> Mapping[str, Mapping[str, set[int]]]:
        """Return for each kind of relation the titles it points to, with the positions of the projects that do."""
        found: dict[str, dict[str, set[int]]] = {}
        for at, project in enumerate(self._projects):
            for relation in project.relations:
                target = self._ecosystem.by_slug.get(relation.target)
                if target is not None:
                    found.setdefault(relation.kind, {}).setdefault(target.title, set()).add(at)
        return found

    @cached_property
    def _everything(self) -> tuple[Hit, ...]:
        return tuple(Hit(project) for project in self._projects)

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        """The positions of the projects with each title and slug, in lower case and without marks inside words."""
        by_name: dict[str, list[int]] = {}
        for at, names in enumerate(without_marks("\1".join(self._ranker.names)).split("\1")):
            for name in names.split("\n"):
                by_name.setdefault(name, []).append(at)
        return by_name

    @cached_property
    def _labels(self) -> dict[str, str]:
        labels = {facet.name: facet.label for facet in self._ecosystem.facets}
        return {name: labels.get(name, name) for project in self._projects for name in project.facets}

    def _filtered(self, filters: Iterable[Filter]) -> Sequence[int]:
        """Return the positions of the projects that pass `filters`, in order; unknown fields are ignored."""
        wanted: dict[str, set[int]] = {}
        unwanted: set[int] = set()
        for term in filters:
            values = self.values(term.field)
            if values is None:
                continue
            having = {at for name in _named_values(term, values) for at in values[name]}
            if term.negative:
                unwanted |= having
            else:
                wanted.setdefault(self.names[term.field], set()).update(having)
        if not wanted:
            return [at for at in range(len(self._projects)) if at not in unwanted]
        return sorted(set[int].intersection(*wanted.values()) - unwanted)

    def _ranked(self, words: tuple[str, ...], within: Sequence[int]) -> Sequence[int]:
        """Return the positions among `within` of the projects that contain all `words`, best first."""
        if not words:
            return within
        ranks = self._first_ranks(words[0], within)
        for word in words[1:]:
            before = ranks
            ranks = {at: before[at] + rank for at, rank in self._ranker.ranks(word, list(before)).items()}
        names = {fold(" ".join(words)), fold("-".join(words))}
        for at in {at for name in names for at in self._by_name.get(without_marks(name), ()) if at in ranks}:
            ranks[at] = -1 - (not names.isdisjoint(self._ranker.names[at].split("\n")))
        return sorted(sorted(ranks), key=ranks.__getitem__)

    def _first_ranks(self, word: str, within: Sequence[int]) -> dict[int, int]:
        """Return the ranks of the first word of a query; while it is typed, among the projects of the word so far.

        With 10 000 projects a key of a second word takes 35 ms this way, and 60 ms without it.
        """
        if len(within) < len(self._projects):
            return self._ranker.ranks(word, within)
        known, ranks = self._last
        if word != known:
            ranks = self._ranker.ranks(word, list(ranks) if known and word.startswith(known) else within)
            self._last = word, ranks
        return dict(ranks)

    def _fuzzy(self, words: tuple[str, ...], within: Sequence[int]) -> Sequence[int]:
        """Return the projects whose title contains the letters of each word in their order, best match first."""
        if any(len(word) < _SHORTEST_FUZZY or " " in word for word in words):
            return ()
        for word in words:
            within = [at for at in within if in_order(self._ranker.names[at], fold(word))]
        ways = {at: [fuzzy_spans(self._projects[at].title, word) for word in words] for at in within}
        ranks = {
            at: [fuzzy_score(self._projects[at].title, way) for way in found]
            for at, found in ways.items()
            if all(found)
        }
        return sorted(ranks, key=lambda at: (ranks[at], at))

    def _problem(self, filters: Iterable[Filter]) -> tuple[str, tuple[str, ...], str]:
        """Return which field or value of `filters` does not exist, what is similar to it, and what exists."""
        for term in filters:
            values = self.values(term.field)
            if values is None:
                choice = f"The fields are {', '.join(self.fields)}"
                return f"There is no field {term.field}", self._near_fields(term.field), choice
            for typed in term.values:
                if not _matching(values, typed):
                    problem = f"No project has {term.field} {typed.text}"
                    if elsewhere := self._elsewhere(term, typed):
                        return problem, elsewhere, ""
                    choice = f"The values are {', '.join(values)}" if len(values) <= _MOST_VALUES else ""
                    return problem, Suggester(values).similar(typed.text), choice
        return "", (), ""

    def _meant(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names and values similar to `words`, or to those of them that no project contains."""
        everywhere = range(len(self._projects))
        unknown = [word for word in words if not self._ranker.holding(word, everywhere)]
        if not unknown:
            return ()
        names = {value.name: value.name for facet in self._facets for value in facet.values}
        for project in self._projects:
            names[project.slug] = names[project.title] = project.title
        suggester = Suggester(names, meanings=names)
        found = (suggester.similar(typed) for typed in (" ".join(words), *unknown[:_MOST_COMPARED]))
        return next((meant for meant in found if meant), ())

    def _near_fields(self, typed: str) -> tuple[str, ...]:
        """Return the names similar to the field `typed`, each field once; for an alias, the name of the field."""
        aliases = {field_name(alias) for facet in self._facets for alias in facet.aliases}
        meanings = {name: field if name in aliases else name for name, field in self.names.items()}
        meant = Suggester(meanings, meanings=meanings).similar(typed)
        return tuple(name for name in meant if self.names[name] == name or self.names[name] not in meant)

    def _elsewhere(self, term: Filter, typed: TypedValue) -> tuple[str, ...]:
        """Return `term` with the value `typed` for the facets that have it, three at most, or else for other fields."""
        sign = "-" if term.negative else ""
        value = quoted(typed.text, whole=typed.whole)
        having = [name for name, values in self.fields.items() if _matching(values, typed)]
        facets = {field_name(facet.name) for facet in self._facets}
        meant = [name for name in having if name in facets] or having
        return tuple(f"{sign}{name}:{value}" for name in meant[:3])


def fields(ecosystem: Ecosystem) -> tuple[str, ...]:
    """Return the names of the fields that a query can filter by."""
    return tuple(Index(ecosystem).fields)


def _named_values(term: Filter, values: Mapping[str, set[int]]) -> tuple[str, ...]:
    """Return the values of a field that `term` names; all of them when it names none."""
    if not term.values:
        return tuple(values)
    return tuple(dict.fromkeys(name for typed in term.values for name in _matching(values, typed)))


def _matching(values: Iterable[str], typed: TypedValue) -> tuple[str, ...]:
    return matching_values(values, typed.text, whole=typed.whole)
