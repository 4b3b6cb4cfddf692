"""The bindings of the app, as its classes declare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.app import DecoderApp
from gpueco_tui.app.screens.browse import BrowseScreen
from gpueco_tui.app.screens.compare import CompareScreen
from gpueco_tui.app.screens.decoder import DecoderScreen
from gpueco_tui.app.widgets.line_view import LineView
from gpueco_tui.app.widgets.matrix import Matrix
from gpueco_tui.app.widgets.page_view import PageView
from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.dom import DOMNode


def key_owners() -> tuple[type[DOMNode], ...]:
    """Return everything whose keys the settings can change, but dialogs."""
    return DecoderApp, BrowseScreen, CompareScreen, DecoderScreen, LineView, PageView, Matrix


def bindings_of(*owners: type[DOMNode]) -> Iterable[Binding]:
    """Yield every binding that `owners` declare themselves."""
    for owner in owners:
        for binding in owner.BINDINGS:
            if isinstance(binding, Binding):
                yield binding
