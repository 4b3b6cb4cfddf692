"""Pipes, closed streams, interrupts, colours and locales: the program as a process."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Done

HOSTILE = "\x1b]52;c;aGk=\x07\x9b31m\u202e\u200b\x00"
"""What a terminal would obey: a copy into the clipboard, a colour, a reversed direction."""
INTERRUPTED = """
import os, runpy, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            os.kill(os.getpid(), signal.SIGINT)
        elif not wanted:
            print(name, file=sys.stderr)

wanted = sys.argv.pop(1)
sys.meta_path.insert(0, Interrupting())
runpy.run_module("gpueco_tui", run_name="__main__", alter_sys=True)
"""
"""Runs the program, and sends it SIGINT when it imports the module that its first argument names, or tells them all."""
OBEYED = {char for char in HOSTILE if not char.isprintable()}


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_broken_pipe_ends_quietly(shell: Callable[..., Done], unbuffered: str) -> None:
    """`gpueco-tui list | head -1` prints its line and nothing else, and is no failure."""
    done = shell("set -o pipefail; gpueco list | head -n 0", PYTHONUNBUFFERED=unbuffered)
    assert (done.status, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_said(shell: Callable[..., Done], unbuffered: str) -> None:
    """What cannot be written is one line on standard error, and exit status 1."""
    done = shell("gpueco list > /dev/full", PYTHONUNBUFFERED=unbuffered)
    assert done.status == 1
    assert done.err.startswith("gpueco-tui: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(("line", "status"), [("nope", 1), ("list --nope", 2), ("list >/dev/full", 1)])
def test_what_cannot_be_said_changes_no_status(
    shell: Callable[..., Done], line: str, status: int, unbuffered: str
) -> None:
    """A standard error that takes nothing changes no exit status, whatever the interpreter keeps in its buffers."""
    done = shell(f"gpueco {line} 2>/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert (done.status, done.out, done.err) == (status, "", "")


@pytest.mark.parametrize(
    ("line", "status"),
    [("gpueco list >&-", 1), ("gpueco list <&-", 0), ("gpueco list 2>&-", 0), ("gpueco nope 2>&-", 1)],
)
def test_closed_streams(shell: Callable[..., Done], line: str, status: int) -> None:
    """With a standard stream closed there is no traceback; without standard output it is said."""
    done = shell(line)
    assert done.status == status
    assert "Traceback" not in done.err
    assert ("closed" in done.err) == (">&-" in line and "2>&-" not in line)


def test_an_interrupt_is_130(tmp_path: Path) -> None:
    """SIGINT ends a command with exit status 130 and no traceback."""
    page = tmp_path / "page.md"
    page.write_text("".join(f"# [saw {number}](https://saw.example/{number})\n" for number in range(5000)))
    command = [sys.executable, "-m", "gpueco_tui", "list", "--content", str(page)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    os.read(process.stdout.fileno(), 1)  # it prints, and more than the pipe takes: it waits for us to read on
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert (process.returncode, err) == (130, b"")


@pytest.mark.parametrize("command", ["list", "show alpha", "links alpha"])
def test_an_interrupt_says_nothing_from_our_first_line_on(command: str, content: Path) -> None:
    """SIGINT at any import of a command ends it with 130: no traceback, and no other error that it became."""

    def interrupted_at(module: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "-c", INTERRUPTED, module, *command.split(), f"--content={content}"]
        return subprocess.run(argv, capture_output=True, text=True, check=False)

    interrupted_at("")  # the next one has a cache, and imports no parser
    modules = interrupted_at("").stderr.split()
    modules = modules[modules.index("gpueco_tui.cli") :]
    assert len(modules) > 20
    for module in modules[:: len(modules) // 10]:
        done = interrupted_at(module)
        assert (done.returncode, done.stdout, done.stderr) == (130, "", ""), module


def test_a_pager_that_ctrl_c_ends_is_130(content: Path) -> None:
    """A pager that Ctrl+C ends, as it does not end `less`, is an interrupt: nothing is said of it."""
    env = {"GPUECO_CONTENT": str(content), "TERM": "xterm", "PAGER": "cat >/dev/null; kill -INT $$"}
    assert _on_a_terminal(["show", "alpha", "--pager"], env, status=130) == ""


def test_ctrl_c_is_the_pagers(content: Path) -> None:
    """Ctrl+C while a pager has the terminal is for the pager alone, which gets all of the page all the same."""
    env = {
        "GPUECO_CONTENT": str(content),
        "TERM": "xterm",
        "PAGER": "kill -INT $PPID; sed -n '/More of it/s/.*/READ/p'",
    }
    assert _on_a_terminal(["show", "alpha", "--pager", "--color=never"], env).strip() == "READ"


def test_foreign_text_is_printed_harmlessly(shell: Callable[..., Done], content: Path) -> None:
    """No byte of a page that a terminal would obey reaches standard output or standard error, by any command."""
    page = content / "compilers" / "gamma.md"
    title = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
    page.write_text(
        f'+++\ntitle = "Gamma {title}[red]x[/]"\ndescription = "{title}"\n[extra]\nlink = "javascript:alert(1)"\n+++\n'
        f"Text {HOSTILE} [link](javascript:alert(1)) [red]markup[/]\n"
    )
    for line in ("list", "list gamma", "show gamma", "show gamma --raw", "links gamma", "check", "compare gamma alpha",
                 "show gamma --json", "decode", "open gamma", "show 'gamma\x1b[31mx'"):  # fmt: skip
        done = shell(f"gpueco {line}", TERM="dumb")
        for char in OBEYED:
            assert char not in done.out + done.err, (line, char)
    assert "[red]markup[/]" in shell("gpueco show gamma").out


def test_show_in_a_locale_without_unicode(shell: Callable[..., Done]) -> None:
    """An encoding that lacks a character prints a question mark for it, and no traceback."""
    done = shell("gpueco compare alpha beta; gpueco --help", PYTHONIOENCODING="ascii")
    assert done.status == 0
    assert done.err == ""


@pytest.mark.parametrize(
    ("env", "options", "colored"),
    [
        ({}, "", True),
        ({"NO_COLOR": "1"}, "", False),
        ({"NO_COLOR": ""}, "", True),
        ({"NO_COLOR": "1"}, "--color=always", True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, "", False),
        ({"TERM": "dumb"}, "", False),
        ({}, "--color=never", False),
    ],
)
def test_colours_on_a_terminal(content: Path, env: dict[str, str], options: str, *, colored: bool) -> None:
    """On a terminal output is coloured unless NO_COLOR (not empty), TERM=dumb or --color=never says no."""
    out = _on_a_terminal(["list", *options.split()], {"GPUECO_CONTENT": str(content), "TERM": "xterm", **env})
    assert ("\x1b[" in out) == colored
    assert "Compilers" in out


@pytest.mark.parametrize("name", ["CLICOLOR_FORCE", "FORCE_COLOR"])
def test_colours_can_be_forced_into_a_pipe(shell: Callable[..., Done], name: str) -> None:
    """CLICOLOR_FORCE and FORCE_COLOR colour in a pipe, unless they are 0."""
    assert "\x1b[" in shell("gpueco show alpha", **{name: "1"}).out
    assert "\x1b[" not in shell("gpueco show alpha", **{name: "0"}).out


def test_the_list_fits_the_terminal(content: Path) -> None:
    """On a terminal the list is a table under the sections, no line of it wider than the terminal."""
    page = content / "compilers" / "beta.md"
    page.write_text(page.read_text().replace("Turns Rust into PTX.", "漢字 and words " * 20))
    out = _on_a_terminal(["list", "--color=never"], {"GPUECO_CONTENT": str(content), "COLUMNS": "40", "TERM": "xterm"})
    lines = out.replace("\r", "").splitlines()
    assert lines[0] == "Compilers"
    assert lines[1].startswith("  + Alpha")
    assert all(len(line) + sum(line.count(wide) for wide in "漢字") <= 40 for line in lines)
    assert lines[2].endswith("…")


@pytest.mark.parametrize("columns", [44, 60, 80])
def test_reasons_wrap_at_words(content: Path, columns: int) -> None:
    """`decode` on a terminal breaks no word of a reason, and what goes on stands under what it goes on from."""
    page = content / "compilers" / "beta.md"
    page.write_text(page.read_text().replace('["PTX"]', '["PTX of 漢字", "machine code for one card", "more"]'))
    env = {"GPUECO_CONTENT": str(content), "COLUMNS": str(columns), "TERM": "xterm"}
    lines = (
        _on_a_terminal(["decode", "emits:spir-v", "hardware:amd", "--color=never"], env).replace("\r", "").splitlines()
    )
    at = next(number for number, line in enumerate(lines) if "Beta" in line)
    assert all(len(line) + line.count("漢") + line.count("字") <= columns for line in lines)
    lines = lines[: lines.index("", at)]
    reason = " ".join(lines[at:]).replace("  - Beta", "").split()
    text = "emits is PTX of 漢字, machine code for one card and more, not SPIR-V; hardware is host Rust, not AMD"
    assert reason == text.split()
    assert len(lines[at:]) > 1
    assert {line[: line.index(line.split()[0])] for line in lines[at + 1 :]} == {" " * lines[at].index("emits")}


def test_the_doctor_wraps_at_words(content: Path) -> None:
    """What `doctor` found out is wrapped beside its name on a terminal, and whole in a pipe."""
    env = {"GPUECO_CONTENT": str(content), "COLUMNS": "50", "TERM": "xterm"}
    lines = _on_a_terminal(["doctor"], env).replace("\r", "").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  Versions"))
    assert len(lines[at:]) > 1
    assert all(len(line) <= 50 and line.startswith(" " * 13) for line in lines[at + 1 :])


def test_the_tag_and_the_marks_of_the_list(content: Path) -> None:
    """On a terminal a value without a tag leaves none, as in the app, and what the marks mean stands below."""
    root = content / "_index.md"
    root.write_text(root.read_text().replace('{name = "PTX",', '{name = "PTX", tag = "",'))
    env = {"GPUECO_CONTENT": str(content), "TERM": "xterm"}
    lines = [line.split() for line in _on_a_terminal(["list", "--color=never"], env).splitlines()]
    assert ["-", "Beta", "Turns", "Rust", "into", "PTX."] in lines
    assert lines[-2:] == [[], ["+", "active", "-", "quiet"]]
    assert _on_a_terminal(["list", "alpha", "--color=never"], env).split()[-2:] == ["+", "active"]
    narrow = _on_a_terminal(["decode", "emits:ptx", "--color=never"], {**env, "COLUMNS": "12"}).splitlines()
    assert narrow[-2:] == ["  + active", "  - quiet"]


def test_dumb_terminals_get_the_list(content: Path) -> None:
    """With TERM=dumb a bare call prints the list."""
    out = _on_a_terminal([], {"GPUECO_CONTENT": str(content), "TERM": "dumb"})
    assert "Alpha" in out
    assert "\x1b" not in out


def test_the_pager_gets_the_page(content: Path, tmp_path: Path) -> None:
    """`show --pager` gives the page to $PAGER, a line of shell; one that cannot start or fails is said."""
    log = tmp_path / "paged"
    env = {"GPUECO_CONTENT": str(content), "TERM": "xterm", "PAGER": f"cat | tr a-z A-Z > {log}"}
    assert _on_a_terminal(["show", "alpha", "--pager"], env) == ""
    assert "ZEBRA" in log.read_text()
    assert _on_a_terminal(["show", "alpha", "--pager"], {**env, "PAGER": "true"}) == ""
    out = _on_a_terminal(["show", "alpha", "--pager"], {**env, "PAGER": "no-such-pager"})
    assert "the pager 'no-such-pager' cannot be started; here is the page" in out
    assert "zebra" in out
    out = _on_a_terminal(["show", "alpha", "--pager"], {**env, "PAGER": "false"}, status=1)
    assert "the pager 'false' failed with exit status 1" in out


def test_the_app_needs_a_terminal_to_read_keys_from(content: Path) -> None:
    """With a terminal for output alone, and none that controls the process, the app refuses in a sentence."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "gpueco_tui", "--content", str(content)],
        stdin=subprocess.DEVNULL,
        stdout=its,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm"},
        start_new_session=True,
    )
    os.close(its)
    _, err = process.communicate()
    os.close(ours)
    assert process.returncode == 1
    assert b"needs a terminal" in err
    assert b"Traceback" not in err


