"""Screens that close, once."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


class ClosingOnce(Screen[T], Generic[T]):
    """A screen that a second answer cannot close again.

    A double click chooses twice, and the second choice comes when the first has closed the screen. Textual (8.2.8)
    would then close whatever screen is on top, or end with an error.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close and give `result`, unless another screen is on top already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
