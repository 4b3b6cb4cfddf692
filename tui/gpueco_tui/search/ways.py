"""The ways through the steps of an ecosystem: from a form, by the projects that take it, to an API and its ends.

A way has one project a move, or none where a form is run by hand; `routes` joins ways and explains them. The walk is
breadth first, so the shortest ways are found first, and it follows only forms that can still lead where it is to go.
"""

from __future__ import annotations

from itertools import takewhile
from types import MappingProxyType

from gpueco_tui.search.route_sets import Needs, Reach
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.model import Api, Ecosystem, Narrowing, Project, RouteVocabulary, Step

    Kind = tuple[str, str, str, str, str, str]
    """The fields of a move from `takes` to `unverified`."""

MOST_MOVES = 60_000
"""The most moves that one walk tries: about 60 ms."""
MOST_WAYS = 10_000
"""The most ways that one walk finds: to join and to sort so many takes about 100 ms; our content has 5 000."""


BY_HAND = -1
"""The project of a move that the reader makes."""


class Move(NamedTuple):
    """What one project does with one form: it hands another on, calls an API, or answers one."""

    project: int
    """Its position in the ecosystem, or `BY_HAND`."""
    takes: str
    inside: str
    gives: str
    calls: str
    answers: str
    unverified: str
    shape: int
    """A number that moves share which differ only in who makes them: the fields from `takes` to `unverified`."""
    accepts: tuple[str, ...]
    """Of a driver: the only forms it takes through the API, or none for any."""
    uses: int
    """The bits of the project, and of the form or the API it leads to: a way uses none of them twice."""
    reach: int
    needs: int


class Way(NamedTuple):
    """One way, from its start to its ends."""

    start: str
    moves: tuple[Move, ...]
    reach: int
    """Where it ends, as `Reach` writes it; what is not restricted yet, if it ends in a form."""
    needs: int
    uses: int
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
    """Bits of `Graph`: of each of them a way uses one."""


