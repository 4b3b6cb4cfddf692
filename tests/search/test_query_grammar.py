"""How the text of the query box is read."""

from __future__ import annotations

import pytest
from gpueco_tui.search.query import Filter, Term, TypedValue, Word, parse, quoted
from gpueco_tui.text.clean import clean_line, is_clean
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", ()),
        ("  rust   gpu ", (Word("rust"), Word("gpu"))),
        ('"entry   point"', (Word("entry point"),)),
        ('"never closed', (Word("never closed"),)),
        ('""', ()),
        ("-vulkan", (Word("vulkan", negative=True),)),
        ('-"two words"', (Word("two words", negative=True),)),
        ("-", ()),
        ("a - b", (Word("a"), Word("b"))),
        ("no_std c++ don't", (Word("no_std"), Word("c++"), Word("don't"))),
        ("hardware:amd", (Filter("hardware", (TypedValue("amd"),)),)),
        ("Hardware:AMD", (Filter("hardware", (TypedValue("AMD"),)),)),
        ("-hardware:amd", (Filter("hardware", (TypedValue("amd"),), negative=True),)),
        ("hardware:amd,intel", (Filter("hardware", (TypedValue("amd"), TypedValue("intel"))),)),
        ("hardware:amd, intel", (Filter("hardware", (TypedValue("amd"),)), Word("intel"))),
        (
            'write:"host Rust",wgsl x',
            (Filter("write", (TypedValue("host Rust", whole=True), TypedValue("wgsl"))), Word("x")),
        ),
        ('write:"host Ru', (Filter("write", (TypedValue("host Ru"),)),)),
        ('-write:"rust"', (Filter("write", (TypedValue("rust", whole=True),), negative=True),)),
        (r'write:"say \"hi\" \\ C:\dir"', (Filter("write", (TypedValue('say "hi" \\ C:\\dir', whole=True),)),)),
        ("write:", (Filter("write"),)),
        ("write:,", (Filter("write"),)),
        ("std::offload", (Word("std::offload"),)),
        ("https://wgpu.rs", (Word("https://wgpu.rs"),)),
        ("12:30", (Word("12:30"),)),
        (":amd", (Word(":amd"),)),
    ],
)
def test_the_query_is_read_as_terms(query: str, terms: tuple[Term, ...]) -> None:
    """Words, phrases, filters and their opposites are told apart; what is not finished is read as far as it goes."""
    assert parse(query) == terms


def test_a_name_with_a_digit_in_front_is_a_field_only_where_there_is_one() -> None:
    """`3d:` is a field in an ecosystem that has it, since `12:30` is a word."""
    assert parse("3d:printing", {"3d"}) == (Filter("3d", (TypedValue("printing"),)),)


@given(st.text())
def test_anything_can_be_typed(query: str) -> None:
    """No text is an error, no term is empty, and none holds what a terminal would obey."""
    for term in parse(query):
        texts = (term.field, *(value.text for value in term.values)) if isinstance(term, Filter) else (term.text,)
        assert all(text and is_clean(text) for text in texts)


@given(st.lists(st.text(min_size=1).filter(lambda value: value == clean_line(value) and value), min_size=1))
def test_a_quoted_value_is_read_back(values: list[str]) -> None:
    """Whatever a value of the content holds, it comes back from the query it was written into."""
    query = f"field:{','.join(map(quoted, values))} word"
    filtered, word = parse(query)
    assert isinstance(filtered, Filter)
    assert [value.text for value in filtered.values] == values
    assert word == Word("word")
