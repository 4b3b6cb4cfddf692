"""The facts of projects in the order in which they are shown, as values: for cards, tables and comparisons."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.layout.blocks import Text, plain_text
from gpueco_tui.layout.style import Style
from gpueco_tui.model import Facet, FacetValue, RouteVocabulary
from gpueco_tui.pages.builder import joined
from gpueco_tui.pages.families import hues_of
from gpueco_tui.pages.signs import role_of
from gpueco_tui.text.slug import prettify
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Literal

    from gpueco_tui.layout.blocks import Inline
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.builder import Builder

    Kind = Literal["text", "code", "link"]

IN_OUT = "In → out"
"""The label of the fact that says what goes into a project and what comes out of it."""
ANSWERS, CALLS = "Answers", "Calls"
"""The labels of the facts that say which APIs a project is the driver of, and which it calls."""


class Value(Frozen):
    """One value of a fact."""

    text: str
    mark: str = ""
    """The sign shown before it, or empty."""
    tone: str = ""
    """The mood of the sign."""
    out: bool = False
    """Whether it comes out, in a fact that says what goes in too."""
    hue: Role = "text"
    """The role of its family, or that of text."""


class Fact(Frozen):
    """One fact of each of some projects."""

    label: str
    values: tuple[tuple[Value, ...], ...]
    """Those of each project; none where the fact is not known."""
    kind: Kind = "text"

    @property
    def cells(self) -> tuple[str, ...]:
        """The values of each project as plain text, without marks; empty where the fact is not known."""
        rows = (_row(((Text(value.text),), value.out) for value in values) for values in self.values)
        return tuple(map(plain_text, rows))

    @property
    def differs(self) -> bool:
        """Whether the projects do not all have the same values; the order of several values does not count."""
        return len(set(map(frozenset, self.values))) > 1


def facts_of(ecosystem: Ecosystem, *projects: Project) -> tuple[Fact, ...]:
    """Return the facts of `projects`: those of the facets in their order, then latest, install, checked and link.

    A fact that none of them has is left out.
    """
    facts = [
        *_facts_of_facets(ecosystem, projects),
        _fact("Latest", map(_latest, projects)),
        _fact("Install", (project.install for project in projects), "code"),
        _fact("Checked", (str(project.checked or "") for project in projects)),
        _fact("Link", (project.link for project in projects), "link"),
    ]
    return tuple(fact for fact in facts if any(fact.values))


def facets_of(ecosystem: Ecosystem, projects: Iterable[Project]) -> list[Facet]:
    """Return the facets that any of `projects` has: those of the ecosystem in its order, then others as they come."""
    used = dict.fromkeys(name for project in projects for name, values in project.facets.items() if values)
    known = {facet.name: facet for facet in ecosystem.facets}
    names = (*(name for name in known if name in used), *(name for name in used if name not in known))
    return [known.get(name) or Facet(name, prettify(name)) for name in names]


def facet_fact(ecosystem: Ecosystem, facet: Facet, projects: Iterable[Project]) -> Fact:
    """Return what is shown of `facet` for each of `projects`: its values, or the expression they were read from."""
    hues = hues_of(ecosystem.routes, facet.name)
    of_each: list[tuple[Value, ...]] = []
    for project in projects:
        expression = project.expressions.get(facet.name)
        of_each.append((Value(expression),) if expression else _values(facet, project.facets.get(facet.name, ()), hues))
    return Fact(facet.label, tuple(of_each))


def _values(
    facet: Facet, names: Iterable[str], hues: Mapping[str, Role] = MappingProxyType({}), *, out: bool = False
) -> tuple[Value, ...]:
    """Return the values `names` of `facet` with the marks that it declares, without those that are silent."""
    declared = {value.name: value for value in facet.values if value.mark or value.silent}
    known = ((name, declared.get(name) or FacetValue(name)) for name in names)
    return tuple(
        Value(name, value.mark, value.tone, out, hues.get(name, "text")) for name, value in known if not value.silent
    )


def _facts_of_facets(ecosystem: Ecosystem, projects: Sequence[Project]) -> Iterator[Fact]:
    """Yield the facts of the facets; those that are made from steps say what the projects do."""
    facets = facets_of(ecosystem, projects)
    routes = ecosystem.routes or RouteVocabulary("", "")
    ends = {facet.name: facet for facet in facets if facet.name in {routes.takes, routes.gives}}
    in_and_out = len(ends) > 1 and all(any(facet_fact(ecosystem, facet, projects).values) for facet in ends.values())
    for facet in facets:
        if facet.name == routes.api:
            yield from _api_facts(ecosystem, facet, projects)
        elif not in_and_out or facet.name not in ends:
            yield facet_fact(ecosystem, facet, projects)
        elif facet.name == routes.takes:
            yield _in_and_out(ecosystem, facet, ends[routes.gives], projects)


def _in_and_out(ecosystem: Ecosystem, takes: Facet, gives: Facet, projects: Iterable[Project]) -> Fact:
    """Return what goes in and what comes out as one fact."""
    hues = hues_of(ecosystem.routes, takes.name)
    sides = ((project.facets.get(takes.name, ()), project.facets.get(gives.name, ())) for project in projects)
    both = ((*_values(takes, before, hues), *_values(gives, after, hues, out=True)) for before, after in sides)
    return Fact(IN_OUT, tuple(both))


def _api_facts(ecosystem: Ecosystem, facet: Facet, projects: Sequence[Project]) -> Iterator[Fact]:
    """Yield which APIs the projects are the drivers of, which they call, and those of which a page does not say."""
    hues = hues_of(ecosystem.routes, facet.name)
    answers = [dict.fromkeys(api for step in project.steps for api in step.answers) for project in projects]
    calls = [dict.fromkeys(api for step in project.steps for api in step.calls) for project in projects]
    other = [
        () if answered or called else project.facets.get(facet.name, ())
        for project, answered, called in zip(projects, answers, calls, strict=True)
    ]
    for label, of_each in ((ANSWERS, answers), (CALLS, calls), (facet.label, other)):
        yield Fact(label, tuple(_values(facet, names, hues) for names in of_each))


def shown(builder: Builder, values: Sequence[Value], kind: Kind) -> Inline:
    """Return the values of one project as they are shown in a card or a table."""
    if kind == "code":
        return joined(map(builder.code, (value.text for value in values)), ", ")
    if kind == "link":
        return joined((builder.link("", value.text) for value in values), ", ")
    return _row((_with_mark(builder, value), value.out) for value in values)


def _row(values: Iterable[tuple[Inline, bool]]) -> Inline:
    """Return values side by side, an arrow before those that come out."""
    sides: tuple[list[Inline], list[Inline]] = ([], [])
    for value, out in values:
        sides[out].append(value)
    before, after = (joined(side, ", ") for side in sides)
    arrow = (Text(" → " if before else "→ "),) if after else ()
    return joined((before, arrow, after))


def _with_mark(builder: Builder, value: Value) -> Inline:
    if not value.mark:
        words = builder.words(value.text)
        return tuple(part._replace(style=Style(value.hue)) if part.link < 0 else part for part in words)
    return joined(((Text(value.mark, Style(role_of(value.tone, "text"))), Text(" ")), builder.words(value.text)))


def _fact(label: str, texts: Iterable[str], kind: Kind = "text") -> Fact:
    return Fact(label, tuple((Value(text),) if text else () for text in texts), kind)


def _latest(project: Project) -> str:
    if project.latest is None:
        return ""
    return f"{project.latest.version}, {project.latest.date}" if project.latest.date else project.latest.version
