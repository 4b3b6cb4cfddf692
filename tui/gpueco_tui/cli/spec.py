"""The table of commands and options, from which parsing, help, completions and the manual page are made."""

from __future__ import annotations

from gpueco_tui.user.settings import THEMES
from gpueco_tui.values import Frozen


class Option(Frozen):
    """An option of a command."""

    name: str
    """With its two dashes."""
    help: str
    value: str = ""
    """The name of its value in the help, or empty for a switch."""
    choices: tuple[str, ...] = ()
    short: str = ""


class Command(Frozen):
    """A command of the program."""

    name: str
    """Empty for the app itself."""
    arguments: str
    """Its arguments, as the help shows them."""
    summary: str
    module: str
    """The module of `gpueco_tui.cli` and, after a colon, its function: (Arguments, Output) -> exit status."""
    least: int = 0
    most: int = 0
    """The most arguments it takes; -1 for any number."""
    part: str = ""
    """What may follow the project, as a word of its own or in the same word after `#`; empty for nothing."""
    words: tuple[str, ...] = ()
    """The kind of each argument, for completion: projects, pages, parts (or links), queries, routes, commands, shells,
    paths; the last is also the kind of all that follow."""
    query: bool = False
    """Whether `-word` among its arguments is a negation instead of an option."""
    options: tuple[Option, ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    """Options that exclude each other."""
    details: str = ""


SHELLS = ("bash", "zsh", "fish")
"""The shells with completions."""

VALUES = """\
A value is found where it, or a word in it, begins with what is typed, in any case: license:mit
finds MIT OR Apache-2.0. In quotes it is that whole value alone; the shell takes plain quotes away,
so type 'license:"mit"'. A field goes by its label on a card too: gpu-api:vulkan is api:vulkan.
A hyphen, underscore or dot inside a word may be left out or put in: spirv finds SPIR-V."""
"""The explanation of values in a query."""

JSON = Option("--json", 'print one JSON object, {"schema": 1, …}')

COMMON_OPTIONS = (
    Option("--content", "read this folder or Markdown file instead of the content that comes along", "PATH"),
    Option("--color", "when to colour the output: auto, always or never", "WHEN", ("auto", "always", "never")),
    Option("--help", "say how it is used", short="-h"),
)
"""Options that may be before or after any command."""

COMMANDS = (
    Command(
        "",
        "[PROJECT[#PART]]",
        "open the app, at a project or a part of its page if one is named",
        "commands.app:start",
        most=1,
        part="PART",
        words=("projects",),
        options=(
            Option("--theme", "start with this theme; 'gpueco-tui config --print-default' names all", "NAME", THEMES),
            Option("--json-schema", "print the JSON Schema of everything --json prints"),
            Option("--man", "print the manual page"),
            Option("--version", "print the version", short="-V"),
        ),
        apart=(("--json-schema", "--man", "--version"),),
    ),
    Command(
        "list",
        "[QUERY…]",
        "print the projects, or those that match, best first",
        "commands.list:list_projects",
        most=-1,
        words=("queries",),
        query=True,
        options=(JSON,),
        details=f"""\
A table on a terminal. In a pipe, lines of five fields parted by tabs:
slug, title, section, link, summary.
A query is words, "a phrase", field:value, -word and -field:value, as in the app's search box.
It may be one argument or several: 'entry points' is two words, '"entry points"' is a phrase.
{VALUES}""",
    ),
    Command(
        "show",
        "PAGE [PART]",
        "print a page, or the part of it under one heading",
        "commands.show:show",
        least=1,
        most=2,
        part="PART",
        words=("pages", "parts"),
        details="PAGE is a project, a section such as 'glossary', or 'overview'.",
        options=(
            JSON,
            Option("--raw", "print the Markdown itself"),
            Option("--pager", "show it in $PAGER, run by sh (less -FIRX when unset)"),
        ),
        apart=(("--json", "--raw"), ("--json", "--pager")),
    ),
    Command(
        "links",
        "PROJECT",
        "print a project's links",
        "commands.links:links",
        least=1,
        most=1,
        words=("projects",),
        options=(JSON,),
        details="In a pipe, lines of two fields parted by a tab: title, URL. The project's own link comes first.",
    ),
    Command(
        "compare",
        "PROJECT [PROJECT…]",
        "set projects side by side, one with its alternatives or section",
        "commands.compare:compare",
        least=1,
        most=-1,
        words=("projects",),
        options=(
            JSON,
            Option("--raw", "print the Markdown table itself"),
            Option("--differing", "leave out the rows in which they agree"),
        ),
        apart=(("--json", "--raw"),),
    ),
    Command(
        "decode",
        "[FIELD:VALUE…]",
        "say which projects have chosen facts, and why the others do not",
        "commands.decode:decode",
        most=-1,
        words=("queries",),
        options=(JSON,),
        details=f"""\
Values of the same field widen the choice, different fields narrow it. Without any, every value is
printed with the number of projects behind it. In a pipe, lines of three fields parted by tabs:
"match", slug, title; or "ruled out", slug, reason.
Where a page says nothing of a field, its sources do not say, or it does not apply.
{VALUES}""",
    ),
    Command(
        "routes",
        "[FROM] [TO] [FIELD:VALUE…]",
        "print the ways from what you write to where it runs",
        "commands.routes:print_routes",
        most=-1,
        words=("routes",),
        query=True,
        options=(JSON,),
        details=f"""\
FROM is what is written, or a form such as SPIR-V; TO is hardware, a form or an API. A name alone
is where routes begin, else where they end, else what they pass; a project is passed wherever it is
named. A beginning of a name is enough, and rust-k is Rust kernels.
FIELD:VALUE and -FIELD:VALUE are conditions on the whole route: on the weakest of its steps, on the
ends it reaches with that value, or on what its projects need or have.
On a terminal, what misses one condition and what ends elsewhere stands below.
In a pipe, lines of fields parted by tabs: from, to, steps, each fact, what no source shows.
{VALUES}""",
    ),
    Command(
        "copy",
        "PROJECT [LINK]",
        "copy a project's link, or the link of that title",
        "commands.copy:copy",
        least=1,
        most=2,
        part="LINK",
        words=("projects", "parts"),
        options=(
            Option("--markdown", "copy it as a Markdown link"),
            Option("--install", "copy the install command"),
            Option("--page", "copy the page as Markdown"),
        ),
        apart=(("--markdown", "--install", "--page"),),
    ),
    Command(
        "open",
        "PROJECT [LINK]",
        "open a project's link in the browser, or the link of that title",
        "commands.open:open_link",
        least=1,
        most=2,
        part="LINK",
        words=("projects", "parts"),
    ),
    Command(
        "check",
        "[PATH]",
        "look for mistakes in the content",
        "commands.check:check",
        most=1,
        words=("paths",),
        options=(JSON,),
        details="""\
PATH is a folder or a file to read instead of the content; a section or a page of a Zola tree is
checked as part of that tree. A line for each mistake: file, line, field if any, and what to do.""",
    ),
    Command(
        "doctor",
        "",
        "say how copying and opening will work in this terminal, and why",
        "commands.doctor:doctor",
        options=(JSON,),
    ),
    Command(
        "config",
        "",
        "print the settings file's path, or the settings there are",
        "commands.config:config",
        options=(
            Option("--path", "print where the settings file is looked for (also without any option)"),
            Option("--print-default", "print a settings file with every setting at its default"),
            Option("--check", "look for mistakes in the settings file"),
        ),
        details="The settings file that is printed names every theme, and every action with its key.",
        apart=(("--path", "--print-default", "--check"),),
    ),
    Command(
        "completions",
        "SHELL",
        "print the completions for bash, zsh or fish",
        "commands.completions:completions",
        least=1,
        most=-1,
        words=("shells",),
        details="""\
The first lines of each say where it goes. With a line that is typed after SHELL, as the completions
ask it, what Tab would offer at the end of that line is printed.""",
    ),
    Command(
        "help",
        "[COMMAND]",
        "say how the program, or a command, is used",
        "commands.help:print_help",
        most=1,
        words=("commands",),
    ),
)

APP = COMMANDS[0]
BY_NAME = {command.name: command for command in COMMANDS[1:]}


def options_of(command: Command) -> tuple[Option, ...]:
    """Return every option of `command`, its own first."""
    return command.options + COMMON_OPTIONS
