"""`list`: prints all projects, or those that match a query."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.inputs import read_ecosystem
from gpueco_tui.cli.output import CommandError, Output, as_fields
from gpueco_tui.cli.queries import NoFieldError, query_of, said
from gpueco_tui.cli.render import Printed, terminal_text
from gpueco_tui.cli.spec import options_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.search.results import Results


def list_projects(arguments: Arguments, output: Output) -> int:
    """Print the projects that match the query, best first; without a query all of them, by section."""
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
    """Report each word that looks like an option with one dash too few: it is a negation."""
    options = {option.name for option in options_of(arguments.command)}
    for word in arguments.words:
        option = f"-{word.partition('=')[0]}"
        if option in options:
            output.say(f"'{word}' leaves out what matches '{word[1:]}'; the option is '{option}'")


def _list_hits(ecosystem: Ecosystem, arguments: Arguments, output: Output) -> int:
    words = tuple(arguments.words)
    try:
        if not arguments.has("--json"):
            width = output.width if output.terminal else 0
            return _printed(ecosystem, words, width, color=output.color, ascii_only=output.ascii_only).on(output)
        from gpueco_tui.cli.json_records import of_project

        query, results = _results(ecosystem, words)
        output.json({"projects": [of_project(hit.project) for hit in results.hits]})
        return Printed("", _said(query, results), bool(results.hits)).on(output)
    except NoFieldError as error:
        raise UsageError(str(error), arguments.command) from None


@cached
def _printed(ecosystem: Ecosystem, words: tuple[str, ...], width: int, *, color: bool, ascii_only: bool) -> Printed:
    """Return what is printed for a query in a terminal `width` cells wide, or for programs when that is 0."""
    query, results = _results(ecosystem, words)
    if width:
        from gpueco_tui.cli.tables import of_hits

        text = terminal_text(of_hits(ecosystem, results.hits, width), color=color, ascii_only=ascii_only)
    else:
        text = as_fields(_fields(hit.project) for hit in results.hits)
    return Printed(text, _said(query, results), bool(results.hits))


def _said(query: str, results: Results) -> tuple[str, ...]:
    from gpueco_tui.text.suggest import did_you_mean

    return () if results.hits else (f"no project matches '{query}'{did_you_mean(*results.meant, before='; ')}",)


def _results(ecosystem: Ecosystem, words: Sequence[str]) -> tuple[str, Results]:
    """Return the query of `words` and its results; raises NoFieldError, and CommandError for an unknown value."""
    from gpueco_tui.search.index import Index
    from gpueco_tui.search.query import Filter, parse

    index = Index(ecosystem)
    query = query_of(words, index.values)
    for term in parse(query, index.names):
        if isinstance(term, Filter) and term.field not in index.names:
            raise NoFieldError(said(index.search(f"{term.field}:")))
    results = index.search(query)
    if results.problem:
        raise CommandError(said(results))
    return query, results


def _fields(project: Project) -> tuple[str, ...]:
    return (project.slug, project.title, project.section, project.link, project.description)
