"""What a route is made of on the screen: parts in seven cells, from what is written to where it runs.

A part is one name that the cursor can be on. The alternatives of a step are parts beside each other; what a translator
or a driver adds to a route is in the cell of what comes before it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from gpueco_tui.app.listing import CHOSEN_MARK
from gpueco_tui.pages.families import role_of_family
from gpueco_tui.pages.row import row_of, toolchain_facet
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.width import cut, width_of
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.routes import Leg, Route

Kind = Literal["start", "project", "form", "api", "end", "fact", "words", "more"]
Group = tuple["Part", ...]
"""Alternatives."""

START, BY, INTO, STARTED, THROUGH, ENDS, FACT = range(7)
"""The cells: what is written, who takes it, what that becomes, who starts it, the API, the ends, a fact."""
BETWEEN = " ─ "
"""Between the groups of a cell."""
DOUBT = "?"
"""Behind who does a step that no source shows."""


class Part(Frozen):
    """One name on a route."""

    kind: Kind
    name: str
    """Exact; of a project its slug, of a fact its value."""
    text: str
    """As it is shown."""
    short: str = ""
    """As it is shown where there is little room, or empty."""
    role: Role = "text"
    mark: str = ""
    """The sign of a project's status."""
    tone: Role = "muted"
    project: Project | None = None
    doubt: str = ""
    """Why no source shows the step, in a sentence, or empty."""
    rest: tuple[Part, ...] = ()
    """The alternatives that there is no room for."""

    def __hash__(self) -> int:
        """Return a hash of what tells parts apart."""
        return hash((self.kind, self.name, self.doubt))

    def label(self, room: Room) -> str:
        """Return its name as it is shown, without the mark."""
        name = (room.short and self.short) or self.text
        if self.kind == "project":
            name = cut(name, room.name)
        return f"{name}{DOUBT if self.doubt else ''}"


class Room(Frozen):
    """How much of a cell is shown."""

    projects: int
    """The most alternatives of a step."""
    ends: int
    short: bool = False
    """Whether names are the short ones."""
    name: int = 60
    """The most cells of the name of a project."""

    def __hash__(self) -> int:
        """Return a hash, quickly."""
        return self.projects


class Cell(Frozen):
    """Groups of alternatives, one after the other."""

    groups: tuple[Group, ...] = ()

    def __hash__(self) -> int:
        """Return a hash, quickly."""
        return id(self)

    @cached_property
    def _known(self) -> dict[Room, tuple[tuple[Group, int], ...]]:
        return {}

    def shown(self, room: Room) -> tuple[tuple[Group, int], ...]:
        """Return the groups as far as there is `room`, each with its width.

        The last part of a group says how many more there are.
        """
        found = self._known.get(room)
        if found is None:
            groups = [_first(group, room.ends if group[0].kind == "end" else room.projects) for group in self.groups]
            found = self._known[room] = tuple([(group, _width(group, room)) for group in groups])
        return found

    def width(self, room: Room) -> int:
        """Return the cells that the groups take in one row."""
        widths = [width for _, width in self.shown(room)]
        return sum(widths) + len(BETWEEN) * (len(widths) - 1) if widths else 0


def _first(group: Group, most: int) -> Group:
    if len(group) <= most:
        return group
    return (*group[:most], Part("more", "", f"+{len(group) - most}", role="muted", rest=group[most:]))


def _width(group: Group, room: Room) -> int:
    marks = sum(2 for part in group if part.mark)
    return sum(width_of(part.label(room)) for part in group) + marks + sum(map(gap_before, group[1:]))


def gap_before(part: Part) -> int:
    """Return the cells between `part` and the alternative before it: a comma and a blank, or a blank."""
    return 1 if part.kind == "more" else 2


EMPTY = Cell()
ITSELF = Cell(((Part("words", "", "itself", role="muted"),),))
"""Who starts what a project keeps to itself."""
_HAND = (Part("words", "", "by hand", role="muted"),)


