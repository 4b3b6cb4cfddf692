"""The steps of an ecosystem as a graph: which moves lead from each form and API, and where one can come from there."""

from __future__ import annotations

from itertools import takewhile
from types import MappingProxyType

from gpueco_tui.search.route_sets import Needs, Reach
from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.model import Api, Ecosystem, Narrowing, Project, RouteVocabulary, Step

    Kind = tuple[str, str, str, str, str, str]
    """The fields of a move from `takes` to `unverified`."""

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
    """The bit of the form or the API it leads to: a way uses none of them twice."""
    reach: int
    needs: int


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
        self._into = self._leads()
        self.onward, self.api_onward = self._onward()
        """From each form and start value, and from each API, where some way leads; one may use a project twice."""

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
        found, waiting = 0, _single(bits)
        while waiting:
            sources = [source for source, _ in self._into.get(waiting.pop(), ()) if not source & found]
            waiting += sources
            for source in sources:
                found |= source
        return found

    def before_project(self, position: int) -> int:
        """Return the bits of the forms and APIs from which moves lead to the project at `position`."""
        own = 0
        for form, moves in self.moves.items():
            own |= self.bits[form] if any(move.project == position for move in moves) else 0
        for api, moves in self.drivers.items():
            own |= self.api_bits[api] if any(move.project == position for move in moves) else 0
        return own | self.before(own)

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

    def _leads(self) -> dict[int, list[tuple[int, int]]]:
        """Return for the bit of each form and API the moves that lead there: the bit of what goes in, and the reach."""
        into: dict[int, list[tuple[int, int]]] = {}
        for form, moves in self.moves.items():
            for move in moves:
                into.setdefault(move.uses, []).append((self.bits[form], move.reach))
        for api, drivers in self.drivers.items():
            for move in drivers if self.apis[api].reaches else ():
                if move.calls:
                    into.setdefault(move.uses, []).append((self.api_bits[api], move.reach & self.available[api]))
        return into

    def _onward(self) -> tuple[dict[str, int], dict[str, int]]:
        onward = dict.fromkeys(self.bits.values(), 0)
        for name, api in self.apis.items():
            ending = [move.reach for move in self.drivers.get(name, ()) if api.reaches and not move.calls]
            onward[self.api_bits[name]] = self.plain[name]
            for reach in ending:
                onward[self.api_bits[name]] |= reach & self.available[name]
        waiting = [bit for bit, reach in onward.items() if reach]
        while waiting:
            bit = waiting.pop()
            for source, reach in self._into.get(bit, ()):
                found = onward[source] | (reach & onward[bit])
                if found != onward[source]:
                    onward[source] = found
                    waiting.append(source)
        forms = {form: onward[bit] for form, bit in self.bits.items()}
        return forms, {name: onward[bit] for name, bit in self.api_bits.items()}


def _single(bits: int) -> list[int]:
    """Return each bit of `bits`."""
    found: list[int] = []
    while bits:
        found.append(bits & -bits)
        bits &= bits - 1
    return found


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
