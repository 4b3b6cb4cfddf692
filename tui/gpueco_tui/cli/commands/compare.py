"""`compare`: projects side by side."""

from __future__ import annotations

from gpueco_tui.cli.inputs import read_ecosystem, whole_project
from gpueco_tui.cli.output import CommandError, Output
from gpueco_tui.cli.render import page_text, raw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project


def compare(arguments: Arguments, output: Output) -> int:
    """Print projects side by side; one alone is compared with what the app would compare it with."""
    from gpueco_tui.pages import comparison

    ecosystem = read_ecosystem(arguments, output)
    projects = _to_compare(ecosystem, arguments, output)
    compared = comparison.compare(ecosystem, projects)
    differing = arguments.has("--differing")
    if arguments.has("--json"):
        rows = [
            {"label": row.label, "cells": list(row.cells), "differs": row.differs}
            for row in compared.shown_rows(differing_only=differing)
        ]
        output.json({"projects": [project.slug for project in projects], "rows": rows})
        return 0
    page = comparison.comparison_page(compared, differing_only=differing)
    if arguments.has("--raw"):
        output.text(raw(page))
    else:
        output.styled(page_text(page, output.width, output, hyperlinks=output.terminal and output.color))
    return 0


def _to_compare(ecosystem: Ecosystem, arguments: Arguments, output: Output) -> tuple[Project, ...]:
    """Return the projects that `arguments` name, none twice, which is said; for one alone, what it is compared with."""
    from gpueco_tui.pages.comparison import suggested_comparison

    found = [whole_project(ecosystem, name, arguments.command) for name in arguments.words]
    projects = {project.slug: project for project in found}
    for project in projects.values():
        if found.count(project) > 1:
            output.say(f"{project.title} is named more than once; it stands there once")
    if len(projects) > 1:
        return tuple(projects.values())
    only = found[0]
    suggested = suggested_comparison(ecosystem, only)
    if len(suggested) == 1:
        raise CommandError(f"there is nothing to compare {only.title} with; name another project")
    return suggested
