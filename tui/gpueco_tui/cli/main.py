"""The entry point: arguments, then a command or the app, then an exit status."""

from __future__ import annotations

import gc
import os
import sys

from gpueco_tui.cache import cache
from gpueco_tui.cli.arguments import Arguments, UsageError, parse, where_help_is
from gpueco_tui.cli.exit_status import DONE, FAILED, INTERRUPTED, MISUSED
from gpueco_tui.cli.output import CommandError, Output, clause
from gpueco_tui.user.paths import cache_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn


def run() -> None:
    """Run the command line, and exit with its status."""
    gc.disable()  # a command is over before collecting pays, and the app sees to it itself
    known = cache.begin(cache_file(os.environ))
    try:
        status = main()
        known.save()
    except KeyboardInterrupt:
        status = INTERRUPTED
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process at once, without waiting for threads and without writing anything more.

    At its own end the interpreter writes again what a lost terminal or pipe did not take, and where that
    fails, the status is 120. What has to be kept is kept by now.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # noqa: PERF203  one that is closed does not hold up the other
            pass
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (without the name of the program; by default `sys.argv`); return the exit status."""
    output = Output()
    try:
        arguments = parse(sys.argv[1:] if argv is None else argv)
        output = Output(arguments.value("--color", "auto"))
        status = command_of(arguments)(arguments, output)
        output.finish()
    except UsageError as error:
        output.say(str(error))
        output.say(where_help_is(error.command))
        return MISUSED
    except CommandError as error:
        output.say(str(error))
        return FAILED
    except BrokenPipeError:
        output.abandon()  # the program that reads the pipe has closed it
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        output.abandon()
        output.say(f"{f'{error.filename}: ' if error.filename else ''}{clause(error.strerror or str(error))}")
        return FAILED
    return status


def command_of(arguments: Arguments) -> Callable[[Arguments, Output], int]:
    """Return the function of the command in `arguments`; its module is imported only now."""
    for option, where in (
        ("--help", "commands.help:print_help"),
        ("--version", "commands.help:print_version"),
        ("--man", "commands.help:print_manual"),
        ("--json-schema", "json_records:print_schema"),
    ):
        if arguments.has(option):
            return _function(where)
    return _function(arguments.command.module)


def _function(where: str) -> Callable[[Arguments, Output], int]:
    module, _, name = where.partition(":")
    path = f"gpueco_tui.cli.{module}"
    __import__(path)  # not importlib, which is a third of a millisecond itself
    found: Callable[[Arguments, Output], int] = getattr(sys.modules[path], name)
    return found
