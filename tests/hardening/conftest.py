"""A tmux of our own."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harness import Tmux

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def tmux(needs: Callable[[str], str]) -> Iterator[Tmux]:
    """Return a tmux of our own, in its default configuration."""
    folder = Path(tempfile.mkdtemp(prefix="gpueco"))  # a socket's path must be short
    with Tmux(folder / "socket", needs("tmux")) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)
