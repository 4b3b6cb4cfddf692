"""`doctor`: how copying and opening will work in this terminal, and why."""

from __future__ import annotations

import os
import sys

from gpueco_tui.cache.cache import LARGEST_FILE
from gpueco_tui.cli.inputs import load_content
from gpueco_tui.cli.output import CommandError, Output
from gpueco_tui.cli.problems import not_there
from gpueco_tui.desktop.clipboard import controlling_terminal
from gpueco_tui.desktop.doctor import Facts, Finding, report
from gpueco_tui.text.width import wrapped
from gpueco_tui.user.paths import cache_file, state_file
from gpueco_tui.user.settings import check_command, read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.cli.arguments import Arguments

MARKS = {"ok": " ", "note": "i", "bad": "!"}
NARROWEST = 24
"""The fewest cells to which findings are wrapped."""


def doctor(arguments: Arguments, output: Output) -> int:
    """Print the findings; none of them is a failure of this command."""
    findings = report(os.environ, _facts(arguments, output))
    if arguments.has("--json"):
        output.json(
            {
                "findings": [
                    {"name": one.name, "value": one.value, "verdict": one.verdict, "advice": one.advice}
                    for one in findings
                ]
            }
        )
    else:
        output.text("\n".join(_lines(findings, output.width if output.terminal else sys.maxsize)))
    return 0


def _facts(arguments: Arguments, output: Output) -> Facts:
    settings, problems = read_settings(os.environ, content=arguments.value("--content"))
    problems += not_there(settings, os.environ)
    try:
        ecosystem = load_content(settings.content)
        content = f"{settings.content or 'what came with the app'}: {len(ecosystem.projects)} projects"
        root, wrong = ecosystem.root, bool(ecosystem.problems)
    except CommandError as error:
        content, root, wrong = str(error), settings.content, True
    state = state_file(os.environ)
    return Facts(
        size=output.size if output.terminal else None,
        terminal=controlling_terminal() is not None,
        clipboard=settings.clipboard,
        browser=settings.browser,
        config=settings.file,
        config_problems=tuple(map(str, problems)),
        state=state,
        state_problem=_state_problem(state, root),
        cache=cache_file(os.environ),
        largest_cache=LARGEST_FILE,
        content=content,
        content_check=check_command(settings.content) if wrong else "",
    )


def _state_problem(path: str, root: str) -> str:
    """Return what is wrong with the state, or empty, also when there is none yet."""
    if not os.path.exists(path):
        return ""
    from gpueco_tui.user.state import StateFile

    return StateFile(path).read(root)[1]


def _lines(findings: Iterable[Finding], width: int) -> Iterable[str]:
    """Yield each finding and, below it, its advice; both are wrapped at `width` beside the names."""
    findings = list(findings)
    names = max(len(one.name) for one in findings)
    indent = " " * (names + 4)
    left = max(NARROWEST, width - len(indent))
    for one in findings:
        value, *more = wrapped(one.value, left)
        yield f"{MARKS[one.verdict]} {one.name:<{names}}  {value}"
        yield from (f"{indent}{line}" for line in more)
        yield from (f"{indent}{line}" for line in wrapped(one.advice, left) if line)
