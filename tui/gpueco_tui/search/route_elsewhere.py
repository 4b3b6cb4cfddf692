"""Why a project that takes a start does not arrive: where it ends, in words."""

from __future__ import annotations

from gpueco_tui.text.suggest import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.search.route_graph import Graph, Move

_MOST_LISTED = 4
"""The most forms, APIs or ends that a reason lists."""


def where_it_ends(graph: Graph, moves: Iterable[Move], wanted: int) -> str:
    """Return a clause on where the first `moves` of one project lead: `ends in PTX, which CUDA runs on NVIDIA only`.

    `wanted` are the ends that were asked for, as `Reach` writes them; it leads to none of them.
    """
    moves = tuple(moves)
    handed: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    run: dict[tuple[str, ...], list[str]] = {}
    for move in moves:
        if move.gives:
            reach = graph.reach.left(move.reach & graph.onward[move.gives])
            apis = tuple(name for name in graph.runs(move.gives) if graph.reach.left(move.reach & graph.plain[name]))
            key = (apis if reach else (), graph.reach.named(reach))
            handed.setdefault(key, []).append(move.gives)
        else:
            run.setdefault(graph.reach.named(graph.reach.left(move.reach & graph.plain[move.calls])), []).append(
                move.calls
            )
    clauses = [_handed(tuple(dict.fromkeys(forms)), *key, graph.reach.named(wanted)) for key, forms in handed.items()]
    clauses += [_run(tuple(dict.fromkeys(apis)), ends, graph.reach.named(wanted)) for ends, apis in run.items()]
    return "; ".join(clauses)


def _handed(forms: tuple[str, ...], apis: tuple[str, ...], ends: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    given = f"ends in {listed(forms, 'and', most=_MOST_LISTED)}"
    if not apis:
        return f"{given}, which leads nowhere from here"
    runs = "runs" if len(apis) == 1 else "run"
    by = listed(apis, "and", most=_MOST_LISTED)
    if any(end in wanted for end in ends):
        return f"{given}, which {by} {runs}, but no way on arrives"
    return f"{given}, which {by} {runs} on {_ends(ends, wanted)}"


def _run(apis: tuple[str, ...], ends: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    calls = f"calls {listed(apis, 'and', most=_MOST_LISTED)}"
    return f"{calls}, for {_ends(ends, wanted)}" if ends else f"{calls}, which reaches nothing yet"


def _ends(ends: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    """Return the ends that are reached; they are the only ones if others were asked for."""
    return f"{listed(ends, 'and', most=_MOST_LISTED)}{' only' if wanted else ''}"
