"""Starts the app on a terminal; elsewhere prints the list or a page."""

from __future__ import annotations

import io
import os
import sys

from gpueco_tui.cli.inputs import content_of, named_project, settings_and_problems
from gpueco_tui.cli.output import CommandError, NoProjectError, Output
from gpueco_tui.cli.spec import BY_NAME
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem

INPUT, ERROR = 0, 2
"""The file descriptors from which the app reads keys, and on which Textual draws."""


def start(arguments: Arguments, output: Output) -> int:
    """Open the app; print the list or the page of a project when standard output is not a usable terminal."""
    if not output.terminal or os.environ.get("TERM") == "dumb":
        return _print_instead(arguments, output)
    settings, problems = settings_and_problems(arguments, output)
    ecosystem = content_of(settings)
    project, part = _place(ecosystem, arguments.words[0]) if arguments.words else ("", "")
    _take_terminal(INPUT, "r")
    before = _take_terminal(ERROR, "w")
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # Textual would use them, and never see that the size changes
    try:
        from gpueco_tui.app.run import run_app

        return run_app(ecosystem, project=project, part=part, settings=settings, problems=problems)
    finally:
        if before is not None:
            os.dup2(before, ERROR)


def _print_instead(arguments: Arguments, output: Output) -> int:
    if arguments.words:
        from gpueco_tui.cli.commands.show import show

        try:
            return show(replace(arguments, command=BY_NAME["show"]), output)
        except NoProjectError as error:
            raise _or_a_command(error, arguments.words[0]) from None
    from gpueco_tui.cli.commands.list import list_projects

    return list_projects(replace(arguments, command=BY_NAME["list"]), output)


def _place(ecosystem: Ecosystem, name: str) -> tuple[str, str]:
    """Return the slug of the project to open, and the name of the part of its page or nothing."""
    try:
        project, part = named_project(ecosystem, name)
    except NoProjectError as error:
        raise _or_a_command(error, name) from None
    if not part:
        return project.slug, ""
    from gpueco_tui.cli.commands.show import part_called
    from gpueco_tui.pages.compose import project_page

    return project.slug, part_called(project_page(ecosystem, project), part, project.title)


def _or_a_command(error: NoProjectError, name: str) -> NoProjectError:
    """Return `error` with the command most similar to `name`."""
    sentence = str(error)
    command = Suggester(BY_NAME).nearest(name)
    if not command:
        return error
    if sentence.endswith("?"):
        return NoProjectError(f"{sentence[:-1]} or the command '{command}'?")
    return NoProjectError(did_you_mean(f"the command '{command}'", before=f"{sentence}; "))


def _take_terminal(descriptor: int, mode: str) -> int | None:
    """Open the controlling terminal on `descriptor`, unless a terminal is there.

    The app cannot live with anything else: from a file on its input it would read keys for ever at full speed, and
    into a file on its error output it would draw. Returns a copy of what was there, or None when nothing was changed
    or open. Raises CommandError when there is no controlling terminal.
    """
    if os.isatty(descriptor):
        return None
    try:
        before = os.dup(descriptor)
    except OSError:
        before = None  # closed
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        what = "keys" if descriptor == INPUT else "the screen"
        raise CommandError(f"the app needs a terminal for {what}; 'gpueco-tui list' needs none") from None
    if terminal != descriptor:
        os.dup2(terminal, descriptor)
        os.close(terminal)
    _reopen(descriptor, mode)
    return before


def _reopen(descriptor: int, mode: str) -> None:
    """Give Python a stream on `descriptor` if it started without one."""
    stream = sys.__stdin__ if descriptor == INPUT else sys.__stderr__
    if stream is not None and not stream.closed:
        return
    new = io.TextIOWrapper(io.FileIO(descriptor, mode, closefd=False), encoding="utf-8", write_through=True)
    if descriptor == INPUT:
        sys.stdin = sys.__stdin__ = new  # pyright: ignore[reportConstantRedefinition, reportAttributeAccessIssue]
    else:
        sys.stderr = sys.__stderr__ = new  # pyright: ignore[reportConstantRedefinition, reportAttributeAccessIssue]
