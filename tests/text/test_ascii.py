"""Text for terminals without UTF-8."""

from __future__ import annotations

import pytest
from gpueco_tui.text.ascii import in_ascii, is_ascii_locale
from gpueco_tui.text.width import width_of
from hypothesis import given
from hypothesis import strategies as st

PIECES = ("a", " ", "é", "e\u0301", "漢", "👨\u200d👩\u200d👧", "🇩🇪", "ก็", "½", "ﷺ", "•", "…", "▅", "★", "\u00a0")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_ascii_is_as_wide(text: str) -> None:
    """Text in ASCII takes the cells it took before, so that the text beside it stays in its place."""
    assert in_ascii(text).isascii()
    assert width_of(in_ascii(text)) == width_of(text)


@pytest.mark.parametrize(
    ("env", "ascii_only"),
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.utf8"}, False),
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "POSIX", "LANG": "C.UTF-8"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
    ],
)
def test_locale(env: dict[str, str], ascii_only: bool) -> None:  # noqa: FBT001  a parameter of the table
    """The first of LC_ALL, LC_CTYPE and LANG that is set and not empty tells whether there is UTF-8."""
    assert is_ascii_locale(env) is ascii_only
