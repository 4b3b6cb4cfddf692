"""Programs of our own on the PATH, an X server, and tmux and screen inside a terminal whose bytes are seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harness import Pty, until
from terminals import Multiplexer, Programs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """Return an empty PATH to put scripts on."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return Programs(folder)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Return a folder with a path short enough for a socket in it."""
    folder = Path(tempfile.mkdtemp(prefix="gpu"))
    folder.chmod(0o700)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def tmux(needs: Callable[[str], str], short_folder: Path) -> Iterator[Multiplexer]:
    """Return a tmux of our own, in its default configuration, attached to a terminal that takes OSC 52."""
    base = [needs("tmux"), "-S", str(short_folder / "s"), "-f", "/dev/null"]
    env = {**os.environ, "TERM": "xterm-256color", "SHELL": "/bin/sh"}
    env.pop("TMUX", None)

    def ask(*words: str) -> str:
        done = subprocess.run([*base, *words], env=env, capture_output=True, text=True, check=False)
        return done.stdout.rstrip("\n")

    with Pty([*base, "new-session", "-x", "80", "-y", "24", "exec cat"], env) as outside:
        assert until(lambda: bool(ask("list-clients")))
        yield Multiplexer(
            outside,
            ask("display-message", "-p", "#{socket_path},#{pid},0"),
            ask("display-message", "-p", "#{pane_tty}"),
            ask,
        )
        ask("kill-server")


@pytest.fixture
def screen(needs: Callable[[str], str], short_folder: Path) -> Iterator[Multiplexer]:
    """Return a GNU screen of our own, attached to a terminal."""
    program = needs("screen")
    env = {**os.environ, "TERM": "xterm-256color", "SHELL": "/bin/sh", "SCREENDIR": str(short_folder)}
    where = short_folder / "where"
    inside = f'printf "%s %s" "$(tty)" "$STY" > {where}.new; mv {where}.new {where}; exec cat'

    def ask(*words: str) -> str:
        return subprocess.run([program, *words], env=env, capture_output=True, text=True, check=False).stdout

    with Pty([program, "-c", "/dev/null", "-S", "t", "sh", "-c", inside], env) as outside:
        assert until(where.exists)
        tty, variable = where.read_text().split()
        yield Multiplexer(outside, variable, tty, ask)
        ask("-S", variable, "-X", "quit")


@pytest.fixture
def x_server(needs: Callable[[str], str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Return the DISPLAY of an X server of our own, and its process."""
    ours, its = os.pipe()
    process = subprocess.Popen(
        [needs("Xvfb"), "-displayfd", str(its), "-nolisten", "tcp", "-screen", "0", "64x64x8"],
        pass_fds=(its,),
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    with os.fdopen(ours) as answer, process:
        number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}", process
        process.kill()
