"""The strip of a page: what is written, this project, what comes out, who takes it on, the API, the hardware.

A driver's begins with what is above it; a project without steps has what is built on it, and what it is built on.
"""

from __future__ import annotations

from gpueco_tui.layout.blocks import Part, Strip, Text
from gpueco_tui.layout.style import Style
from gpueco_tui.model import RELATION_LABELS
from gpueco_tui.pages.builder import joined
from gpueco_tui.pages.families import role_of_name
from gpueco_tui.pages.links import internal_url, routes_url
from gpueco_tui.pages.row import toolchain_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from gpueco_tui.layout.blocks import Inline
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.builder import Builder
    from gpueco_tui.search.route_around import Around

    Item = TypeVar("Item")

MOST = 4
"""Names in one part; of more, how many there are is said."""
_HERE = Style("title", strong=True)


def add_strip(builder: Builder, ecosystem: Ecosystem, project: Project, there: Around) -> None:
    """Add the strip of `project` with what is around it on its routes; nothing where it would have one part."""
    drawing = _Drawing(builder, ecosystem, project)
    parts = drawing.of_steps(there) if project.steps else drawing.of_relations()
    if len(parts) > 1:
        builder.block(Strip(parts))


class _Drawing:
    """Makes the parts of a strip, and leaves out those with nothing in them."""

    def __init__(self, builder: Builder, ecosystem: Ecosystem, project: Project) -> None:
        self._builder = builder
        self._ecosystem = ecosystem
        self._project = project
        self._parts: list[Part] = []

    def of_steps(self, there: Around) -> tuple[Part, ...]:
        """Return the parts of a project with steps."""
        if there.answers:
            self._projects(there.before, "calls it from above")
            self._names(there.answers, "it answers")
        else:
            self._names(there.starts, "you write")
            self._projects(there.before, "hands it on")
            self._names(there.takes, "goes in")
        self._here()
        self._names(there.gives, "comes out")
        self._projects(there.after, "takes it on")
        self._names(there.apis, "GPU API" if not there.answers else "it calls")
        self._names(there.ends, "runs on")
        return tuple(self._parts)

    def of_relations(self) -> tuple[Part, ...]:
        """Return the parts of a project without steps: what uses it, and what it uses."""
        below, above = RELATION_LABELS["built_on"]
        related = dict(self._ecosystem.related(self._project))
        self._projects(related.get(above, ()), above.lower())
        self._here()
        self._projects(related.get(below, ()), below.lower())
        return tuple(self._parts)

    def _here(self) -> None:
        needs = toolchain_of(self._ecosystem, self._project)
        title = self._builder.words(self._project.title)
        here = tuple(part if part.link >= 0 else part._replace(style=_HERE) for part in title)
        self._parts.append(Part(here, f"this, {needs}" if needs else "this"))

    def _projects(self, projects: Sequence[Project], caption: str) -> None:
        links = (self._builder.link(project.title, internal_url(project), Style()) for project in _first(projects))
        self._part(list(links), len(projects), caption)

    def _names(self, names: Sequence[str], caption: str) -> None:
        routes = self._ecosystem.routes
        links = (
            self._builder.link(name, routes_url(name), Style(role_of_name(routes, name))) for name in _first(names)
        )
        self._part(list(links), len(names), caption)

    def _part(self, links: list[Inline], count: int, caption: str) -> None:
        if count > len(links):
            links.append((Text(f"+{count - len(links)}", Style("muted")),))
        if links:
            self._parts.append(Part(joined(links, ", "), caption))


def _first(items: Sequence[Item]) -> Sequence[Item]:
    """Return the first of `items`; all of them when only one more would be left out."""
    return items if len(items) <= MOST + 1 else items[:MOST]
