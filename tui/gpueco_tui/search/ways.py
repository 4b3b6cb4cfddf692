"""The ways through the steps of an ecosystem: from a form, by the projects that take it, to an API and its ends.

A way has one project a move, or none where a form is run by hand; `route_join` makes routes of ways. The walk is
breadth first, so the shortest ways are found first, and it follows only forms that can still lead where it is to go.
"""

from __future__ import annotations

from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.search.route_graph import Graph, Move

MOST_MOVES = 60_000
"""The most moves that one walk tries: about 60 ms."""
MOST_WAYS = 10_000
"""The most ways that one walk finds: to join and to sort so many takes about 100 ms; our content has 5 000."""
MOST_STEPS = 16
"""The most steps before an API or a last form; the longest way of our content has 6."""


class Way(NamedTuple):
    """One way, from its start to its ends."""

    start: str
    moves: tuple[Move, ...]
    projects: tuple[int, ...]
    """The positions of their projects."""
    reach: int
    """Where it ends, as `Reach` writes it; what is not restricted yet, if it ends in a form."""
    needs: int
    form: str
    """The form in which it ends, or empty if it ends at an API."""


class Aim(Frozen):
    """Which ways are looked for."""

    starts: tuple[str, ...]
    """Forms and start values."""
    reach: int
    """The ends, as `Reach` writes them."""
    forms: frozenset[str] = frozenset()
    """The forms in which a way may end."""
    apis: frozenset[str] = frozenset()
    """The APIs at which a way may end, whatever they reach."""
    through: tuple[int, ...] = ()
    """The positions of projects: a way uses all of them."""
    via: int = 0
    """Bits of forms and APIs: a way uses one of them, if there are any."""


def walk(graph: Graph, aim: Aim) -> tuple[list[Way], int]:
    """Return the ways that `aim` looks for, the shortest first, and at least how many it did not follow.

    It does not follow more when it has tried `MOST_MOVES` or found `MOST_WAYS`, nor ways of more than `MOST_STEPS`.
    """
    walking = _Walk(graph, aim)
    level = [_Place(start, graph.bits[start], (), start, graph.reach.everything, 0, ()) for start in aim.starts]
    for _ in range(MOST_STEPS):
        further: list[_Place] = []
        for number, place in enumerate(level):
            if walking.tried > MOST_MOVES or len(walking.found) >= MOST_WAYS:
                return walking.found, len(level) - number + len(further)
            further.extend(walking.from_place(place))
        level = further
    return walking.found, len(level)


class _Place(NamedTuple):
    """A form that a way has come to."""

    start: str
    uses: int
    projects: tuple[int, ...]
    form: str
    """At an API, the form that comes through it."""
    reach: int
    needs: int
    moves: tuple[Move, ...]


class _Walk:
    """What is the same for every move of a walk."""

    def __init__(self, graph: Graph, aim: Aim) -> None:
        self.found: list[Way] = []
        self.tried = 0
        """How many moves were tried."""
        self._graph = graph
        self._aim = aim
        self._ends = aim.reach & graph.reach.ends_mask
        forms = sum(graph.bits[form] for form in aim.forms)
        apis = sum(graph.api_bits[api] for api in aim.apis)
        self._towards = graph.before(apis | forms) | apis
        """The APIs at which a way may end, and what leads to them or to a form in which one may end."""
        self._worth = self._towards | forms
        """These, and the forms in which a way may end."""
        self._through = [(position, graph.before_project(position)) for position in aim.through]
        """The projects that a way uses, each with the forms and APIs that lead there."""
        self._before_via = graph.before(aim.via) | aim.via

    def from_place(self, place: _Place) -> Iterator[_Place]:
        """Yield the places to which moves lead from `place`, and find the ways that end there."""
        graph, aim = self._graph, self._aim
        moves = graph.moves.get(place.form, ())
        self.tried += len(moves)
        for move in moves:
            reach = place.reach & move.reach
            onward = graph.onward[move.gives] if move.gives else graph.api_onward[move.calls]
            if not (reach & onward & self._ends or move.uses & self._worth):
                continue
            if place.uses & move.uses or move.project in place.projects:
                continue
            there = _Place(
                place.start,
                place.uses | move.uses,
                (*place.projects, move.project),
                move.gives or move.inside or place.form,
                reach,
                place.needs | move.needs,
                (*place.moves, move),
            )
            if move.calls:
                self._at_api(move.calls, there)
                continue
            if move.gives in aim.forms:
                self._end(there, graph.reach.left(reach), move.gives)
            if self._leads_on(there, move.uses, onward):
                yield there

    def _leads_on(self, there: _Place, bit: int, onward: int) -> bool:
        """Say whether a way may go on from the form or the API of `bit`, from which it can lead `onward`."""
        if not (there.reach & onward & self._ends or bit & self._towards):
            return False
        if self._aim.via and not (there.uses & self._aim.via or bit & self._before_via):
            return False
        return all(position in there.projects or bit & leading for position, leading in self._through)

    def _at_api(self, name: str, there: _Place) -> None:
        """Find the ways that end at the API called `name`, with and without its drivers."""
        graph = self._graph
        if not self._leads_on(there, graph.api_bits[name], graph.api_onward[name]):
            return
        reach = graph.reach.left(there.reach & graph.plain[name])
        if reach & self._ends or name in self._aim.apis:
            self._end(there, reach)
        drivers = graph.drivers.get(name, ())
        self.tried += len(drivers)
        for move in drivers:
            if there.uses & move.uses or move.project in there.projects:
                continue
            if move.accepts and there.form not in move.accepts:
                continue
            below = _Place(
                there.start,
                there.uses | move.uses,
                (*there.projects, move.project),
                move.inside or there.form,
                there.reach & graph.available[name] & move.reach,
                there.needs | move.needs,
                (*there.moves, move),
            )
            if move.calls:
                self._at_api(move.calls, below)
            elif (reach := graph.reach.left(below.reach)) & self._ends:
                self._end(below, reach)

    def _end(self, there: _Place, reach: int, form: str = "") -> None:
        passed = not self._aim.via or there.uses & self._aim.via
        if reach and passed and all(position in there.projects for position, _ in self._through):
            self.found.append(Way(there.start, there.moves, there.projects, reach, there.needs, form))
