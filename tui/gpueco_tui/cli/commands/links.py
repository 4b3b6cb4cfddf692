"""`links`: the links of a project."""

from __future__ import annotations

from gpueco_tui.cli.inputs import links_of, read_ecosystem, whole_project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output


def links(arguments: Arguments, output: Output) -> int:
    """Print a project's links, its own first."""
    project = whole_project(read_ecosystem(arguments, output), arguments.words[0], arguments.command)
    found = links_of(project)
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_links

        output.json({"slug": project.slug, "links": of_links(found)})
    elif output.terminal:
        from gpueco_tui.cli.tables import of_links as table

        output.lines(table(found, output.width))
    else:
        output.fields((link.title, link.url) for link in found)
    return 0
