"""The values of questions about routes and of their answers."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpueco_tui.model import Narrowing, Project
    from gpueco_tui.search.query import Term


class Leg(Frozen):
    """One step of a route."""

    projects: tuple[Project, ...]
    """Those of which any may do it; none where the reader runs the form by hand."""
    takes: str = ""
    """The form or start value that goes in; empty of a driver."""
    inside: str = ""
    """The form on the way that is kept inside, or empty."""
    gives: str = ""
    """The form that is handed on, or empty if it calls or answers an API."""
    calls: str = ""
    """The API that it calls, or on which a driver stands, or empty."""
    answers: str = ""
    """The API that a driver answers, or empty."""
    unverified: str = ""
    """Why no source shows this step, in a sentence; empty when one does."""


class Route(Frozen):
    """One route, or several that differ only in who does a step."""

    start: str
    """A start value or a form."""
    legs: tuple[Leg, ...]
    reach: tuple[tuple[str, Narrowing], ...] = ()
    """The ends that were asked for, in their order, each with the values of the facets along the way; a facet that
    nothing restricts is left out. Empty for a route that ends in a form."""
    also: tuple[str, ...] = ()
    """The other ends that it reaches, with any of its projects."""
    facts: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The facets of routes that it has: one value if the weakest counts; those along the way to any end in `reach`,
    if all of these are restricted; those that its projects add."""
    detour: bool = False
    """Whether there is a route without some of its projects, by the same that runs it through the same API."""

    def __hash__(self) -> int:
        """Return a hash without the mappings, which are not hashable."""
        return hash((self.start, self.legs))

    @property
    def ends(self) -> tuple[str, ...]:
        """The ends in `reach`, or the form in which it ends."""
        return tuple(end for end, _ in self.reach) or (self.legs[-1].gives,)

    @property
    def unverified(self) -> bool:
        """Whether no source shows one of its steps."""
        return any(leg.unverified for leg in self.legs)

    @property
    def chain(self) -> tuple[str, ...]:
        """What it passes: `rust-gpu`, `SPIR-V`, `wgpu, ash`, `Vulkan`; forms kept inside are left out."""
        words: list[str] = []
        for leg in self.legs:
            words.append(", ".join(project.title for project in leg.projects) or "by hand")
            words += [word for word in (leg.gives, leg.calls) if word]
        return tuple(words)


class Question(Frozen):
    """What is asked, in exact names."""

    starts: tuple[str, ...] = ()
    """Start values or forms; none for every start value."""
    ends: tuple[str, ...] = ()
    """End values, forms that are handed over, or APIs; none for every end value."""
    conditions: tuple[Term, ...] = ()
    """Words are names of projects."""
    through: tuple[str, ...] = ()
    """The slugs of projects that all have a part."""
    via: tuple[str, ...] = ()
    """Forms or APIs, one of which the route passes."""


class Near(Frozen):
    """A route that misses one condition."""

    route: Route
    misses: str
    """The condition, as in a query: `toolchain:stable`."""
    reason: str
    """A clause: `toolchain is nightly, not stable`."""


class Elsewhere(Frozen):
    """A project that takes a start but does not arrive."""

    project: Project
    reason: str
    """Where it ends, or what it misses, in a clause: `ends in PTX, which CUDA runs on NVIDIA only`."""


class Answer(Frozen):
    """The answer to a question."""

    routes: tuple[Route, ...] = ()
    """Best first."""
    nearly: tuple[Near, ...] = ()
    """Condition by condition, in the order of the question; the best of each."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """In the order of the ecosystem; none if the question names what the route passes."""
    left_out: int = 0
    """At least how many ways were not followed to their end."""
    note: str = ""
    """A sentence: why there can be no route, or which field, value or project does not exist; else empty."""
