"""`check` and `config`: whether the content and the settings are in order."""

from __future__ import annotations

import os
from datetime import date

from gpueco_tui.cli.reading import load_content, read_settings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output

WRONG = 1


def check(arguments: Arguments, output: Output) -> int:
    """Print every mistake in the content, or in a part of it; warnings alone are no failure."""
    from functools import partial  # noqa: PLC0415 (`config` needs none of these)

    from gpueco_tui.ecosystem.check import check as look  # noqa: PLC0415
    from gpueco_tui.ecosystem.load import holds, placed, whole_of  # noqa: PLC0415

    part = ""
    if arguments.words:
        path, part = whole_of(arguments.words[0])
    else:
        path = read_settings_of(arguments, output).content
    ecosystem = load_content(path)
    today = date.today()  # noqa: DTZ011 (the reader's own day is meant)
    found = look(ecosystem, today, partial(holds, ecosystem))
    problems = [placed(problem, ecosystem.root) for problem in found if _in_part(problem.file, part)]
    mistakes = sum(not problem.warning for problem in problems)
    if arguments.has("--json"):
        from gpueco_tui.cli.records import of_problem  # noqa: PLC0415

        output.json({"problems": [of_problem(problem) for problem in problems]})
    else:
        output.text("\n".join(f"{'warning: ' if problem.warning else ''}{problem}" for problem in problems))
    projects = sum(_in_part(project.file, part) for project in ecosystem.projects)
    where = f" in {part}, a part of '{ecosystem.title}'" if part else ""
    counts = (
        _counted(projects, "project"),
        _counted(mistakes, "mistake"),
        _counted(len(problems) - mistakes, "warning"),
    )
    output.say(f"{', '.join(counts)}{where}")
    return WRONG if mistakes else 0


def _in_part(file: str, part: str) -> bool:
    """Say whether `file` is `part`, or in it, or the folder around it; everything is in the whole."""
    return not part or f"{file}/".startswith(f"{part}/") or part.startswith(f"{file}/")


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def config(arguments: Arguments, output: Output) -> int:
    """Print where the settings file is, the settings there are, or what is wrong with the file."""
    from gpueco_tui import settings  # noqa: PLC0415 (`check PATH` needs none)

    if arguments.has("--print-default"):
        output.text(settings.DEFAULT_CONFIG)
        return 0
    found, problems = settings.read_settings(os.environ)
    if not arguments.has("--check"):
        output.text(found.file)
        return 0
    output.text("\n".join(map(str, problems)))
    output.say(f"{found.file}: {_counted(len(problems), 'mistake')}")
    return WRONG if problems else 0
