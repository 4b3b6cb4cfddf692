"""Copying, by every road that may lead to the clipboard the reader pastes from.

There are two kinds of road. One goes through the terminal, works over SSH and is never confirmed; the other is a tool
of the desktop this process runs on, whose exit status says whether it worked. Both are taken where both exist.
"""

from __future__ import annotations

import os
import sys
import time

from gpueco_tui.desktop import osc52
from gpueco_tui.desktop.program import feed
from gpueco_tui.desktop.routes import Route, explain
from gpueco_tui.text.clean import clean, clean_line
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    class Clipboard(Protocol):
        """Somewhere to copy to."""

        def copy(self, text: str) -> Copied:
            """Copy `text`; takes two seconds at most and raises nothing."""
            ...


LIMIT_BYTES = 74_994
"""The longest text that is copied, in bytes of UTF-8: in base64 it fills the 100 000 bytes that terminals accept."""

TOOL_SECONDS = 1.5
"""How long one tool may take; a stopped X server would keep it for ever."""

TOTAL_SECONDS = 2.0
"""How long a copy may take, with every road tried."""

_TERMINAL = "/dev/tty"
_UNSURE = "; it may not have arrived"
"""No terminal says whether it took what it was sent."""

_SENT = {
    "screen": ("sent to your terminal through screen", _UNSURE),
    "nested-tmux": ("sent to your terminal through tmux", ", which drops it unless set-clipboard is on"),
    "nested-screen": ("sent to your terminal through tmux or screen", ", which may drop it"),
}
_TOOLS = {
    "wl-copy": ("wl-copy", "--type", "text/plain"),
    "xclip": ("xclip", "-selection", "clipboard", "-in"),
    "xsel": ("xsel", "--clipboard", "--input"),
}


class Copied(Frozen):
    """What became of a copy."""

    ok: bool
    message: str
    """What was done and what is not known about it, without a full stop."""
    route: str = ""
    """The names of the roads that worked, joined by `+`; empty when none did."""


def copy_text(text: str, command: tuple[str, ...] = ()) -> Copied:
    """Copy `text` from a command: by `command` where the settings name one, else as the app does."""
    return SystemClipboard(os.environ, controlling_terminal(), command).copy(text)


class SystemClipboard:
    """The clipboard of the machine the reader sits at, as far as it can be reached from here."""

    def __init__(
        self,
        env: Mapping[str, str],
        write: Callable[[str], None] | None,
        command: tuple[str, ...] = (),
        *,
        platform: str = sys.platform,
    ) -> None:
        """Copy as `env` allows.

        `write` sends a sequence to the terminal and may raise OSError, or is None without a terminal; `command` is the
        reader's own tool, which gets the text on its standard input and replaces every other road.
        """
        self._env = env
        self._write = write
        self._command = command
        self._platform = platform

    def copy(self, text: str) -> Copied:
        """Copy `text`, cleaned as what is shown is cleaned; see `Clipboard.copy`."""
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
                attempt.take(route.name, self._command)
        return attempt.copied(routes)


class _Attempt:
    """One copy under way: what worked, what did not, and the time that is left."""

    def __init__(self, env: Mapping[str, str], write: Callable[[str], None] | None, text: str) -> None:
        self.env = env
        self.write = write
        self.text = text
        self.until = time.monotonic() + TOTAL_SECONDS
        self.copied_with = ""
        self.sent: tuple[str, str, str] = ("", "", "")
        """The road through the terminal that worked, what was done, and what is not known about it."""
        self.failures: list[str] = []

    def take(self, name: str, command: tuple[str, ...]) -> None:
        """Try the road called `name`."""
        if name == "command":
            self._with_tool(command[0], command)
        elif name in _TOOLS:
            self._with_tool(name, _TOOLS[name])
        elif name == "pyperclip":
            self._with_pyperclip()
        elif name == "tmux":
            self._with_tmux()
        else:
            self._through_terminal(name)

    def copied(self, routes: tuple[Route, ...]) -> Copied:
        """Return what became of it all."""
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

    def _with_tool(self, name: str, argv: tuple[str, ...]) -> None:
        if self.copied_with:
            return
        problem = feed(argv, self.text, self.env, self._left())
        if problem:
            self.failures.append(f"{name} {problem}")
        else:
            self.copied_with = name

    def _with_tmux(self) -> None:
        problem = feed(("tmux", "load-buffer", "-w", "-"), self.text, self.env, self._left())
        if not problem:
            self.sent = ("tmux", "sent to your terminal through tmux", _UNSURE)
        elif not feed(("tmux", "load-buffer", "-"), self.text, self.env, self._left()):
            self.sent = ("tmux", "put into tmux's paste buffer only", ": this tmux is older than 3.2")
        else:
            self.failures.append(f"tmux {problem}")
            self._through_terminal("nested-tmux")

    def _through_terminal(self, name: str) -> None:
        if self.write is None:
            return
        try:
            self.write(osc52.sequence(self.text, name))
        except OSError as error:
            self.failures.append(f"the terminal could not be written to ({error.strerror or error})")
            return
        self.sent = (name, *_SENT.get(name, ("sent to your terminal", _UNSURE)))

    def _with_pyperclip(self) -> None:
        problem = _pyperclip(self.text, self._left())
        if problem:
            self.failures.append(f"pyperclip {problem}")
        else:
            self.copied_with = "pyperclip"


def _pyperclip(text: str, limit: float) -> str:
    """Copy with pyperclip in a thread, for it has no time limit; returns what went wrong, or an empty text."""
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
    """Return what writes to the terminal this process belongs to, wherever its output goes; None without one."""

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
