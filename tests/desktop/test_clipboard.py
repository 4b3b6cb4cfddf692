"""Copying, with real tools, multiplexers and terminals where they can be had."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pyperclip
import pytest
from gpueco_tui.desktop import clipboard, osc52
from gpueco_tui.desktop.clipboard import LIMIT_BYTES, SystemClipboard
from harness import PATIENCE, Pty, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminals import Multiplexer, Programs

TEXT = "https://wgpu.rs/?q='a'&b=$(id);#ü"
XServer = tuple[str, "subprocess.Popen[bytes]"]


def env_of(**more: str) -> dict[str, str]:
    """Return an environment with the real PATH and nothing else that a route depends on."""
    return {"PATH": os.environ["PATH"], **more}


def linux(
    env: dict[str, str], write: Callable[[str], None] | None = None, command: tuple[str, ...] = ()
) -> SystemClipboard:
    """Return the clipboard of a Linux machine."""
    return SystemClipboard(env, write, command, platform="linux")


@pytest.mark.parametrize("tool", ["xclip", "xsel"])
def test_x11(
    programs: Programs,
    needs: Callable[[str], str],
    x_server: XServer,
    monkeypatch: pytest.MonkeyPatch,
    tool: str,
) -> None:
    """On X11 the tool that is installed copies, and what is pasted is the text."""
    needs(tool)
    for limit in ("TOOL_SECONDS", "TOTAL_SECONDS"):
        monkeypatch.setattr(clipboard, limit, PATIENCE)  # a busy machine is not a broken one
    programs.link(tool)
    env = programs.env(DISPLAY=x_server[0], TERM="dumb", HOME=str(programs.folder))  # xsel wants a HOME
    copied = linux(env).copy(TEXT)
    assert (copied.ok, copied.message, copied.route) == (True, f"Copied with {tool}", tool)
    paste = {"xclip": ["xclip", "-selection", "clipboard", "-o"], "xsel": ["xsel", "-b", "-o"]}[tool]
    pasted: list[str] = []

    def arrived() -> bool:
        pasted.append(subprocess.run(paste, env=env, capture_output=True, check=False).stdout.decode())
        return pasted[-1] == TEXT

    assert until(arrived), pasted[-1]  # xsel takes the selection in a process of its own, after it has ended


def test_a_dead_display_is_no_success(needs: Callable[[str], str], capfd: pytest.CaptureFixture[str]) -> None:
    """A DISPLAY that leads nowhere is reported, and nothing that the tools print reaches the screen."""
    needs("xclip")
    needs("xsel")
    copied = linux(env_of(DISPLAY=":987", TERM="dumb")).copy(TEXT)
    assert not copied.ok
    assert copied.message == "Could not copy: xclip ended with status 1; xsel ended with status 1"
    assert capfd.readouterr() == ("", "")


def test_a_stopped_x_server_is_given_up(needs: Callable[[str], str], x_server: XServer) -> None:
    """An X server that does not answer costs the time limit and not the app."""
    needs("xclip")
    display, process = x_server
    process.send_signal(signal.SIGSTOP)
    copied = linux(env_of(DISPLAY=display, TERM="dumb")).copy(TEXT)
    assert not copied.ok
    assert "xclip did not answer within 1.5 s" in copied.message


def test_a_hanging_tool_is_ended(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tool that hangs is killed at the time limit, with what it started, and the terminal's route still counts."""
    monkeypatch.setattr(clipboard, "TOOL_SECONDS", 0.3)
    programs.add("xclip", '/bin/sleep 600 & echo $! > "$log"; wait')
    written: list[str] = []
    copied = linux(programs.env(DISPLAY=":0", TERM="xterm"), written.append).copy(TEXT)
    assert copied.ok
    assert copied.route == "terminal"
    assert copied.message == "Sent to your terminal; it may not have arrived; xclip did not answer within 0.3 s"
    child = int(programs.log("xclip"))
    assert until(lambda: not alive(child))


