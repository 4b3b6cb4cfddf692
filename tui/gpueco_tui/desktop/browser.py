"""Opening an address in a browser, which never shares the terminal with the app.

A browser with windows is started apart from the terminal and watched for a moment only, to see whether it fails. A
browser that is a terminal program cannot run beside the app: it is returned, and the app runs it while suspended.
"""

from __future__ import annotations

import os
import sys

from gpueco_tui.desktop.program import exit_phrase, launch, start_failure, which
from gpueco_tui.desktop.routes import in_wsl, over_ssh
from gpueco_tui.text.clean import clean_url, openable
from gpueco_tui.text.pattern import Pattern
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping
    from typing import Protocol

    class Browser(Protocol):
        """Something that opens addresses."""

        def open(self, url: str) -> Opened:
            """Open `url`; takes about a second for each browser that fails, and raises nothing."""
            ...


GRACE_SECONDS = 0.7
"""How long a browser is watched: one that cannot start fails within that time."""

_TEXT_BROWSERS = frozenset(
    (
        "w3m", "lynx", "links", "links2", "elinks", "felinks", "www-browser", "browsh", "carbonyl", "cha", "retawq",
        "netrik", "edbrowse", "offpunk",
    )
)  # fmt: skip
_NOT_IN_A_SHELL = Pattern(r"""["'`$;|<>(){}\\^!*]""")
_PLACE = Pattern("%([s%])")


class Candidate(Frozen):
    """A browser to try."""

    argv: tuple[str, ...]
    text: bool = False
    """Whether it draws in the terminal."""

    @property
    def name(self) -> str:
        """The name of the program, as the user knows it."""
        return os.path.basename(self.argv[0])


class Plan(Frozen):
    """How an address would be opened: the browsers, in the order in which they are tried, or why there is none."""

    url: str
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    """Where the candidates come from, or why there are none, without a full stop."""


class Opened(Frozen):
    """The result of opening an address."""

    ok: bool
    """False when nothing was started: then the caller shows the address and copies it."""
    message: str
    text_browser: tuple[str, ...] = ()
    """The command that needs the terminal (see `run_in_terminal`), or empty. Then `ok` is True."""


def plan(url: str, env: Mapping[str, str], *, command: tuple[str, ...] = (), platform: str = sys.platform) -> Plan:
    """Return how `url` would be opened in environment `env`.

    `command` is the user's own browser, from the settings; `%s` in it is the address, which otherwise comes last.
    """
    if url != clean_url(url):
        return Plan(url, why="the address has spaces or characters that cannot be seen")
    if not openable(url):
        return Plan(url, why="only http, https and mailto addresses are opened")
    if command:
        return Plan(url, (_candidate(command, url, env),), "your configuration names it")
    if env.get("BROWSER"):
        return _from_variable(url, env)
    if over_ssh(env):
        return Plan(url, why="over SSH a browser would open on the far machine; $BROWSER can name one")
    candidates = _of_the_desktop(url, env, platform)
    return Plan(
        url, candidates, "the desktop's own way" if candidates else "no browser was found; $BROWSER can name one"
    )


def _from_variable(url: str, env: Mapping[str, str]) -> Plan:
    """Read $BROWSER like `xdg-open` and Python's `webbrowser`: a list of commands, separated by colons."""
    import shlex

    candidates: list[Candidate] = []
    broken: list[str] = []
    for entry in env["BROWSER"].split(os.pathsep):
        try:
            words = tuple(shlex.split(entry.strip().removesuffix("&")))
        except ValueError:
            broken.append(entry.strip())
            continue
        if words:
            candidates.append(_candidate(words, url, env))
    if not candidates:
        reason = f"$BROWSER cannot be read: {', '.join(broken)}" if broken else "$BROWSER names no program"
        return Plan(url, why=reason)
    return Plan(url, tuple(candidates), "$BROWSER names it")


def _candidate(words: tuple[str, ...], url: str, env: Mapping[str, str]) -> Candidate:
    def fill(match: re.Match[str]) -> str:
        return url if match[1] == "s" else "%"

    filled = tuple(_PLACE.sub(fill, word) for word in words)
    named = any("%s" in word.replace("%%", "") for word in words)
    return Candidate(filled if named else (*filled, url), text=_draws_in_terminal(words, env))


def _draws_in_terminal(words: tuple[str, ...], env: Mapping[str, str]) -> bool:
    """Say whether the program is a text browser, by its name or by the name of the file that it links to."""
    program = next((word for word in words if word != "env" and "=" not in word), words[0])
    where = which(program, env)
    names = {os.path.basename(program), os.path.basename(os.path.realpath(where)) if where else ""}
    return not names.isdisjoint(_TEXT_BROWSERS)


def _of_the_desktop(url: str, env: Mapping[str, str], platform: str) -> tuple[Candidate, ...]:
    if platform == "darwin":
        return (Candidate(("open", url)),)
    if platform == "win32":
        return (Candidate(("rundll32", "url.dll,FileProtocolHandler", url)),)
    ways: list[tuple[str, ...]] = []
    if in_wsl(env):
        # wslview puts the address into a PowerShell command line
        ways.append(("wslview", _NOT_IN_A_SHELL.sub(lambda match: f"%{ord(match[0]):02X}", url)))
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        ways += [("xdg-open", url), ("gio", "open", url)]
    return tuple(Candidate(way) for way in ways if which(way[0], env))


def open_planned(planned: Plan, env: Mapping[str, str]) -> Opened:
    """Start the first browser of `planned` that can be started; see `Opened` for what a text browser needs."""
    failures: list[str] = []
    for candidate in planned.candidates:
        if candidate.text:
            where = which(candidate.argv[0], env)
            if where:
                return Opened(ok=True, message=f"Opening in {candidate.name}", text_browser=candidate.argv)
            failures.append(f"{candidate.name} was not found")
            continue
        problem = launch(candidate.argv, env, GRACE_SECONDS)
        if not problem:
            return Opened(ok=True, message=f"Asked {candidate.name} to open it")
        failures.append(f"{candidate.name} {problem}")
    return Opened(ok=False, message=f"Could not open: {'; '.join(failures) or planned.why}")


def run_in_terminal(argv: tuple[str, ...], env: Mapping[str, str], run: Callable[..., int] | None = None) -> Opened:
    """Run a text browser in the terminal until it is closed; for a suspended app and for the command line.

    Ctrl+C is for the browser alone. Raises nothing: an exception inside Textual's `App.suspend()` would leave the app
    deaf.
    """
    import subprocess

    from gpueco_tui.desktop.interrupts import INTERRUPTED, interrupts_left_alone

    name = os.path.basename(argv[0])
    try:
        with interrupts_left_alone():
            status = (run or subprocess.call)(argv, env=dict(env))
    except (OSError, ValueError) as error:
        return Opened(ok=False, message=f"Could not open: {name} {start_failure(error)}")
    if status in INTERRUPTED:
        return Opened(ok=True, message=f"Closed {name}")
    if status:
        return Opened(ok=False, message=f"Could not open: {name} {exit_phrase(status)}")
    return Opened(ok=True, message=f"Opened in {name}")


class SystemBrowser:
    """The browser of this machine, named by the environment or the settings."""

    def __init__(self, env: Mapping[str, str], command: tuple[str, ...] = (), *, platform: str = sys.platform) -> None:
        """Open by what `env` names, or with `command` alone; see `plan`."""
        self._env = env
        self._command = command
        self._platform = platform

    def open(self, url: str) -> Opened:
        """Open `url`; see `Browser.open`."""
        return open_planned(plan(url, self._env, command=self._command, platform=self._platform), self._env)
