"""Routes for a terminal: one below the other, with what nearly gets there and what ends elsewhere."""

from __future__ import annotations

from gpueco_tui.cli.tables import BELOW, GAP, cell, explained, heading
from gpueco_tui.layout.lines import Layout, Line, Span
from gpueco_tui.layout.style import Style
from gpueco_tui.pages.families import role_of_name
from gpueco_tui.pages.signs import role_of
from gpueco_tui.text.suggest import listed
from gpueco_tui.text.width import width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpueco_tui.cli.tables import Cell, Row
    from gpueco_tui.model import Ecosystem, FacetValue
    from gpueco_tui.search.routes import Answer, Near, Question, Route

MOST_NEAR = 5
"""The most routes shown that miss the same condition."""
_MOST_LISTED = 4
"""The most values that the heading lists."""
_ARROW = Span(" → ", Style("muted"))
_DOT = Span(" · ", Style("muted"))


def of_answer(ecosystem: Ecosystem, question: Question, answer: Answer, width: int) -> Layout:
    """Return `answer` to `question` for `width` cells; nothing of a route is cut.

    The routes of one start stand below it, each with its ends and facts beside it, or below it where one of them is
    too wide for that. Detours are only counted, unless there are no others.
    """
    lines: list[Line] = []
    if answer.routes:
        lines += [heading(_counts(question, answer))]
    direct = [route for route in answer.routes if not route.detour] or answer.routes
    for start in dict.fromkeys(route.start for route in direct):
        rows = [_row(ecosystem, route) for route in direct if route.start == start]
        lines += [Line(), heading(start), *_beside_or_below(rows, width)]
    if detours := len(answer.routes) - len(direct):
        more = f"and {detours} detour{'s' * (detours != 1)} through more projects; a pipe and --json have them"
        lines += [Line(), *_wrapped([Span("  "), *cell(more, Style("muted"))], BELOW, width)]
    for near in dict.fromkeys(near.misses for near in answer.nearly):
        found = [each for each in answer.nearly if each.misses == near]
        lines += [*_air(lines), heading(f"Nearly: without {near}"), *_nearly(ecosystem, found, width)]
    if answer.elsewhere:
        rows = [((Span("  "), *cell(out.project.title)), cell(out.reason, Style("muted"))) for out in answer.elsewhere]
        lines += [*_air(lines), heading("Ends elsewhere"), *explained(rows, width)]
    return Layout(width, tuple(lines))


def _counts(question: Question, answer: Answer) -> str:
    """Return how many routes there are, and between which ends."""
    routes = answer.routes
    count = f"{len(routes)} route{'s' * (len(routes) != 1)}"
    projects = {project.slug for route in routes for leg in route.legs for project in leg.projects}
    start = f" from {listed(question.starts, 'and', most=_MOST_LISTED)}" if question.starts else ""
    end = f" to {listed(question.ends, 'and', most=_MOST_LISTED)}" if question.ends else ""
    return f"{count}{start}{end}, through {len(projects)} project{'s' * (len(projects) != 1)}"


def _air(lines: Sequence[Line]) -> tuple[Line, ...]:
    return (Line(),) if lines else ()


def _nearly(ecosystem: Ecosystem, found: Sequence[Near], width: int) -> Iterator[Line]:
    """Yield the first of the routes that miss one condition, each with the reason, and how many more there are."""
    for near in found[:MOST_NEAR]:
        yield from _wrapped([Span("  "), *_mark(ecosystem, near.route), *_steps(ecosystem, near.route)], BELOW, width)
        yield from _wrapped([Span(" " * BELOW), *cell(near.reason, Style("muted"))], BELOW, width)
    if len(found) > MOST_NEAR:
        yield Line((Span("  "), *cell(f"and {len(found) - MOST_NEAR} more", Style("muted"))))


def _row(ecosystem: Ecosystem, route: Route) -> Row:
    """Return the steps of a route, its ends, and its facts."""
    ends = [*cell(", ".join(route.ends))]
    ends += cell(f", also {', '.join(route.also)}", Style("muted")) if route.also else ()
    facts = " · ".join(", ".join(values) for values in _shown(ecosystem, route))
    told = [*cell(facts, Style("muted"))]
    for sentence in dict.fromkeys(leg.unverified for leg in route.legs if leg.unverified):
        told += [_DOT] if told[-1].text else []
        told += cell(f"not verified: {sentence}", Style("wait"))
    return ((Span("  "), *_mark(ecosystem, route), *_steps(ecosystem, route)), tuple(ends), tuple(told))


def _shown(ecosystem: Ecosystem, route: Route) -> Iterator[tuple[str, ...]]:
    """Yield the values of each fact of a route, without those that say nothing to a reader."""
    silent = {(facet.name, value.name) for facet in ecosystem.facets for value in facet.values if value.silent}
    for facet, values in route.facts.items():
        if shown := tuple(value for value in values if (facet, value) not in silent):
            yield shown


def _mark(ecosystem: Ecosystem, route: Route) -> Cell:
    """Return the mark of the first fact of a route that has one, or a space where others have one."""
    marked = [facet for facet in ecosystem.facets if facet.name in route.facts and any(v.mark for v in facet.values)]
    values: list[FacetValue] = [
        value for facet in marked for value in facet.values if value.mark and value.name in route.facts[facet.name]
    ]
    if values:
        return (Span(values[0].mark, Style(role_of(values[0].tone))), Span(" "))
    return (Span("  "),) if any(value.mark for facet in ecosystem.facets for value in facet.values) else ()


def _steps(ecosystem: Ecosystem, route: Route) -> Cell:
    """Return the steps of a route: projects in bold, what they hand on and call between arrows, in its hue."""
    spans: list[Span] = []
    for leg in route.legs:
        names = ", ".join(project.title for project in leg.projects)
        spans += [_ARROW] if spans else []
        spans += cell(names, Style(strong=True)) if names else cell("by hand", Style("muted"))
        for word in filter(None, (leg.gives, leg.calls)):
            spans += [_ARROW, *cell(word, Style(role_of_name(ecosystem.routes, word)))]
    return tuple(spans)


def _beside_or_below(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """Yield rows in columns if all fit, or else each over several lines."""
    widths = [max(_width(row[column]) for row in rows) for column in range(3)]
    if sum(widths) + 2 * GAP <= width:
        for row in rows:
            gaps = [Span(" " * (widths[at] - _width(row[at]) + GAP)) for at in range(2)]
            yield Line((*row[0], gaps[0], *row[1], gaps[1], *row[2]))
        return
    for steps, ends, facts in rows:
        yield from _wrapped(steps, BELOW, width)
        between = (_DOT,) if _width(facts) else ()
        yield from _wrapped((Span(" " * BELOW), *ends, *between, *facts), BELOW, width)


def _wrapped(spans: Iterable[Span], indent: int, width: int) -> Iterator[Line]:
    """Yield `spans` as lines of at most `width` cells, broken before a word, what goes on moved in by `indent`."""
    line: list[Span] = []
    used = 0
    for span in spans:
        for word in _words(span.text):
            if line and used > indent and used + width_of(word.rstrip()) > width:
                yield Line(tuple(line))
                line, used, word = [Span(" " * indent)], indent, word.lstrip()  # noqa: PLW2901  the rest of it
            line.append(Span(word, span.style))
            used += width_of(word)
    yield Line(tuple(line))


def _words(text: str) -> list[str]:
    """Return the words of `text`, each with the space before it."""
    words = [f" {word}" for word in text.split(" ")]
    return [words[0][1:], *words[1:]] if words else []


def _width(spans: Cell) -> int:
    return sum(width_of(span.text) for span in spans)
