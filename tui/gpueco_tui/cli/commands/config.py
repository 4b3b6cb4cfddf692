"""`config`: the path of the settings file, its defaults, and its mistakes."""

from __future__ import annotations

import os

from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.problems import lines_of, not_there, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output


def config(arguments: Arguments, output: Output) -> int:
    """Print the path of the settings file, all settings, or the mistakes in the file."""
    from gpueco_tui.user import settings

    if arguments.has("--print-default"):
        output.text(settings.default_config())
        return 0
    found, problems = settings.read_settings(os.environ)
    if not arguments.has("--check"):
        output.text(found.file)
        return 0
    problems = tuple(sorted((*problems, *not_there(found, os.environ)), key=lambda one: one.line))
    output.text(lines_of(problems))
    output.say(f"{found.file}: {totals(problems)}")
    return FAILED if any(not problem.warning for problem in problems) else 0
