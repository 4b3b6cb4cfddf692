"""Real terminals to run the app in: a private tmux, whose screen can be read, and a pty, whose bytes can.

Nothing here sleeps to let something happen: everything is polled until it is so, or until patience ends.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import struct
import subprocess
import termios
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from typing_extensions import Self

PATIENCE = 30.0
"""Seconds until a program that should have done something is given up; a test machine may be slow."""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_STEP = 0.02
_STILL = 20
"""As many looks at a screen in a row find it the same before it is taken to be painted."""

LAST = b"that was all"
"""Written to the terminal once the program has ended: when it has arrived, so has all before it."""

CRASH = """
import sys
import gpueco_tui.app.app as app
from gpueco_tui.cli.main import run

def fail(self):
    raise RuntimeError({message})

app.DecoderApp.action_help = fail
{before}
run()
"""
"""The program, with a mistake in it: the app crashes when help is asked for."""


def crash(message: str = '"forced by a test"', before: str = "") -> str:
    """Return a script of the program that crashes at `?` with `message`, an expression in it; `before` runs first."""
    return CRASH.format(message=message, before=before)


ENDED = "the program has ended"
"""What the screen shows once it has."""


def until(fact: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Ask for `fact` until it holds, or return False when patience ends."""
    deadline = time.monotonic() + patience
    while not fact():
        if time.monotonic() > deadline:
            return False
        time.sleep(_STEP)
    return True


