"""Screens that close, once."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from gpueco_tui.app.widgets.line_view import ROLE_CLASSES

T = TypeVar("T")


class ClosingOnce(Screen[T], Generic[T]):
    """A screen that a second answer cannot close again.

    It also has the looks of text for the views in it.

    A double click chooses twice, and the second choice comes when the first has closed the screen. Textual (8.2.8)
    would then close whatever screen is on top, or end with an error.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(ROLE_CLASSES)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close and give `result`, unless another screen is on top already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
