"""The decoder: choices of values, the projects that match them, and why each other one does not.

Any of the values chosen within a facet, all across facets. The same choice can be written as a query.
"""

from __future__ import annotations

from gpueco_tui.search.fields import facets_of, field_names, holders, picked, used_facets
from gpueco_tui.search.query import Filter, parse, quoted
from gpueco_tui.text.slug import field_name
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpueco_tui.model import Ecosystem, Facet, Project

__all__ = [
    "Choice",
    "Decoder",
    "Decoding",
    "Drop",
    "RuledOut",
    "choices_of",
    "decode",
    "facets_by_name",
    "nothing_left",
    "rest_of",
    "to_query",
    "used_facets",
]

_MOST_LISTED = 3
"""The most values that a reason lists, of a project or of those chosen."""


class Choice(Frozen):
    """A value chosen of a facet."""

    facet: str
    """The facet's name."""
    value: str


class RuledOut(Frozen):
    """A project that does not match, and why."""

    project: Project
    reason: str
    """In words, a clause for each facet that it fails: `hardware is NVIDIA only; toolchain is nightly, not stable`."""
    choices: tuple[Choice, ...]
    """The choices by which it is ruled out."""


class Drop(Frozen):
    """What to take back so that something matches again."""

    choices: tuple[Choice, ...]
    """One choice; or all those of one facet, where each alone would leave the others standing."""
    count: int
    """How many projects would match then."""

    @property
    def choice(self) -> Choice:
        """The choice to drop, the first where they are several."""
        return self.choices[0]


class Decoding(Frozen):
    """What a choice of values comes to."""

    choices: tuple[Choice, ...]
    matches: tuple[Project, ...]
    """In the ecosystem's order; all projects when nothing is chosen."""
    ruled_out: tuple[RuledOut, ...]
    counts: Mapping[Choice, int]
    """For every value in use: how many projects have it and match what is chosen of the other facets."""
    drops: tuple[Drop, ...] = ()
    """When nothing matches: what alone to drop, the most fruitful first; empty when no one drop is enough."""


class Decoder:
    """An ecosystem's facets, counted once, for choices that follow each other."""

    def __init__(self, ecosystem: Ecosystem, within: Iterable[Project] | None = None) -> None:
        """Count who has what in `ecosystem`; only the projects `within`, where it is given, are matched and counted."""
        self._projects = ecosystem.projects
        slugs = None if within is None else {project.slug for project in within}
        self._within = {at for at, each in enumerate(self._projects) if slugs is None or each.slug in slugs}
        self._held = holders(ecosystem)
        self.facets = facets_of(ecosystem, self._held)
        """The facets in use with their values, as `used_facets` returns them."""
        self._joined: dict[str, set[str]] = {}
        """The values of each facet that some project has beside another."""
        for project in self._projects:
            for facet, values in project.facets.items():
                if len(values) > 1:
                    self._joined.setdefault(facet, set()).update(values)

    def decode(self, choices: Iterable[Choice]) -> Decoding:
        """Return what `choices` come to; a facet or value that no project has matches none."""
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
        drops = [Drop(group, len(without[facet])) for facet, group in groups.items() if without[facet]]
        return Decoding(
            chosen,
            tuple(self._projects[at] for at in sorted(matching)),
            tuple(self._ruled_out(at, groups, passing) for at in sorted(everyone - matching)),
            counts,
            () if matching else tuple(sorted(drops, key=lambda drop: -drop.count)),
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
        """Say why `values` are none of `group`.

        The facet goes by its name, as in a query, since a label may be `You write`. A single value is said to be
        the only one where it stands beside others elsewhere; else it is said instead of which it stands. Without a
        value nothing is known: the sources do not say, or it does not apply.
        """
        if not values:
            return f"says nothing of {facet}"
        if len(values) == 1 and values[0] in self._joined.get(facet, ()):
            return f"{facet} is {values[0]} only"
        return f"{facet} is {_all(values)}, not {_any([choice.value for choice in group])}"


def decode(ecosystem: Ecosystem, choices: Iterable[Choice]) -> Decoding:
    """Return what `choices` come to in `ecosystem`; keep a `Decoder` to ask more than once."""
    return Decoder(ecosystem).decode(choices)


def to_query(choices: Iterable[Choice], facets: Iterable[Facet]) -> str:
    """Return `choices` as a query that means them alone: `hardware:AMD,Intel toolchain:"nightly"`.

    A value stands in quotes where it needs them, and where it would name another of `facets`' values too.
    """
    values = {facet.name: [value.name for value in facet.values] for facet in facets}
    return " ".join(
        f"{field_name(facet)}:{','.join(_written(choice.value, values.get(facet, ())) for choice in group)}"
        for facet, group in _groups(choices).items()
    )


def _written(value: str, values: Iterable[str]) -> str:
    return quoted(value, whole=picked(values, value) != (value,))


def nothing_left(drops: Iterable[Drop], facets: Iterable[Facet]) -> str:
    """Say that nothing matches, and which of `drops` would leave how many: `Without os:Web there would be 5.`."""
    facets = tuple(facets)
    ways = [(f"without {to_query(drop.choices, facets)}", drop.count) for drop in drops]
    if not ways:
        return "No project has all of this, whichever choice is taken back."
    (first, count), *others = ways
    clauses = [f"W{first[1:]} there would be {count}", *(f"{without}, {count}" for without, count in others)]
    return f"No project has all of this. {'; '.join(clauses)}."


def facets_by_name(ecosystem: Ecosystem) -> dict[str, Facet]:
    """Return each facet in use by what may stand before a colon for it."""
    used = used_facets(ecosystem)
    facets = {field_name(facet.name): facet for facet in reversed(used)}
    names = field_names(ecosystem, used)
    return {name: facets[field] for name, field in names.items() if field in facets}


def choices_of(query: str, ecosystem: Ecosystem) -> tuple[Choice, ...]:
    """Return the choices that `query` makes, as the search reads them.

    Words, phrases, negations, fields that are no facets and an unfinished `field:` choose nothing. A value that
    names none in use is a choice all the same, since the search finds nothing for it.
    """
    facets = facets_by_name(ecosystem)
    found: dict[Choice, None] = {}
    for term in parse(query, facets):
        facet = facets.get(term.field) if isinstance(term, Filter) and not term.negative else None
        if facet is None or not isinstance(term, Filter):
            continue
        for typed in term.values:
            names = picked((value.name for value in facet.values), typed.text, whole=typed.whole) or (typed.text,)
            found |= dict.fromkeys(Choice(facet.name, name) for name in names)
    return tuple(found)


def rest_of(query: str, ecosystem: Ecosystem) -> str:
    """Return what `query` asks besides its choices: words, phrases, negations, and fields that are no facets."""
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
    """Return `choices` by facet, in the order in which they were made."""
    groups: dict[str, tuple[Choice, ...]] = {}
    for choice in choices:
        groups[choice.facet] = (*groups.get(choice.facet, ()), choice)
    return groups


def _all(values: Sequence[str]) -> str:
    if len(values) > _MOST_LISTED:
        return f"{', '.join(values[: _MOST_LISTED - 1])} and {len(values) - _MOST_LISTED + 1} more"
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"


def _any(values: Sequence[str]) -> str:
    if len(values) > _MOST_LISTED:
        return f"{', '.join(values[: _MOST_LISTED - 1])} or {len(values) - _MOST_LISTED + 1} more"
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"
