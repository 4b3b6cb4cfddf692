"""Families: which a form, an API or a project belongs to, and the hue that all of one family have."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Project, RouteVocabulary

HUES: tuple[Role, ...] = (
    "family-1", "family-2", "family-3", "family-4", "family-5", "family-6", "family-7", "family-8", "family-9",
)  # fmt: skip
"""The roles of the families, in their order; a tenth has that of the first."""


def role_of_family(routes: RouteVocabulary | None, family: str) -> Role:
    """Return the role that shows what belongs to `family`; that of text for no family."""
    families = routes.families if routes is not None else ()
    return HUES[families.index(family) % len(HUES)] if family in families else "text"


def role_of_name(routes: RouteVocabulary | None, name: str) -> Role:
    """Return the role that shows the form or API called `name`; that of text for any other word."""
    parts = (*routes.apis, *routes.forms) if routes is not None else ()
    return role_of_family(routes, next((part.family for part in parts if part.name == name), ""))


def hues_of(routes: RouteVocabulary | None, facet: str) -> dict[str, Role]:
    """Return the role that shows each form or API with a family, if `facet` has such values; else none."""
    if routes is None or facet not in {routes.start, routes.takes, routes.gives, routes.api}:
        return {}
    parts = (part for part in (*routes.forms, *routes.apis) if part.family)
    return {part.name: role_of_family(routes, part.family) for part in parts}


def families_of(routes: RouteVocabulary, project: Project) -> tuple[str, ...]:
    """Return the families that `project` is in, in their order: of the APIs it calls or answers, and of what it gives.

    What it takes alone does not count: a translator belongs to where it leads.
    """
    of_form = {form.name: form.family for form in routes.forms}
    of_api = {api.name: api.family for api in routes.apis}
    found = {of_form.get(form, "") for step in project.steps for form in step.gives}
    found |= {of_api.get(api, "") for step in project.steps for api in (*step.calls, *step.answers)}
    return tuple(family for family in routes.families if family in found)
