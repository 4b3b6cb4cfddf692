"""The stream to the terminal writes all of a text, in as many pieces as the terminal takes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from gpueco_tui.app.terminal.output_stream import ResilientStream

if TYPE_CHECKING:
    import pytest


def test_a_terminal_that_takes_a_byte_at_a_time_gets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a write does not take is written again, also from within a character."""
    taken = bytearray()

    def one_byte(_descriptor: int, data: bytes) -> int:
        taken.append(data[0])
        return 1

    monkeypatch.setattr(os, "write", one_byte)
    ResilientStream(sys.__stdout__ or sys.stdout).write("abc─é\n")
    monkeypatch.undo()
    assert taken.decode() == "abc─é\n"
