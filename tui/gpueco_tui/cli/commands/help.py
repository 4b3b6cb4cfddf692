"""`help`, the manual page and the version, made from the table of commands."""

from __future__ import annotations

from gpueco_tui import __version__
from gpueco_tui.cli.arguments import no_command
from gpueco_tui.cli.spec import APP, BY_NAME, COMMANDS, COMMON_OPTIONS, Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output

PURPOSE = "A decoder ring for an ecosystem of projects: what each is, whether it is alive, and what to use instead."

STATUSES = (
    ("0", "done"),
    ("1", "not found, or something is wrong that the message names"),
    ("2", "the arguments cannot be understood, or contradict each other; a field that does not exist is such a one"),
    ("130", "interrupted"),
)

VARIABLES = (
    ("NO_COLOR", "not empty: no colours"),
    ("CLICOLOR_FORCE, FORCE_COLOR", "colours in a pipe too"),
    ("COLUMNS", "the width to print for"),
    ("PAGER", "the command of show --pager, a line of shell"),
    (
        "BROWSER",
        (
            "the browsers to try, separated by colons. %s in one is replaced by the address, which is the last word "
            "without it. No shell reads this, unless you name one: sh -c 'lynx %s' would run what a hostile address "
            "holds. Give a shell the address as a word of its own: sh -c 'lynx \"$1\"' sh %s"
        ),
    ),
    ("GPUECO_CONTENT", "the content, when there is no --content"),
    ("GPUECO_THEME", "the app's theme, when there is no --theme"),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME", "where the settings are, and what the app remembers"),
    ("XDG_CACHE_HOME", "where a copy is kept of what was read, which makes the next start faster; delete it at will"),
)

FILES = (
    (
        "$XDG_CONFIG_HOME/gpueco-tui/config.toml",
        (
            "the settings; in ~/.config where the variable is not set. 'gpueco-tui config --print-default' is their "
            "reference: it prints each of them, what it means and its default"
        ),
    ),
    (
        "$XDG_STATE_HOME/gpueco-tui/state.json",
        "the favourites, and what was visited last; in ~/.local/state where the variable is not set",
    ),
    (
        "$XDG_CACHE_HOME/gpueco-tui/",
        "what was read, kept to start faster; in ~/.cache where the variable is not set. It may be deleted at will",
    ),
)

NAMING = (
    "A project is named by its title or its slug, in any case; a beginning that no other shares is enough. "
    "So is a part of its page named by its heading, and a link by its title; either may be a word of its own or stand "
    "behind the project and a '#': 'show wgpu links' is 'show wgpu#links', 'copy wgpu docs' is 'copy wgpu#docs'."
)


def print_help(arguments: Arguments, output: Output) -> int:
    """Print the help of a command, or of the whole program."""
    command = arguments.command
    if command.name == "help" and not arguments.has("--help"):
        name = next(iter(arguments.words), "")
        if name and name not in BY_NAME:
            raise no_command(name)
        command = BY_NAME.get(name, APP)
    output.text(_help_of(command) if command.name else _overview())
    return 0


def print_version(_arguments: Arguments, output: Output) -> int:
    """Print the version that is installed."""
    output.text(f"gpueco-tui {__version__}")
    return 0


def usages(command: Command) -> list[str]:
    """Return the usage lines of `command`."""
    ways = [command.arguments, f"PROJECT#{command.part}"] if command.name and command.part else [command.arguments]
    return [" ".join(filter(None, ("gpueco-tui", command.name, way, "[OPTION…]"))) for way in ways]


def _overview() -> str:
    commands = [(f"{command.name} {command.arguments}".strip(), command.summary) for command in COMMANDS[1:]]
    return "\n".join(
        (
            *_used((*usages(APP), "gpueco-tui COMMAND …")),
            "",
            *_wrapped(PURPOSE, 80),
            "Without a command it opens the app, at PROJECT if one is named; in a pipe it prints the list.",
            "",
            "Commands:",
            *_two_columns(commands),
            "",
            "Options:",
            *_two_columns((_spelled(option), option.help) for option in (*APP.options, *COMMON_OPTIONS)),
            "",
            *_wrapped(NAMING, 80),
            "'gpueco-tui help COMMAND' says more about a command.",
        )
    )


def _used(ways: Iterable[str]) -> Iterable[str]:
    return (f"{'       ' if number else 'Usage: '}{way}" for number, way in enumerate(ways))


def _help_of(command: Command) -> str:
    options = (*command.options, *COMMON_OPTIONS)
    return "\n".join(
        (
            *_used(usages(command)),
            "",
            f"{command.summary[0].upper()}{command.summary[1:]}.",
            *(("", command.details) if command.details else ()),
            "",
            "Options:",
            *_two_columns((_spelled(option), option.help) for option in options),
        )
    )


def _spelled(option: Option) -> str:
    value = f" {option.value}" if option.value else ""
    short = f"{option.short}, " if option.short else ""
    return f"{short}{option.name}{value}"


def _two_columns(rows: Iterable[tuple[str, str]]) -> list[str]:
    rows = list(rows)
    width = max(len(left) for left, _ in rows)
    return [f"  {left:<{width}}  {right}" for left, right in rows]


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(text, width)


def print_manual(_arguments: Arguments, output: Output) -> int:
    """Print the manual page, in the man(7) language."""
    output.text(manual(__version__))
    return 0


def manual(version: str) -> str:
    """Return the manual page of `version`, in the man(7) language."""
    lines = [
        f'.TH GPUECO\\-TUI 1 "" "gpueco\\-tui {_roff(version)}" "User Commands"',
        ".SH NAME",
        "gpueco\\-tui \\- browse an ecosystem of projects in the terminal",
        ".SH SYNOPSIS",
        *(f"{_roff(way)}\n.br" for command in COMMANDS for way in usages(command)),
        ".SH DESCRIPTION",
        _roff(PURPOSE),
        "Without a command it opens the app; the key ? lists its keys. In a pipe it prints the list.",
        ".PP",
        _roff(NAMING),
        ".SH COMMANDS",
    ]
    for command in COMMANDS:
        lines += [f".SS {_roff(f'{command.name} {command.arguments}'.strip())}", f"{_roff(command.summary)}."]
        lines += [".PP", _roff(command.details)] if command.details else []
        lines += _tagged((_spelled(option), option.help) for option in command.options)
    lines += [".SH OPTIONS", "Before or after any command:"]
    lines += _tagged((_spelled(option), option.help) for option in COMMON_OPTIONS)
    lines += [
        ".SH EXIT STATUS",
        *_tagged(STATUSES),
        ".SH ENVIRONMENT",
        *_tagged(VARIABLES),
        ".SH FILES",
        *_tagged(FILES),
    ]
    return "\n".join(lines)


def _tagged(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [line for left, right in rows for line in (".TP", f".B {_roff(left)}", f"{_roff(right)}")]


def _roff(text: str) -> str:
    """Return `text` escaped for man(7): no line of it is a request, and dashes and quotes stay the same."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...")
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in escaped.splitlines())
