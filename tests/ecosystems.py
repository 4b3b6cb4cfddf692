"""Ecosystems for tests, made of values without any file."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gpueco_tui.model import Ecosystem, Facet, FacetValue, Project, Relation, Section

if TYPE_CHECKING:
    from collections.abc import Mapping


def project(title: str, facets: str = "", *, relations: str = "", **fields: object) -> Project:
    """Make a project; `facets` is as in `hardware=AMD,Intel; os=Linux`, `relations` as in `built_on=naga`."""
    slug = title.lower().replace(" ", "-").replace("::", "-")
    values: dict[str, object] = {
        "slug": slug,
        "title": title,
        "section": "things",
        "file": f"things/{slug}.md",
        "facets": MappingProxyType(_table(facets)),
        "relations": tuple(Relation(kind, to) for kind, targets in _table(relations).items() for to in targets),
        **fields,
    }
    return Project(**values)  # type: ignore[arg-type]


def ecosystem(*projects: Project, facets: tuple[Facet, ...] = (), **fields: object) -> Ecosystem:
    """Make an ecosystem of `projects`, with a section for each that they name."""
    slugs = dict.fromkeys(each.section for each in projects)
    sections = tuple(
        Section(
            slug, slug.capitalize(), file=f"{slug}/_index.md", projects=tuple(p for p in projects if p.section == slug)
        )
        for slug in slugs
    )
    values: dict[str, object] = {"title": "Things", "sections": sections, "facets": facets, **fields}
    return Ecosystem(**values)  # type: ignore[arg-type]


def facet(name: str, values: str, label: str = "") -> Facet:
    """Make a facet; a value may carry its mark, as in `active ●, dormant`."""
    pairs = (value.split(" ") for value in values.split(", "))
    made = tuple(FacetValue(pair[0], mark=pair[1] if len(pair) > 1 else "") for pair in pairs)
    return Facet(name, label or name.capitalize(), values=made)


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    rows = (row.partition("=") for row in text.split("; ") if row)
    return {name: tuple(values.split(",")) for name, _, values in rows}
