"""Copying, by every route that may lead to the clipboard the user pastes from.

There are two kinds of routes. One goes through the terminal, works over SSH and is never confirmed. The other is a tool
of the desktop this process runs on, whose exit status says whether it worked. Where both exist, both are used.
"""

from __future__ import annotations

import os
import sys
import time

from gpueco_tui.desktop import osc52
from gpueco_tui.desktop.program import pipe
from gpueco_tui.desktop.routes import explain
from gpueco_tui.text.clean import clean, clean_line
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal, Protocol

    from gpueco_tui.desktop.routes import Route, RouteName, TerminalRoute

    class Clipboard(Protocol):
        """Somewhere to copy to."""

        def copy(self, text: str) -> Copied:
            """Copy `text`; takes two seconds at most and raises nothing."""
            ...


LIMIT_BYTES = 74_994
"""The longest text that is copied, in bytes of UTF-8: in base64 it fills the 100 000 bytes that terminals accept."""

TOOL_SECONDS = 1.5
"""How long one tool may take: with a stopped X server it would never end."""

TOTAL_SECONDS = 2.0
"""How long a copy may take, with every route tried."""

_TERMINAL = "/dev/tty"
_UNSURE = "; it may not have arrived"
"""Terminals do not confirm a copy."""

_SENT: Mapping[TerminalRoute, tuple[str, str]] = {
    "terminal": ("sent to your terminal", _UNSURE),
    "screen": ("sent to your terminal through screen", _UNSURE),
    "nested-tmux": ("sent to your terminal through tmux", ", which drops it unless set-clipboard is on"),
    "nested-screen": ("sent to your terminal through tmux or screen", ", which may drop it"),
}


class Copied(Frozen):
    """The result of a copy."""

    ok: bool
    message: str
    """What was done and what is uncertain about it, without a full stop."""
    route: str = ""
    """The names of the routes that worked, joined by `+`; empty when none did."""


def copy_text(text: str, command: tuple[str, ...] = ()) -> Copied:
    """Copy `text` for a command: with `command` when the settings name one, else like the app."""
    return SystemClipboard(os.environ, controlling_terminal(), command).copy(text)


class SystemClipboard:
    """The clipboard of the machine the user sits at, as far as it can be reached from here."""

    def __init__(
        self,
        env: Mapping[str, str],
        write: Callable[[str], None] | None,
        command: tuple[str, ...] = (),
        *,
        platform: str = sys.platform,
    ) -> None:
        """Copy by the routes that `env` has.

        `write` sends a sequence to the terminal and may raise OSError; it is None without a terminal. `command` is the
        user's own tool, which gets the text on its standard input and replaces every other route.
        """
        self._env = env
        self._write = write
        self._command = command
        self._platform = platform

    def copy(self, text: str) -> Copied:
        """Copy `text`, cleaned like all text that is shown; see `Clipboard.copy`."""
        text = clean(text)
        size = len(text.encode("utf-8"))
        if not text:
            return Copied(ok=False, message="Could not copy: there is no text")
        if size > LIMIT_BYTES:
            return Copied(
                ok=False, message=f"Could not copy: {size / 1000:.0f} KB is more than the 74 KB that terminals take"
            )
        attempt = _Attempt(self._env, self._write, text)
        routes = explain(self._env, command=self._command, terminal=self._write is not None, platform=self._platform)
        for route in routes:
            if route.used:
                attempt.take(route)
        return attempt.copied(routes)


class _Attempt:
    """One copy in progress: what worked, what failed, and the time that is left."""

    def __init__(self, env: Mapping[str, str], write: Callable[[str], None] | None, text: str) -> None:
        self.env = env
        self.write = write
        self.text = text
        self.until = time.monotonic() + TOTAL_SECONDS
        self.copied_with = ""
        self.sent: tuple[RouteName | Literal[""], str, str] = ("", "", "")
        """The route through the terminal that worked, what was done, and what is uncertain about it."""
        self.failures: list[str] = []

    def take(self, route: Route) -> None:
        """Try `route`."""
        match route.name:
            case "command" | "wl-copy" | "xclip" | "xsel":
                self._with_tool(route.argv)
            case "pyperclip":
                self._with_pyperclip()
            case "tmux":
                self._with_tmux()
            case "terminal" | "screen" | "nested-tmux" | "nested-screen":
                self._through_terminal(route.name)
            case "desktop":
                pass

    def copied(self, routes: tuple[Route, ...]) -> Copied:
        """Return the result of all attempts."""
        name, done, doubt = self.sent
        route = "+".join(part for part in (name, self.copied_with) if part)
        failed = "".join(f"; {failure}" for failure in self.failures)
        if self.copied_with:
            message = f"Copied with {self.copied_with}" + (f", and {done}" if done else "")
        elif done:
            message = f"{done[0].upper()}{done[1:]}{doubt}{failed}"
        else:
            why = self.failures or [route.why for route in routes if not route.used]
            message = f"Could not copy: {'; '.join(why)}"
        return Copied(ok=bool(route), message=message, route=route)

    def _left(self) -> float:
        return max(0.05, min(TOOL_SECONDS, self.until - time.monotonic()))

    def _with_tool(self, argv: tuple[str, ...]) -> None:
        if self.copied_with:
            return
        problem = pipe(argv, self.text, self.env, self._left())
        if problem:
            self.failures.append(f"{argv[0]} {problem}")
        else:
            self.copied_with = argv[0]

    def _with_tmux(self) -> None:
        problem = pipe(("tmux", "load-buffer", "-w", "-"), self.text, self.env, self._left())
        if not problem:
            self.sent = ("tmux", "sent to your terminal through tmux", _UNSURE)
        elif not pipe(("tmux", "load-buffer", "-"), self.text, self.env, self._left()):
            self.sent = ("tmux", "put into tmux's paste buffer only", ": this tmux is older than 3.2")
        else:
            self.failures.append(f"tmux {problem}")
            self._through_terminal("nested-tmux")

    def _through_terminal(self, name: TerminalRoute) -> None:
        if self.write is None:
            return
        try:
            self.write(osc52.sequence(self.text, name))
        except OSError as error:
            self.failures.append(f"the terminal could not be written to ({error.strerror or error})")
            return
        self.sent = (name, *_SENT[name])

    def _with_pyperclip(self) -> None:
        problem = _pyperclip(self.text, self._left())
        if problem:
            self.failures.append(f"pyperclip {problem}")
        else:
            self.copied_with = "pyperclip"


def _pyperclip(text: str, limit: float) -> str:
    """Copy with pyperclip, in a thread because it has no time limit; returns what went wrong, or an empty text."""
    import threading

    problems = [f"did not answer within {limit:.1f} s"]

    def work() -> None:
        try:
            import pyperclip

            pyperclip.copy(text)
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            problems.append(f"failed ({clean_line(str(error)).partition('. ')[0]})")
        else:
            problems.append("")

    thread = threading.Thread(target=work, name="pyperclip", daemon=True)
    thread.start()
    thread.join(limit)
    return problems[-1]


def controlling_terminal() -> Callable[[str], None] | None:
    """Return a function that writes to the terminal of this process, wherever its output goes; None without one."""

    def write(sequence: str) -> None:
        terminal = os.open(_TERMINAL, os.O_WRONLY)
        try:
            rest = sequence.encode("ascii")
            while rest:
                rest = rest[os.write(terminal, rest) :]
        finally:
            os.close(terminal)

    try:
        write("")
    except OSError:
        return None
    return write
