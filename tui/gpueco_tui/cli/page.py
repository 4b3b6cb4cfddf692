"""`show`, `links` and `compare`: what is known about a project, and several side by side."""

from __future__ import annotations

import re

from gpueco_tui.clean import clean
from gpueco_tui.cli.output import MEASURE, CommandError, Output
from gpueco_tui.cli.reading import links_of, named_part, read_ecosystem, whole_project

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.ecosystem.model import Ecosystem, Project

_HEADING = r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$"
_FENCE = r" {0,3}(`{3,}|~{3,})"


def show(arguments: Arguments, output: Output) -> int:
    """Print a project's page: laid out for the terminal, plain in a pipe, or its Markdown."""
    from gpueco_tui.present import for_elsewhere, project_markdown  # noqa: PLC0415 (`links` needs none)

    ecosystem = read_ecosystem(arguments, output)
    project, part = named_part(ecosystem, arguments)
    markdown = project_markdown(ecosystem, project)
    if part:
        markdown = part_of(markdown, part, project.title)
    if arguments.has("--json"):
        from gpueco_tui.cli.records import of_page  # noqa: PLC0415

        output.json({"project": of_page(ecosystem, project, for_elsewhere(ecosystem, markdown))})
    elif arguments.has("--raw"):
        _print(clean(for_elsewhere(ecosystem, markdown)), arguments, output)
    else:
        hyperlinks = output.terminal and output.color and not arguments.has("--pager")
        _print(_printed(markdown, min(output.width, MEASURE), output, hyperlinks=hyperlinks), arguments, output)
    return 0


def _printed(markdown: str, width: int, output: Output, *, hyperlinks: bool) -> str:
    """Return the page for `width` cells; in a pipe no address is broken, so that it is found and copied whole."""
    from gpueco_tui.markdown.printed import harmless, printed  # noqa: PLC0415 (the raw page needs none)

    page = printed(
        markdown,
        width,
        whole=not output.terminal,
        color=output.color,
        hyperlinks=hyperlinks,
        ascii_only=output.ascii_only,
    )
    return harmless(page)


def _print(page: str, arguments: Arguments, output: Output) -> None:
    if arguments.has("--pager") and output.terminal:
        from gpueco_tui.cli.pager import in_pager  # noqa: PLC0415

        in_pager(page, output)
    else:
        output.styled(page)


def part_of(markdown: str, part: str, title: str) -> str:
    """Return the part of `markdown` under the heading that `part` names, up to the next of its level or higher.

    Raises CommandError as `part_called` does.
    """
    lines = markdown.splitlines()
    headings = list(_headings(lines))
    start, level, _ = headings[_names(headings).index(part_called(markdown, part, title))]
    end = next((line for line, other, _ in headings if line > start and other <= level), len(lines))
    return "\n".join(lines[start:end]).rstrip() + "\n"


def part_called(markdown: str, part: str, title: str) -> str:
    """Return the name of the part of `markdown`, the page of `title`, that `part` names or alone begins.

    Raises CommandError, with the names there are, when there is none or more than one.
    """
    from gpueco_tui.markdown.parts import part_name  # noqa: PLC0415 (a whole page needs none)

    names = parts_of(markdown)
    wanted = part_name(part)
    near = [name for name in names if wanted and name.startswith(wanted)]
    if wanted in names or len(near) == 1:
        return wanted if wanted in names else near[0]
    what = "several parts that begin with" if near else "no part called"
    raise CommandError(f"the page of {title} has {what} '{part}'; there are: {', '.join(near or names) or 'none'}")


def parts_of(markdown: str) -> tuple[str, ...]:
    """Return the names of the parts of the page `markdown`, in order."""
    return tuple(filter(None, _names(_headings(markdown.splitlines()))))


def _names(headings: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    from gpueco_tui.markdown.parts import part_names  # noqa: PLC0415

    return part_names((level, text) for _, level, text in headings)


def _headings(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the level and the text of each ATX heading outside of fenced code (CommonMark 4.2, 4.5)."""
    fence = ""
    for number, line in enumerate(lines):
        mark = re.match(_FENCE, line)
        if fence:
            if mark and mark[1].startswith(fence) and line.strip() == mark[1]:
                fence = ""
        elif mark:
            fence = mark[1]
        elif heading := re.match(_HEADING, line):
            yield number, len(heading[1]), heading[2]


def links(arguments: Arguments, output: Output) -> int:
    """Print a project's links, its own first."""
    project = whole_project(read_ecosystem(arguments, output), arguments.words[0], arguments.command)
    found = links_of(project)
    if arguments.has("--json"):
        from gpueco_tui.cli.records import of_links  # noqa: PLC0415

        output.json({"slug": project.slug, "links": of_links(found)})
    elif output.terminal:
        from gpueco_tui.cli.tables import of_links as table  # noqa: PLC0415 (a pipe needs no table)

        output.lines(table(found, output.width))
    else:
        output.fields((link.title, link.url) for link in found)
    return 0


def compare(arguments: Arguments, output: Output) -> int:
    """Print projects side by side; one alone stands beside its alternatives."""
    from gpueco_tui import present  # noqa: PLC0415 (the other commands need none)

    ecosystem = read_ecosystem(arguments, output)
    projects = _to_compare(ecosystem, arguments, output)
    comparison = present.compare(ecosystem, projects)
    differing = arguments.has("--differing")
    if arguments.has("--json"):
        rows = [
            {"label": row.label, "cells": list(row.cells), "differs": row.differs}
            for row in comparison.rows
            if row.differs or not differing
        ]
        output.json({"projects": [project.slug for project in projects], "rows": rows})
        return 0
    markdown = present.comparison_markdown(comparison, differing_only=differing)
    if arguments.has("--raw"):
        output.text(markdown)
    else:
        output.styled(_printed(markdown, output.width, output, hyperlinks=output.terminal and output.color))
    return 0


def _to_compare(ecosystem: Ecosystem, arguments: Arguments, output: Output) -> tuple[Project, ...]:
    """Return the projects that `arguments` name, none twice, which is said; for one alone, its alternatives besides."""
    found = [whole_project(ecosystem, name, arguments.command) for name in arguments.words]
    projects = {project.slug: project for project in found}
    for project in projects.values():
        if found.count(project) > 1:
            output.say(f"{project.title} is named more than once; it stands there once")
    if len(projects) == 1:
        only = next(iter(projects.values()))
        related = dict(ecosystem.related(only))
        projects |= {project.slug: project for project in related.get("Alternatives", ())}
        if len(projects) == 1:
            raise CommandError(f"{only.title} has no alternatives to stand beside; name another project")
    return tuple(projects.values())
