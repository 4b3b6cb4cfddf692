"""Every theme there is."""

from __future__ import annotations

from gpueco_tui.app.app import DecoderApp
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.loading.files import bundled
from gpueco_tui.loading.load import load
from gpueco_tui.user.settings import Settings

ECOSYSTEM = load(bundled())


def app(theme: str) -> DecoderApp:
    """Return the app with `theme` in its settings."""
    return DecoderApp(
        ECOSYSTEM, clipboard=RecordingClipboard(), browser=RecordingBrowser(), settings=Settings(theme=theme)
    )


async def test_every_theme_can_be_taken() -> None:
    """Each theme of Textual's and of ours can be taken while the app runs, as the palette does."""
    shown = app("dark")
    async with shown.run_test() as pilot:
        for theme in sorted(shown.available_themes):
            shown.theme = theme
            await pilot.pause()
            assert shown.current_theme.name == theme
            assert shown.is_running


async def test_a_theme_of_textuals_can_be_the_first() -> None:
    """A theme that leaves our own colours unsaid can be in the settings."""
    shown = app("nord")
    async with shown.run_test() as pilot:
        await pilot.press("j")
        assert shown.current_theme.name == "nord"
