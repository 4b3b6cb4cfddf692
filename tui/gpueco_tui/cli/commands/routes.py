"""`routes`: the ways from what is written to where it runs."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.inputs import read_ecosystem
from gpueco_tui.cli.output import CommandError, Output, as_fields, clause
from gpueco_tui.cli.queries import NoFieldError, query_of
from gpueco_tui.cli.render import Printed, terminal_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.query import Term
    from gpueco_tui.search.routes import Answer, Question, Route, Routes


def print_routes(arguments: Arguments, output: Output) -> int:
    """Print the routes between the ends that are named and under the conditions; without any, all routes."""
    ecosystem = read_ecosystem(arguments, output)
    try:
        if arguments.has("--json"):
            from gpueco_tui.cli.json_records import of_answer

            question, answer = _answered(ecosystem, arguments.words)
            output.json(of_answer(ecosystem, answer))
            printed = Printed("", _said(question, answer), bool(answer.routes))
        else:
            printed = _printed(
                ecosystem,
                tuple(arguments.words),
                output.width if output.terminal else 0,
                color=output.color,
                ascii_only=output.ascii_only,
            )
    except NoFieldError as error:
        raise UsageError(str(error), arguments.command) from None
    return printed.on(output)


@cached
def _printed(ecosystem: Ecosystem, words: tuple[str, ...], width: int, *, color: bool, ascii_only: bool) -> Printed:
    """Return what is printed for `words` in a terminal `width` cells wide, or for programs when that is 0."""
    question, answer = _answered(ecosystem, words)
    if width:
        from gpueco_tui.cli.route_tables import of_answer

        text = terminal_text(of_answer(ecosystem, question, answer, width), color=color, ascii_only=ascii_only)
    else:
        text = as_fields(_fields(ecosystem, route) for route in answer.routes)
    return Printed(text, _said(question, answer), bool(answer.routes))


def _said(question: Question, answer: Answer) -> tuple[str, ...]:
    """Return what the user is told besides the routes."""
    left_out = f"at least {answer.left_out} more ways were not followed; name an end to follow fewer"
    nowhere = clause(answer.note) or _nowhere(question, answer)
    return (*([left_out] if answer.left_out else []), *([] if answer.routes else [nowhere]))


def _answered(ecosystem: Ecosystem, words: Sequence[str]) -> tuple[Question, Answer]:
    """Return what `words` ask and the answer; raises NoFieldError, and CommandError for an unknown name."""
    from gpueco_tui.search.routes import Routes

    routes = Routes(ecosystem)
    question = _question(words, routes)
    return question, routes.ask(question)


def _question(words: Sequence[str], routes: Routes) -> Question:
    from gpueco_tui.search.query import Filter, parse
    from gpueco_tui.search.routes import UnknownPlace

    if routes.missing:
        return routes.question()
    names: list[str] = []
    conditions: list[Term] = []
    for word in words:
        terms = parse(query_of((word,), routes.values), routes.fields if ":" in word else ())
        if any(isinstance(term, Filter) or term.negative for term in terms):
            conditions += terms
        elif terms:
            names.append(word)
    for term in conditions:
        if isinstance(term, Filter) and routes.values(term.field) is None:
            raise NoFieldError(clause(routes.ask(routes.question(conditions=[term])).note))
    try:
        return routes.question(names, conditions)
    except UnknownPlace as error:
        raise CommandError(str(error)) from None


def _nowhere(question: Question, answer: Answer) -> str:
    """Return the sentence for no route."""
    from gpueco_tui.text.suggest import listed

    start = f" from {listed(question.starts)}" if question.starts else ""
    end = f" to {listed(question.ends)}" if question.ends else ""
    passed = [*question.through, *([listed(question.via)] if question.via else [])]
    through = f" through {listed(passed, 'and')}" if passed else ""
    that = " that meets all conditions" if question.conditions else ""
    near = f"; {len(answer.nearly)} miss one of them" if answer.nearly else ""
    return f"there is no route{start}{end}{through}{that}{near}"


def _fields(ecosystem: Ecosystem, route: Route) -> tuple[str, ...]:
    """Return the fields of a route for programs: from, to, its steps, each fact, what is not verified."""
    vocabulary = ecosystem.routes
    facets = (*vocabulary.weakest, *vocabulary.along, *vocabulary.adds) if vocabulary else ()
    return (
        route.start,
        ", ".join((*route.ends, *route.also)),
        " → ".join(route.chain),
        *(", ".join(route.facts.get(facet, ())) for facet in facets),
        " ".join(dict.fromkeys(leg.unverified for leg in route.legs if leg.unverified)),
    )
