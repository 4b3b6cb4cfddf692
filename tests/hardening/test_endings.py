"""Every way in which the app ends: its terminal is gone, a thread is stuck, Ctrl+C comes at its start."""

from __future__ import annotations

import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from typing import TYPE_CHECKING

import pytest
from harness import LAST, PATIENCE, Pty, until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GPUECO = (sys.executable, "-m", "gpueco_tui")
HUNG_UP = 128 + signal.SIGHUP

CRASHING = """
import gpueco_tui.app.app as app
from gpueco_tui.cli.main import run

def fail(self):
    raise RuntimeError("forced by a test")

app.DecoderApp.action_help = fail
run()
"""
STUCK = """
import pathlib, sys, threading
import gpueco_tui.app.app as app
import gpueco_tui.app.widgets.typesetter as view
from gpueco_tui.cli.main import run

marker, doing = sys.argv[1:3]
whole = view.Typesetter._whole

def get_stuck(*_):
    pathlib.Path(marker).touch()
    threading.Event().wait()

def lay_out(self, page, width):
    return (get_stuck if view.is_long(page) else whole)(self, page, width)

if doing == "load":
    app.load = get_stuck
else:
    view.Typesetter._whole = lay_out
sys.argv[1:3] = []
run()
"""

INTERRUPTED = """
import os, runpy, signal, sys

def look(frame, event, _):
    if event == "call" and (frame.f_globals.get("__name__"), frame.f_code.co_name) == wanted:
        sys.setprofile(None)
        os.kill(os.getpid(), signal.SIGINT)

wanted = tuple(sys.argv.pop(1).split(":"))
sys.setprofile(look)
runpy.run_module("gpueco_tui", run_name="__main__", alter_sys=True)
"""
"""Runs the program, and sends it SIGINT when it calls the function that its first argument names."""


def environment(**values: str) -> dict[str, str]:
    """Return an environment in which the app can be shown."""
    return {**os.environ, "TERM": "xterm-256color", **values}


def status_when_closed(
    argv: Sequence[str], env: dict[str, str], *, keys: str = "", controlling: bool = True, ignoring: bool = False
) -> int:
    """Run `argv` in a terminal, type `keys` and close it; return the exit status.

    The terminal is the `controlling` one, which sends SIGHUP, or not; and SIGHUP is ignored from the start, or not.
    """
    ours, its = pty.openpty()
    ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    ignored = "trap '' HUP; " if ignoring else ""
    opened = '<>"$0" >&0 2>&0' if controlling else ""
    line = ["sh", "-c", f'{ignored}exec "$@" {opened}', os.ttyname(its), *argv]
    app = subprocess.Popen(line, env=env, start_new_session=True, stdin=its, stdout=its, stderr=its)
    try:
        got = b""
        while b"rust-gpu" not in got:
            got += os.read(ours, 65536)
        os.write(ours, keys.encode())
        os.close(its)
        os.close(ours)
        assert until(lambda: app.poll() is not None), "the app was left behind"
        return app.returncode
    finally:
        app.kill()
        app.wait(PATIENCE)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("ignoring", [False, True], ids=["heard", "ignored"])
@pytest.mark.parametrize("controlling", [True, False], ids=["controlling", "another"])
def test_the_terminal_goes_away(unbuffered: str, *, controlling: bool, ignoring: bool) -> None:
    """When its terminal is closed the app ends with 129, by SIGHUP or without, with Python's buffers or without."""
    env = environment(PYTHONUNBUFFERED=unbuffered)
    assert status_when_closed(GPUECO, env, controlling=controlling, ignoring=ignoring) == HUNG_UP


@pytest.mark.parametrize("controlling", [True, False], ids=["controlling", "another"])
@pytest.mark.parametrize(("keys", "status"), [("q", 0), ("\x03", 0), ("?", 1)], ids=["q", "Ctrl+C", "crash"])
def test_the_terminal_goes_away_at_the_end(keys: str, status: int, *, controlling: bool) -> None:
    """A terminal that is closed while the app ends leaves it the status of whichever came first."""
    argv = (sys.executable, "-c", CRASHING)
    assert status_when_closed(argv, environment(), keys=keys, controlling=controlling) in (status, HUNG_UP)


@pytest.mark.parametrize("doing", ["load", "lay out"])
def test_a_stuck_thread_keeps_nobody(doing: str, tmp_path: Path) -> None:
    """`q` ends the app while a thread reads or lays out for ever; the terminal is as it was, and the state is saved."""
    content, marker = tmp_path / "content", tmp_path / "stuck"
    content.mkdir()
    page = content / "one.md"
    words = "Some words.\n\n" * 2000
    page.write_text(f'+++\ntitle = "One"\n+++\n{words}\n')
    argv = (sys.executable, "-c", STUCK, str(marker), doing, "--content", str(content), "one")
    with Pty(argv, environment(XDG_STATE_HOME=str(tmp_path))) as terminal:
        before = terminal.settings()
        terminal.sends("Some words")
        page.write_text(page.read_text().replace("Some", "Other"))
        assert until(marker.exists)
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.modes() == {7, 25}
        assert terminal.settings() == before
    state = json.loads((tmp_path / "gpueco-tui" / "state.json").read_text())
    assert state["roots"][str(content)]["project"] == "one"


@pytest.mark.parametrize(
    "moment", ["gpueco_tui.cli.commands.app:start", "textual.reactive:__set_name__", "textual.app:run_async"]
)
def test_ctrl_c_while_the_app_starts(moment: str) -> None:
    """Ctrl+C before there is anything to see ends with 130 and shows nothing, whatever error Python makes of it."""
    with Pty((sys.executable, "-c", INTERRUPTED, moment), environment()) as terminal:
        before = terminal.settings()
        assert terminal.ended() == 128 + signal.SIGINT
        assert terminal.sent == LAST
        assert terminal.settings() == before
