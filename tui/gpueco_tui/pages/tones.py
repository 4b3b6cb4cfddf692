"""The tones of the signs that an ecosystem gives to values: which role shows each."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem

ROLES_OF_TONES: dict[str, Role] = {"good": "good", "wait": "wait", "bad": "bad"}


def role_of(tone: str, otherwise: Role = "muted") -> Role:
    """Return the role that shows `tone`, or `otherwise` for a tone that is not known."""
    return ROLES_OF_TONES.get(tone, otherwise)


def signs_of(ecosystem: Ecosystem) -> tuple[tuple[str, Role], ...]:
    """Return each sign that has a tone, and the role that shows it."""
    values = (value for facet in ecosystem.facets for value in facet.values)
    toned = (value for value in values if value.mark and value.tone in ROLES_OF_TONES)
    return tuple(dict.fromkeys((value.mark, role_of(value.tone)) for value in toned))
