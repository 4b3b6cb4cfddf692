#!/usr/bin/env python3
"""Measure the budgets, side by side in one run: `.venv/bin/python tests/benchmarks/run.py [NAME…]`.

Times drift with the machine, so every row is a ratio, or stands beside what it is compared with, measured in turns in
the same run. Not a test: nothing fails. Names: commands, start, keys, search, memory, idle.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from harness import Pty

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
APP = [str(Path(PYTHON).with_name("gpueco-tui"))]
ENV = {
    **os.environ,
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "XDG_STATE_HOME": tempfile.mkdtemp(),
    "XDG_CACHE_HOME": tempfile.mkdtemp(),
    "PYTHONDONTWRITEBYTECODE": "",  # compiling every module anew is not what a user waits for
}
SIZE = (120, 40)
TURNS = 15
QUIET = 0.15
"""Seconds without a byte after which a screen counts as painted."""

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App[None]):
    BINDINGS = [("q", "quit")]
    def compose(self):
        yield Static("the whole screen is here")

Bare().run()
"""


def main(names: Sequence[str]) -> int:
    """Run the benchmarks called `names`, or all."""
    benchmarks: dict[str, Callable[[], None]] = {
        "commands": commands,
        "start": start,
        "keys": keys,
        "search": search,
        "memory": memory,
        "idle": idle,
    }
    unknown = set(names) - set(benchmarks)
    if unknown:
        say(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(benchmarks)}")
        return 2
    for name in names or benchmarks:
        benchmarks[name]()
    return 0


def commands() -> None:
    """Measure each command as a whole process against `python -c pass`: by the median, and by the fastest of each.

    On a busy machine the fastest says more, for a longer process is disturbed more often. As with `.pyc` files, what
    counts is the second run and every later one; what a first run takes, which remembers nothing, is shown besides.
    """
    argvs = {
        "python -c pass": [PYTHON, "-c", "pass"],
        "list": [*APP, "list"],
        "list spirv": [*APP, "list", "spirv"],
        "links wgpu": [*APP, "links", "wgpu"],
        "decode hardware:amd": [*APP, "decode", "hardware:amd"],
        "routes rust amd": [*APP, "routes", "rust", "amd"],
        "routes": [*APP, "routes"],
        "compare wgpu ash": [*APP, "compare", "wgpu", "ash"],
        "show wgpu": [*APP, "show", "wgpu"],
        "show --raw wgpu": [*APP, "show", "--raw", "wgpu"],
        "copy wgpu": [*APP, "copy", "wgpu"],
        "open wgpu": [*APP, "open", "wgpu"],  # without what another program takes to start
        "check": [*APP, "check"],
        "doctor": [*APP, "doctor"],
        "completions bash": [*APP, "completions", "bash"],
        "--help": [*APP, "--help"],
        "--version": [*APP, "--version"],
    }
    times: dict[str, list[float]] = {name: [] for name in argvs}
    env = {**ENV, "BROWSER": ""}
    first = {**env, "XDG_CACHE_HOME": os.devnull}
    for name in ("list", "show wgpu", "routes rust amd", "check"):
        argvs[f"{name}, first"] = argvs[name]
        times[f"{name}, first"] = []
    for turn in range(-1, TURNS):
        for name, argv in argvs.items():
            with_cache = first if name.endswith(", first") else env
            took = _seconds(
                lambda argv=argv, env=with_cache: subprocess.run(argv, env=env, capture_output=True, check=False)
            )
            if turn >= 0:
                times[name].append(took)
    bare = times["python -c pass"]
    for name, all_times in times.items():
        median, least = statistics.median(all_times), min(all_times)
        ratios = f"{median / statistics.median(bare):.2f} x python -c pass; the fastest {least / min(bare):.2f} x"
        row("command", name, f"{median * 1000:.0f} ms", ratios, "" if name.endswith(", first") else "<= 3")


def start() -> None:
    """Measure the app, from start to full first screen, against a bare Textual app."""
    bare, ours = [PYTHON, "-c", BARE], APP
    times: dict[str, list[float]] = {"bare": [], "app": []}
    for _ in range(TURNS):
        for name, argv, marker in (("bare", bare, "the whole screen"), ("app", ours, "Overview")):
            began = time.perf_counter()
            with Pty(argv, ENV, SIZE) as terminal:
                terminal.sends(marker)
                times[name].append(_painted(terminal) - began)
                terminal.press("q")
                terminal.ended()
    median = {name: statistics.median(all_times) for name, all_times in times.items()}
    row("start", "bare Textual app", f"{median['bare'] * 1000:.0f} ms", "1.00", "")
    row(
        "start",
        "gpueco-tui",
        f"{median['app'] * 1000:.0f} ms",
        f"{median['app'] / median['bare']:.2f} x bare",
        "<= 1.15",
    )


