"""The app and what is around it: browsers, an SSH environment, settings, and what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from harness import Tmux, until

if TYPE_CHECKING:
    from pathlib import Path

LINK = "https://github.com/Rust-GPU/rust-gpu"
SUMMARY = "Compiles Rust to SPIR-V"


def test_a_text_browser_gets_the_terminal(tmux: Tmux, gpueco: list[str], tmp_path: Path) -> None:
    """A browser that draws in the terminal has it to itself; when it is closed the app is back, and listens."""
    browser = tmp_path / "w3m"
    browser.write_text('#!/bin/sh\nclear\necho "READING $1"\nread -r line\n')
    browser.chmod(0o755)
    tmux.start([*gpueco, "rust-gpu"], env={"BROWSER": str(browser)})
    tmux.shows(SUMMARY)
    tmux.press("o")
    tmux.shows(f"READING {LINK}")
    assert SUMMARY not in tmux.screen()
    tmux.press("Enter")
    tmux.shows(SUMMARY, "Opened in w3m")
    tmux.press("j", "j")
    tmux.shows("cuda-oxide ━")


def test_over_ssh_without_a_browser(tmux: Tmux, gpueco: list[str]) -> None:
    """Over SSH, `o` without $BROWSER shows the link, says why it was not opened, and copies it."""
    tmux.start([*gpueco, "rust-gpu"], size=(200, 30), env={"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22", "BROWSER": ""})
    tmux.shows(SUMMARY)
    tmux.press("o")
    tmux.shows("over SSH", LINK)
    assert until(lambda: tmux.ask("list-buffers") != "")
    assert tmux.ask("show-buffer") == LINK


def test_settings_hold(tmux: Tmux, gpueco: list[str], tmp_path: Path) -> None:
    """Another key for an action works, the help shows it, and what is wrong in the settings is said at the start."""
    config = tmp_path / "gpueco-tui" / "config.toml"
    config.parent.mkdir()
    config.write_text('theme = "light"\n[keymap]\ncopy = "e"\nkopy = "v"\n')
    tmux.start([*gpueco, "rust-gpu"], size=(140, 45), env={"XDG_CONFIG_HOME": str(tmp_path)})
    tmux.shows(SUMMARY, "there is no action 'kopy'")
    tmux.press("e")
    assert until(lambda: tmux.ask("list-buffers") != "")
    assert tmux.ask("show-buffer") == LINK


@pytest.mark.parametrize(
    ("text", "said"),
    [(b'theme = "light\n', "Illegal character"), (b"# \xff\n", "it is not UTF-8"), (b"", "no theme 'nope'")],
    ids=["TOML", "bytes", "environment"],
)
def test_broken_settings_are_no_reason_not_to_start(
    tmux: Tmux, gpueco: list[str], tmp_path: Path, text: bytes, said: str
) -> None:
    """Settings that cannot be read are said at the start and at the end, and the app starts with the defaults."""
    config = tmp_path / "gpueco-tui" / "config.toml"
    config.parent.mkdir()
    config.write_bytes(text)
    env = {"XDG_CONFIG_HOME": str(tmp_path), **({} if text else {"GPUECO_THEME": "nope"})}
    tmux.start([*gpueco, "rust-gpu"], size=(200, 30), env=env)
    tmux.shows(SUMMARY, said)
    tmux.press("q")
    assert tmux.ended() == 0
    tmux.shows(said)


def test_the_last_place_is_remembered(tmux: Tmux, gpueco: list[str], tmp_path: Path) -> None:
    """With `start = "last"` the app opens where the user left it, and favourites are still there."""
    config = tmp_path / "gpueco-tui" / "config.toml"
    config.parent.mkdir()
    config.write_text('start = "last"\n')
    env = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    tmux.start(gpueco, env=env)
    tmux.shows("Rust GPU ecosystem")
    tmux.press(*"jjjjj*q")
    assert tmux.ended() == 0
    tmux.start(gpueco, env=env)
    tmux.shows(SUMMARY, "rust-gpu ★")
