"""What these tests work with: scripts that are the whole PATH, and terminals whose bytes are seen."""

from __future__ import annotations

import os
import pty
import select
import shutil
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typing_extensions import Self

PATIENCE = 20.0
"""Seconds until a real program that should have done something is given up."""


def until(fact: Callable[[], bool]) -> bool:
    """Ask for `fact` until it holds, or return False when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


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
class Pty:
    """A terminal that a program runs in, and every byte the program sent to it."""

    argv: list[str]
    env: dict[str, str]
    sent: bytearray = field(default_factory=bytearray)

    def __enter__(self) -> Self:
        """Start the program."""
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.execvpe(self.argv[0], self.argv, self.env)  # noqa: S606  the child of a fork
        self._ended = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def _read(self) -> None:
        while not self._ended.is_set():
            if select.select([self._fd], [], [], 0.05)[0]:
                try:
                    piece = os.read(self._fd, 65536)
                except OSError:
                    return
                if not piece:
                    return
                self.sent += piece

    def press(self, keys: str) -> None:
        """Send `keys` to the program, as typed."""
        os.write(self._fd, keys.encode())

    def __exit__(self, *_: object) -> None:
        """End the program."""
        self._ended.set()
        self._reader.join()
        os.close(self._fd)
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)


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
