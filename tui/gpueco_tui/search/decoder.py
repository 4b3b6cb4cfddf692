"""The decoder: which projects match a choice of values, and why each of the others does not.

A project matches when it has any of the chosen values of every facet. The same choice can be written as a query.
"""

from __future__ import annotations

from gpueco_tui.search.fields import (
    facets_of,
    field_names,
    matching_values,
    named_values,
    positions_by_value,
    used_facets,
)
from gpueco_tui.search.query import Filter, parse, quoted
from gpueco_tui.text.slug import field_name
from gpueco_tui.text.suggest import listed
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpueco_tui.model import Ecosystem, Facet, Project

__all__ = [
    "Choice",
    "Decoder",
    "Decoding",
    "Relaxation",
    "RuledOut",
    "choices_of",
    "decode",
    "facets_by_name",
    "nothing_left",
    "to_query",
    "used_facets",
    "without_choices",
]

_MOST_LISTED = 3
"""The most values of a project, or of the choices, that a reason lists."""


class Choice(Frozen):
    """A chosen value of a facet."""

    facet: str
    """The facet's name."""
    value: str


class RuledOut(Frozen):
    """A project that does not match, and why."""

    project: Project
    reason: str
    """A clause for each facet that does not match: `hardware is NVIDIA only; toolchain is nightly, not stable`."""
    choices: tuple[Choice, ...]
    """The choices that rule it out."""


class Relaxation(Frozen):
    """Choices to remove so that some project matches again."""

    choices: tuple[Choice, ...]
    """All choices of one facet."""
    count: int
    """How many projects match without them."""


class Decoding(Frozen):
    """The result of a choice of values."""

    choices: tuple[Choice, ...]
    matches: tuple[Project, ...]
    """In the order of the ecosystem; all projects when nothing is chosen."""
    ruled_out: tuple[RuledOut, ...]
    counts: Mapping[Choice, int]
    """For every value in use, how many projects have it and match the choices of the other facets."""
    relaxations: tuple[Relaxation, ...] = ()
    """When nothing matches: the facets whose removal is enough, the one that leaves most projects first."""


class Decoder:
    """The facets of an ecosystem, counted once for several decodings."""

    def __init__(self, ecosystem: Ecosystem, within: Iterable[Project] | None = None) -> None:
        """Count the values of `ecosystem`. With `within`, only those projects are matched and counted."""
        self._projects = ecosystem.projects
        slugs = None if within is None else {project.slug for project in within}
        self._within = {at for at, each in enumerate(self._projects) if slugs is None or each.slug in slugs}
        self._held = positions_by_value(ecosystem)
        self.facets = facets_of(ecosystem, self._held)
        """The facets in use with their values, as `used_facets` returns them."""
        self._joined: dict[str, set[str]] = {}
        """The values of each facet that some project has together with another value."""
        for project in self._projects:
            for facet, values in project.facets.items():
                if len(values) > 1:
                    self._joined.setdefault(facet, set()).update(values)

    def decode(self, choices: Iterable[Choice]) -> Decoding:
        """Return the result of `choices`; a facet or value that no project has matches none."""
        chosen = tuple(dict.fromkeys(choices))
        groups = _groups(chosen)
        everyone = self._within
        passing = {facet: self._having(group) for facet, group in groups.items()}
        matching = everyone.intersection(*passing.values())
        without = {
            facet: everyone.intersection(*(there for name, there in passing.items() if name != facet))
            for facet in groups
        }
        counts = {
            Choice(facet.name, value.name): len(
                self._held[facet.name][value.name] & without.get(facet.name, matching),
            )
            for facet in self.facets
            for value in facet.values
        }
        relaxations = [Relaxation(group, len(without[facet])) for facet, group in groups.items() if without[facet]]
        return Decoding(
            chosen,
            tuple(self._projects[at] for at in sorted(matching)),
            tuple(self._ruled_out(at, groups, passing) for at in sorted(everyone - matching)),
            counts,
            () if matching else tuple(sorted(relaxations, key=lambda relaxation: -relaxation.count)),
        )

    def _having(self, group: Iterable[Choice]) -> set[int]:
        empty = set[int]()
        return empty.union(*(self._held.get(choice.facet, {}).get(choice.value, empty) for choice in group))

    def _ruled_out(
        self, at: int, groups: Mapping[str, tuple[Choice, ...]], passing: Mapping[str, set[int]]
    ) -> RuledOut:
        project = self._projects[at]
        failed = [facet for facet in groups if at not in passing[facet]]
        reasons = [self._reason(facet, project.facets.get(facet, ()), groups[facet]) for facet in failed]
        return RuledOut(project, "; ".join(reasons), tuple(choice for facet in failed for choice in groups[facet]))

    def _reason(self, facet: str, values: Sequence[str], group: tuple[Choice, ...]) -> str:
        """Return a clause that says why `values` are none of `group`.

        The facet is called by its name, as in a query, because a label may be `You write`. A single value is called
        the only one if other projects have it together with others; else the clause lists the choices. Without a value
        nothing is known: the sources do not say, or the facet does not apply.
        """
        if not values:
            return f"says nothing of {facet}"
        if len(values) == 1 and values[0] in self._joined.get(facet, ()):
            return f"{facet} is {values[0]} only"
        others = [choice.value for choice in group]
        has, chosen = listed(values, "and", most=_MOST_LISTED), listed(others, most=_MOST_LISTED)
        return f"{facet} is {has}, not {chosen}"


