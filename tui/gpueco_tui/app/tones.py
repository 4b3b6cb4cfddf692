"""How the tones of an ecosystem's signs look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem

ROLES: dict[str, Role] = {"good": "good", "wait": "wait", "bad": "bad"}


def role_of(tone: str) -> Role:
    """Return the role that shows `tone`; one that is not known is muted."""
    return ROLES.get(tone, "muted")


def roles_of_signs(ecosystem: Ecosystem) -> dict[str, Role]:
    """Return each sign that `ecosystem` gives to a value, and the role that shows its tone."""
    values = (value for facet in ecosystem.facets for value in facet.values)
    return {value.mark: role_of(value.tone) for value in values if value.mark and value.tone in ROLES}
