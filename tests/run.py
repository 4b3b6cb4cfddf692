#!/usr/bin/env python3
"""Set everything up and run every check and test: `python3 tests/run.py`.

Needs nothing but Python 3.10 or newer and a way to reach a package index the first time. Makes `.venv` in the
project's folder, installs the project into it editable with its `dev` dependencies, then runs the linter, the
formatter, the type checker, the import contracts, the content check and the tests. The last line counts checks and
tests together, `N passed, N failed`; the exit status is 0 only when nothing failed.

Arguments are handed to pytest: `python3 tests/run.py -k search`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "installed-from"
REPORT = VENV / "tests.xml"
"""What pytest tells of the last run, in the form of JUnit."""
OLDEST = (3, 10)
ONLY_ON_BUILD_MACHINES = ("CI", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Variables that a user's machine does not have, and with which a program does not do what it does there."""

CHECKS = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("pyright", ("pyright",)),
    ("import contracts", ("lint-imports",)),
    ("content", ("gpueco-tui", "check")),
)
"""What each check is called and the program of the environment that runs it."""


def main(arguments: list[str]) -> int:
    """Set up, check and test; return 0 when everything passed."""
    if sys.version_info < OLDEST:
        say(f"gpueco-tui needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}")
        return 1
    if not set_up():
        return 1
    wrong = [name for name, command in CHECKS if not passes(name, command)]
    passed, failed = run_tests(arguments)
    if wrong:
        say(f"checks that failed: {', '.join(wrong)}")
    passed, failed = passed + len(CHECKS) - len(wrong), failed + len(wrong)
    say(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def run_tests(arguments: list[str]) -> tuple[int, int]:
    """Run pytest, its output shown; return how many tests passed and failed."""
    REPORT.unlink(missing_ok=True)
    # With CI a missing program is a failure; what the tests start does not see it (tests/conftest.py).
    status = run([str(BIN / "python"), "-m", "pytest", *arguments, f"--junitxml={REPORT}"], keep=("CI",))
    return counted(REPORT.read_text(encoding="utf-8") if REPORT.is_file() else "", status)


def counted(report: str, status: int) -> tuple[int, int]:
    """Return how many tests passed and failed by pytest's JUnit XML, which may be empty.

    An exit status that says so is one failure even where no test failed: interrupted, nothing collected, misused.
    """
    suites = ET.fromstring(report).iter("testsuite") if report else ()  # noqa: S314 (pytest has just written it)
    passed = failed = 0
    for suite in suites:
        number = {name: int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")}
        failed += number["failures"] + number["errors"]
        passed += max(0, number["tests"] - number["failures"] - number["errors"] - number["skipped"])
    return passed, failed or (1 if status else 0)


def set_up() -> bool:
    """Make the environment and install what `pyproject.toml` asks for, unless that was done already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted and (BIN / "pytest").exists():
        return True
    python = str(BIN / "python")
    steps = (
        ("making .venv", [sys.executable, "-m", "venv", str(VENV)]),
        ("upgrading pip (dependency groups need 25.1)", [python, "-m", "pip", "install", "-q", "-U", "pip>=25.1"]),
        (
            "installing",
            [python, "-m", "pip", "install", "-q", "-e", str(ROOT), "--group", f"{ROOT}/pyproject.toml:dev"],
        ),
    )
    for what, command in steps:
        say(f"{what} ...")
        if run(command):
            say(f"{what} failed: {' '.join(command)}")
            if command[1:3] == ["-m", "venv"]:
                say("On Debian and Ubuntu the venv module is a package of its own: apt install python3-venv")
            return False
    STAMP.write_text(wanted)
    return True


def passes(name: str, command: tuple[str, ...]) -> bool:
    """Run one check; say what it printed when it fails."""
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment(),
        check=False,
    )
    say(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'}")
    if done.returncode:
        say(done.stdout)
    return done.returncode == 0


def run(command: list[str], *, keep: tuple[str, ...] = ()) -> int:
    """Run a program in the project's folder, its output shown; return its exit status."""
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=environment(keep), check=False).returncode


def environment(keep: tuple[str, ...] = ()) -> dict[str, str]:
    """Return this process's environment, with the programs of `.venv` first.

    Without the variables that only a build machine has, but for those to `keep`.
    """
    left_out = set(ONLY_ON_BUILD_MACHINES) - set(keep)
    ours = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**ours, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def say(text: str) -> None:
    """Print a line at once, so that it comes before the output of the next program."""
    sys.stdout.write(f"{text.rstrip()}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
