"""Which routes lead from an environment to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.desktop.routes import explain

if TYPE_CHECKING:
    from terminals import Programs

SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}


def used(env: dict[str, str], *, terminal: bool = True, platform: str = "linux") -> list[str]:
    """Return the names of the routes used."""
    return [route.name for route in explain(env, terminal=terminal, platform=platform) if route.used]


@pytest.fixture
def everything(programs: Programs) -> Programs:
    """Return a PATH with every clipboard tool there is."""
    for name in ("tmux", "wl-copy", "xclip", "xsel"):
        programs.add(name, "exit 0")
    return programs


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({"TERM": "xterm"}, ["terminal"]),
        ({"TERM": "xterm", "DISPLAY": ":0"}, ["terminal", "xclip", "xsel"]),
        ({"TERM": "xterm", "WAYLAND_DISPLAY": "wayland-0"}, ["terminal", "wl-copy"]),
        ({"TERM": "foot", "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ["terminal", "wl-copy", "xclip", "xsel"]),
        ({"TERM": "screen", "TMUX": "/s,1,0"}, ["tmux"]),
        ({"TERM": "screen", "TMUX": "/s,1,0", "DISPLAY": ":0"}, ["tmux", "xclip", "xsel"]),
        ({"TERM": "screen", "TMUX": "/s,1,0", "DISPLAY": ":0", **SSH}, ["tmux"]),
        ({"TERM": "screen", "STY": "1.t"}, ["screen"]),
        ({"TERM": "screen", "STY": "1.t", "TMUX": "/s,1,0"}, ["tmux"]),
        ({"TERM": "tmux-256color", **SSH}, ["nested-tmux"]),
        ({"TERM": "screen-256color", **SSH}, ["nested-screen"]),
        ({"TERM": "xterm", **SSH}, ["terminal"]),
        ({"TERM": "xterm", "SSH_TTY": "/dev/pts/1", "WAYLAND_DISPLAY": "wayland-0"}, ["terminal"]),
        ({"TERM": "xterm", "DISPLAY": "localhost:10.0", **SSH}, ["terminal", "xclip", "xsel"]),
        ({"TERM": "xterm", "DISPLAY": ":0", **SSH}, ["terminal"]),
        ({"TERM": "xterm", "DISPLAY": "unix:0", **SSH}, ["terminal"]),
        ({"TERM": "dumb"}, []),
        ({"TERM": "linux"}, []),
        ({}, []),
        ({"TERM": "xterm", "WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}, ["terminal", "pyperclip"]),
    ],
)
def test_the_ladder(everything: Programs, more: dict[str, str], names: list[str]) -> None:
    """The multiplexer's route or the terminal's comes first, then the desktop's, and that only where the user sits."""
    assert used(everything.env(**more)) == names


def test_other_systems_have_their_own_clipboard(programs: Programs) -> None:
    """On macOS and Windows the native route is pyperclip, and over SSH there is none."""
    env = programs.env(TERM="xterm-256color")
    assert used(env, platform="darwin") == ["terminal", "pyperclip"]
    assert used(env, platform="win32") == ["terminal", "pyperclip"]
    assert used({**env, **SSH}, platform="darwin") == ["terminal"]


def test_nothing_is_sent_where_there_is_no_terminal(everything: Programs) -> None:
    """Without a terminal only tmux itself and the desktop's tools are left."""
    assert used(everything.env(TERM="xterm"), terminal=False) == []
    assert used(everything.env(TERM="xterm", STY="1.t"), terminal=False) == []
    assert used(everything.env(TERM="xterm", TMUX="/s,1,0"), terminal=False) == ["tmux"]


def test_tmux_without_its_program_is_written_to(programs: Programs) -> None:
    """In a container that only inherited $TMUX, plain and wrapped sequences are what is left."""
    assert used(programs.env(TERM="screen", TMUX="/s,1,0")) == ["nested-tmux"]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            {"WAYLAND_DISPLAY": "wayland-0"},
            "WAYLAND_DISPLAY is wayland-0, but no tool is installed: install wl-clipboard",
        ),
        ({"DISPLAY": ":0"}, "DISPLAY is :0, but no tool is installed: install xclip or xsel"),
        ({}, "no desktop here: neither WAYLAND_DISPLAY nor DISPLAY is set"),
        ({"DISPLAY": ":0", **SSH}, "over SSH, and DISPLAY :0 is the far machine's own screen"),
        (SSH, "over SSH, and no DISPLAY is forwarded"),
    ],
)
def test_a_missing_desktop_says_why(programs: Programs, more: dict[str, str], why: str) -> None:
    """Where no tool of a desktop can be used, the reason names the variable or the package."""
    assert explain(programs.env(TERM="xterm", **more), platform="linux")[-1].why == why