def alive(pid: int) -> bool:
    """Say whether process `pid` runs; one that only waits to be reaped does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


def test_the_next_tool_is_tried(programs: Programs) -> None:
    """A tool that exits 1 is not believed; the next one copies, and the message is about what worked."""
    programs.add("wl-copy", "exit 1")
    programs.add("xclip", '/bin/cat > "$log"')
    copied = linux(programs.env(WAYLAND_DISPLAY="wayland-0", DISPLAY=":0", TERM="dumb")).copy(TEXT)
    assert (copied.ok, copied.message) == (True, "Copied with xclip")
    assert programs.log("xclip") == TEXT


def test_wayland_tool_missing(programs: Programs) -> None:
    """Under Wayland without wl-copy the text goes to the terminal; without one the package to install is named."""
    env = programs.env(WAYLAND_DISPLAY="wayland-0", TERM="foot")
    written: list[str] = []
    assert linux(env, written.append).copy(TEXT).route == "terminal"
    assert written == [osc52.copy_sequence(TEXT)]
    assert "install wl-clipboard" in linux(env).copy(TEXT).message


def test_a_noisy_tool_that_ignores_its_input(programs: Programs, capfd: pytest.CaptureFixture[str]) -> None:
    """A tool that prints, reads nothing and exits 0 is taken at its word, and paints nothing over the app."""
    programs.add("xsel", "echo out; echo err >&2; exit 0")
    assert linux(programs.env(DISPLAY=":0", TERM="dumb")).copy("x" * LIMIT_BYTES).ok
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("setting", ["external", "on", "off"])
def test_tmux_takes_it_in_every_configuration(tmux: Multiplexer, setting: str) -> None:
    """Inside tmux the text is in its paste buffer and arrives at the terminal outside, whatever set-clipboard says."""
    tmux.ask("set-option", "-g", "set-clipboard", setting)
    copied = linux(env_of(TMUX=tmux.variable, TERM="screen")).copy(TEXT)
    assert (copied.ok, copied.route) == (True, "tmux")
    assert copied.message == "Sent to your terminal through tmux; it may not have arrived"
    assert tmux.ask("show-buffer") == TEXT
    assert until(lambda: base64.b64encode(TEXT.encode()) in tmux.outside.sent)


def test_tmux_over_ssh_leaves_the_far_desktop_alone(tmux: Multiplexer, programs: Programs) -> None:
    """Inside tmux on a far machine the text goes to tmux, and the far machine's own clipboard stays as it was."""
    programs.link("tmux")
    programs.add("xclip", '/bin/cat > "$log"')
    env = programs.env(TMUX=tmux.variable, TERM="screen", SSH_CONNECTION="a 1 b 22", DISPLAY=":0")
    assert linux(env).copy(TEXT).route == "tmux"
    assert tmux.ask("show-buffer") == TEXT
    assert programs.log("xclip") == ""


def test_tmux_and_the_desktop(tmux: Multiplexer, programs: Programs) -> None:
    """Inside tmux on this machine the desktop's tool copies as well, and the message says both."""
    programs.link("tmux")
    programs.add("xclip", '/bin/cat > "$log"')
    copied = linux(programs.env(TMUX=tmux.variable, TERM="screen", DISPLAY=":0")).copy(TEXT)
    assert copied.route == "tmux+xclip"
    assert copied.message == "Copied with xclip, and sent to your terminal through tmux"
    assert (tmux.ask("show-buffer"), programs.log("xclip")) == (TEXT, TEXT)


def test_from_inside_tmux_over_ssh_it_takes_set_clipboard_on(tmux: Multiplexer) -> None:
    """With TERM alone telling of tmux, the sequence arrives with `set-clipboard on`, which the message names."""
    tmux.ask("set-option", "-g", "set-clipboard", "on")
    copied = linux(env_of(TERM="tmux-256color", SSH_TTY="/dev/pts/9"), tmux.write).copy(TEXT)
    assert copied.message == "Sent to your terminal through tmux, which drops it unless set-clipboard is on"
    assert until(lambda: base64.b64encode(TEXT.encode()) in tmux.outside.sent)


def test_a_tmux_that_is_gone(programs: Programs, needs: Callable[[str], str]) -> None:
    """When tmux itself cannot be reached the sequence is written, plain and wrapped, and the failure is told."""
    needs("tmux")
    programs.link("tmux")
    written: list[str] = []
    copied = linux(programs.env(TMUX="/nowhere/s,1,0", TERM="screen"), written.append).copy(TEXT)
    assert copied.route == "nested-tmux"
    assert copied.message.endswith("; tmux ended with status 1")
    assert written == [osc52.sequence(TEXT, "nested-tmux")]


def test_an_old_tmux_is_not_claimed_to_pass_it_on(programs: Programs) -> None:
    """A tmux before 3.2 does not know `-w`: the text is in its buffer, and the message says no more than that."""
    programs.add("tmux", 'case "$*" in *-w*) exit 1;; esac; /bin/cat > "$log"')
    copied = linux(programs.env(TMUX="/s,1,0", TERM="screen")).copy(TEXT)
    assert copied.message == "Put into tmux's paste buffer only: this tmux is older than 3.2"
    assert programs.log("tmux") == TEXT


@pytest.mark.parametrize("text", [TEXT, "page\n" * 4000], ids=["link", "page"])
def test_screen_passes_on_what_comes_in_pieces(screen: Multiplexer, text: str) -> None:
    """GNU screen passes the pieces on, and together they are the whole sequence at the terminal outside."""
    copied = linux(env_of(STY=screen.variable, TERM="screen"), screen.write).copy(text)
    assert (copied.ok, copied.route) == (True, "screen")
    assert until(lambda: osc52.copy_sequence(text).encode() in screen.outside.sent)


def test_from_inside_screen_over_ssh_nothing_is_printed(screen: Multiplexer) -> None:
    """With TERM alone telling of screen, a long text arrives and none of it is painted over the app."""
    text = "page\n" * 4000
    linux(env_of(TERM="screen"), screen.write).copy(text)
    screen.write("END")
    assert until(lambda: b"END" in screen.outside.sent)
    assert osc52.copy_sequence(text).encode() in screen.outside.sent
    assert b"cGFnZQpw" not in screen.outside.sent.replace(osc52.copy_sequence(text).encode(), b"")