def keys() -> None:
    """Measure a key press, from the byte sent to the first and the last byte painted, on small and large content."""
    with tempfile.TemporaryDirectory() as folder:
        many, long = _many_projects(Path(folder)), _long_page(Path(folder))
        for name, options, pressed in (
            ("list, bundled", [], ["j", "k"]),
            ("list, 10 000 projects", ["--content", str(many)], ["j", "k"]),
            ("page of 200 KB", ["Long", "--content", str(long)], ["l", "j", "k"]),
        ):
            with Pty([*APP, *options], ENV, SIZE) as terminal:
                terminal.sends("Overview")
                _painted(terminal)
                for key in pressed[:-2]:
                    _press(terminal, key)
                pairs = [_press(terminal, key) for _ in range(TURNS * 2) for key in pressed[-2:]]
                terminal.press("q")
                terminal.ended()
            _spread(f"key -> first byte, {name}", [first for first, _ in pairs], "median <= 10 ms, p95 <= 20 ms")
            _spread(f"key -> painted, {name}", [last for _, last in pairs], "median <= 16 ms, p95 <= 33 ms")


def search() -> None:
    """Measure a letter typed into the search box."""
    with tempfile.TemporaryDirectory() as folder:
        many = _many_projects(Path(folder))
        for name, options, budget in (
            ("bundled", [], "<= 16 ms"),
            ("10 000 projects", ["--content", str(many)], "<= 50 ms"),
        ):
            with Pty([*APP, *options], ENV, SIZE) as terminal:
                terminal.sends("Overview")
                _painted(terminal)
                _press(terminal, "/")
                pairs = [_press(terminal, letter) for _ in range(TURNS // 2) for letter in "spirv\x7f\x7f\x7f\x7f\x7f"]
                terminal.press("\x03")
                terminal.ended()
            _spread(f"search letter -> first byte, {name}", [first for first, _ in pairs], "")
            _spread(f"search letter -> painted, {name}", [last for _, last in pairs], budget)


def memory() -> None:
    """Measure resident memory after the start, against a bare Textual app."""
    sizes: dict[str, int] = {}
    for name, argv, marker in (("bare", [PYTHON, "-c", BARE], "the whole screen"), ("app", APP, "Overview")):
        with Pty(argv, ENV, SIZE) as terminal:
            terminal.sends(marker)
            _painted(terminal)
            found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{terminal.pid}/status").read_text())
            sizes[name] = int(found[1]) if found else 0
    row("memory", "bare Textual app", f"{sizes['bare'] / 1024:.0f} MB", "1.00", "")
    row(
        "memory", "gpueco-tui", f"{sizes['app'] / 1024:.0f} MB", f"{sizes['app'] / sizes['bare']:.2f} x bare", "<= 1.15"
    )


def idle() -> None:
    """Measure what the app writes and computes while nobody touches it."""
    seconds = 5.0
    with Pty(APP, ENV, SIZE) as terminal:
        terminal.sends("Overview")
        _painted(terminal)
        time.sleep(1)  # whatever it does while idle after a start is done
        sent, ticks = len(terminal.sent), _ticks(terminal.pid)
        time.sleep(seconds)
        written, busy = len(terminal.sent) - sent, (_ticks(terminal.pid) - ticks) / os.sysconf("SC_CLK_TCK")
    row("idle", f"{seconds:.0f} s", f"{written} bytes", f"{busy / seconds:.2%} CPU", "0 bytes, < 0.5%")


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _painted(terminal: Pty) -> float:
    """Wait until nothing more comes; returns when the last byte came."""
    size, last = len(terminal.sent), time.perf_counter()
    while time.perf_counter() - last < QUIET:
        time.sleep(0.0005)
        if len(terminal.sent) != size:
            size, last = len(terminal.sent), time.perf_counter()
    return last


def _press(terminal: Pty, key: str) -> tuple[float, float]:
    """Press a key; returns the seconds to the first and to the last byte painted."""
    size = len(terminal.sent)
    began = time.perf_counter()
    terminal.press(key)
    while len(terminal.sent) == size and time.perf_counter() - began < 1:
        time.sleep(0.0002)
    first = time.perf_counter()
    return first - began, max(first, _painted(terminal)) - began


def _many_projects(folder: Path) -> Path:
    path = folder / "many.md"
    words = "Compiles kernels to SPIR-V for graphics cards of every make. "
    path.write_text(
        "# Many\n\n" + "\n".join(f"## [Project {n}](https://example.org/{n})\n\n{words}\n" for n in range(10000))
    )
    return path


def _long_page(folder: Path) -> Path:
    path = folder / "long.md"
    paragraph = "A sentence about **kernels**, `code` and [links](https://example.org/), and then another. " * 8
    path.write_text("# Long\n\n## [Long](https://example.org/)\n\n" + f"{paragraph}\n\n- one\n- two\n\n" * 280)
    return path


def _spread(name: str, times: list[float], budget: str) -> None:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    row("key", name, f"median {statistics.median(times) * 1000:.1f} ms", f"p95 {p95 * 1000:.1f} ms", budget)


def row(kind: str, what: str, value: str, ratio: str, budget: str) -> None:
    """Print one measurement and its budget."""
    say(f"{kind:<8} {what:<44} {value:<18} {ratio:<24} {budget}".rstrip())


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
