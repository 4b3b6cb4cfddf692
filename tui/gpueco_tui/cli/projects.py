"""`list` and `decode`: which projects there are, which match, and why the others do not."""

from __future__ import annotations

from gpueco_tui.cli.output import CommandError, Output, clause
from gpueco_tui.cli.reading import read_ecosystem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.ecosystem.facets import Decoding
    from gpueco_tui.ecosystem.model import Ecosystem, Project

NOT_FOUND = 1


def list_projects(arguments: Arguments, output: Output) -> int:
    """Print the projects that match the query, best first; all of them, by section, without one."""
    ecosystem = read_ecosystem(arguments, output)
    query = query_of(arguments.words)
    if query:
        return _list_hits(ecosystem, query, arguments, output)
    if arguments.has("--json"):
        from gpueco_tui.cli.records import of_project  # noqa: PLC0415

        output.json({"projects": [of_project(project) for project in ecosystem.projects]})
    elif output.terminal:
        from gpueco_tui.cli.tables import by_section  # noqa: PLC0415 (a pipe needs no table)

        output.lines(by_section(ecosystem, output.width))
    else:
        output.fields(map(_fields, ecosystem.projects))
    return 0


def _list_hits(ecosystem: Ecosystem, query: str, arguments: Arguments, output: Output) -> int:
    from gpueco_tui.ecosystem.search import Index  # noqa: PLC0415 (only for a query)

    results = Index(ecosystem).search(query)
    if results.problem:
        raise CommandError(clause(results.problem))
    if arguments.has("--json"):
        from gpueco_tui.cli.records import of_project  # noqa: PLC0415

        output.json({"projects": [of_project(hit.project) for hit in results.hits]})
    elif output.terminal:
        from gpueco_tui.cli.tables import of_hits  # noqa: PLC0415

        output.lines(of_hits(ecosystem, results.hits, output.width))
    else:
        output.fields(_fields(hit.project) for hit in results.hits)
    if results.hits:
        return 0
    output.say(f"no project matches '{query}'")
    return NOT_FOUND


def query_of(words: Sequence[str]) -> str:
    """Return one query of the shell's words; a value with white space in it is quoted (`write:host Rust`)."""
    return " ".join(map(_requoted, words))


def _requoted(word: str) -> str:
    field, colon, value = word.partition(":")
    if colon and value and '"' not in word and len(word.split()) > 1 and len(field.split()) == 1:
        return f'{field}:"{value}"'
    return word


def _fields(project: Project) -> tuple[str, ...]:
    return (project.slug, project.title, project.section, project.link, project.description)


def decode(arguments: Arguments, output: Output) -> int:
    """Print the projects that reach the choices, and why each of the others does not."""
    from gpueco_tui.ecosystem import facets  # noqa: PLC0415 (`list` needs none)

    ecosystem = read_ecosystem(arguments, output)
    for word in arguments.words:
        if not facets.choices_of(query_of((word,)), ecosystem):
            known = ", ".join(facet.name for facet in facets.used_facets(ecosystem)) or "none, for no page has facets"
            raise CommandError(f"'{word}' chooses nothing; a choice is FIELD:VALUE, and the fields are {known}")
    choices = facets.choices_of(query_of(arguments.words), ecosystem)
    decoding = facets.decode(ecosystem, choices)
    if arguments.has("--json"):
        _print_record(decoding, output)
    elif not choices:
        _print_values(ecosystem, decoding, output)
    elif output.terminal:
        _print_decoding(ecosystem, decoding, output)
    else:
        output.fields(("match", project.slug, project.title) for project in decoding.matches)
        output.fields(("ruled out", out.project.slug, out.reason) for out in decoding.ruled_out)
    if decoding.matches:
        return 0
    hints = [f"without {facets.to_query(drop.choices)}, {drop.count} would" for drop in decoding.drops]
    output.say(f"nothing matches all of that{'; ' if hints else ''}{', '.join(hints)}")
    return NOT_FOUND


def _print_record(decoding: Decoding, output: Output) -> None:
    from gpueco_tui.cli.records import of_project  # noqa: PLC0415

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
    from gpueco_tui.cli.tables import of_values  # noqa: PLC0415

    output.lines(of_values(ecosystem, decoding, output.width))


def _print_decoding(ecosystem: Ecosystem, decoding: Decoding, output: Output) -> None:
    from gpueco_tui.cli.tables import of_decoding  # noqa: PLC0415

    output.lines(of_decoding(ecosystem, decoding, output.width))
