"""Prints the problems of content and settings, and finds what the settings name and is missing."""

from __future__ import annotations

from gpueco_tui.cli.inputs import load_content
from gpueco_tui.cli.output import CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gpueco_tui.model import Problem
    from gpueco_tui.user.settings import Settings


def lines_of(problems: Iterable[Problem]) -> str:
    """Return a line for each problem; a warning is marked as one."""
    return "\n".join(f"{'warning: ' if problem.warning else ''}{problem}" for problem in problems)


def totals(problems: Sequence[Problem]) -> str:
    """Return how many mistakes and warnings `problems` are."""
    mistakes = sum(not problem.warning for problem in problems)
    return f"{counted(mistakes, 'mistake')}, {counted(len(problems) - mistakes, 'warning')}"


def counted(number: int, thing: str) -> str:
    """Return `no projects`, `1 project`, `2 projects`."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def not_there(settings: Settings, env: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return what `settings` name and this machine lacks: content, and programs on the PATH of `env`."""
    from gpueco_tui.desktop.program import which
    from gpueco_tui.model import Problem

    problems: list[Problem] = []
    if written := settings.origin("content"):
        try:
            load_content(settings.content)
        except CommandError as error:
            problems.append(Problem(*written, "", f"content: {error}"))
    for name, command in (("clipboard", settings.clipboard), ("browser", settings.browser)):
        if command and (written := settings.origin(name)) and not which(command[0], env):
            what = f"{name}: there is no program '{command[0]}' here; install it, or name another"
            problems.append(Problem(*written, "", what, warning=True))
    return tuple(problems)
