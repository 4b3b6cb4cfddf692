"""`routes`: the ways from what is written to where it runs."""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import read_ecosystem
from gpueco_tui.cli.output import CommandError, Output, clause
from gpueco_tui.cli.queries import query_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.query import Term
    from gpueco_tui.search.routes import Answer, Question, Route, Routes


def print_routes(arguments: Arguments, output: Output) -> int:
    """Print the routes between the ends that are named and under the conditions; without any, all routes."""
    from gpueco_tui.search.routes import Routes

    ecosystem = read_ecosystem(arguments, output)
    routes = Routes(ecosystem)
    question = _question(arguments, routes)
    answer = routes.ask(question)
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_answer

        output.json(of_answer(ecosystem, answer))
    elif output.terminal:
        from gpueco_tui.cli.route_tables import of_answer as laid_out

        output.lines(laid_out(ecosystem, question, answer, output.width))
    else:
        output.fields(_fields(ecosystem, route) for route in answer.routes)
    if answer.left_out:
        output.say(f"at least {answer.left_out} more ways were not followed; name an end to follow fewer")
    if answer.routes:
        return 0
    output.say(clause(answer.note) or _nowhere(question, answer))
    return FAILED


def _question(arguments: Arguments, routes: Routes) -> Question:
    """Return what `arguments` ask; raises UsageError for an unknown field, CommandError for an unknown name."""
    from gpueco_tui.search.query import Filter, parse
    from gpueco_tui.search.routes import UnknownPlace

    if routes.missing:
        return routes.question()
    names: list[str] = []
    conditions: list[Term] = []
    for word in arguments.words:
        terms = parse(query_of((word,), routes.values), routes.fields if ":" in word else ())
        if any(isinstance(term, Filter) or term.negative for term in terms):
            conditions += terms
        elif terms:
            names.append(word)
    for term in conditions:
        if isinstance(term, Filter) and routes.values(term.field) is None:
            raise UsageError(clause(routes.ask(routes.question(conditions=[term])).note), arguments.command)
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
