"""`check`: prints the mistakes in the content."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import content_of, load_content, read_settings_of
from gpueco_tui.cli.problems import counted, lines_of, totals
from gpueco_tui.loading.files import holds, root_of, with_openable_path
from gpueco_tui.values import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output
    from gpueco_tui.model import Ecosystem, Problem


def check(arguments: Arguments, output: Output) -> int:
    """Print every mistake in the content, or in a part of it; warnings alone are not a failure."""
    part = ""
    if arguments.words:
        if arguments.has("--content"):
            raise UsageError("the content to check is named twice; leave out --content", arguments.command)
        path, part = root_of(arguments.words[0])
        ecosystem = load_content(path)
    else:
        ecosystem = content_of(read_settings_of(arguments, output))
    today = date.today()  # the user's own day is meant
    there = tuple(file for file in _named_files(ecosystem) if holds(ecosystem, file))
    found = _found(ecosystem, today, there)
    problems = [with_openable_path(problem, ecosystem.root) for problem in found if _in_part(problem.file, part)]
    mistakes = sum(not problem.warning for problem in problems)
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_problem

        output.json({"problems": [of_problem(problem) for problem in problems]})
    else:
        output.text(lines_of(problems))
    projects = sum(_in_part(project.file, part) for project in ecosystem.projects)
    where = f" in {part}, a part of '{ecosystem.title}'" if part else ""
    output.say(f"{counted(projects, 'project')}, {totals(problems)}{where}")
    return FAILED if mistakes else 0


@cached
def _named_files(ecosystem: Ecosystem) -> tuple[str, ...]:
    """Return the files for which `_found` has to know whether they are there."""
    from gpueco_tui.loading.check import named_files

    return named_files(ecosystem)


@cached
def _found(ecosystem: Ecosystem, today: date, there: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return what `check` finds on the day `today` when, of the files named, those are `there`."""
    from gpueco_tui.cli.queries import Questions
    from gpueco_tui.loading.check import check as look

    return look(ecosystem, today, there.__contains__, Questions(ecosystem).mistake)


def _in_part(file: str, part: str) -> bool:
    """Say whether `file` is `part`, or in it, or the folder around it; without a part, every file is."""
    return not part or f"{file}/".startswith(f"{part}/") or part.startswith(f"{file}/")
