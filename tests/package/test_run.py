"""The one command that runs every check and test counts them all."""

from __future__ import annotations

import os
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

RUN = Path(__file__).resolve().parents[1] / "run.py"

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="20" time="1"></testsuite></testsuites>
"""


@pytest.fixture
def module() -> ModuleType:
    """Return tests/run.py as a module."""
    spec = spec_from_file_location("run", RUN)
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.mark.parametrize(
    ("report", "status", "counts"),
    [
        (REPORT, 1, (14, 3)),
        (REPORT.replace('"1" failures="2"', '"0" failures="0"'), 0, (17, 0)),
        (REPORT.replace('"1" failures="2"', '"0" failures="0"'), 2, (17, 1)),
        ("", 4, (0, 1)),
    ],
    ids=["some failed", "all passed", "interrupted", "not run"],
)
def test_tests_are_counted(module: ModuleType, report: str, status: int, counts: tuple[int, int]) -> None:
    """What failed is counted by pytest's report, and an exit status that no failure explains is one."""
    assert module.counted(report, status) == counts


def test_the_last_line_counts_checks_and_tests(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last line is `N passed, N failed`, and a check that fails is counted there and named above."""
    failing: list[str] = ["pyright"]

    def set_up() -> bool:
        return True

    def passes(name: str, _: object) -> bool:
        return name not in failing

    def run_tests(_: object) -> tuple[int, int]:
        return 100, 2 * len(failing)

    for fake in (set_up, passes, run_tests):
        monkeypatch.setattr(module, fake.__name__, fake)
    assert module.main([]) == 1
    assert capsys.readouterr().out.splitlines() == ["checks that failed: pyright", "104 passed, 3 failed"]
    failing.clear()
    assert module.main([]) == 0
    assert capsys.readouterr().out.splitlines() == ["105 passed, 0 failed"]


def test_no_variable_of_a_build_machine(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks and tests run as on a user's machine; what is kept for pytest does not reach the programs tested."""
    assert not set(module.ONLY_ON_BUILD_MACHINES) & set(os.environ)
    for name in module.ONLY_ON_BUILD_MACHINES:
        monkeypatch.setenv(name, "true")
    assert set(module.ONLY_ON_BUILD_MACHINES) & set(module.environment()) == set()
    assert set(module.ONLY_ON_BUILD_MACHINES) & set(module.environment(("CI",))) == {"CI"}
    assert {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"} <= set(module.ONLY_ON_BUILD_MACHINES)
