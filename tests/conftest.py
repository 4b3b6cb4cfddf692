"""What all tests share: programs that may be missing, and a home of their own."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MUST_HAVE_ALL = os.environ.get("CI") == "true"
"""Whether a test whose program is missing fails."""
ONLY_ON_BUILD_MACHINES = ("CI", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Variables that a user's machine does not have, and with which a program does not do what it does there."""

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")  # how long an example takes is the machine's business


@pytest.fixture
def needs() -> Callable[[str], str]:
    """Return `needs("tmux")`: the program's path; without it the test is skipped, or fails where CI is true."""

    def find(program: str) -> str:
        path = shutil.which(program)
        if path is None:
            message = f"{program} is not installed"
            if MUST_HAVE_ALL:
                pytest.fail(message)
            pytest.skip(message)
        return path

    return find


@pytest.fixture(autouse=True, scope="session")
def _no_build_machine() -> Iterator[None]:
    """Let every program that a test starts find what it finds on a user's machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ONLY_ON_BUILD_MACHINES:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def _no_ones_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the settings, the state and the cache of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    for name in ("GPUECO_THEME", "GPUECO_CONTENT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
