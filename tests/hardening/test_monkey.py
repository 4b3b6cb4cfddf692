"""Any keys, clicks, pastes and sizes, on any content: the app stays.

How many presses is `GPUECO_MONKEY_PRESSES` (240 a run); `python tests/hardening/monkey.py --presses 0` never ends.
"""

from __future__ import annotations

import os

import pytest
from gpueco_tui.app.app import DecoderApp
from monkey import PRESSES, Monkey, play

ROUNDS = 4
EACH = int(os.environ.get("GPUECO_MONKEY_PRESSES", "240")) // ROUNDS


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_any_keys_on_anything(seed: int) -> None:
    """Nothing that is pressed, clicked, pasted or resized ends the app, and nothing harmful is copied or opened."""
    whole, rest = divmod(EACH, PRESSES)
    for number in range(whole):
        play(seed + ROUNDS * number)
    play(seed + ROUNDS * whole, rest)


def test_a_crash_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The monkey notices a crash, and tells what it did before."""

    def fail(app: DecoderApp) -> None:
        raise RuntimeError(app.theme)

    monkeypatch.setattr(DecoderApp, "action_help", fail)
    monkeypatch.setattr(Monkey, "choices", ("question_mark",))
    with pytest.raises(AssertionError, match="question_mark"):
        play(3, 40)