class Graph:
    """The moves of an ecosystem, by what they take, and what can be reached from there."""

    def __init__(self, ecosystem: Ecosystem, vocabulary: RouteVocabulary) -> None:
        """Read the steps of `ecosystem`."""
        self._ecosystem = ecosystem
        self._vocabulary = vocabulary
        self.apis = {api.name: api for api in vocabulary.apis}
        ends = _all_values(ecosystem, vocabulary.end)
        self.reach = Reach(
            tuple(dict.fromkeys((*ends, *(end for api in vocabulary.apis for end in api.reaches)))),
            {facet: self._along_values(facet) for facet in vocabulary.along},
        )
        self.needs = Needs(
            {facet: _all_values(ecosystem, facet) for facet in vocabulary.weakest},
            {facet: _all_values(ecosystem, facet) for facet in vocabulary.adds},
            {facet: _silent(ecosystem, facet) for facet in vocabulary.weakest},
        )
        self.start_values = _all_values(ecosystem, vocabulary.start)
        self.forms = tuple(
            dict.fromkeys((*self.start_values, *(form.name for form in vocabulary.forms), *self._used()))
        )
        self.bits = {form: 1 << at for at, form in enumerate(self.forms)}
        """The bit of each form and start value."""
        self.api_bits = {name: 1 << len(self.bits) + at for at, name in enumerate(self.apis)}
        self._first_project = len(self.bits) + len(self.api_bits)
        self._written: dict[tuple[object, ...], int] = {}
        self._shapes: dict[Kind, int] = {}
        self._runs: dict[str, tuple[str, ...]] = {}
        self.moves: dict[str, list[Move]] = {}
        """The moves of each form and start value, in the order of the ecosystem."""
        self.drivers: dict[str, list[Move]] = {}
        """The moves of the drivers of each API."""
        for position, project in enumerate(ecosystem.projects):
            for step in project.steps:
                for move in self._moves_of(position, project, step):
                    (self.drivers if move.answers else self.moves).setdefault(move.answers or move.takes, []).append(
                        move
                    )
        for form in vocabulary.forms:
            called = {move.calls for move in self.moves.get(form.name, ())}
            by_hand = [self._by_hand(form.name, api) for api in form.by_hand if api in self.apis and api not in called]
            if by_hand:
                self.moves.setdefault(form.name, []).extend(by_hand)
        self.plain = {name: self._plain(api) for name, api in self.apis.items()}
        """Where each API leads if no driver is named."""
        self.available = {name: self.reach.of(None, api.narrows) for name, api in self.apis.items()}
        """Where each API is available, for its drivers."""
        self.onward, self.api_onward = self._onward()
        """From each form and start value, and from each API, where some way leads; one may use a project twice."""

    def project_bit(self, position: int) -> int:
        """Return the bit of the project at `position`."""
        return 1 << self._first_project + position

    def projects_of(self, uses: int) -> int:
        """Return the positions of the projects that a way uses, a bit each."""
        return uses >> self._first_project

    def runs(self, form: str) -> tuple[str, ...]:
        """Return the APIs that run `form`, or a form made of it, in the order of the vocabulary."""
        if form not in self._runs:
            forms, apis = {form}, set[str]()
            new = [form]
            while new:
                moves = [move for each in new for move in self.moves.get(each, ())]
                apis.update(move.calls for move in moves)
                new = list({move.gives for move in moves if move.gives} - forms)
                forms.update(new)
            self._runs[form] = tuple(name for name in self.apis if name in apis)
        return self._runs[form]

    def before(self, bits: int) -> int:
        """Return the bits of the forms and APIs from which moves lead to one of those of `bits`."""
        found, new = 0, bits
        while new:
            new = self._sources(new) & ~found
            found |= new
        return found

    def _sources(self, bits: int) -> int:
        found = 0
        for form, moves in self.moves.items():
            if any(move.uses & bits for move in moves):
                found |= self.bits[form]
        for api, drivers in self.drivers.items():
            if any(move.uses & bits for move in drivers):
                found |= self.api_bits.get(api, 0)
        return found

    def _used(self) -> Iterator[str]:
        for project in self._ecosystem.projects:
            for step in project.steps:
                yield from step.takes
                yield from step.gives

    def _along_values(self, facet: str) -> tuple[str, ...]:
        narrows = [part for api in self._vocabulary.apis for part in (api.narrows, *api.only.values())]
        values = (value for part in narrows for value in part.get(facet, ()))
        return tuple(dict.fromkeys((*_all_values(self._ecosystem, facet), *values)))

    def _moves_of(self, position: int, project: Project, step: Step) -> Iterator[Move]:
        def values_of(facet: str) -> tuple[str, ...]:
            return step.narrows.get(facet) or project.facets.get(facet, ())

        ends = values_of(self._vocabulary.end) or None
        reach = self._write(ends, {facet: values_of(facet) for facet in self._vocabulary.along})
        needs = self.needs.of(values_of)
        gives = [form for form in step.gives if not step.answers]
        calls = [api for api in step.calls if api in self.apis]
        apis = [api for api in step.answers if api in self.apis]
        kinds = [
            *((takes, "", form, "", "") for takes in step.takes for form in gives if form != takes),
            *((takes, step.inside, "", api, "") for takes in step.takes for api in calls if not step.answers),
            *(("", step.inside, "", below, api) for api in apis for below in (calls if step.calls else ("",))),
        ]
        for kind in kinds:
            api = kind[-1]
            there = reach & self._write(self.apis[api].reaches, {}) if api and not ends else reach
            yield self._move((*kind, step.unverified), position, step.takes if api else (), there, needs)

    def _move(self, kind: Kind, position: int, accepts: tuple[str, ...], reach: int, needs: int) -> Move:
        uses = self.bits.get(kind[2], 0) | self.api_bits.get(kind[3], 0)
        if position != BY_HAND:
            uses |= self.project_bit(position)
        shape = self._shapes.setdefault(kind, len(self._shapes))
        return Move(position, *kind, shape, accepts, uses, reach, needs)

    def _by_hand(self, form: str, api: str) -> Move:
        return self._move((form, "", "", api, "", ""), BY_HAND, (), self.reach.everything, 0)

    def _write(self, ends: Sequence[str] | None, narrows: Narrowing) -> int:
        """Return `Reach.of`, which many projects share."""
        key = (ends, *narrows.items())
        if key not in self._written:
            self._written[key] = self.reach.of(ends, narrows)
        return self._written[key]

    def _plain(self, api: Api) -> int:
        found = 0
        for end in api.reaches:
            found |= self.reach.of((end,), api.narrows) & self.reach.of((end,), api.only.get(end, MappingProxyType({})))
        return self.reach.left(found)

    def _onward(self) -> tuple[dict[str, int], dict[str, int]]:
        onward: dict[str, int] = dict.fromkeys(self.forms, 0)
        apis = dict(self.plain)
        before: list[int] = []
        while before != (now := [*apis.values(), *onward.values()]):
            before = now
            for api, drivers in self.drivers.items():
                for move in drivers if self.apis[api].reaches else ():
                    apis[api] |= move.reach & self.available[api] & (apis[move.calls] if move.calls else -1)
            for form, moves in self.moves.items():
                for move in moves:
                    onward[form] |= move.reach & (onward[move.gives] if move.gives else apis[move.calls])
        return onward, apis


