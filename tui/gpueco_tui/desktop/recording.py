"""A clipboard and a browser that only record, for tests and for the pictures in the documentation."""

from __future__ import annotations

from gpueco_tui.desktop.browser import Opened
from gpueco_tui.desktop.clipboard import Copied


class RecordingClipboard:
    """Records what was copied, oldest first, and answers every copy with `answer`."""

    def __init__(self, answer: Copied | None = None) -> None:
        """Answer with `answer`, by default like a tool that worked."""
        self.answer = answer or Copied(ok=True, message="Copied with a recorder", route="recorder")
        self.texts: list[str] = []

    def copy(self, text: str) -> Copied:
        """Record `text`."""
        self.texts.append(text)
        return self.answer


class RecordingBrowser:
    """Records what was opened, oldest first, and answers every time with `answer`."""

    def __init__(self, answer: Opened | None = None) -> None:
        """Answer with `answer`, by default like a browser that started."""
        self.answer = answer or Opened(ok=True, message="Asked a recorder to open it")
        self.urls: list[str] = []

    def open(self, url: str) -> Opened:
        """Record `url`."""
        self.urls.append(url)
        return self.answer
