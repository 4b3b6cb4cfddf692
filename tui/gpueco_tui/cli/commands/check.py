"""`check` and `config`: whether the content and the settings are in order."""

from __future__ import annotations

import os
from datetime import date

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.inputs import content_of, load_content, read_settings_of
from gpueco_tui.cli.output import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output
    from gpueco_tui.model import Problem
    from gpueco_tui.user.settings import Problem as SettingsProblem
    from gpueco_tui.user.settings import Settings

WRONG = 1


def check(arguments: Arguments, output: Output) -> int:
    """Print every mistake in the content, or in a part of it; warnings alone are no failure."""
    from functools import partial

    from gpueco_tui.loading.check import check as look
    from gpueco_tui.loading.load import holds, placed, whole_of

    part = ""
    if arguments.words:
        if arguments.has("--content"):
            raise UsageError("the content to check is named twice; leave out --content", arguments.command)
        path, part = whole_of(arguments.words[0])
        ecosystem = load_content(path)
    else:
        ecosystem = content_of(read_settings_of(arguments, output))
    today = date.today()  # noqa: DTZ011 (the reader's own day is meant)
    found = look(ecosystem, today, partial(holds, ecosystem))
    problems = [placed(problem, ecosystem.root) for problem in found if _in_part(problem.file, part)]
    mistakes = sum(not problem.warning for problem in problems)
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_problem

        output.json({"problems": [of_problem(problem) for problem in problems]})
    else:
        output.text(_lines(problems))
    projects = sum(_in_part(project.file, part) for project in ecosystem.projects)
    where = f" in {part}, a part of '{ecosystem.title}'" if part else ""
    output.say(f"{_counted(projects, 'project')}, {_totals(problems)}{where}")
    return WRONG if mistakes else 0


def _in_part(file: str, part: str) -> bool:
    """Say whether `file` is `part`, or in it, or the folder around it; everything is in the whole."""
    return not part or f"{file}/".startswith(f"{part}/") or part.startswith(f"{file}/")


def _lines(problems: Iterable[Problem | SettingsProblem]) -> str:
    return "\n".join(f"{'warning: ' if problem.warning else ''}{problem}" for problem in problems)


def _totals(problems: Sequence[Problem | SettingsProblem]) -> str:
    mistakes = sum(not problem.warning for problem in problems)
    return f"{_counted(mistakes, 'mistake')}, {_counted(len(problems) - mistakes, 'warning')}"


def _counted(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def config(arguments: Arguments, output: Output) -> int:
    """Print where the settings file is, the settings there are, or what is wrong with the file."""
    from gpueco_tui.user import settings

    if arguments.has("--print-default"):
        output.text(settings.default_config())
        return 0
    found, problems = settings.read_settings(os.environ)
    if not arguments.has("--check"):
        output.text(found.file)
        return 0
    problems = tuple(sorted((*problems, *not_there(found, os.environ)), key=lambda one: one.line))
    output.text(_lines(problems))
    output.say(f"{found.file}: {_totals(problems)}")
    return WRONG if any(not problem.warning for problem in problems) else 0


def not_there(settings: Settings, env: Mapping[str, str]) -> tuple[SettingsProblem, ...]:
    """Return what `settings` name and this machine has not: content, and programs on the PATH of `env`."""
    from gpueco_tui.desktop.program import found
    from gpueco_tui.user.settings import Problem

    problems: list[SettingsProblem] = []
    if written := settings.origin("content"):
        try:
            load_content(settings.content)
        except CommandError as error:
            problems.append(Problem(*written, f"content: {error}"))
    for name, command in (("clipboard", settings.clipboard), ("browser", settings.browser)):
        if command and (written := settings.origin(name)) and not found(command[0], env):
            what = f"{name}: there is no program '{command[0]}' here; install it, or name another"
            problems.append(Problem(*written, what, warning=True))
    return tuple(problems)
