"""The map: lanes are the families, rows the projects by section, a mark in each lane that a project is in.

All of it is made from sections and steps.
"""

from __future__ import annotations

from gpueco_tui.layout.blocks import Crossing, Lane, Lanes, Text
from gpueco_tui.layout.style import Style
from gpueco_tui.pages.builder import joined
from gpueco_tui.pages.families import families_of, role_of_family
from gpueco_tui.pages.links import LANE_URL, TABLE_URL, internal_url, internal_url_of, routes_url
from gpueco_tui.pages.row import row_of, toolchain_of
from gpueco_tui.pages.signs import role_of
from gpueco_tui.text.clean import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.blocks import Inline
    from gpueco_tui.model import Ecosystem, Project, RouteVocabulary
    from gpueco_tui.pages.builder import Builder

_QUIET = Style()
_HEADING = Style("subheading", strong=True)

_MARK = "■"
"""The mark of a project whose status has none."""


def has_map(ecosystem: Ecosystem) -> bool:
    """Say whether there is anything to draw: families, and a project that is in one."""
    routes = ecosystem.routes
    return routes is not None and any(families_of(routes, project) for project in ecosystem.projects)


def add_map(builder: Builder, ecosystem: Ecosystem, lane: str = "") -> None:
    """Add the map of `ecosystem`: what its marks mean, the lanes, and then the projects that are in none.

    With `lane`, the name of a family, only the projects that are in it.
    """
    routes = ecosystem.routes
    if routes is None:
        return
    legend = _legend(ecosystem, builder)
    table = (Text("   "), *builder.link("as a table", TABLE_URL)) if not lane else ()
    builder.paragraph((*legend, *table))
    lanes = tuple(_lane(builder, routes, family) for family in routes.families)
    groups: list[tuple[Inline, tuple[Crossing, ...]]] = []
    beside: list[tuple[Inline, Inline]] = []
    for section in ecosystem.sections:
        families = {project: families_of(routes, project) for project in section.projects}
        inside = [project for project, there in families.items() if (lane in there if lane else there)]
        outside = [project for project, there in families.items() if not (lane or there)]
        if inside:
            rows = tuple(_row(builder, ecosystem, routes, project) for project in inside)
            groups.append((builder.link(section.title, internal_url_of(section), _HEADING), rows))
        if outside:
            links = (builder.link(project.title, internal_url(project), _QUIET) for project in outside)
            beside.append((builder.words(section.title), joined(links, ", ")))
    builder.block(Lanes(lanes, tuple(groups)))
    if beside:
        builder.heading(3, builder.words("In no lane"))
        builder.card(beside)


def lane_name(routes: RouteVocabulary, family: str) -> str:
    """Return what the lane of `family` is called: its first API, else its first form; empty when there is neither."""
    parts = (*routes.apis, *routes.forms)
    return clean_line(next((part.tag for part in parts if part.family == family), ""))


def add_lane(builder: Builder, ecosystem: Ecosystem, family: str) -> None:
    """Add what the lane of `family` is: its APIs and forms with their meanings, and the projects that are in it."""
    routes = ecosystem.routes
    if routes is None:
        return
    hue = Style(role_of_family(routes, family))
    parts = [part for part in (*routes.apis, *routes.forms) if part.family == family]
    builder.card([(builder.link(part.name, routes_url(part.name), hue), builder.words(part.meaning)) for part in parts])
    add_map(builder, ecosystem, family)


def _legend(ecosystem: Ecosystem, builder: Builder) -> Inline:
    """Return each mark that a row may begin with, and its value, in one line."""
    values = [value for facet in ecosystem.facets for value in facet.values if value.mark]
    signs = ((Text(value.mark, Style(role_of(value.tone, "text"))),) for value in values)
    names = ((Text(" "), *builder.words(value.name)) for value in values)
    return joined(map(joined, zip(signs, names, strict=True)), "   ")


def _lane(builder: Builder, routes: RouteVocabulary, family: str) -> Lane:
    role = role_of_family(routes, family)
    return Lane(builder.link(lane_name(routes, family), LANE_URL + family, Style(role)), role)


def _row(builder: Builder, ecosystem: Ecosystem, routes: RouteVocabulary, project: Project) -> Crossing:
    there, row = families_of(routes, project), row_of(ecosystem, project)
    marks = tuple((row.mark or _MARK) if family in there else "" for family in routes.families)
    name = builder.link(project.title, internal_url(project), _QUIET)
    return Crossing(name, marks, row.tone, toolchain_of(ecosystem, project))