def walk(graph: Graph, aim: Aim) -> tuple[list[Way], int]:
    """Return the ways that `aim` looks for, the shortest first, and at least how many it did not follow.

    It does not follow more when it has tried `MOST_MOVES` or found `MOST_WAYS`.
    """
    walking = _Walk(graph, aim)
    level = [_Place(start, graph.bits[start], start, graph.reach.everything, 0, ()) for start in aim.starts]
    while level:
        further: list[_Place] = []
        for number, place in enumerate(level):
            if walking.tried > MOST_MOVES or len(walking.found) >= MOST_WAYS:
                return walking.found, len(level) - number + len(further)
            further.extend(walking.from_place(place))
        level = further
    return walking.found, 0


class _Place(NamedTuple):
    """A form that a way has come to."""

    start: str
    uses: int
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
        apis = sum(graph.api_bits[api] for api in aim.apis)
        self._towards = graph.before(apis | sum(graph.bits[form] for form in aim.forms)) | apis
        """The forms and APIs that lead to a form or an API in which a way may end."""
        self._through = [(bits, graph.before(bits) | bits) for bits in aim.through]
        """What a way uses one of, and what leads there."""

    def from_place(self, place: _Place) -> Iterator[_Place]:
        """Yield the places to which moves lead from `place`, and find the ways that end there."""
        graph, aim = self._graph, self._aim
        moves = graph.moves.get(place.form, ())
        self.tried += len(moves)
        for move in moves:
            reach = place.reach & move.reach
            if place.uses & move.uses or not reach & graph.reach.ends_mask:
                continue
            there = _Place(
                place.start,
                place.uses | move.uses,
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
            if self._leads_on(there, graph.bits[move.gives], graph.onward[move.gives]):
                yield there

    def _leads_on(self, there: _Place, bit: int, onward: int) -> bool:
        """Say whether a way may go on from the form or the API of `bit`, from which it can lead `onward`."""
        if not (there.reach & onward & self._ends or bit & self._towards):
            return False
        return all(there.uses & bits or bit & leading for bits, leading in self._through)

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
            if there.uses & move.uses or (move.accepts and there.form not in move.accepts):
                continue
            below = _Place(
                there.start,
                there.uses | move.uses,
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
        if reach and all(there.uses & bits for bits, _ in self._through):
            self.found.append(Way(there.start, there.moves, reach, there.needs, there.uses, form))


def _silent(ecosystem: Ecosystem, name: str) -> int:
    """Return how many of the first values of a facet say nothing to a reader."""
    facet = ecosystem.facet(name)
    return len(tuple(takewhile(lambda value: value.silent, facet.values if facet else ())))


def _all_values(ecosystem: Ecosystem, facet: str) -> tuple[str, ...]:
    """Return the declared values of `facet`, then those that projects and their steps have besides."""
    declared = ecosystem.facet(facet)
    found = dict.fromkeys(value.name for value in declared.values) if declared else {}
    for project in ecosystem.projects:
        found.update(dict.fromkeys(project.facets.get(facet, ())))
        for step in project.steps:
            found.update(dict.fromkeys(step.narrows.get(facet, ())))
    return tuple(found)
