"""The strict reading of what reaches a terminal tells what it must."""

from __future__ import annotations

import pytest
from escape_sequences import colors, text_of, violations_painted, violations_printed


@pytest.mark.parametrize(
    "sent",
    [
        "plain text, 漢字 and 👨\u200d👩\u200d👧\r\n",
        "\x1b[1;38;5;246;48;2;1;2;3mcoloured\x1b[0m",
        "\x1b]8;id=3;https://a.example/b?c=d\x1b\\link\x1b]8;;\x1b\\",
    ],
)
def test_what_is_right(sent: str) -> None:
    """Text, colours and hyperlinks are right for commands and for the app."""
    assert violations_printed(sent.encode()) == []
    assert violations_painted(sent.encode()) == []


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b", "\x1b[5m", "\x1b[38;5;1;8m", "\x1b[2J", "\x1b[6n", "\x1b[31", "\x1bc", "\x1b]0;title\x07",
        "\x1b]52;c;QQ==\x07", "\x1b]8;;https://a.example\x1b\\", "\x1b]8;id=1;javascript:x\x1b\\", "\x1bP$q\x1b\\",
        "\x00", "\x07", "\x7f", "\x85", "\x9b31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufe0f", "\U000e0041",
    ],
)  # fmt: skip
def test_what_is_wrong(sent: str) -> None:
    """Every other control character and sequence is a violation, for commands and for the app."""
    assert violations_printed(f"a{sent}b".encode())
    assert violations_painted(f"a{sent}b".encode())


def test_only_a_copy_may_copy() -> None:
    """OSC 52 is right where the user copied, and nowhere else."""
    sent = b"\x1b]52;c;aHR0cHM6Ly8=\x07"
    assert violations_painted(sent)
    assert violations_painted(sent, copied=True) == []


def test_bytes_that_are_no_text() -> None:
    """What is not UTF-8 is a violation: a raw C1 byte may be obeyed."""
    assert violations_painted(b"a\x9b31mb")


def test_colours_are_told_apart() -> None:
    """The colours that were sent are known by their kind, and what was sent is known without them."""
    assert colors(b"\x1b[1;4;7m\x1b[0m") == set()
    assert colors(b"\x1b[1;31mx\x1b[48;5;30;4m") == {"own", "256"}
    assert colors(b"\x1b[38;2;31;32;33m") == {"true"}
    assert text_of(b"\x1b[1mx\x1b[3;4Hy") == "xy"
