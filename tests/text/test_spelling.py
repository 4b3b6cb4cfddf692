"""Spellings of words, found without patterns as with them."""

from __future__ import annotations

import re

from gpueco_tui.text.spelling import any_spelling, needle_without_marks, starts_word, without_marks
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text("ab1-_. é³\n", max_size=20)
LETTER = r"[^\W_]"


@given(TEXTS)
def test_only_marks_inside_words_are_left_out(text: str) -> None:
    """A hyphen, underscore or dot stays unless letters or digits are on both its sides; of a needle, or on its left."""
    assert without_marks(text) == re.sub(rf"[-_.](?={LETTER})(?<={LETTER}.)", "", text)
    needle = " ".join(text.split())
    bare = re.sub(rf"[-_.](?={LETTER}|$)(?<={LETTER}.)", "", needle)
    assert needle_without_marks(needle) in (bare, "")


@given(TEXTS, st.text("ab1-_. é", max_size=4))
def test_a_word_starts_as_any_spelling_of_it_does(text: str, typed: str) -> None:
    """What is typed is found at the start of a word alone, with and without marks and whatever white space is there."""
    typed = " ".join(typed.split())
    start = rf"(?<!{LETTER})" if typed[:1].isalnum() else r"(?<!\S)"
    assert starts_word(typed, text) is (re.search(f"{start}(?:{any_spelling(typed)})", text) is not None)
