"""An app that behaves well in a terminal: keys in order, signals, crashes, and no raw control characters."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key, Paste

from gpueco_tui.app.terminal.crash_report import crash_report
from gpueco_tui.app.terminal.output_stream import hung_up
from gpueco_tui.app.terminal.sanitizer import SanitizingFilter
from gpueco_tui.app.terminal.typeahead import Typeahead
from gpueco_tui.text.ascii import is_ascii_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import Binding
    from textual.filter import LineFilter


TERMINAL = (0, 2)
"""The file descriptors from which Textual reads and on which it draws."""
LOOK_SECONDS = 0.5
"""How often to look whether the terminal is still there. SIGHUP says so sooner, but comes only from the terminal that
controls the process. Without either, Textual (8.2.8) would read the end of its input again and again."""

KEY_NAMES = {"⏎": "enter", "⌫": "backspace", "↑": "up", "↓": "down", "←": "left", "→": "right"}
"""The signs that Textual writes for keys, and the words for them in ASCII."""


class TerminalApp(App[None]):
    """An app that leaves the terminal as it found it, whatever ends it."""

    def __init__(self, *, leave: Callable[[], None]) -> None:
        """Be ready to run, in the terminal that the environment describes; call `leave` before the screens go."""
        super().__init__()
        self._leave = leave
        self.crash = ""
        """What to say of a crash, once the terminal is back; empty without one."""
        self._ending = False
        """Whether the app was asked to end."""
        self._ascii_only = is_ascii_locale(os.environ)
        self._sanitizer = SanitizingFilter(ascii_only=self._ascii_only)
        self._typeahead = Typeahead(self, super().on_event)

    def begin_with(self, theme: str) -> None:
        """Take `theme` before anything is painted; setting `theme` would read the stylesheet a second time."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)

    def exit(self, *args: object, **more: object) -> None:
        """End the app, and note what is known only while the screens are there."""
        self._ending = True
        self._leave()
        super().exit(*args, **more)  # type: ignore[arg-type]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and the sanitizer, which comes last."""
        return (*super().get_line_filters(), self._sanitizer)

    async def on_event(self, event: Event) -> None:
        """Act on what is typed or pasted in its order, and on everything else as it comes."""
        if isinstance(event, (Key, Paste)) and not event.is_forwarded:
            await self._typeahead.take(event)
        else:
            await super().on_event(event)

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is written: by its name where the terminal has no signs for it."""
        shown = super().get_key_display(binding)
        return KEY_NAMES.get(shown, shown) if self._ascii_only else shown

    def on_load(self) -> None:
        """Leave the terminal as it was when a signal ends the app."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT):
            loop.add_signal_handler(number, self._end, number)

    def _end(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)

    def on_mount(self) -> None:
        """Paint the whole screen again when the app comes back from the background; watch the terminal."""
        self.app_resume_signal.subscribe(self, self._paint_anew)
        if not self.is_headless:
            self._look_for_terminal()
            self.set_interval(LOOK_SECONDS, self._look_for_terminal)

    def _look_for_terminal(self) -> None:
        """End when the terminal is gone, also where no signal says so."""
        if hung_up(*TERMINAL):
            self._end(signal.SIGHUP)

    def _paint_anew(self, _: object) -> None:
        self.refresh(layout=True)

    def on_ready(self) -> None:
        """Collect garbage again, except what the start made, which stays."""
        gc.freeze()
        gc.enable()

    def send_to_terminal(self, sequence: str) -> None:
        """Send an escape sequence of our own to the terminal; raises OSError when there is none."""
        if self._driver is None:
            raise OSError("there is no terminal")
        self._driver.write(sequence)

    def _handle_exception(self, error: Exception) -> None:
        """End after a crash, and keep the line that reports it.

        An app that ends while it starts takes widgets away from handlers that still run: that is no crash.
        """
        if self._ending:
            self._close_messages_no_wait()
            return
        self.crash = self.crash or crash_report(error, os.environ)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End; Textual would print the traceback with every local variable in it."""
        self._close_messages_no_wait()
