"""The app in a real terminal: what only a terminal shows."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from harness import PATIENCE, Tmux, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINK = "https://github.com/Rust-GPU/rust-gpu"


def test_first_screen(tmux: Tmux, gpueco: list[str]) -> None:
    """The first screen shows the sections, the projects and the overview."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("rust-gpu", "CubeCL", "wgpu")


def test_opens_at_a_project(tmux: Tmux, gpueco: list[str]) -> None:
    """A project named on the command line is the first page."""
    tmux.start([*gpueco, "rust-gpu"])
    tmux.shows("Compiles Rust to SPIR-V")


def test_opens_at_a_part(tmux: Tmux, gpueco: list[str]) -> None:
    """A part named behind `#` is the first that is seen of a page; one that there is not is refused as `show` does."""
    tmux.start([*gpueco, "rust-gpu#sources"], size=(100, 12))
    tmux.shows("Sources")
    assert "Compiles Rust to SPIR-V" not in tmux.screen()
    tmux.press("q")
    tmux.ended()
    tmux.start([*gpueco, "rust-gpu#nope"])
    assert tmux.ended() == 1
    tmux.shows("has no part called 'nope'")


def test_resizes_to_tiny_and_back(tmux: Tmux, gpueco: list[str]) -> None:
    """The app lives through 20x5 and 1x1, and shows the whole first screen again afterwards."""
    tmux.start([*gpueco, "rust-gpu"])
    tmux.shows("Compiles Rust to SPIR-V", "CubeCL")
    for columns, rows in ((20, 5), (1, 1)):
        tmux.resize(columns, rows)
    tmux.resize(100, 30)
    tmux.shows("Compiles Rust to SPIR-V", "CubeCL")
    tmux.press("q")
    assert tmux.ended() == 0


def test_an_exported_size_is_not_believed(tmux: Tmux, gpueco: list[str]) -> None:
    """With $COLUMNS and $LINES in the environment the app has the size of the terminal all the same."""
    tmux.start([*gpueco, "rust-gpu"], size=(140, 45), env={"COLUMNS": "80", "LINES": "24"})
    tmux.shows("Compiles Rust to SPIR-V")
    tmux.becomes(lambda screen: len(screen.splitlines()[-1]) > 80)
    tmux.resize(100, 30)
    tmux.becomes(lambda screen: any("Copy link" in line for line in screen.splitlines()[29:]))


def test_copy_reaches_tmux(tmux: Tmux, gpueco: list[str]) -> None:
    """`y` puts the project's link into tmux's paste buffer, and shows it."""
    tmux.start([*gpueco, "rust-gpu"], size=(140, 30))
    tmux.shows("Compiles Rust to SPIR-V")
    tmux.press("y")
    assert until(lambda: tmux.ask("list-buffers") != "")
    assert tmux.ask("show-buffer") == LINK
    tmux.shows(LINK)


def test_copy_reaches_the_desktop(tmux: Tmux, gpueco: list[str], display: str, needs: Callable[[str], str]) -> None:
    """`y` under X puts the link where other programs paste from."""
    xclip = needs("xclip")
    tmux.start([*gpueco, "rust-gpu"], env={"DISPLAY": display})
    tmux.shows("Compiles Rust to SPIR-V")
    tmux.press("y")

    def pasted() -> str:
        command = [xclip, "-selection", "clipboard", "-out", "-display", display]
        return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False).stdout

    assert until(lambda: pasted() == LINK), pasted()


def test_open_starts_the_browser(tmux: Tmux, gpueco: list[str], tmp_path: Path) -> None:
    """`o` gives the link to $BROWSER, which cannot write over the app."""
    browser, log = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho LOUD; echo LOUDER >&2\nprintf %s "$1" > {log}.new; mv {log}.new {log}\n')
    browser.chmod(0o755)
    tmux.start([*gpueco, "rust-gpu"], env={"BROWSER": str(browser)})
    tmux.shows("Compiles Rust to SPIR-V")
    tmux.press("o")
    assert until(log.exists)
    assert log.read_text() == LINK
    tmux.shows("browser")
    assert "LOUD" not in tmux.still()


def test_search_leads_to_a_project(tmux: Tmux, gpueco: list[str]) -> None:
    """`/rust-gpu` and Enter lead to it, and `y` then copies its link."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("rust-gpu", "CubeCL")
    tmux.press("/")
    tmux.type("rust-g")
    tmux.press("Enter")
    tmux.shows("Compiles Rust to SPIR-V")
    tmux.press("y")
    assert until(lambda: tmux.ask("list-buffers") != "")
    assert tmux.ask("show-buffer") == LINK


def test_quit_leaves_the_terminal_sane(tmux: Tmux, gpueco: list[str]) -> None:
    """After `q` the terminal is as it was, and the exit status is 0."""
    tmux.start(gpueco)
    tmux.shows("rust-gpu")
    tmux.press("q")
    assert tmux.ended() == 0
    assert tmux.is_sane()


def test_keys_come_from_the_terminal_when_input_is_a_file(tmux: Tmux, gpueco: list[str]) -> None:
    """With standard input from a file the app reads keys from the controlling terminal."""
    tmux.start(["sh", "-c", '"$@" < /dev/null', "sh", *gpueco])
    tmux.shows("rust-gpu")
    tmux.press("q")
    assert tmux.ended() == 0
    assert tmux.is_sane()


def test_drawing_needs_no_standard_error(tmux: Tmux, gpueco: list[str], tmp_path: Path) -> None:
    """With standard error in a file the app draws on the terminal, and the file stays empty."""
    log = tmp_path / "log"
    tmux.start(["sh", "-c", f'"$@" 2> {log}', "sh", *gpueco])
    tmux.shows("rust-gpu")
    tmux.press("q")
    assert tmux.ended() == 0
    assert log.read_bytes() == b""


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams(tmux: Tmux, gpueco: list[str], closed: str) -> None:
    """With standard input or standard error closed the app works all the same."""
    tmux.start(["sh", "-c", f'"$@" {closed}', "sh", *gpueco])
    tmux.shows("rust-gpu")
    tmux.press("q")
    assert tmux.ended() == 0
    assert tmux.is_sane()
