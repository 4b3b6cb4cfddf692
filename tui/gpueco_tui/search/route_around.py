"""What is next to a project on its routes, for a strip on its page: one look at the steps, not a walk."""

from __future__ import annotations

from gpueco_tui.search.route import Around
from gpueco_tui.search.route_graph import BY_HAND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.route_graph import Graph, Move


def around(ecosystem: Ecosystem, graph: Graph, project: Project) -> Around:
    """Return what is around `project`, one of `ecosystem`, whose steps are in `graph`."""
    position = ecosystem.projects.index(project)
    moves = [move for there in graph.moves.values() for move in there if move.project == position]
    drives = [move for there in graph.drivers.values() for move in there if move.project == position]
    takes, gives = {move.takes for move in moves}, {move.gives for move in moves} - {""}
    answers = {move.answers for move in drives}
    into = sum(graph.bits[form] for form in takes) | sum(graph.api_bits[api] for api in answers)
    leading = into | graph.before(into)
    others = [move for there in graph.moves.values() for move in there if move.project != position]
    before = [move for move in others if move.gives in takes or move.calls in answers]
    after = [move for move in others if move.takes in gives]
    running = [move for move in after if move.calls]
    runs = {move.calls for move in (*moves, *drives, *running)} - {""}
    runs = runs or {api for form in gives for api in graph.runs(form)}
    return Around(
        tuple(start for start in graph.start_values if graph.bits[start] & leading),
        tuple(form for form in graph.forms if form in takes),
        _projects(ecosystem, before),
        tuple(form for form in graph.forms if form in gives),
        tuple(dict.fromkeys((*_projects(ecosystem, running), *_projects(ecosystem, after)))),
        tuple(api for api in graph.apis if api in answers),
        tuple(api for api in graph.apis if api in runs),
        graph.reach.named(_reach(graph, moves, drives)),
    )


def _reach(graph: Graph, moves: Iterable[Move], drives: Iterable[Move]) -> int:
    """Return the ends to which some way from the `moves` of a project leads, or from what it `drives`."""
    found = 0
    for move in moves:
        found |= graph.reach.left(
            move.reach & (graph.onward[move.gives] if move.gives else graph.api_onward[move.calls])
        )
    for move in drives:
        onward = graph.api_onward[move.calls] if move.calls else graph.reach.everything
        found |= graph.reach.left(move.reach & graph.available[move.answers] & onward)
    return found


def _projects(ecosystem: Ecosystem, moves: Iterable[Move]) -> tuple[Project, ...]:
    positions = sorted({move.project for move in moves} - {BY_HAND})
    return tuple(ecosystem.projects[position] for position in positions)
