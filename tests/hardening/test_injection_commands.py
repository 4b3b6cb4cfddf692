"""Nothing that content, arguments or the environment hold reaches the terminal raw through a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from corpus import CONTROLS, PAYLOADS, write_content
from escape_sequences import harmful, violations_printed
from harness import Pty

if TYPE_CHECKING:
    from pathlib import Path

EVERY = " ".join(PAYLOADS).replace("\0", "")
GPUECO = (sys.executable, "-m", "gpueco_tui")
COMMANDS = {
    "list": ["list"],
    "search": ["list", "zq"],
    "search nothing": ["list", EVERY, 'write:"\x1b[5m"', "\x9bfield:\x1b[5m"],
    "list json": ["list", "--json"],
    "show": ["show", "zq00"],
    "show raw": ["show", "--raw", "zq01"],
    "show json": ["show", "--json", "zq02"],
    "show part": ["show", f"zq03#{EVERY}"],
    "show unknown": ["show", EVERY],
    "links": ["links", "zq04"],
    "links json": ["links", "--json", "zq05"],
    "compare": ["compare", "zq06", "zq07", "zq08"],
    "compare json": ["compare", "--json", "zq06", "zq07"],
    "decode": ["decode"],
    "decode value": ["decode", f'write:"{CONTROLS[0]}"'],
    "decode json": ["decode", "--json"],
    "decode nothing": ["decode", 'write:"x\x1b[5m"'],
    "open unknown": ["open", "zq00", EVERY],
    "check": ["check"],
    "check json": ["check", "--json"],
    "doctor": ["doctor"],
    "option": ["list", f"--{EVERY}"],
    "command": ["show", "zq00", "zq01", EVERY],
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which every surface has every payload."""
    folder = tmp_path_factory.mktemp("content")
    write_content(folder / "here", PAYLOADS)
    return folder / "here"


@pytest.fixture
def env(content: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment that is as bad as the content."""
    config = tmp_path / "config" / "gpueco-tui"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('theme = "\\u001b[5m"\n"\\u009b5m" = 1\n[keymap]\n"\\u001b]0;x" = "\\u202e"\n')
    return {
        **os.environ,
        "TERM": "xterm-256color",
        "GPUECO_CONTENT": str(content),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "BROWSER": EVERY,
        "SSH_CONNECTION": EVERY,
        "TERM_PROGRAM": EVERY,
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_on_a_terminal(name: str, env: dict[str, str]) -> None:
    """What a command prints on a terminal is text, colours and hyperlinks alone."""
    with Pty([*GPUECO, *COMMANDS[name]], env) as terminal:
        terminal.ended()
        assert violations_printed(bytes(terminal.sent)) == []
        assert b"Traceback" not in terminal.sent
        assert len(terminal.sent) > 40


@pytest.mark.parametrize("name", COMMANDS)
def test_in_a_pipe(name: str, env: dict[str, str]) -> None:
    """What a command prints into a pipe is text alone, and JSON says nothing harmful either."""
    done = subprocess.run([*GPUECO, *COMMANDS[name]], env=env, capture_output=True, check=False)
    for sent in (done.stdout, done.stderr):
        assert harmful(sent.decode(), allowed="\n\t") == ""
    if "--json" in COMMANDS[name]:
        assert all(harmful(text, allowed="\n\t") == "" for text in strings(json.loads(done.stdout)))


def test_a_path_that_is_not_there(env: dict[str, str]) -> None:
    """A path in an argument is told without what it would do."""
    with Pty([*GPUECO, "list", "--content", f"/nowhere/{EVERY.replace('/', '')}"], env) as terminal:
        assert terminal.ended() == 1
        assert violations_printed(bytes(terminal.sent)) == []
        assert b"nowhere" in terminal.sent


def test_a_harmful_config(env: dict[str, str]) -> None:
    """What is wrong with the settings is told without what it would do."""
    with Pty([*GPUECO, "config", "--check"], env) as terminal:
        assert terminal.ended() == 1
        assert violations_printed(bytes(terminal.sent)) == []
        assert b"config.toml:1" in terminal.sent


def strings(value: object) -> list[str]:
    """Return every string in `value`, which is made of what JSON has."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in strings(part)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return []
