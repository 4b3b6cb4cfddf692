"""The README's pictures: what the app shows of the bundled content, compared with what it showed before.

After a change that is meant, `pytest tests/pictures --snapshot-update` takes them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from gpueco_tui.app.app import DecoderApp
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.loading.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = (120, 34)


class Compare(Protocol):
    """What the plug-in gives a test."""

    def __call__(self, app: DecoderApp, *, press: Iterable[str], terminal_size: tuple[int, int]) -> bool:
        """Press keys, and say whether the screen is as in the picture."""
        ...


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("", id="map"),
        pytest.param("j j j j j", id="project"),
        pytest.param("j j j j j R", id="routes"),
        pytest.param("slash v u l k a n", id="search"),
        pytest.param("slash w g p u enter m slash c u d a r c enter m c", id="compare"),
        pytest.param("d space j space l l l l space l l k space tab", id="decoder"),
    ],
)
def test_picture(snap_compare: Compare, keys: str) -> None:
    """The screen is as in the picture."""
    app = DecoderApp(load(), clipboard=RecordingClipboard(), browser=RecordingBrowser())
    assert snap_compare(app, press=keys.split(), terminal_size=SIZE)
