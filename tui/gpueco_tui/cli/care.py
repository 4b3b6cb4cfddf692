"""`check` and `config`: whether the content and the settings are in order."""

from __future__ import annotations

import os
from datetime import date

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.reading import load_content, read_settings_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output

WRONG = 1


def check(arguments: Arguments, output: Output) -> int:
    """Print every mistake in the content; warnings alone are no failure."""
    from gpueco_tui.ecosystem.check import check as look  # noqa: PLC0415 (the other commands need none)

    if arguments.words and arguments.has("--content"):
        raise UsageError("the content to check is named twice; leave out --content", arguments.command)
    path = arguments.words[0] if arguments.words else read_settings_of(arguments, output).content
    ecosystem = load_content(path)
    problems = look(ecosystem, date.today())  # noqa: DTZ011 (the reader's own day is meant)
    mistakes = sum(not problem.warning for problem in problems)
    if arguments.has("--json"):
        from gpueco_tui.cli.records import of_problem  # noqa: PLC0415

        output.json({"problems": [of_problem(problem) for problem in problems]})
    else:
        output.text("\n".join(f"{'warning: ' if problem.warning else ''}{problem}" for problem in problems))
    warnings = len(problems) - mistakes
    output.say(
        f"{_counted(len(ecosystem.projects), 'project')}, "
        f"{_counted(mistakes, 'mistake')}, {_counted(warnings, 'warning')}"
    )
    return WRONG if mistakes else 0


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
