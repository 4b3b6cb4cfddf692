"""`list`: prints all projects, or those that match a query."""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import read_ecosystem
from gpueco_tui.cli.output import CommandError, Output
from gpueco_tui.cli.queries import query_of, said
from gpueco_tui.cli.spec import options_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project


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
    from gpueco_tui.search.index import Index
    from gpueco_tui.search.query import Filter, parse
    from gpueco_tui.text.suggest import did_you_mean

    index = Index(ecosystem)
    query = query_of(arguments.words, index.values)
    for term in parse(query, index.names):
        if isinstance(term, Filter) and term.field not in index.names:
            raise UsageError(said(index.search(f"{term.field}:")), arguments.command)
    results = index.search(query)
    if results.problem:
        raise CommandError(said(results))
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
    output.say(f"no project matches '{query}'{did_you_mean(*results.meant, before='; ')}")
    return FAILED


def _fields(project: Project) -> tuple[str, ...]:
    return (project.slug, project.title, project.section, project.link, project.description)
