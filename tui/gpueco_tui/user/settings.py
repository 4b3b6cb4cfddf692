"""The user's settings: flags, then environment, then `config.toml`, then defaults (https://clig.dev/#configuration).

A wrong file never prevents the start: its mistakes become problems, and the defaults are used.
"""

from __future__ import annotations

import os

from gpueco_tui.files import read_file
from gpueco_tui.model import Problem
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.user.paths import config_file
from gpueco_tui.values import Frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gpueco_tui.text.toml import KeyPath

THEMES = (
    "auto", "dark", "light",
    "decoder-dark", "decoder-light", "plain-dark", "plain-light", "terminal-dark", "terminal-light",
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light",
    "tokyo-night",
)  # fmt: skip
"""All themes: three that follow the terminal, the app's own, and those of Textual, without importing it."""
STARTS = ("overview", "last")
LARGEST = 1_000_000
"""The most bytes of the file; all settings together take a hundredth of it."""
_MOST_PROBLEMS = 20
"""The most mistakes of one file that are listed; of more, the number is given."""


def default_config() -> str:
    """Return a settings file that changes nothing, and explains every setting, theme and action."""
    from textwrap import fill

    from gpueco_tui.user.actions import ACTIONS

    themes = fill(", ".join(THEMES), 118, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    lines = [f'#{action.name} = "{action.key}"' for action in ACTIONS]
    width = max(map(len, lines))
    keys = "\n".join(f"{line:<{width}}  # {action.does}" for line, action in zip(lines, ACTIONS, strict=True))
    return f"{_DEFAULTS.format(themes=themes)}{keys}\n"


_DEFAULTS = """\
# The settings of gpueco-tui. Every line that begins with # and no space is a default: remove the # and change it.

# "auto" follows the terminal as far as it tells. The themes are:
{themes}
#theme = "auto"

# What the app shows first: "overview", or the project you looked at "last".
#start = "overview"

# The content shown: a folder or a page, from this file's folder if it is relative. Empty is the content that came with
# the app.
#content = ""

# The mouse: with false your terminal selects text as it does elsewhere.
#mouse = true

# Links that the terminal itself can open (OSC 8).
#hyperlinks = true

# The command that copies, with the text on its standard input. Empty finds the way; see `gpueco-tui doctor`.
#clipboard = ""

# The command that opens an address: %s in it is the address, which is the last word without it. A shell would run what
# an address holds; see BROWSER in the manual. Empty asks $BROWSER, then the desktop.
#browser = ""

# The key of each action: one key, such as "x", "?", "ctrl+l", "f5". The action has it wherever it works: the key of
# quit also closes dialogs, those of compare and decoder also lead back. The arrow keys, Home, End, PgUp, PgDn, Enter,
# Esc, Tab, Backspace, Ctrl+P (palette), Ctrl+C and Ctrl+Q (quit) always work besides, and cannot be given away.
[keymap]
"""


class Settings(Frozen):
    """Everything the user can choose."""

    theme: str = "auto"
    """One of `THEMES`."""
    start: str = "overview"
    """One of `STARTS`."""
    content: str = ""
    """The path of the content, or empty for the bundled content."""
    mouse: bool = True
    hyperlinks: bool = True
    color: bool = True
    """False when NO_COLOR is set and not empty (https://no-color.org)."""
    clipboard: tuple[str, ...] = ()
    """The command that copies, or empty."""
    browser: tuple[str, ...] = ()
    """The command that opens, or empty."""
    keymap: tuple[tuple[str, str], ...] = ()
    """The actions with another key: the name of each, and Textual's name of its key."""
    file: str = ""
    """The path of the settings, whether or not the file exists."""
    written: tuple[tuple[str, str, int], ...] = ()
    """Where each setting was written: its name, and the file and the line, or the variable and 0."""

    def origin(self, name: str) -> tuple[str, int] | None:
        """Return where the setting called `name` was written; None for a flag, and for a default."""
        return next(((file, line) for one, file, line in self.written if one == name), None)


def check_command(content: str) -> str:
    """Return the command that lists the mistakes of `content`, a path or empty for the bundled content."""
    if not content:
        return "gpueco-tui check"
    from shlex import quote

    return f"gpueco-tui check {quote(content)}"


def read_settings(
    env: Mapping[str, str], *, theme: str = "", content: str = ""
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings, and the problems of those that are refused.

    `theme` and `content` are flags, and empty without one. Raises nothing.
    """
    path = config_file(env)
    settings, problems = _read_file(Settings(file=path), path)
    changes: dict[str, object] = {"color": not env.get("NO_COLOR")}
    if wanted := theme or env.get("GPUECO_THEME", ""):
        try:
            changes["theme"] = _theme(wanted)
        except ValueError as error:
            problems.append(Problem("--theme" if theme else "GPUECO_THEME", 0, "", str(error)))
    if place := content or env.get("GPUECO_CONTENT", ""):
        changes["content"] = place
        others = tuple(one for one in settings.written if one[0] != "content")
        changes["written"] = others if content else (*others, ("content", "GPUECO_CONTENT", 0))
    return replace(settings, **changes), tuple(problems)


def _read_file(settings: Settings, path: str) -> tuple[Settings, list[Problem]]:
    try:
        text = read_file(path, LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return settings, []
    except UnicodeDecodeError as error:
        return settings, [
            Problem(path, error.object.count(b"\n", 0, error.start) + 1, "", "it is not UTF-8; save it so")
        ]
    except OSError as error:
        return settings, [Problem(path, 0, "", f"it cannot be read ({error.strerror}); the defaults hold")]
    return parse_settings(text, path, settings)


def parse_settings(text: str, path: str, settings: Settings | None = None) -> tuple[Settings, list[Problem]]:
    """Return `settings`, or the defaults, changed by the TOML `text` of the file `path`, and its problems."""
    from gpueco_tui.text.toml import TomlError, key_lines, read_toml

    settings = settings or Settings(file=path)
    try:
        table = read_toml(text)
    except TomlError as error:
        return settings, [Problem(path, error.line, "", f"{error}; the defaults hold until it is mended")]
    problems: list[Problem] = []
    lines = key_lines(text)
    readers = _readers(path, lines, problems)
    suggester = Suggester(readers)
    changes: dict[str, object] = {}
    for name, value in table.items():
        if name in readers:
            refusal = _read_into(changes, name, value, readers[name])
        else:
            hint = did_you_mean(suggester.nearest(name), before="; ", quote="'")
            known = f"; there are {', '.join(sorted(readers))}"
            refusal = f"there is no setting '{name}'{hint or known}"
        if refusal:
            problems.append(Problem(path, lines.get((name,), 0), "", refusal))
    written = tuple((name, path, lines.get((name,), 0)) for name in changes)
    return replace(settings, **changes, written=written), _listed(sorted(problems, key=lambda one: one.line))


def _listed(problems: list[Problem]) -> list[Problem]:
    """Return the first of `problems`, and the number of the others."""
    first, more = problems[:_MOST_PROBLEMS], problems[_MOST_PROBLEMS:]
    if not more:
        return first
    what = f"{len(more)} more settings do not hold either; mend the others first"
    return [*first, Problem(more[0].file, more[0].line, "", what)]


def _read_into(changes: dict[str, object], name: str, value: object, read: Callable[[object], object]) -> str:
    """Store the `value` that `read` returns under `name`, or return the sentence that refuses it."""
    try:
        changes[name] = read(value)
    except ValueError as error:
        return str(error)
    return ""


def _readers(path: str, lines: Mapping[KeyPath, int], problems: list[Problem]) -> dict[str, Callable[[object], object]]:
    """Return for each setting the function that converts its value; it raises ValueError with a sentence.

    Mistakes in a part of a value are added to `problems`.
    """

    def flag(name: str) -> Callable[[object], bool]:
        def read(value: object) -> bool:
            if not isinstance(value, bool):
                raise ValueError(f"{name} is true or false, not {_shown(value)}")  # noqa: TRY004  one kind is caught
            return value

        return read

    def start(value: object) -> str:
        if value not in STARTS:
            raise ValueError(f"start is {' or '.join(STARTS)}, not {_shown(value)}")
        return str(value)

    return {
        "theme": _theme,
        "start": start,
        "content": lambda value: _content(value, path),
        "mouse": flag("mouse"),
        "hyperlinks": flag("hyperlinks"),
        "clipboard": lambda value: _command("clipboard", value),
        "browser": lambda value: _command("browser", value),
        "keymap": lambda value: _keymap(value, path, lines, problems),
    }


def _theme(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"theme is auto, dark, light or the name of a theme, not {_shown(value)}")  # noqa: TRY004
    if value not in THEMES:
        from gpueco_tui.user.actions import LISTED

        hint = did_you_mean(Suggester(THEMES).nearest(value), before="; ", quote="'")
        raise ValueError(f"there is no theme {_shown(value)}{hint or LISTED}")
    return value


def _content(value: object, path: str) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(f"content is the path of a folder or a page, not {_shown(value)}")
    return os.path.join(os.path.dirname(path), os.path.expanduser(value)) if value else ""


def _command(name: str, value: object) -> tuple[str, ...]:
    import shlex
    from typing import cast

    words: object = value
    if isinstance(value, str):
        try:
            words = shlex.split(value)
        except ValueError as error:
            raise ValueError(f"{name} cannot be read as a command line ({error})") from None
    if not isinstance(words, list):
        raise ValueError(f"{name} is a command line or a list of words, not {_shown(value)}")  # noqa: TRY004
    listed = cast("list[object]", words)
    named = [word for word in listed if isinstance(word, str) and "\x00" not in word]
    if len(named) != len(listed) or (named and not named[0]):
        raise ValueError(f"{name} is a command line or a list of words, not {_shown(value)}")
    return tuple(named)


def _keymap(
    value: object, path: str, lines: Mapping[KeyPath, int], problems: list[Problem]
) -> tuple[tuple[str, str], ...]:
    from typing import cast

    from gpueco_tui.user.keymap import check_keymap

    if not isinstance(value, dict):
        raise ValueError(f"keymap is a table of actions and keys, not {_shown(value)}")  # noqa: TRY004
    table = cast("dict[str, object]", value)
    keys, refused = check_keymap({name: key if isinstance(key, str) else _shown(key) for name, key in table.items()})
    problems += (Problem(path, lines.get(("keymap", name), 0), "", refused[name]) for name in table if name in refused)
    return tuple(keys.items())


def _shown(value: object) -> str:
    """Return `value` about as the user wrote it, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    said = f"'{value}'" if isinstance(value, str) else str(value)
    return said if len(said) <= 40 else f"{said[:37]}…"
