"""Where the reader's files are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gpueco_tui.desktop.doctor import Facts, report
from gpueco_tui.user.paths import config_file, memo_file, state_file
from gpueco_tui.user.state import Favoured, StateFile

if TYPE_CHECKING:
    import pytest


def test_the_xdg_folders_are_used_everywhere() -> None:
    """An absolute XDG folder is used, on macOS too."""
    env = {"HOME": "/home/u", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}
    for platform in ("linux", "darwin"):
        assert config_file(env, platform=platform) == "/c/gpueco-tui/config.toml"
        assert state_file(env, platform=platform) == "/s/gpueco-tui/state.json"


def test_relative_and_empty_xdg_folders_are_ignored() -> None:
    """A relative or empty XDG folder counts as not set, as the specification says."""
    for value in ("", "config", "./c"):
        env = {"HOME": "/home/u", "XDG_CONFIG_HOME": value, "XDG_STATE_HOME": value}
        assert config_file(env, platform="linux") == "/home/u/.config/gpueco-tui/config.toml"
        assert state_file(env, platform="linux") == "/home/u/.local/state/gpueco-tui/state.json"


def test_without_a_home_there_still_is_a_place() -> None:
    """Without HOME the user database is asked; the path is never relative to the current folder."""
    assert Path(config_file({}, platform="linux")).is_absolute()
    assert Path(state_file({"HOME": "here"}, platform="linux")).is_absolute()


def test_a_user_without_any_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user database knows no home either, no folder called ~ is made where the reader is."""
    monkeypatch.setattr("os.path.expanduser", str)
    assert memo_file({}, platform="linux").startswith("/nonexistent/.cache/gpueco-tui/")


def test_a_home_that_is_not_there_is_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Below a home that does not exist nothing is made, not by the commands and not by the state; XDG folders are."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    done = subprocess.run([sys.executable, "-m", "gpueco_tui", "list"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
    sentence = StateFile(state_file(os.environ)).apply("/content", Favoured("a"))[1]
    assert list(tmp_path.iterdir()) == []
    assert sentence.endswith(f": the home folder {home} is not there")
    state = next(one for one in report(os.environ, Facts(state=state_file(os.environ))) if one.name == "State")
    assert state.advice == f"the home folder {home} is not there, so nothing is remembered."
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert StateFile(state_file(os.environ)).apply("/content", Favoured("a"))[1] == ""


def test_the_platform_has_its_own_place() -> None:
    """On macOS, without XDG, the file is where the platform keeps settings."""
    assert Path(config_file({"HOME": "/home/u"}, platform="darwin")).parent.name == "gpueco-tui"
