"""The README, the table of commands and the live keymap name the same keys, commands and options."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gpueco_tui.app.app import DecoderApp
from gpueco_tui.app.screens.browse import BrowseScreen
from gpueco_tui.cli.spec import COMMANDS, options_of
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.loading.load import load
from textual.binding import Binding

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.dom import DOMNode

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()

NAMES = {
    "↓": "down", "↑": "up", "←": "left", "→": "right", "PgDn": "pagedown", "PgUp": "pageup", "Esc": "escape",
    "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket", "*": "asterisk", ":": "colon",
    "?": "question_mark", "'": "apostrophe",
}  # fmt: skip
"""Textual's name of each key that the README calls otherwise."""


def _section(title: str) -> str:
    """Return the README's text under a heading."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def _key(name: str) -> str:
    return NAMES.get(name, name if len(name) == 1 else name.lower())


async def test_keys() -> None:
    """Every key of the README's table works in the app, and every key of the app is in the table, but Textual's own."""
    rows = [line.split("|")[1] for line in _section("Keys").splitlines() if line.startswith("| `")]
    written = {_key(name) for row in rows for name in re.findall(r"`([^`]+)`", row)}
    app = DecoderApp(load(), clipboard=RecordingClipboard(), browser=RecordingBrowser())
    live: set[str] = set()
    shown: set[str] = set()
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        for pane in (screen.sidebar, screen.page):
            pane.focus()
            await pilot.pause()
            live |= set(screen.active_bindings)
            shown |= {key for key, active in screen.active_bindings.items() if active.binding.description}
            shown -= {key for node in (app, screen, pane) for key in _keys_of_textual(type(node))}
    assert written <= live, written - live
    assert shown <= written, shown - written


def _keys_of_textual(node: type[DOMNode]) -> set[str]:
    """Return the keys that `node` has from Textual, such as those that scroll sideways."""
    bases = [base for base in node.__mro__ if base.__module__.startswith("textual.")]
    bindings: list[BindingType] = [binding for base in bases for binding in base.__dict__.get("BINDINGS", [])]
    keys = [binding.key if isinstance(binding, Binding) else binding[0] for binding in bindings]
    return {key for several in keys for key in several.split(",")}


def test_commands() -> None:
    """Every command of the README exists, and every command is in the README, with its arguments."""
    usages = set(re.findall(r"^\| `gpueco-tui ([^`]*)`", _section("Commands"), re.MULTILINE))
    assert usages == {f"{command.name} {command.arguments}".strip() for command in COMMANDS}


def test_options() -> None:
    """Every option named in the README exists, and every option that exists is named there."""
    named = set(re.findall(r"(?<!\w)--[a-z][a-z-]*", _section("Commands")))
    assert named == {option.name for command in COMMANDS for option in options_of(command)}


def test_the_set_up_commands_are_there() -> None:
    """The test command is the one that CI calls, and its file is there and may be run."""
    assert "python3 tests/run.py" in README
    assert "python3 tests/run.py" in (ROOT / ".ci" / "run").read_text()


def test_files_named_exist() -> None:
    """Every file that the README links to or names with a path is there."""
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    named = re.findall(r"`((?:tests|tui|content|\.ci)/[^` ]*)`", README)
    for path in (*linked, *named):
        assert (ROOT / unquote(path)).exists(), path
