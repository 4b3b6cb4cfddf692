"""The routes from here to the user's clipboard, and why each of them is used or not."""

from __future__ import annotations

import sys

from gpueco_tui.desktop.program import which
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypeAlias

    TerminalRoute: TypeAlias = Literal["terminal", "screen", "nested-tmux", "nested-screen"]
    """The routes on which an escape sequence is written to the terminal."""
    Tool: TypeAlias = Literal["wl-copy", "xclip", "xsel"]
    """The programs that fill the clipboard of a desktop."""
    RouteName: TypeAlias = TerminalRoute | Tool | Literal["command", "tmux", "pyperclip", "desktop"]
    """`command` is the user's own tool; `desktop` is never used, and only says why there is no other."""

_MUTE_TERMINALS = ("", "dumb", "unknown", "linux")


_ARGV: Mapping[Tool, tuple[str, ...]] = {
    "wl-copy": ("wl-copy", "--type", "text/plain"),
    "xclip": ("xclip", "-selection", "clipboard", "-in"),
    "xsel": ("xsel", "--clipboard", "--input"),
}


class Route(Frozen):
    """One route to a clipboard, and why it is used or not."""

    name: RouteName
    used: bool
    why: str
    argv: tuple[str, ...] = ()
    """The command that gets the text on its standard input, for a tool or the user's command."""


def over_ssh(env: Mapping[str, str]) -> bool:
    """Say whether `env` is that of a session over SSH."""
    return bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def in_wsl(env: Mapping[str, str]) -> bool:
    """Say whether `env` is that of a Linux inside Windows."""
    return bool(env.get("WSL_DISTRO_NAME") or env.get("WSL_INTEROP"))


def explain(
    env: Mapping[str, str], *, command: tuple[str, ...] = (), terminal: bool = True, platform: str = sys.platform
) -> tuple[Route, ...]:
    """Return the routes considered in environment `env`, in the order in which they are tried.

    `command` is the user's own, from the settings, and then the only route; `terminal` says whether there is a
    terminal to write to.
    """
    if command:
        import shlex

        return (Route("command", used=True, why=f"your configuration says: {shlex.join(command)}", argv=command),)
    has_own = platform in ("darwin", "win32", "cygwin") or in_wsl(env)
    native = _of_the_system(env) if has_own else _of_the_desktop(env)
    return (_through_multiplexer(env, terminal=terminal) or _through_terminal(env, terminal=terminal), *native)


def _through_multiplexer(env: Mapping[str, str], *, terminal: bool) -> Route | None:
    if env.get("TMUX") and which("tmux", env):
        return Route("tmux", used=True, why="inside tmux: 'tmux load-buffer -w' passes it to the terminal outside")
    if not terminal:
        return None
    if env.get("TMUX"):
        why = "inside tmux, whose program is not on the PATH: it passes it on only with `set-clipboard on`"
        return Route("nested-tmux", used=True, why=why)
    if env.get("STY"):
        return Route("screen", used=True, why="inside GNU screen: wrapped, in pieces, it reaches the terminal outside")
    return _through_far_multiplexer(env.get("TERM", ""))


def _through_far_multiplexer(term: str) -> Route | None:
    """Return the route through a tmux or screen that only TERM names: the user came here from inside it."""
    if not term.startswith(("tmux", "screen")):
        return None
    name: TerminalRoute = "nested-tmux" if term.startswith("tmux") else "nested-screen"
    why = f"TERM is {term} without $TMUX or $STY: a tmux on your side passes it on only with `set-clipboard on`"
    return Route(name, used=True, why=why)


def _through_terminal(env: Mapping[str, str], *, terminal: bool) -> Route:
    term = env.get("TERM", "")
    if not terminal:
        return Route("terminal", used=False, why="there is no terminal to send to")
    if term in _MUTE_TERMINALS and not env.get("WT_SESSION"):
        kind = f"a terminal of type {term}" if term else "a terminal without TERM"
        return Route("terminal", used=False, why=f"{kind} has no clipboard")
    return Route("terminal", used=True, why="your terminal is asked to copy (OSC 52); it does not confirm")


def _of_the_system(env: Mapping[str, str]) -> tuple[Route, ...]:
    if over_ssh(env):
        return (Route("desktop", used=False, why="over SSH it would fill the clipboard of the far machine"),)
    return (Route("pyperclip", used=True, why="the system's own clipboard"),)


def _of_the_desktop(env: Mapping[str, str]) -> tuple[Route, ...]:
    tools, why = _tools(env)
    there: list[Tool] = [name for name in tools if which(name, env)]
    if not there:
        names = " or ".join("wl-clipboard" if name == "wl-copy" else name for name in tools)
        missing = f"{why}, but no tool is installed: install {names}"
        return (Route("desktop", used=False, why=missing if tools else why),)
    first, *rest = there
    others = (Route(name, used=True, why=f"should {first} fail", argv=_ARGV[name]) for name in rest)
    return (Route(first, used=True, why=why, argv=_ARGV[first]), *others)


def _tools(env: Mapping[str, str]) -> tuple[tuple[Tool, ...], str]:
    """Return the tools that reach the clipboard of the user's own desktop, best first, and why these or none."""
    wayland, display = env.get("WAYLAND_DISPLAY", ""), env.get("DISPLAY", "")
    if over_ssh(env):
        if display.startswith((":", "unix:")):
            return (), f"over SSH, and DISPLAY {display} is the far machine's own screen"
        if not display:
            return (), "over SSH, and no DISPLAY is forwarded"
        return ("xclip", "xsel"), f"DISPLAY is {display}, forwarded by SSH"
    if not wayland and not display:
        return (), "no desktop here: neither WAYLAND_DISPLAY nor DISPLAY is set"
    if not wayland:
        return ("xclip", "xsel"), f"DISPLAY is {display}"
    return ("wl-copy", "xclip", "xsel") if display else ("wl-copy",), f"WAYLAND_DISPLAY is {wayland}"
