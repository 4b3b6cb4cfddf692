"""An app under test, with what it asked of the machine around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from gpueco_tui.app.screens.browse import BrowseScreen
from gpueco_tui.app.screens.chooser import Options
from gpueco_tui.app.widgets.row_list import RowList

if TYPE_CHECKING:
    from gpueco_tui.app.app import DecoderApp
    from gpueco_tui.app.screens.chooser import Option
    from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard


@dataclass
class Bench:
    """An app under test, and what it asked of the machine around it."""

    app: DecoderApp
    clipboard: RecordingClipboard
    browser: RecordingBrowser

    @property
    def browse(self) -> BrowseScreen:
        """The main screen."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))

    def options(self) -> tuple[Option[object], ...]:
        """Return what the open dialog offers, in order."""
        rows = self.app.screen.query_one(RowList).rows
        assert isinstance(rows, Options)
        return cast("Options[object]", rows).options

    def seen(self) -> str:
        """Return what the screen shows, as text."""
        return "\n".join(
            "".join(segment.text for segment in strip).rstrip()
            for strip in self.app.screen._compositor.render_strips()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        )
