"""The sequence that asks a terminal to copy."""

from __future__ import annotations

import base64
import re

from gpueco_tui.desktop import osc52
from hypothesis import given
from hypothesis import strategies as st


def decoded(sequence: str) -> str:
    """Return the text that a terminal reading `sequence` would copy."""
    match = re.fullmatch("\x1b]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert match
    return base64.b64decode(match[1]).decode()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_terminal_gets_the_text(text: str) -> None:
    """The terminal decodes exactly the text, and no byte of the text itself is on the wire."""
    assert decoded(osc52.sequence(text, "terminal")) == text


@given(st.text(max_size=3000))
def test_screen_gets_pieces_it_can_hold(text: str) -> None:
    """GNU screen gets strings below its 768 bytes, which together are the whole sequence."""
    wrapped = osc52.sequence(text.encode("utf-8", "replace").decode(), "screen")
    pieces = re.findall("\x1bP(.*?)\x1b\\\\", wrapped, re.DOTALL)
    assert all(len(piece) < 768 - len("\x1bP\x1b\\") for piece in pieces)
    assert wrapped == "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    assert decoded("".join(pieces)) == text.encode("utf-8", "replace").decode()


def test_wrapped_for_tmux_doubles_each_escape() -> None:
    """The wrapping for tmux is its DCS with every ESC inside doubled, behind the plain sequence."""
    plain = osc52.copy_sequence("x")
    assert osc52.sequence("x", "nested-tmux") == f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"


def test_a_long_text_is_not_sent_plain_where_screen_may_be() -> None:
    """Where TERM says screen, a sequence longer than screen's strings goes wrapped only: screen would print it."""
    assert osc52.sequence("x", "nested-screen").startswith(osc52.copy_sequence("x"))
    assert osc52.copy_sequence("x" * 3000) not in osc52.sequence("x" * 3000, "nested-screen")


def test_screen_takes_a_plain_sequence_of_its_whole_size() -> None:
    """Where TERM says screen, a sequence that just fits one of screen's strings goes plain too."""
    fits = "x" * 519
    assert len(osc52.copy_sequence(fits)) == osc52.SCREEN_BYTES
    assert osc52.sequence(fits, "nested-screen").startswith(osc52.copy_sequence(fits))
    assert not osc52.sequence(f"{fits}x", "nested-screen").startswith("\x1b]52")
