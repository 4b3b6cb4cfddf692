"""What these tests work with: scripts that are the whole PATH, and multiplexers in a terminal."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harness import Pty


@dataclass
class Programs:
    """A folder of scripts that is the whole PATH."""

    folder: Path

    def add(self, name: str, body: str) -> None:
        """Put a shell script called `name` there; `$0.log` in it is a file of its own."""
        path = self.folder / name
        path.write_text(f'#!/bin/sh\nlog="{path}.log"\n{body}\n')
        path.chmod(0o755)

    def link(self, name: str) -> None:
        """Put the real program `name` there."""
        real = shutil.which(name)
        assert real is not None
        (self.folder / name).symlink_to(real)

    def log(self, name: str) -> str:
        """Return what the script `name` wrote to its `$log`, or an empty text."""
        path = self.folder / f"{name}.log"
        return path.read_text() if path.exists() else ""

    def env(self, **more: str) -> dict[str, str]:
        """Return an environment with this PATH alone."""
        return {"PATH": str(self.folder), **more}


@dataclass
class Multiplexer:
    """A tmux or a screen inside a terminal."""

    outside: Pty
    variable: str
    """What $TMUX or $STY is inside."""
    tty: str
    """The terminal of the program inside."""
    ask: Callable[..., str]
    """Run one of its commands."""

    def write(self, sequence: str) -> None:
        """Write as a program inside does."""
        terminal = os.open(self.tty, os.O_WRONLY | os.O_NOCTTY)
        rest = sequence.encode()
        while rest:
            rest = rest[os.write(terminal, rest) :]
        os.close(terminal)
