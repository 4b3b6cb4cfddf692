"""`decode`: which projects reach a choice of facts, and why the others do not."""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import read_ecosystem
from gpueco_tui.cli.output import Output, clause
from gpueco_tui.cli.queries import problem_with, query_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.decoder import Decoding


def decode(arguments: Arguments, output: Output) -> int:
    """Print the projects that match the choices, and why each of the others does not."""
    from gpueco_tui.search import decoder

    ecosystem = read_ecosystem(arguments, output)
    query = _checked(arguments, ecosystem)
    choices = decoder.choices_of(query, ecosystem)
    decoding = decoder.decode(ecosystem, choices)
    nowhere = any(choice not in decoding.counts for choice in choices)
    if arguments.has("--json"):
        _print_record(decoding, output)
    elif not choices:
        if not decoding.counts:
            output.say("nothing to decode; no page here has taxonomies in its front matter")
        _print_values(ecosystem, decoding, output)
    elif not nowhere:
        _print_decoding(ecosystem, decoding, output)
    if nowhere:
        output.say(problem_with(query, ecosystem))
        return FAILED
    if decoding.matches:
        return 0
    output.say(clause(decoder.nothing_left(decoding.relaxations, decoder.used_facets(ecosystem))))
    return FAILED


def _checked(arguments: Arguments, ecosystem: Ecosystem) -> str:
    """Return the query of `arguments`; raises UsageError when a term is not a FIELD:VALUE of a facet."""
    from gpueco_tui.search.decoder import facets_by_name
    from gpueco_tui.search.fields import named_values
    from gpueco_tui.search.query import Filter, parse, quoted

    if not arguments.words:
        return ""
    fields = facets_by_name(ecosystem)
    query = query_of(arguments.words, lambda name: named_values(fields[name]) if name in fields else None)
    for term in parse(query, fields):
        minus = "-" if term.negative else ""
        if not isinstance(term, Filter):
            raise UsageError(_no_choice(f"{minus}{term.text}", ecosystem), arguments.command)
        typed = f"{minus}{term.field}:{','.join(quoted(value.text, whole=value.whole) for value in term.values)}"
        if minus or not term.values or term.field not in fields:
            raise UsageError(problem_with(typed, ecosystem) or _no_choice(typed, ecosystem), arguments.command)
    return query


def _no_choice(typed: str, ecosystem: Ecosystem) -> str:
    from gpueco_tui.search.fields import used_facets
    from gpueco_tui.text.slug import field_name

    known = ", ".join(field_name(facet.name) for facet in used_facets(ecosystem)) or "none, for no page has facets"
    return f"'{typed}' chooses nothing; a choice is FIELD:VALUE, and the fields are {known}"


def _print_record(decoding: Decoding, output: Output) -> None:
    from gpueco_tui.cli.json_records import of_project

    output.json(
        {
            "choices": [{"field": choice.facet, "value": choice.value} for choice in decoding.choices],
            "matches": [of_project(project) for project in decoding.matches],
            "ruled_out": [{"slug": out.project.slug, "reason": out.reason} for out in decoding.ruled_out],
            "counts": [
                {"field": choice.facet, "value": choice.value, "projects": count}
                for choice, count in decoding.counts.items()
            ],
        }
    )


def _print_values(ecosystem: Ecosystem, decoding: Decoding, output: Output) -> None:
    """Print every value that can be chosen, with the number of its projects."""
    if not output.terminal:
        output.fields((choice.facet, choice.value, str(count)) for choice, count in decoding.counts.items())
        return
    from gpueco_tui.cli.tables import of_values

    output.lines(of_values(ecosystem, decoding, output.width))


def _print_decoding(ecosystem: Ecosystem, decoding: Decoding, output: Output) -> None:
    if not output.terminal:
        output.fields(("match", project.slug, project.title) for project in decoding.matches)
        output.fields(("ruled out", out.project.slug, out.reason) for out in decoding.ruled_out)
        return
    from gpueco_tui.cli.tables import of_decoding

    output.lines(of_decoding(ecosystem, decoding, output.width))
