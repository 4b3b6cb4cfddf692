"""Joins ways that differ only in who does one step, sorts them, and makes routes of them."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType

from gpueco_tui.search.route import Leg, Route
from gpueco_tui.search.route_graph import BY_HAND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.route_graph import Graph, Move
    from gpueco_tui.search.ways import Way

    Who = tuple[tuple[int, ...], ...]
    """Of each move, the positions of the projects that may make it; `BY_HAND` alone where none is needed."""
    Shape = tuple[bool, str, tuple[int, ...], int]
    """What joined ways have in common: whether they are detours, the start, the shapes of the moves, and the needs."""
    Path = tuple[str, tuple[tuple[int, str, str], ...]]
    """The start of a way, and of each move the project and the APIs."""


class Joiner:
    """Makes routes of the ways through one graph."""

    def __init__(self, ecosystem: Ecosystem, graph: Graph) -> None:
        """Take what the ways lead through."""
        self._ecosystem = ecosystem
        self._graph = graph
        self._starts = {form: at for at, form in enumerate(graph.forms)}
        self._legs: dict[tuple[int, tuple[int, ...]], Leg] = {}
        self._known_facts: dict[tuple[int, int], Mapping[str, tuple[str, ...]]] = {}

    def routes(self, ways: Iterable[tuple[Way, int]], most: int | None = None) -> tuple[Route, ...]:
        """Return the routes of `ways`, each with those of its ends that are wanted: best first, `most` at most."""
        by_shape: dict[Shape, dict[Who, tuple[int, int]]] = {}
        moves: dict[Shape, tuple[Move, ...]] = {}
        ways = tuple(ways)
        paths = {_path(way) for way, _ in ways}
        for way, reach in ways:
            shape = (
                _is_detour(way, paths),
                way.start,
                tuple([move.shape for move in way.moves]),
                self._graph.needs.same(way.needs),
            )
            moves[shape] = way.moves
            who = tuple([(project,) for project in way.projects])
            same = by_shape.setdefault(shape, {})
            wanted, full = same.get(who, (0, 0))
            same[who] = (wanted | reach, full | way.reach)
        found = [
            (self._order(shape, moves[shape], who), shape, who, *reach)
            for shape, same in by_shape.items()
            for who, reach in self._joined(same).items()
        ]
        found.sort(key=lambda each: each[0])
        return tuple(
            self._route(shape, moves[shape], who, wanted, full) for _, shape, who, wanted, full in found[:most]
        )

    def _joined(self, ways: dict[Who, tuple[int, int]]) -> dict[Who, tuple[int, int]]:
        """Join the ways of one shape that differ in who makes one move and reach the same ends."""
        if len(ways) == 1:
            return ways
        ends = self._graph.reach.ends_mask
        for at in reversed(range(len(next(iter(ways))))):
            if len({who[at] for who in ways}) == 1:
                continue
            groups: dict[tuple[Who, Who, int], tuple[tuple[int, ...], int, int]] = {}
            for who, (wanted, full) in ways.items():
                key = (who[:at], who[at + 1 :], wanted & ends)
                there = groups.get(key)
                groups[key] = (
                    ((*there[0], *who[at]), wanted | there[1], full & there[2]) if there else (who[at], wanted, full)
                )
            ways = {
                (*before, here, *after): (wanted, full) for (before, after, _), (here, wanted, full) in groups.items()
            }
        return ways

    def _order(self, shape: Shape, moves: tuple[Move, ...], who: Who) -> tuple[object, ...]:
        """Return the sort key that the module `routes` describes."""
        detour, start, shapes, needs = shape
        return (
            detour,
            any(move.unverified for move in moves),
            self._graph.needs.order(needs),
            (BY_HAND,) in who,
            len(moves),
            self._starts[start],
            tuple([min(projects) for projects in who]),
            shapes,
        )

    def _route(self, shape: Shape, moves: tuple[Move, ...], who: Who, wanted: int, full: int) -> Route:
        legs = tuple(self._leg(move, projects) for move, projects in zip(moves, who, strict=True))
        graph = self._graph
        detour, start, _, needs = shape
        if moves[-1].gives:
            return Route(start, legs, facts=self._facts(wanted, needs), detour=detour)
        also = graph.reach.named(full & ~wanted)
        return Route(start, legs, graph.reach.read(wanted), also, self._facts(wanted, needs), detour)

    def _leg(self, move: Move, projects: tuple[int, ...]) -> Leg:
        key = (move.shape, projects)
        if key not in self._legs:
            everyone = self._ecosystem.projects
            there = tuple(everyone[at] for at in sorted(projects) if at != BY_HAND)
            self._legs[key] = Leg(there, move.takes, move.inside, move.gives, move.calls, move.answers, move.unverified)
        return self._legs[key]

    def _facts(self, reach: int, needs: int) -> Mapping[str, tuple[str, ...]]:
        """Return the facts of a route; many routes have the same."""
        key = (reach, needs)
        if key not in self._known_facts:
            graph = self._graph
            found = {facet: graph.needs.read(needs, facet) for facet in graph.needs.weakest}
            for facet, values in graph.reach.along.items():
                there = [along.get(facet) for _, along in graph.reach.read(reach)]
                if None not in there:
                    found[facet] = tuple(value for value in values if any(value in part for part in there if part))
            found.update((facet, graph.needs.read(needs, facet)) for facet in graph.needs.adds)
            self._known_facts[key] = MappingProxyType({facet: values for facet, values in found.items() if values})
        return self._known_facts[key]


def _path(way: Way) -> Path:
    return way.start, tuple([(move.project, move.calls, move.answers) for move in way.moves])


def _is_detour(way: Way, paths: set[Path]) -> bool:
    """Say whether one of `paths` is that of `way` without some projects that come before the first API, or the end."""
    start, path = _path(way)
    before = next((at for at, (_, calls, _) in enumerate(path) if calls), len(path) - 1)
    shorter = (part for length in range(before) for part in combinations(path[:before], length))
    return any((start, (*part, *path[before:])) in paths for part in shorter)
