"""The facts of projects in the order in which they are shown, as values: for cards, tables and comparisons."""

from __future__ import annotations

from gpueco_tui.layout.blocks import Text
from gpueco_tui.layout.style import Style
from gpueco_tui.model import Facet
from gpueco_tui.pages.builder import joined
from gpueco_tui.pages.tones import role_of
from gpueco_tui.text.slug import prettify
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from gpueco_tui.layout.blocks import Inline
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.builder import Builder

    Kind = Literal["text", "code", "link"]


class Value(Frozen):
    """One value of a fact."""

    text: str
    mark: str = ""
    """The sign shown before it, or empty."""
    tone: str = ""
    """The mood of the sign."""


class Fact(Frozen):
    """One fact of each of some projects."""

    label: str
    values: tuple[tuple[Value, ...], ...]
    """Those of each project; none where the fact is not known."""
    kind: Kind = "text"

    @property
    def cells(self) -> tuple[str, ...]:
        """The values of each project as plain text, without marks; empty where the fact is not known."""
        return tuple(", ".join(value.text for value in values) for values in self.values)

    @property
    def differs(self) -> bool:
        """Whether the projects do not all have the same values; the order of several values does not count."""
        return len(set(map(frozenset, self.values))) > 1


def facts_of(ecosystem: Ecosystem, *projects: Project) -> tuple[Fact, ...]:
    """Return the facts of `projects`: those of the facets, then latest, install, checked and link.

    A fact that none of them has is left out.
    """
    facts = [facet_fact(facet, projects) for facet in facets_of(ecosystem, projects)]
    facts += [
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


def facet_fact(facet: Facet, projects: Iterable[Project]) -> Fact:
    """Return the values that each of `projects` has of `facet`, with the marks that it declares."""
    declared = {value.name: Value(value.name, value.mark, value.tone) for value in facet.values if value.mark}
    of_each = (project.facets.get(facet.name, ()) for project in projects)
    return Fact(facet.label, tuple(tuple(declared.get(name) or Value(name) for name in names) for names in of_each))


def shown(builder: Builder, values: Sequence[Value], kind: Kind) -> Inline:
    """Return the values of one project as they are shown in a card or a table."""
    if kind == "code":
        return joined(map(builder.code, (value.text for value in values)), ", ")
    if kind == "link":
        return joined((builder.link("", value.text) for value in values), ", ")
    return joined((_with_mark(builder, value) for value in values), ", ")


def _with_mark(builder: Builder, value: Value) -> Inline:
    if not value.mark:
        return builder.words(value.text)
    return joined(((Text(value.mark, Style(role_of(value.tone, "text"))), Text(" ")), builder.words(value.text)))


def _fact(label: str, texts: Iterable[str], kind: Kind = "text") -> Fact:
    return Fact(label, tuple((Value(text),) if text else () for text in texts), kind)


def _latest(project: Project) -> str:
    if project.latest is None:
        return ""
    return f"{project.latest.version}, {project.latest.date}" if project.latest.date else project.latest.version
