"""Cleaning takes the short way for plain text, and means the same."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from gpueco_tui.text.clean import _UNSAFE, clean, clean_line, clean_name, clean_url, openable  # pyright: ignore[reportPrivateUsage]
from hypothesis import given
from hypothesis import strategies as st

DEFAULT_IGNORABLE = """
00AD 034F 061C 115F..1160 17B4..17B5 180B..180D 180E 180F 200B..200F 202A..202E 2060..2064 2065 2066..206F 3164
FE00..FE0F FEFF FFA0 FFF0..FFF8 1BCA0..1BCA3 1D173..1D17A E0000 E0001 E0002..E001F E0020..E007F E0080..E00FF
E0100..E01EF E01F0..E0FFF
"""
"""The code points of Default_Ignorable_Code_Point in Unicode's DerivedCoreProperties.txt, and their total there."""
TOTAL = 4174
BLANK = "\u2800\U0001d159\U00013441\U00013442"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

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
        assert clean(f"a{char}b") == _UNSAFE.sub("", f"a{char}b".replace("\r", "\n"))


@given(texts)
def test_a_line_is_the_words_with_one_space_between(text: str) -> None:
    """On one line every run of white space is one space, with none at the ends."""
    assert clean_line(text) == " ".join(clean(text).split())


@given(texts)
def test_a_url_holds_no_white_space(text: str) -> None:
    """A URL is one word of clean text."""
    url = clean_url(text)
    assert url == clean(url) == "".join(url.split())


def unseen() -> str:
    """Return every character that shows nothing and is no white space."""
    ranges = [row.partition("..") for row in DEFAULT_IGNORABLE.split()]
    codes = [code for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1)]
    assert len(codes) == TOTAL
    return "".join(map(chr, codes)) + BLANK


def test_what_cannot_be_seen_is_in_no_name_and_no_address() -> None:
    """Every such character is left out of them, and an address that holds one is not opened as it is."""
    for char in unseen():
        assert clean_name(f"a{char}b") == "ab"
        assert clean_url(f"https://a.example/{char}b") == "https://a.example/b"
        assert not openable(f"https://a.example/{char}b")


def test_what_can_be_seen_stays_in_a_name() -> None:
    """Of all other characters only those go that go from running text, too."""
    hidden = set(unseen())
    for char in map(chr, range(sys.maxunicode + 1)):
        assert char in hidden or clean_name(f"a{char}b") == clean_line(f"a{char}b")


def test_running_text_keeps_what_its_script_needs() -> None:
    """Joiners, fillers and variants that a script spells with are no harm where nothing is opened or run."""
    for text in ("\u0646\u200c\u06cc", "\u0915\u094d\u200d\u0937", "\u845b\U000e0100", "\u1820\u180b", "\u115f\u1161"):
        assert clean(text) == text


@pytest.mark.parametrize("space", SPACES)
def test_a_space_that_looks_like_another_is_written_out(space: str) -> None:
    """Percent-encoded inside an address, left out around it, and a plain space in a name or a command."""
    encoded = "".join(f"%{byte:02X}" for byte in space.encode())
    assert clean_url(f"{space}https://a.example/b{space}c{space}") == f"https://a.example/b{encoded}c"
    assert not openable(f"https://a.example/b{space}c")
    assert clean_name(f"cargo{space}add{space}{space}x") == "cargo add x"


@given(texts)
def test_a_cleaned_address_or_name_is_clean(text: str) -> None:
    """Cleaning twice changes nothing, so what is shown is what is opened and copied."""
    assert clean_url(clean_url(text)) == clean_url(text)
    assert clean_name(clean_name(text)) == clean_name(text) == clean(clean_name(text))
