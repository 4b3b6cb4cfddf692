"""What the part of a route under the cursor is, in a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.pages.row import toolchain_facet
from gpueco_tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.app.route_parts import Part
    from gpueco_tui.app.route_table import Row
    from gpueco_tui.model import Ecosystem, Project


def meaning(ecosystem: Ecosystem, row: Row, part: Part | None) -> tuple[str, str]:
    """Return the name of `part` of `row` and what there is to say of it."""
    said = [row.told] if row.kind in {"elsewhere", "near"} else []
    if part is None:
        return "", " ".join(said)
    if part.kind == "more":
        return "Also", ", ".join(one.text for one in part.rest)
    if part.kind == "words":
        return "Detours", "Routes through all the projects of a shorter one, and more."
    if part.project:
        return part.text, _sentences([*said, *_of_project(ecosystem, part.project, part.doubt)])
    name = clean_line(part.name)
    if part.kind == "fact":
        facet = toolchain_facet(ecosystem)
        value = next((one for one in facet.values if one.name == part.name), None) if facet else None
        return name, _sentences([value.meaning if value else "", row.told])
    return name, _sentences([_meant(ecosystem, part.name), _used(ecosystem, part), _where(row, part), *said])


def _sentences(said: list[str]) -> str:
    """Return all there is in `said` as sentences."""
    return " ".join(text if text[-1:] in {".", "?", "!"} else f"{text}." for text in map(clean_line, said) if text)


def _of_project(ecosystem: Ecosystem, project: Project, doubt: str) -> Iterator[str]:
    """Yield why a step of `project` is not verified, what the project is, and how it is."""
    if doubt:
        yield f"Not verified: {doubt}"
    yield project.description
    routes = ecosystem.routes
    silent = {value.name for facet in ecosystem.facets for value in facet.values if value.silent}
    told = [value for name in (routes.weakest if routes else ()) for value in project.facets.get(name, ())]
    yield " · ".join(value for value in told if value not in silent)


def _meant(ecosystem: Ecosystem, name: str) -> str:
    """Return what a form, an API, or a value of an end of routes means."""
    routes = ecosystem.routes
    if routes is None:
        return ""
    facets = (ecosystem.facet(facet) for facet in (routes.start, routes.end))
    values = (value for facet in facets if facet for value in facet.values)
    return next((one.meaning for one in (*routes.forms, *routes.apis, *values) if one.name == name and one.meaning), "")


def _used(ecosystem: Ecosystem, part: Part) -> str:
    """Return how many projects give and take a form, or call and answer an API."""
    if part.kind not in {"form", "api"}:
        return ""
    found: dict[str, set[str]] = {}
    for project in ecosystem.projects:
        for step in project.steps:
            ways = {"give": step.gives, "take": step.takes}
            if part.kind == "api":
                ways = {"call": step.calls, "answer": step.answers}
            for way, names in ways.items():
                if part.name in names:
                    found.setdefault(way, set()).add(project.slug)
    said = [f"{len(slugs)} {way}{'s' * (len(slugs) == 1)} it" for way, slugs in sorted(found.items())]
    return f"Of the projects here {', '.join(said)}" if said else ""


def _where(row: Row, part: Part) -> str:
    """Return to what an end of the route is narrowed along the way."""
    reach = dict(row.route.reach) if row.route and part.kind == "end" else {}
    values = [", ".join(there) for there in reach.get(part.name, {}).values()]
    return f"On this route: {'; '.join(values)}" if values else ""
