"""What the app sends to each kind of terminal, and how it leaves it."""

from __future__ import annotations

import os
import random
import re
import shlex
import signal
import stat
import sys
from typing import TYPE_CHECKING

import pytest
from escape_sequences import colors, text_of, violations_painted
from harness import Pty, Tmux, crash, until

if TYPE_CHECKING:
    from pathlib import Path

CRASH = crash()
GPUECO = (sys.executable, "-m", "gpueco_tui")
DRAG = "\x1b[<0;50;6M\x1b[<32;70;6M\x1b[<0;70;6m"
"""The mouse is pressed, moved and released (xterm, SGR 1006)."""
EVERY_SCREEN = (
    ("jjjjj", "Compiles Rust to SPIR-V"), (DRAG, "Compiles"), ("F", "Links of this page"), ("q/naga\x1b[1;2D", "naga"),
    ("\r", "Decoder"), ("n", "match 1"), ("c", "Comparison"), ("qd", "Choose values"), ("j ", " of "),
    ("q:", "Go to, or do"), ("overview\rf", "GPU"),
)  # fmt: skip
"""Keys, and what is seen after them: the main screen, selected text, a dialog, a search with a selection in its box,
matches, compare, decoder, palette, hints."""
SIZES = ((1, 1), (2, 1), (1, 30), (5, 3), (20, 5), (40, 12), (60, 12), (79, 24), (80, 24), (300, 100))


def environment(**values: str) -> dict[str, str]:
    """Return an environment in which a terminal says of itself no more than `values`."""
    own = ("NO_COLOR", "COLORTERM", "COLORFGBG", "TERM", "LC_ALL", "LC_CTYPE", "LANG", "TMUX", "STY", "DISPLAY")
    return {name: value for name, value in os.environ.items() if name not in own} | {"TERM": "xterm-256color"} | values


def sent_to(env: dict[str, str], size: tuple[int, int] = (110, 40)) -> bytes:
    """Return what a terminal gets from every screen of the app, until it has ended well."""
    with Pty(GPUECO, env, size) as terminal:
        terminal.sends("rust-gpu")
        for keys, shown in EVERY_SCREEN:
            after = len(terminal.sent)
            terminal.press(keys)
            terminal.sends(shown, after)
        terminal.press("\x03")
        assert terminal.ended() == 0
        sent = bytes(terminal.sent)
    assert violations_painted(sent) == []
    return sent


def attributes(sent: bytes) -> set[int]:
    """Return the parameters of every SGR sequence."""
    return {int(number) for sequence in re.findall(rb"\x1b\[([\d;]+)m", sent) for number in sequence.split(b";")}


def test_no_color() -> None:
    """With NO_COLOR no colour is sent, and nothing but weight, slant, lines and reverse video."""
    sent = sent_to(environment(NO_COLOR="1", COLORTERM="truecolor"))
    assert colors(sent) == set()
    assert attributes(sent) <= {0, 1, 2, 3, 4, 7, 9, 39, 49}
    assert 7 in attributes(sent)  # the cursor can be seen


def test_an_empty_no_color_is_none() -> None:
    """An empty NO_COLOR is not set (no-color.org)."""
    assert colors(sent_to(environment(NO_COLOR="", COLORTERM="truecolor"))) == {"true"}


@pytest.mark.parametrize(
    ("env", "kind"),
    [
        ({"TERM": "xterm"}, "own"),
        ({"TERM": "linux", "COLORFGBG": "0;15"}, "own"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, "true"),
    ],
)
def test_as_many_colours_as_there_are(env: dict[str, str], kind: str) -> None:
    """A terminal gets no colours but those it says it has."""
    assert colors(sent_to(environment(**env))) == {kind}


def test_sixteen_colours_are_on_the_terminals_own_background() -> None:
    """With sixteen colours no background is painted: ours would come out as the text's."""
    sent = sent_to(environment(TERM="xterm", COLORFGBG="0;15"))
    assert not {*range(40, 48), *range(100, 108)} & attributes(sent)
    assert 7 in attributes(sent)


@pytest.mark.parametrize(("said", "background"), [("15;0", "22;24;29"), ("0;15", "252;251;249"), ("", "22;24;29")])
def test_light_and_dark(said: str, background: str) -> None:
    """The terminal is light where it says so, and dark where it says nothing."""
    with Pty(GPUECO, environment(COLORTERM="truecolor", COLORFGBG=said)) as terminal:
        terminal.sends("rust-gpu")
        assert f"48;2;{background}".encode() in terminal.sent


def test_ascii_terminal() -> None:
    """Without UTF-8 every screen is drawn in ASCII, and can be read."""
    sent = sent_to(environment(LC_ALL="C"))
    assert sent.isascii()
    text = text_of(sent)
    assert "rust-gpu ====" in text
    assert "What it is ---" in text


def test_dumb_terminal() -> None:
    """A terminal that can do nothing gets the list as text."""
    with Pty(GPUECO, environment(TERM="dumb")) as terminal:
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.sent
        assert "rust-gpu" in terminal.sent.decode()


