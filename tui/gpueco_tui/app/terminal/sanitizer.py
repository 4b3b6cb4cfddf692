"""The last step before the terminal: no control character leaves the app, whichever way it got in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from gpueco_tui.text.ascii import in_ascii
from gpueco_tui.text.clean import clean, is_clean

if TYPE_CHECKING:
    from textual.color import Color


class SanitizingFilter(LineFilter):
    """Cleans the text of every segment that the app is about to paint; with `ascii_only` puts it in ASCII too."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  Textual's signature
        """Return `segments` with nothing in them that a terminal would obey, or could not show."""
        if not all(is_clean(segment.text) for segment in segments):
            segments = [Segment(clean(segment.text).replace("\n", " "), segment.style) for segment in segments]
        if self._ascii_only:
            segments = [Segment(in_ascii(segment.text), segment.style) for segment in segments]
        return segments
