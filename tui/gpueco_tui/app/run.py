"""Start the app, and leave the terminal as it was."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gpueco_tui.app.terminal.environment import prepare
from gpueco_tui.app.terminal.output_stream import resilient_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.model import Ecosystem, Problem
    from gpueco_tui.user.settings import Settings


def run_app(
    ecosystem: Ecosystem, *, project: str = "", part: str = "", settings: Settings, problems: Sequence[Problem]
) -> int:
    """Show `ecosystem`, at the project called by the slug `project`, until the user quits.

    `part` is the name of a part of its page (`gpueco_tui.pages.anchors`), to begin there with the page focused.
    `problems` are what was wrong with the settings. Needs a terminal on standard input and standard error.
    Returns the exit status: 0, 1 after a crash, 128 and the signal's number after a signal.
    """
    prepare(os.environ)

    from gpueco_tui.app.app import DecoderApp
    from gpueco_tui.app.session import StoredSession
    from gpueco_tui.desktop.browser import SystemBrowser
    from gpueco_tui.desktop.clipboard import SystemClipboard

    def send(sequence: str) -> None:
        app.send_to_terminal(sequence)

    session = StoredSession(os.environ, ecosystem)
    app = DecoderApp(
        ecosystem,
        clipboard=SystemClipboard(os.environ, send, settings.clipboard),
        browser=SystemBrowser(os.environ, settings.browser),
        settings=settings,
        problems=problems,
        session=session,
        visit=session.visit(project, part, last=settings.start == "last"),
    )
    with resilient_screen() as screen:
        app.run(mouse=settings.mouse)
    if screen is not None and app.crash:
        screen.write(f"{app.crash}\n")
    session.leave(app.visit)
    return app.return_code or 0
