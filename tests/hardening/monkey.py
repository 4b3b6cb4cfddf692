"""Press keys as a monkey would: any key, click, paste and size, on content that nobody would write.

Run by hand for as long as wanted: `python tests/hardening/monkey.py --presses 10000 --seed 1`; 0 presses never end.
Each round has a number of its own: `--seed 1234 --presses 1` is that round alone.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import traceback
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bindings import bindings_of, key_owners
from escape_sequences import harmful
from gpueco_tui.app import app as app_module
from gpueco_tui.app.app import DecoderApp
from gpueco_tui.app.screens.chooser import Chooser
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.loading.files import bundled
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError, Ecosystem
from gpueco_tui.user.settings import Settings
from random_pages import Pages
from textual import events
from textual.keys import key_to_character

if TYPE_CHECKING:
    from textual.pilot import Pilot

PRESSES = 120
"""Presses of one round."""
BATCH = 20
"""Presses after which the app is looked at."""
THEMES = ("auto", "dark", "light", "nord", "ansi-dark")
SIZES = ((1, 1), (2, 2), (5, 3), (20, 5), (40, 12), (79, 24), (80, 24), (100, 30), (140, 45), (300, 100))
UNBOUND = (
    *"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789", "tab", "shift+tab", "enter", "escape", "backspace", "delete",
    "space", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "f1", "f5",
    "ctrl+a", "ctrl+d", "ctrl+e", "ctrl+k", "ctrl+l", "ctrl+p", "ctrl+q", "ctrl+u", "ctrl+w", "ctrl+z", "ctrl+left",
    "shift+up", "alt+x", "ctrl+home", "quotation_mark", "minus", "colon", "slash", "comma", "é", "漢",
)  # fmt: skip
BOUND = tuple(
    key
    for binding in bindings_of(*key_owners(), Chooser, RowList, SearchBox)
    for key in binding.key.split(",")
)  # fmt: skip


class CagedApp(DecoderApp):
    """The app, which no key can end: the monkey would do little else."""

    CSS_PATH = Path(app_module.__file__).with_name("app.tcss")

    async def action_quit(self) -> None:
        """Stay."""


class Monkey:
    """One round: content, an app that shows it, and what is done to it."""

    choices = BOUND
    """The keys that are mostly pressed."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.pages = Pages(seed)
        self.random = random.Random(seed)  # noqa: S311  the same every time is what is wanted
        self.folder = folder
        self.done: list[str] = []
        self.clipboard = RecordingClipboard()
        self.browser = RecordingBrowser()
        self.app = CagedApp(
            self._ecosystem(),
            clipboard=self.clipboard,
            browser=self.browser,
            settings=Settings(theme=self.random.choice(THEMES), color=self.random.random() < 0.8),
        )

    def _ecosystem(self) -> Ecosystem:
        """Return the bundled content, nothing at all, or content that nobody would write."""
        kind = self.random.randrange(5)
        if kind == 0:
            return load(bundled())
        if kind == 1:
            return Ecosystem("", ())
        self._write()
        try:
            return load(self.folder)
        except ContentError:
            return Ecosystem("Refused", ())

    def _write(self) -> None:
        """Write pages into the folder, over those that are there."""
        tree = self.pages.tree() | self.pages.tree()
        for file, content in tree.items():
            (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / file).write_bytes(content)

    async def play(self, presses: int) -> None:
        """Press, and look after the app all along."""
        async with self.app.run_test(size=self.random.choice(SIZES)) as pilot:
            for number in range(presses):
                await self._act(pilot)
                if number % BATCH == 0:
                    await pilot.pause()
                    self._look()
            await pilot.pause()
            self._look()
        self._look(after=True)

    async def _act(self, pilot: Pilot[None]) -> None:
        """Do one thing: mostly press a key."""
        what = self.random.random()
        if what < 0.6:
            await self._press(self.random.choice(self.choices))
        elif what < 0.86:
            await self._press(self.random.choice(UNBOUND))
        elif what < 0.94:
            await self._click()
        elif what < 0.96:
            size = self.random.choice((*SIZES, (self.random.randint(1, 200), self.random.randint(1, 60))))
            self.done.append(f"resize {size}")
            await pilot.resize_terminal(*size)
        elif what < 0.98:
            text = self.pages.query()
            self.done.append(f"paste {text!r}")
            self.app.post_message(events.Paste(text))
        else:
            self.done.append("write")
            self._write()

    async def _press(self, key: str) -> None:
        """Press `key`, and do not always wait for what it does."""
        self.done.append(key)
        character = key_to_character(key)
        self.app.post_message(events.Key(key, character))
        await asyncio.sleep(self.random.choice((0, 0, 0, 0.005)))

    async def _click(self) -> None:
        """Click, click twice, drag or turn the wheel somewhere, as a terminal would tell it."""
        width, height = (max(1, cells) for cells in self.app.size)
        x, y = self.random.randrange(width), self.random.randrange(height)
        how = self.random.choice(("click", "double click", "drag", "down", "up"))
        self.done.append(f"{how} {x, y}")
        if how in ("down", "up"):
            self._mouse(events.MouseScrollDown if how == "down" else events.MouseScrollUp, x, y)
            return
        for _ in range(2 if how == "double click" else 1):
            self._mouse(events.MouseDown, x, y, 1)
            if how == "drag":
                x, y = self.random.randrange(width), self.random.randrange(height)
                self._mouse(events.MouseMove, x, y, 1)
            self._mouse(events.MouseUp, x, y, 1)
        await asyncio.sleep(0)

    def _mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int = 0) -> None:
        self.app.post_message(
            kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )

    def _look(self, *, after: bool = False) -> None:
        """Assert that the app is well, and that nothing harmful was taken out of it."""
        assert after or self.app.is_running
        assert not self.app.crash, self.app.crash
        for text in (*self.clipboard.texts, *self.browser.urls):
            assert not harmful(text, allowed="\n\t"), text


def play(seed: int, presses: int = PRESSES) -> None:
    """Play round `seed`; a failure tells what was done last."""
    with TemporaryDirectory() as name:
        monkey = Monkey(seed, Path(name))
        try:
            asyncio.run(monkey.play(presses))
        except BaseException as error:
            last = ", ".join(monkey.done[-30:])
            raise AssertionError(f"round {seed} ended after {len(monkey.done)} acts, the last: {last}") from error


def main() -> int:
    """Play many rounds; say how many, and which failed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--presses", type=int, default=10_000, help="presses to try; 0 for no end")
    options.add_argument("--seed", type=int, default=0, help="the number of the first round")
    asked = options.parse_args()
    rounds = -(-asked.presses // PRESSES)
    failed = played = 0
    with TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state  # crash reports of the rounds are nobody's
        try:
            for seed in count(asked.seed) if not asked.presses else range(asked.seed, asked.seed + rounds):
                try:
                    play(seed)
                except AssertionError:
                    failed += 1
                    sys.stdout.write(f"{traceback.format_exc()}\n")
                played += 1
        except KeyboardInterrupt:
            pass
    sys.stdout.write(f"{played} rounds of {PRESSES} presses, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
