"""Cleaning takes the short way for plain text, and means the same."""

from __future__ import annotations

import re
import sys
import unicodedata

from gpueco_tui.text.clean import _UNSAFE, clean, clean_line, clean_url  # pyright: ignore[reportPrivateUsage]
from hypothesis import given
from hypothesis import strategies as st

texts = st.text(st.one_of(st.characters(), st.sampled_from(" \t\n\r\x0b\x1b\x7f\x85\u2028\u200b\u202eab")))


@given(texts)
def test_no_control_character_but_newline_and_tab_is_left(text: str) -> None:
    """Neither C0 nor C1 controls nor surrogates survive, and cleaning twice changes nothing."""
    cleaned = clean(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} or char in "\n\t" for char in cleaned)
    assert clean(cleaned) == cleaned


def test_the_short_way_takes_nothing_unsafe() -> None:
    """Of all characters there are, those that the pattern takes out are taken out of a text alone, too."""
    for char in map(chr, range(sys.maxunicode + 1)):
        assert clean(f"a{char}b") == re.sub(_UNSAFE, "", f"a{char}b".replace("\r", "\n"))


@given(texts)
def test_a_line_is_the_words_with_one_space_between(text: str) -> None:
    """On one line every run of white space is one space, with none at the ends."""
    assert clean_line(text) == " ".join(clean(text).split())


@given(texts)
def test_a_url_holds_no_white_space(text: str) -> None:
    """A URL is one word of clean text."""
    url = clean_url(text)
    assert url == clean(url) == "".join(url.split())
