"""The rows of an answer about routes: the routes, then what ends elsewhere, then what nearly is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.route_parts import Cell, Part, Parts
from gpueco_tui.app.route_table import Row
from gpueco_tui.pages.row import toolchain_facet
from gpueco_tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.routes import Answer, Near, Route

DETOURS = "detours"
"""The fold of the routes that are detours."""
MOST_NEAR = 3
"""Routes shown that miss the same condition; the others are folded."""


def rows_of(ecosystem: Ecosystem, parts: Parts, answer: Answer, opened: frozenset[str] = frozenset()) -> Iterator[Row]:
    """Yield the rows of `answer`; of what is folded, the rows of the folds in `opened` alone."""
    told = _Told(ecosystem)
    yield from _routes(parts, told, [route for route in answer.routes if not route.detour])
    detours = [route for route in answer.routes if route.detour]
    if detours:
        yield _fold(DETOURS, f"{len(detours)} detour{'s' * (len(detours) != 1)}", opened)
        if DETOURS in opened:
            yield from _routes(parts, told, detours)
    heading = "Ends elsewhere"
    for out in answer.elsewhere:
        yield Row("elsewhere", (parts.of_project(out.project),), None, clean_line(out.reason), heading=heading)
        heading = ""
    for missed in dict.fromkeys(near.misses for near in answer.nearly):
        yield from _nearly(parts, missed, [near for near in answer.nearly if near.misses == missed], opened)


def _routes(parts: Parts, told: _Told, routes: Sequence[Route]) -> Iterator[Row]:
    """Yield the rows of `routes`: those that begin with the same stand together."""
    by_start: dict[str, list[Route]] = {}
    for route in routes:
        by_start.setdefault(route.start, []).append(route)
    for there in by_start.values():
        for route in there:
            yield Row("route", parts.cells(route), route, told.of(route))


def _nearly(parts: Parts, missed: str, nearly: Sequence[Near], opened: frozenset[str]) -> Iterator[Row]:
    heading = f"Nearly, without {clean_line(missed).replace(chr(34), '')}"
    more = len(nearly) - MOST_NEAR
    for near in nearly if more < 2 or missed in opened else nearly[:MOST_NEAR]:
        yield Row("near", parts.cells(near.route), near.route, clean_line(near.reason), heading=heading)
        heading = ""
    if more > 1:
        yield _fold(missed, f"{more} more", opened)


def _fold(name: str, what: str, opened: frozenset[str]) -> Row:
    text = f"{what} above · Enter hides them" if name in opened and name != DETOURS else ""
    text = text or (f"{what} · Enter hides them" if name in opened else f"and {what} · Enter shows them")
    return Row("fold", (Cell(((Part("words", name, text, role="muted"),),)),), fold=name)


class _Told:
    """Says what routes need and where they work, without what says nothing to a reader."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        routes, fact = ecosystem.routes, toolchain_facet(ecosystem)
        self._facets = (fact.name if fact else "", *(routes.along if routes else ()), *(routes.adds if routes else ()))
        self._silent = {
            (facet.name, value.name) for facet in ecosystem.facets for value in facet.values if value.silent
        }
        self._known: dict[int, str] = {}
        """What is said of facts, by their identity: the engine gives many routes the same."""
        self._tags = {value.name: value.tag for value in fact.values if value.tag} if fact else {}

    def of(self, route: Route) -> str:
        """Return it on one line: `pinned · Linux, Windows · a C++ compiler`."""
        said = self._known.get(id(route.facts))
        if said is None:
            values = (self._values(facet, route.facts.get(facet, ())) for facet in self._facets)
            said = self._known[id(route.facts)] = " · ".join(filter(None, values))
        return said

    def _values(self, facet: str, values: Iterable[str]) -> str:
        return clean_line(", ".join(self._tags.get(one, one) for one in values if (facet, one) not in self._silent))
