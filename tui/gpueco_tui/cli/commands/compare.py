"""`compare`: projects side by side."""

from __future__ import annotations

from gpueco_tui.cli.inputs import read_ecosystem, whole_project
from gpueco_tui.cli.output import CommandError, Output
from gpueco_tui.cli.render import page_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project


def compare(arguments: Arguments, output: Output) -> int:
    """Print projects side by side; one alone stands beside its alternatives."""
    from gpueco_tui.pages import page

    ecosystem = read_ecosystem(arguments, output)
    projects = _to_compare(ecosystem, arguments, output)
    comparison = page.compare(ecosystem, projects)
    differing = arguments.has("--differing")
    if arguments.has("--json"):
        rows = [
            {"label": row.label, "cells": list(row.cells), "differs": row.differs}
            for row in comparison.rows
            if row.differs or not differing
        ]
        output.json({"projects": [project.slug for project in projects], "rows": rows})
        return 0
    markdown = page.comparison_markdown(comparison, differing_only=differing)
    if arguments.has("--raw"):
        output.text(markdown)
    else:
        output.styled(page_text(markdown, output.width, output, hyperlinks=output.terminal and output.color))
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
