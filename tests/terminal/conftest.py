"""A tmux and an X server of our own, and the app as a program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harness import Tmux

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def gpueco() -> list[str]:
    """Return the command that runs the program under test."""
    return [sys.executable, "-m", "gpueco_tui"]


@pytest.fixture
def tmux(needs: Callable[[str], str]) -> Iterator[Tmux]:
    """Return a tmux of our own, in its default configuration."""
    folder = Path(tempfile.mkdtemp(prefix="gpueco"))  # a socket's path must be short
    with Tmux(folder / "socket", needs("tmux")) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def display(needs: Callable[[str], str]) -> Iterator[str]:
    """Return the DISPLAY of an X server of our own."""
    ours, its = os.pipe()
    server = subprocess.Popen(
        [needs("Xvfb"), "-displayfd", str(its), "-nolisten", "tcp", "-screen", "0", "64x64x8"],
        pass_fds=(its,),
        stderr=subprocess.DEVNULL,
    )
    os.close(its)
    with os.fdopen(ours) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.kill()
    server.wait()