@pytest.mark.parametrize("command", ["list", "list spirv", "links wgpu", "decode hardware:amd", "completions bash"])
def test_commands_import_neither_textual_nor_rich(command: str) -> None:
    """What needs no page loads no Textual, no Rich, no Markdown parser and no Pygments."""
    script = (
        "import sys; from gpueco_tui.cli.main import main; status = main(sys.argv[1:]); "
        "found = {'textual', 'rich', 'markdown_it', 'pygments', 'pyperclip', 'argparse'} & set(sys.modules); "
        "assert not found, found; sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", script, *command.split()], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_page_is_printed_without_textual() -> None:
    """`show` and `compare` load no Textual."""
    script = (
        "import sys; from gpueco_tui.cli.main import main; main(['show', 'wgpu']); main(['compare', 'wgpu', 'ash']); "
        "assert 'textual' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], stdout=subprocess.DEVNULL, check=True)


def _on_a_terminal(argv: list[str], env: dict[str, str], *, status: int = 0) -> str:
    """Return what a command that ends with `status` prints when its three streams are one terminal."""
    ours, its = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
    process = subprocess.Popen(
        [sys.executable, "-m", "gpueco_tui", *argv], stdin=its, stdout=its, stderr=its, env={**inherited, **env}
    )
    os.close(its)
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    assert process.wait() == status
    return b"".join(pieces).decode()
