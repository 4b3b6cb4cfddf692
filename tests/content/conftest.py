"""The bundled content, loaded once for the tests that guard it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.load import load

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem


@pytest.fixture(scope="session")
def ecosystem() -> Ecosystem:
    """Return the bundled ecosystem."""
    return load()