class Parts:
    """Makes the parts and cells of the routes of one ecosystem; equal cells are the same object."""

    def __init__(self, ecosystem: Ecosystem, chosen: frozenset[str] = frozenset()) -> None:
        """Take the names, hues and signs of `ecosystem`; the projects that are `chosen` have another sign."""
        self._ecosystem = ecosystem
        self._chosen = chosen
        routes = ecosystem.routes
        self._known = {part.name: part for part in (*routes.forms, *routes.apis)} if routes else {}
        self._tags = {
            value.name: value.tag or ""
            for name in ((routes.start, routes.end) if routes else ())
            if (facet := ecosystem.facet(name))
            for value in facet.values
        }
        self._starts = self._values_of(routes.start if routes else "")
        self._fact = toolchain_facet(ecosystem)
        self._facts = {value.name: value for value in self._fact.values} if self._fact else {}
        self._parts: dict[tuple[str, ...], Part] = {}
        self._cells: dict[tuple[tuple[tuple[str, ...], ...], ...], Cell] = {}

    def _values_of(self, name: str) -> frozenset[str]:
        facet = self._ecosystem.facet(name)
        return frozenset(value.name for value in facet.values) if facet else frozenset()

    def cells(self, route: Route) -> tuple[Cell, ...]:
        """Return the seven cells of `route`."""
        first, *others = route.legs
        into = [self._named("form", name) for name in (first.inside, first.gives) if name]
        started = EMPTY if others else ITSELF if first.calls else EMPTY
        through = [self._named("api", first.calls)] if first.calls else []
        for leg in others:
            if leg.answers:
                through += [self._who(leg), *([self._named("api", leg.calls)] if leg.calls else [])]
            elif leg.calls:
                started = self._cell([self._who(leg)])
                through.append(self._named("api", leg.calls))
            else:
                into += [self._who(leg), self._named("form", leg.gives)]
        if through and started is EMPTY:
            started = ITSELF
        ends = tuple(self._end(name, "text") for name, _ in route.reach)
        ends += tuple(self._end(name, "muted") for name in route.also) if ends else ()
        fact = self._facts.get(next(iter(route.facts.get(self._fact.name, ())), "")) if self._fact else None
        told = [(Part("fact", fact.name, clean_line(fact.tag or fact.name), role="muted"),)] if fact else []
        return (
            self._cell([self._named("start", route.start)]),
            self._cell([self._who(first)]),
            self._cell(into),
            started,
            self._cell(through),
            self._cell([ends] if ends else []),
            EMPTY if fact is None or fact.silent else self._cell(told),
        )

    def of_project(self, project: Project) -> Cell:
        """Return the cell of `project` alone."""
        return self._cell([(self._project(project, ""),)])

    def _cell(self, groups: list[Group]) -> Cell:
        key = tuple([tuple([(part.kind, part.name, part.role, part.doubt) for part in group]) for group in groups])
        found = self._cells.get(key)
        if found is None:
            found = self._cells[key] = Cell(tuple(groups)) if groups else EMPTY
        return found

    def _who(self, leg: Leg) -> Group:
        return tuple([self._project(project, leg.unverified) for project in leg.projects]) or _HAND

    def _project(self, project: Project, doubt: str) -> Part:
        key = ("project", project.slug, doubt)
        found = self._parts.get(key)
        if found is None:
            row = row_of(self._ecosystem, project)
            mark, tone = (CHOSEN_MARK, "title") if project.slug in self._chosen else (row.mark, row.tone)
            found = self._parts[key] = Part(
                "project", project.slug, row.title, mark=mark, tone=tone, project=project, doubt=doubt
            )
        return found

    def _named(self, kind: Kind, name: str) -> Group:
        there = self._known.get(name)
        short = (there.tag if there else "") or self._tags.get(name, "")
        if kind == "start" and name not in self._starts:
            kind = "form"
        return (self._part(kind, name, short, role_of_family(self._ecosystem.routes, there.family if there else "")),)

    def _end(self, name: str, role: Role) -> Part:
        return self._part("end", name, self._tags.get(name, ""), role)

    def _part(self, kind: Kind, name: str, short: str, role: Role) -> Part:
        key = (kind, name, role)
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = Part(kind, name, clean_line(name), clean_line(short), role)
        return found
