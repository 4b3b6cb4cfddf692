"""A project on one line: the sign of its status, its title with the letters that matched, its short tag."""

from __future__ import annotations

from gpueco_tui.layout.lines import Span
from gpueco_tui.layout.style import Style
from gpueco_tui.pages.families import hues_of
from gpueco_tui.pages.signs import role_of
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.width import width_of
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem, Facet, FacetValue, Project
    from gpueco_tui.text.width import Spans

TAG_IN_LIST = 14
"""Cells that a short tag, such as `GLSL → SPIR-V`, may take in what `list` prints; a wider one is left out."""
TAG_IN_SIDEBAR = 14
"""The same in the sidebar, where the titles have less room."""


class ProjectRow(Frozen):
    """What a row says of a project."""

    mark: str
    """The sign of its status, or empty."""
    tone: Role
    """The role that shows the mood of the sign."""
    title: str
    tag: str
    """Its short tag, or empty where there is none or it is too wide."""
    hue: Role = "muted"
    """The role of the family of what the tag says last, or a quiet one."""


def row_of(ecosystem: Ecosystem, project: Project, tag_width: int = TAG_IN_LIST) -> ProjectRow:
    """Return the row of `project`; its tag takes at most `tag_width` cells."""
    status = status_of(ecosystem, project)
    tag = clean_line(ecosystem.tag_of(project))
    return ProjectRow(
        status.mark if status else "",
        role_of(status.tone) if status else "muted",
        clean_line(project.title),
        tag if width_of(tag) <= tag_width else "",
        _hue_of_tag(ecosystem, project),
    )


def _hue_of_tag(ecosystem: Ecosystem, project: Project) -> Role:
    for facet in reversed(ecosystem.tags.get(project.section, ())):
        if values := project.facets.get(facet, ()):
            return hues_of(ecosystem.routes, facet).get(values[0], "muted")
    return "muted"


def status_of(ecosystem: Ecosystem, project: Project) -> FacetValue | None:
    """Return the first value of `project` that has a mark, or None."""
    for facet in ecosystem.facets:
        for value in facet.values:
            if value.mark and value.name in project.facets.get(facet.name, ()):
                return value
    return None


def toolchain_of(ecosystem: Ecosystem, project: Project) -> str:
    """Return the word for what most stands in the way of using `project`, where there is little room, or empty.

    It is its value of the facet that `toolchain_facet` returns.
    """
    facet = toolchain_facet(ecosystem)
    if facet is None:
        return ""
    values = {value.name: value for value in facet.values}
    said = (values[value] for value in project.facets.get(facet.name, ()) if value in values)
    return clean_line(next((value.tag or value.name for value in said if not value.silent), ""))


def toolchain_facet(ecosystem: Ecosystem) -> Facet | None:
    """Return the last of the facets `RouteVocabulary.weakest` that declares short words for values, or None."""
    names = reversed(ecosystem.routes.weakest if ecosystem.routes is not None else ())
    facets = (ecosystem.facet(name) for name in names)
    return next((facet for facet in facets if facet and any(value.tag for value in facet.values)), None)


def matched(text: str, spans: Spans, style: Style) -> tuple[Span, ...]:
    """Return `text` with the stretches `spans` marked as matches; what of them is beyond its end is left out."""
    pieces: list[Span] = []
    at = 0
    for start, end in spans:
        if start >= len(text):
            break
        pieces += [Span(text[at:start], style), Span(text[start:end], Style("match", strong=True))]
        at = end
    pieces.append(Span(text[at:], style))
    return tuple(piece for piece in pieces if piece.text)