def test_output_to_a_file(tmp_path: Path) -> None:
    """With standard output in a file the list goes there, and nothing to the terminal."""
    path = tmp_path / "out"
    with Pty(["sh", "-c", f'"$@" > {path}', "sh", *GPUECO], environment()) as terminal:
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.sent
        assert b"rust-gpu" not in terminal.sent
    assert path.read_text().count("\t") >= 20


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM])
def test_signals(number: signal.Signals) -> None:
    """A signal ends the app with 128 and its number, and the terminal is as it was."""
    with Pty(GPUECO, environment()) as terminal:
        before = terminal.settings()
        terminal.sends("rust-gpu")
        assert terminal.settings() != before
        os.kill(terminal.pid, number)
        assert terminal.ended() == 128 + number
        assert terminal.modes() == {7, 25}
        assert terminal.settings() == before
        assert "Traceback" not in text_of(bytes(terminal.sent))


def test_ctrl_c_in_a_text_browser(tmp_path: Path) -> None:
    """Ctrl+C while a text browser has the terminal is for the browser alone; the app comes back and listens."""
    browser = tmp_path / "w3m"
    browser.write_text("#!/bin/sh\ntrap 'echo INTERRUPTED' INT\necho READING\nread -r line\nread -r line\n")
    browser.chmod(0o755)
    with Pty([*GPUECO, "rust-gpu"], environment(BROWSER=str(browser))) as terminal:
        terminal.sends("Compiles Rust")
        terminal.press("o")
        terminal.sends("READING")
        terminal.press("\x03")
        after = terminal.sends("INTERRUPTED")
        terminal.press("\n\n")
        after = terminal.sends("Compiles Rust", after)
        terminal.press("j")
        terminal.sends("rust-cuda", after)
        terminal.press("\x03")
        assert terminal.ended() == 0


def test_in_the_background_and_back(tmux: Tmux) -> None:
    """Ctrl+Z gives the shell its terminal back, and fg paints the app as it was."""
    tmux.start(["sh", "-i"], env={"PS1": "prompt: "})
    tmux.shows("prompt:")
    tmux.type(shlex.join([*GPUECO, "rust-gpu"]))
    tmux.press("Enter")
    tmux.shows("Compiles Rust", "CubeCL")
    tmux.press("?")
    tmux.shows("Move down")
    tmux.press("q")
    tmux.becomes(lambda screen: "Move down" not in screen and "Compiles Rust" in screen)
    before = tmux.still()
    tmux.press("C-z")
    tmux.shows("Stopped")
    assert "CubeCL" not in tmux.screen()
    tmux.type("stty -a | tr ' ' '\\n' | grep -x echo; fg")
    tmux.press("Enter")
    tmux.shows("Compiles Rust")
    tmux.becomes(lambda screen: screen == before)
    tmux.press("j", "q")
    tmux.shows("prompt:")
    tmux.type("exit")
    tmux.press("Enter")
    assert tmux.ended() == 0
    assert tmux.is_sane()


def test_a_crash(tmp_path: Path) -> None:
    """A crash leaves the terminal as it was, and one line that says where the traceback is, for the owner alone."""
    with Pty([sys.executable, "-c", CRASH], environment(XDG_STATE_HOME=str(tmp_path))) as terminal:
        before = terminal.settings()
        terminal.sends("rust-gpu")
        terminal.press("?")
        assert terminal.ended() == 1
        assert terminal.modes() == {7, 25}
        assert terminal.settings() == before
        last = text_of(bytes(terminal.sent).rpartition(b"\x1b")[2])
    (saved,) = (tmp_path / "gpueco-tui").glob("crash-*.txt")
    told = f"gpueco-tui crashed: RuntimeError: forced by a test. Please report it with the traceback, which is saved in {saved}"  # noqa: E501
    assert last.count("\n") == 1
    assert told in last
    assert "forced by a test" in saved.read_text()
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_any_size(size: tuple[int, int]) -> None:
    """The app starts, goes through its screens and ends at any size, and leaves the terminal as it was."""
    with Pty(GPUECO, environment(), size) as terminal:
        before = terminal.settings()
        assert until(lambda: b"\x1b[?2004h" in terminal.sent)
        for keys in ("jjl\t\t", "F", "q", "/na", "\r", "n", "c", "q", "d", "j ", "q", "?", "q", ":na", "\x1b"):
            terminal.press(keys)
        terminal.press("\x03")
        assert terminal.ended() == 0
        assert terminal.modes() == {7, 25}
        assert terminal.settings() == before
        assert violations_painted(bytes(terminal.sent)) == []


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_storm_of_sizes(unbuffered: str) -> None:
    """A hundred sizes in a row cut nothing that is sent, with Python's buffers or without; the last is painted."""
    sizes = random.Random(1)  # noqa: S311
    with Pty(GPUECO, environment(PYTHONUNBUFFERED=unbuffered)) as terminal:
        terminal.sends("rust-gpu")
        terminal.press("j")
        for _ in range(100):
            terminal.resize(sizes.randint(1, 200), sizes.randint(1, 60))
            terminal.press("j")
        after = len(terminal.sent)
        terminal.resize(120, 40)
        terminal.press("g")
        terminal.sends("decoder ring", after)
        terminal.press("q")
        assert terminal.ended() == 0
        assert violations_painted(bytes(terminal.sent)) == []
