"""Starting the app, and leaving the terminal as it was."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, cast

from gpueco_tui.app.terminal.output_stream import Lasting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import TextIOWrapper

    from gpueco_tui.model import Ecosystem, Problem
    from gpueco_tui.user.settings import Settings

FRAMES = "500"
"""Frames a second; with Textual's 60 a key takes 44 ms to show its page, so 32."""
RESET = "\x1b[?1016l"
"""Turns the mouse mode off that Textual leaves on."""


def run_app(
    ecosystem: Ecosystem, *, project: str = "", part: str = "", settings: Settings, problems: Sequence[Problem]
) -> int:
    """Show `ecosystem`, at the project called by the slug `project`, until the reader quits.

    `part` is the name of a part of its page (`gpueco_tui.markdown.sections`), to begin there with the page focused.
    `problems` are what was wrong with the settings. Needs a terminal on standard input and standard error.
    Returns the exit status: 0, 1 after a crash, 128 and the signal's number after a signal.
    """
    gc.disable()  # collecting while Textual is imported costs a quarter of the start
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    os.environ.pop("NO_COLOR", None)  # Textual would paint greys; our theme without colours is what was asked for

    from gpueco_tui.app.app import DecoderApp
    from gpueco_tui.app.session import Memory
    from gpueco_tui.desktop.browser import SystemBrowser
    from gpueco_tui.desktop.clipboard import SystemClipboard

    def send(sequence: str) -> None:
        app.send_to_terminal(sequence)

    memory = Memory(os.environ, ecosystem)
    app = DecoderApp(
        ecosystem,
        clipboard=SystemClipboard(os.environ, send, settings.clipboard),
        browser=SystemBrowser(os.environ, settings.browser),
        settings=settings,
        problems=problems,
        memory=memory,
        visit=memory.visit(project, part, last=settings.start == "last"),
    )
    screen = sys.__stderr__  # where Textual draws
    lasting = Lasting(screen) if screen is not None else None
    sys.__stderr__ = cast("TextIOWrapper | None", lasting)  # pyright: ignore[reportConstantRedefinition]
    try:
        app.run(mouse=settings.mouse)
    finally:
        sys.__stderr__ = screen  # pyright: ignore[reportConstantRedefinition]
        if lasting is not None:
            lasting.write(RESET + (f"{app.crash}\n" if app.crash else ""))
    memory.leave(app.visit)
    return app.return_code or 0
