"""Nothing that content holds reaches the terminal raw through the app: every surface, on the bytes that a pty gets."""

from __future__ import annotations

import base64
import os
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from corpus import PAYLOADS, write_content
from escape_sequences import harmful, text_of, violations_painted
from harness import Pty, crash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROUPS = 2
COPY = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)[\x07\x1b]")
CRASH = crash("self.ecosystem.title + harm", "harm = sys.argv.pop()")


@dataclass
class Reader:
    """Someone who reads content that means harm, in a real terminal that takes OSC 52."""

    terminal: Pty
    payloads: tuple[str, ...] = ()
    """What the projects are made of, one each."""
    copies: list[str] = field(default_factory=list[str])

    def press(self, keys: str, shows: str) -> None:
        """Press `keys` and wait until the app paints `shows`."""
        after = len(self.terminal.sent)
        self.terminal.press(keys)
        self.terminal.sends(shows, after)

    def copy(self, keys: str) -> None:
        """Press `keys` and wait until one more text is sent to the clipboard."""
        after = len(self.terminal.sent)
        self.terminal.press(keys)
        self.terminal.sends("\x1b]52;c;", after)

    def quit(self) -> None:
        """End the app, and look at everything it sent."""
        self.terminal.press("\x03")
        assert self.terminal.ended() == 0
        sent = bytes(self.terminal.sent)
        assert violations_painted(sent, copied=True) == []
        for copied in COPY.findall(sent):
            assert harmful(base64.b64decode(copied).decode(), allowed="\n\t") == ""


def reading(content: Path, size: tuple[int, int] = (100, 36)) -> Pty:
    """Return a terminal in which the app shows `content`."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "BROWSER")
    env = {name: value for name, value in os.environ.items() if name not in gone}
    return Pty([sys.executable, "-m", "gpueco_tui", "--content", str(content)], {**env, "TERM": "xterm-256color"}, size)


@pytest.fixture
def readers(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Reader, list[str]]]:
    """Return a user of some of the payloads, and the slugs of the projects."""
    payloads = PAYLOADS[request.param :: GROUPS]
    slugs = write_content(tmp_path / "content", payloads)
    with reading(tmp_path / "content") as terminal:
        yield Reader(terminal, payloads), slugs


@pytest.mark.parametrize("readers", range(GROUPS), indirect=True)
def test_every_page_and_every_dialog(readers: tuple[Reader, list[str]]) -> None:
    """Sidebar, page, notices, menus, lists, comparison: nothing raw, whatever the page is made of."""
    reader, slugs = readers
    reader.terminal.sends(slugs[-1])
    for slug in slugs:
        reader.press(f"/{slug}\r", "cargo add")
        reader.press("l" + "G", f"source{slug[2:]}")
        reader.press("h" + "F", "Links of this page")
        reader.press("q" + "t", "Contents")
        reader.press("q" + "r", "Related to")
        reader.press("q" + "Y", "Page as Markdown")
        reader.copy("q" + "y")
        reader.press("lg\t", "→")
        reader.press("\t", "→")  # one at a time: a walk past the last link shows none
        reader.copy("y")
        reader.press("h" + "c", "Comparison")
        reader.copy("y")
        reader.press("q" + "*" + "m", "1 marked")
        reader.press("m", "Nothing marked")
    reader.quit()


@pytest.mark.parametrize("readers", range(GROUPS), indirect=True)
def test_decoder_palette_help_and_search(readers: tuple[Reader, list[str]]) -> None:
    """Decoder, palette, help, search box and what is wrong with a query: nothing raw."""
    reader, slugs = readers
    reader.terminal.sends(slugs[-1])
    reader.press("d", "Choose values")
    for _ in slugs[1:]:
        reader.press("j ", " of ")
        reader.press(" ", "Choose values")
    reader.press("\t" + "j" * len(slugs) + "q" + "?", "Move down")
    reader.press("q" + ":" + "section", "Section")
    reader.press("\r", "Paragraph")
    for slug, payload in zip(slugs, reader.payloads, strict=True):
        pasted = payload.replace("\x1b", "")  # which no terminal pastes
        reader.press(f"/\x1b[200~{slug} {pasted}\x1b[201~", slug)
        reader.press(f"\r/\x1b[200~ write:{pasted}\x1b[201~\r?", "Move")
        reader.press("q/\x15\r", "Overview")
    reader.quit()


def test_a_crash_that_means_harm(tmp_path: Path) -> None:
    """What a crash says, on the terminal and in its file, is safe."""
    write_content(tmp_path / "content", PAYLOADS)
    state = tmp_path / "state"
    env = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(state)}
    every = " ".join(PAYLOADS).replace("\0", "")
    argv = [sys.executable, "-c", CRASH, "--content", str(tmp_path / "content"), every]
    with Pty(argv, env) as terminal:
        terminal.sends("Overview")
        terminal.press("?")
        assert terminal.ended() == 1
        assert violations_painted(bytes(terminal.sent)) == []
        assert "gpueco-tui crashed: RuntimeError: Root" in text_of(bytes(terminal.sent))
    (saved,) = (state / "gpueco-tui").glob("crash-*.txt")
    assert harmful(saved.read_text(), allowed="\n\t") == ""
    assert "RuntimeError: Root" in saved.read_text()