@dataclass
class Tmux:
    """A tmux server of our own with one pane, in which one program runs."""

    socket: Path
    program: str = "tmux"
    report: Path = field(init=False)
    """Where the shell around the program writes what it found before and after."""

    def __post_init__(self) -> None:
        self.report = self.socket.with_suffix(".report")

    def __enter__(self) -> Self:
        """Do nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server and everything in it."""
        subprocess.run([*self._base(), "kill-server"], capture_output=True, check=False)

    def start(
        self, argv: Sequence[str], *, size: tuple[int, int] = (100, 30), env: Mapping[str, str] | None = None
    ) -> None:
        """Run `argv` in a pane of `size` (columns, rows), and a line `status N` after it has ended."""
        report = shlex.quote(str(self.report))
        setting = shlex.join([f"{name}={value}" for name, value in (env or {}).items()])
        script = (
            f"stty -g > {report}.before; env -u DISPLAY -u WAYLAND_DISPLAY -u BROWSER -u SSH_CONNECTION -u SSH_TTY "
            f"{setting} {shlex.join(argv)}; echo $? > {report}.status; stty -g > {report}.after; "
            f"echo; echo {ENDED}; exec cat"
        )
        columns, rows = size
        clean = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_PANE", "STY")} | {
            "SHELL": "/bin/sh"
        }
        subprocess.run(
            [*self._base(), "-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(rows), script],
            env=clean,
            check=True,
        )

    def ask(self, *words: str) -> str:
        """Return what a tmux command prints."""
        done = subprocess.run([*self._base(), *words], capture_output=True, text=True, check=True)
        return done.stdout.rstrip("\n")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names of them."""
        self.ask("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type `text` as it is."""
        self.ask("send-keys", "-l", text)

    def screen(self) -> str:
        """Return what the pane shows."""
        return self.ask("capture-pane", "-p")

    def shows(self, *texts: str) -> None:
        """Wait until the screen shows every one of `texts`; fails with the screen as it is.

        What else is on the screen then may be half painted: a terminal takes a paint in pieces.
        """
        screen = ""

        def look() -> bool:
            nonlocal screen
            screen = self.screen()
            return all(text in screen for text in texts) or ENDED in screen

        until(look)
        assert all(text in screen for text in texts), f"the screen never showed {texts}:\n{screen}"

    def becomes(self, fact: Callable[[str], bool]) -> None:
        """Wait until `fact` holds of the screen; fails with the screen as it is."""
        assert until(lambda: fact(self.screen())), f"the screen never became so:\n{self.screen()}"

    def still(self) -> str:
        """Return the screen once it has not changed for a while: nothing is being painted any more."""
        screen, same = self.screen(), 0

        def look() -> bool:
            nonlocal screen, same
            was, screen = screen, self.screen()
            same = same + 1 if screen == was else 0
            return same >= _STILL

        assert until(look), f"the screen never held still:\n{screen}"
        return screen

    def resize(self, columns: int, rows: int) -> None:
        """Give the pane another size."""
        self.ask("resize-window", "-x", str(columns), "-y", str(rows))

    def signal(self, number: int) -> None:
        """Send a signal to the program in the pane."""
        shell = self.ask("display-message", "-p", "#{pane_pid}")
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        for child in children:
            os.kill(int(child), number)

    def ended(self) -> int:
        """Wait until the program has ended, and return its exit status as a shell counts it."""
        self.shows(ENDED)
        return int(Path(f"{self.report}.status").read_text())

    def is_sane(self) -> bool:
        """Say whether the terminal is as it was before the program: its settings, screen, mouse and cursor."""
        before, after = (Path(f"{self.report}.{when}").read_text() for when in ("before", "after"))
        flags = self.ask("display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}")
        return before == after and flags == "0 0 1"

    def _base(self) -> list[str]:
        return [self.program, "-S", str(self.socket)]


@dataclass
class Pty:
    """A terminal whose every byte is kept."""

    argv: Sequence[str]
    env: Mapping[str, str] | None = None
    size: tuple[int, int] = (100, 30)
    sent: bytearray = field(default_factory=bytearray)
    """What the program has sent to the terminal so far."""

    def __enter__(self) -> Self:
        """Start the program."""
        self._fd, its = pty.openpty()
        self.resize(*self.size)
        # The shell opens the terminal as the leader of a session without one, which makes it the controlling terminal.
        # (pty.fork would do the same, but forks a process with threads.)
        line = ["/bin/sh", "-c", 'exec "$@" <>"$0" >&0 2>&0', os.ttyname(its), *self.argv]
        self._process = subprocess.Popen(line, env=None if self.env is None else dict(self.env), start_new_session=True)
        self._its = its  # held, so that what was sent can be read after the program's end
        self._stop = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, if it has not."""
        if not self._gone():
            self._process.kill()
            self._process.wait()
        self._stop.set()
        self._reader.join()
        os.close(self._its)
        os.close(self._fd)

    @property
    def pid(self) -> int:
        """The program's process id."""
        return self._process.pid

    def press(self, keys: str) -> None:
        """Send `keys` to the program as a terminal would."""
        os.write(self._fd, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def sends(self, text: str, after: int = 0) -> int:
        """Wait until the program has sent `text`, from byte `after` on; returns where it ends."""
        wanted = text.encode()
        found = until(lambda: self.sent.find(wanted, after) >= 0)
        assert found, f"never sent {text!r}; the last of what came: {bytes(self.sent[-2000:])!r}"
        return self.sent.find(wanted, after) + len(wanted)

    def ended(self) -> int:
        """Wait until the program has ended, and return its exit status; that of a signal is negative."""
        assert until(self._gone), f"never ended; the last of what came: {bytes(self.sent[-2000:])!r}"
        os.write(self._its, LAST)
        assert until(lambda: LAST in self.sent)
        return self._process.returncode

    def modes(self) -> set[int]:
        """Return the private modes (DECSET) that were set and not reset again; 7 and 25 are on in a new terminal."""
        on = {7, 25}
        for numbers, letter in _MODE.findall(bytes(self.sent)):
            changed = {int(number) for number in numbers.split(b";")}
            on = on | changed if letter == b"h" else on - changed
        return on

    def settings(self) -> list[object]:
        """Return the terminal's settings (tcgetattr)."""
        return list(termios.tcgetattr(self._fd))

    def _gone(self) -> bool:
        return self._process.poll() is not None

    def _read(self) -> None:
        while not self._stop.is_set():
            if select.select([self._fd], [], [], 0.05)[0]:
                try:
                    piece = os.read(self._fd, 65536)
                except OSError:  # the other end is closed
                    return
                if not piece:
                    return
                self.sent += piece
