"""What the monkey found, once each, so that it stays mended."""

from __future__ import annotations

from time import monotonic

import pytest
from gpueco_tui.app.app import DecoderApp
from gpueco_tui.app.screens.browse import BrowseScreen
from gpueco_tui.app.screens.chooser import Chooser
from gpueco_tui.app.screens.decoder import DecoderScreen
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.loading.files import bundled
from gpueco_tui.loading.load import load
from harness import PATIENCE
from textual import events

ECOSYSTEM = load(bundled())


def app() -> DecoderApp:
    """Return the app on the bundled content."""
    return DecoderApp(ECOSYSTEM, clipboard=RecordingClipboard(), browser=RecordingBrowser())


@pytest.mark.parametrize("size", [(1, 1), (6, 50), (12, 4), (100, 30)])
async def test_the_palette_at_any_size(size: tuple[int, int]) -> None:
    """The palette opens at any size, and takes every key at once."""
    shown = app()
    async with shown.run_test(size=size) as pilot:
        for key in ("colon", "pageup", "pagedown", "home", "end", "down", "up"):
            shown.simulate_key(key)
        await pilot.pause()
        assert isinstance(shown.screen, Chooser)
        await pilot.resize_terminal(3, 3)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(shown.screen, BrowseScreen)


async def test_a_double_click_closes_one_screen() -> None:
    """A double click on a project in the decoder goes to it once, and leaves the screen below alone."""
    shown = app()
    async with shown.run_test(size=(120, 60)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        decoder = shown.screen
        assert isinstance(decoder, DecoderScreen)
        await pilot.click(decoder.verdicts, offset=(5, 2), times=2)
        await pilot.pause()
        assert isinstance(shown.screen, BrowseScreen)
        assert shown.screen.here.project == ECOSYSTEM.projects[2]
        assert shown.is_running


async def test_a_second_answer_is_no_answer() -> None:
    """A dialog that is closed cannot be closed again, nor can a screen below another."""
    shown = app()
    answers: list[str | None] = []
    async with shown.run_test() as pilot:
        dialog = Chooser[str]("Title", ())
        await shown.push_screen(dialog, answers.append)
        dialog.close("first")
        dialog.close("second")
        await pilot.pause()
        assert answers == ["first"]
        assert isinstance(shown.screen, BrowseScreen)


async def test_what_is_pasted_comes_in_its_turn() -> None:
    """What is pasted right after a key goes where the key leads."""
    shown = app()
    async with shown.run_test() as pilot:
        shown.simulate_key("slash")
        shown.post_message(events.Paste("naga"))
        shown.simulate_key("enter")
        screen = shown.screen
        assert isinstance(screen, BrowseScreen)
        deadline = monotonic() + PATIENCE
        while not (screen.search_text == "naga" and screen.focused is screen.sidebar):
            assert monotonic() < deadline, (screen.search_text, screen.focused)
            await pilot.pause()