def test_the_command_line_reaches_its_terminal(tmp_path: object) -> None:
    """With its output in a pipe, a command still writes the sequence to the terminal it belongs to."""
    code = (
        "from gpueco_tui.desktop.clipboard import SystemClipboard, controlling_terminal\n"
        "env = {'TERM': 'xterm', 'PATH': ''}\n"
        f"print(SystemClipboard(env, controlling_terminal(), platform='linux').copy({TEXT!r}).route)"
    )
    with Pty(["sh", "-c", f'"$0" -c "$1" > {tmp_path}/out', sys.executable, code], dict(os.environ)) as terminal:
        assert until(lambda: osc52.copy_sequence(TEXT).encode() in terminal.sent)


def test_a_process_without_a_terminal_has_none() -> None:
    """Where no terminal belongs to the process, there is nothing to write to."""
    code = "from gpueco_tui.desktop.clipboard import controlling_terminal; print(controlling_terminal())"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, start_new_session=True, check=True
    )
    assert done.stdout == "None\n"


def test_a_terminal_that_cannot_be_written_to() -> None:
    """A terminal that is gone is a sentence, not an exception."""

    def broken(_: str) -> None:
        raise OSError(5, "Input/output error")

    copied = linux(env_of(TERM="xterm"), broken).copy(TEXT)
    assert (copied.ok, copied.route) == (False, "")
    assert copied.message == "Could not copy: the terminal could not be written to (Input/output error)"


def test_pyperclip_raising(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pyperclip that finds no mechanism raises; its first sentence is the reason that is shown."""
    for name in ("copy", "paste"):  # it decides once; let it decide again
        monkeypatch.setattr(pyperclip, name, getattr(pyperclip, f"lazy_load_stub_{name}"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    copied = SystemClipboard(programs.env(TERM="dumb"), None, platform="darwin").copy(TEXT)
    assert not copied.ok
    assert copied.message.startswith("Could not copy: pyperclip failed (Pyperclip could not find")
    assert "\n" not in copied.message


def test_pyperclip_copying_and_hanging(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pyperclip that works is believed; one that hangs is given up after the time limit."""
    texts: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", texts.append)
    native = SystemClipboard(programs.env(TERM="dumb"), None, platform="darwin")
    assert native.copy(TEXT).message == "Copied with pyperclip"
    assert texts == [TEXT]
    monkeypatch.setattr(clipboard, "TOOL_SECONDS", 0.1)
    released, finished = threading.Event(), threading.Event()

    def hang(_: str) -> None:
        released.wait(4)
        finished.set()

    monkeypatch.setattr(pyperclip, "copy", hang)
    assert native.copy(TEXT).message == "Could not copy: pyperclip did not answer within 0.1 s"
    assert not finished.is_set(), "it was waited for"
    released.set()


def test_the_size_limit() -> None:
    """A text of the limit is sent; one byte more is refused, with both numbers."""
    written: list[str] = []
    terminal = linux(env_of(TERM="xterm"), written.append)
    assert terminal.copy("x" * LIMIT_BYTES).ok
    copied = terminal.copy("ü" * 40_000)
    assert (copied.ok, copied.route) == (False, "")
    assert copied.message == "Could not copy: 80 KB is more than the 74 KB that terminals take"
    assert len(written) == 1


def test_nothing_available_at_all(programs: Programs) -> None:
    """Without terminal, tool or desktop the message says that of each."""
    copied = linux(programs.env()).copy(TEXT)
    assert (copied.ok, copied.route) == (False, "")
    assert copied.message == (
        "Could not copy: there is no terminal to send to; no desktop here: neither WAYLAND_DISPLAY nor DISPLAY is set"
    )


def test_the_users_own_command_is_the_only_route(programs: Programs) -> None:
    """A command from the settings gets the text, and neither terminal nor desktop does."""
    programs.add("mine", '/bin/cat > "$log"; [ "$1" = --in ]')
    programs.add("xclip", '/bin/cat > "$log"')
    written: list[str] = []
    env = programs.env(DISPLAY=":0", TERM="xterm")
    copied = linux(env, written.append, ("mine", "--in")).copy(TEXT)
    assert (copied.message, programs.log("mine"), programs.log("xclip"), written) == ("Copied with mine", TEXT, "", [])
    assert linux(env, written.append, ("mine",)).copy(TEXT).message == "Could not copy: mine ended with status 1"
    missing = linux(env, written.append, ("gone",)).copy(TEXT)
    assert missing.message == "Could not copy: gone was not found"


def test_what_is_copied_is_what_is_shown() -> None:
    """Lone surrogates, escapes and invisible characters are not copied; nothing is copied when nothing is left."""
    written: list[str] = []
    terminal = linux(env_of(TERM="xterm"), written.append)
    terminal.copy("https://a.example/\udc9b\x1b]52;c;x\x07\u202e\u200b")
    assert written == [osc52.copy_sequence("https://a.example/]52;c;x")]
    assert terminal.copy("\u200b").message == "Could not copy: there is no text"