def decode(ecosystem: Ecosystem, choices: Iterable[Choice]) -> Decoding:
    """Return the result of `choices` in `ecosystem`; for several decodings, keep a `Decoder`."""
    return Decoder(ecosystem).decode(choices)


def to_query(choices: Iterable[Choice], facets: Iterable[Facet]) -> str:
    """Return `choices` as a query that means exactly them: `hardware:AMD,Intel toolchain:"nightly"`.

    A value is in quotes if it needs them, or if it would name another value or a group of `facets` too.
    """
    values = {facet.name: named_values(facet) for facet in facets}
    return " ".join(
        f"{field_name(facet)}:{','.join(_written(choice.value, values.get(facet, ())) for choice in group)}"
        for facet, group in _groups(choices).items()
    )


def _written(value: str, values: Iterable[str]) -> str:
    return quoted(value, whole=matching_values(values, value) != (value,))


def nothing_left(relaxations: Iterable[Relaxation], facets: Iterable[Facet]) -> str:
    """Return the sentences for no match, with what each of `relaxations` leaves: `Without os:Web there would be 5.`."""
    facets = tuple(facets)
    ways = [(f"without {to_query(one.choices, facets)}", one.count) for one in relaxations]
    if not ways:
        return "No project has all of this, whichever choice is taken back."
    (first, count), *others = ways
    clauses = [f"W{first[1:]} there would be {count}", *(f"{without}, {count}" for without, count in others)]
    return f"No project has all of this. {'; '.join(clauses)}."


def facets_by_name(ecosystem: Ecosystem) -> dict[str, Facet]:
    """Return each facet in use by the names of it before a colon."""
    used = used_facets(ecosystem)
    facets = {field_name(facet.name): facet for facet in reversed(used)}
    names = field_names(ecosystem, used)
    return {name: facets[field] for name, field in names.items() if field in facets}


def choices_of(query: str, ecosystem: Ecosystem) -> tuple[Choice, ...]:
    """Return the choices that `query` makes, read like the search reads it.

    Words, phrases, negations, fields that are not facets and an unfinished `field:` choose nothing. A value that is
    not in use is a choice too, because the search finds nothing for it.
    """
    facets = facets_by_name(ecosystem)
    found: dict[Choice, None] = {}
    for term in parse(query, facets):
        facet = facets.get(term.field) if isinstance(term, Filter) and not term.negative else None
        if facet is None or not isinstance(term, Filter):
            continue
        named = named_values(facet)
        for typed in term.values:
            names = matching_values(named, typed.text, whole=typed.whole) or (typed.text,)
            found |= dict.fromkeys(Choice(facet.name, value) for name in names for value in named.get(name, (name,)))
    return tuple(found)


def without_choices(query: str, ecosystem: Ecosystem) -> str:
    """Return `query` without its choices: words, phrases, negations, and fields that are not facets."""
    facets = facets_by_name(ecosystem)
    rest: list[str] = []
    for term in parse(query, facets):
        sign = "-" if term.negative else ""
        if isinstance(term, Filter):
            if term.negative or term.field not in facets:
                values = ",".join(quoted(value.text, whole=value.whole) for value in term.values)
                rest.append(f"{sign}{term.field}:{values}")
        else:
            rest.append(sign + (term.text if " " not in term.text else quoted(term.text)))
    return " ".join(rest)


def _groups(choices: Iterable[Choice]) -> dict[str, tuple[Choice, ...]]:
    """Return `choices` by facet, in their order."""
    groups: dict[str, tuple[Choice, ...]] = {}
    for choice in choices:
        groups[choice.facet] = (*groups.get(choice.facet, ()), choice)
    return groups
