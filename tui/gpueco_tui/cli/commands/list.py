"""`list` and `decode`: which projects there are, which match, and why the others do not."""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.inputs import read_ecosystem
from gpueco_tui.cli.output import CommandError, Output, clause
from gpueco_tui.cli.spec import options_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.decoder import Decoding
    from gpueco_tui.search.results import Results

NOT_FOUND = 1


def list_projects(arguments: Arguments, output: Output) -> int:
    """Print the projects that match the query, best first; all of them, by section, without one."""
    ecosystem = read_ecosystem(arguments, output)
    _say_of_dashes(arguments, output)
    if any(word.strip() for word in arguments.words):
        return _list_hits(ecosystem, arguments, output)
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_project

        output.json({"projects": [of_project(project) for project in ecosystem.projects]})
    elif output.terminal:
        from gpueco_tui.cli.tables import by_section

        output.lines(by_section(ecosystem, output.width))
    else:
        output.fields(map(_fields, ecosystem.projects))
    return 0


def _say_of_dashes(arguments: Arguments, output: Output) -> None:
    """Say of each word that is spelt like an option, but for a dash, what it was taken for."""
    options = {option.name for option in options_of(arguments.command)}
    for word in arguments.words:
        option = f"-{word.partition('=')[0]}"
        if option in options:
            output.say(f"'{word}' leaves out what matches '{word[1:]}'; the option is '{option}'")


def _list_hits(ecosystem: Ecosystem, arguments: Arguments, output: Output) -> int:
    from gpueco_tui.search.index import Index
    from gpueco_tui.search.query import Filter, parse
    from gpueco_tui.text.meant import did_you_mean

    index = Index(ecosystem)
    query = query_of(arguments.words, index.values)
    for term in parse(query, index.names):
        if isinstance(term, Filter) and term.field not in index.names:
            raise UsageError(_said(index.search(f"{term.field}:")), arguments.command)
    results = index.search(query)
    if results.problem:
        raise CommandError(_said(results))
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_project

        output.json({"projects": [of_project(hit.project) for hit in results.hits]})
    elif output.terminal:
        from gpueco_tui.cli.tables import of_hits

        output.lines(of_hits(ecosystem, results.hits, output.width))
    else:
        output.fields(_fields(hit.project) for hit in results.hits)
    if results.hits:
        return 0
    hint = did_you_mean(results.meant)
    output.say(f"no project matches '{query}'{'; ' if hint else ''}{hint}")
    return NOT_FOUND


def query_of(words: Sequence[str], values: Callable[[str], Iterable[str] | None]) -> str:
    """Return one query of the shell's words, each the text of a query as in the app's box.

    The shell takes quotes away: `write:host Ru` is the values that begin so, as a whole, when the
    field has any among its `values`.
    """
    return " ".join(_requoted(word, values) if len(word.split()) > 1 else word for word in words)


def _requoted(word: str, values: Callable[[str], Iterable[str] | None]) -> str:
    from gpueco_tui.search.fields import picked
    from gpueco_tui.search.query import quoted

    field, _, value = word.partition(":")
    meant = picked(values(field.removeprefix("-").lower()) or (), value) if value[:1] != '"' else ()
    return f"{field}:{','.join(quoted(name, whole=True) for name in meant)}" if meant else word


def _fields(project: Project) -> tuple[str, ...]:
    return (project.slug, project.title, project.section, project.link, project.description)


def decode(arguments: Arguments, output: Output) -> int:
    """Print the projects that reach the choices, and why each of the others does not."""
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
        output.say(_problem(query, ecosystem))
        return NOT_FOUND
    if decoding.matches:
        return 0
    output.say(clause(decoder.nothing_left(decoding.drops, decoder.used_facets(ecosystem))))
    return NOT_FOUND


def _checked(arguments: Arguments, ecosystem: Ecosystem) -> str:
    """Return the query of `arguments`; raises UsageError when something in it is no FIELD:VALUE of a facet."""
    from gpueco_tui.search.decoder import facets_by_name
    from gpueco_tui.search.query import Filter, parse, quoted

    if not arguments.words:
        return ""
    fields = facets_by_name(ecosystem)
    query = query_of(
        arguments.words, lambda name: [value.name for value in fields[name].values] if name in fields else None
    )
    for term in parse(query, fields):
        minus = "-" if term.negative else ""
        if not isinstance(term, Filter):
            raise UsageError(_no_choice(f"{minus}{term.text}", ecosystem), arguments.command)
        typed = f"{minus}{term.field}:{','.join(quoted(value.text, whole=value.whole) for value in term.values)}"
        if minus or not term.values or term.field not in fields:
            raise UsageError(_problem(typed, ecosystem) or _no_choice(typed, ecosystem), arguments.command)
    return query


def _no_choice(typed: str, ecosystem: Ecosystem) -> str:
    from gpueco_tui.search.fields import field_name, used_facets

    known = ", ".join(field_name(facet.name) for facet in used_facets(ecosystem)) or "none, for no page has facets"
    return f"'{typed}' chooses nothing; a choice is FIELD:VALUE, and the fields are {known}"


def _problem(query: str, ecosystem: Ecosystem) -> str:
    """Say what the search has against the fields and values of `query`; empty when it has nothing."""
    from gpueco_tui.search.index import Index

    return _said(Index(ecosystem).search(query))


def _said(results: Results) -> str:
    """Return what `results` have against the query, with all that there is to choose from; empty for nothing."""
    from gpueco_tui.text.meant import did_you_mean

    hint = did_you_mean(results.meant)
    if not results.choice:
        return clause(f"{results.problem}; {hint}" if hint else results.problem)
    return clause(f"{results.problem}{f' ({hint})' if hint else ''}; {clause(results.choice)}")


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
    """Print every value that can be chosen, with the number of projects behind it."""
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
