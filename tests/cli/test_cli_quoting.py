"""How words are read and written for bash, compared with bash."""

from __future__ import annotations

import subprocess

from gpueco_tui.cli.candidates import beginning
from gpueco_tui.cli.quoting import choices, quoted, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

QUOTES = ("", "'", '"')

values = st.text(
    st.sampled_from("ab '\"\\$`!#~*?[]{}();&|<>=:@%^-,") | st.characters(exclude_categories=("C", "Zl", "Zp")),
    max_size=12,
)
lines = st.lists(st.sampled_from(["a", " ", "  ", "'", '"', "\\", "\\\\", "é"]), max_size=12).map("".join)


def _in_bash(lines: list[str]) -> list[list[str]]:
    """Return the words that bash makes of each line, with its history looked into as when it is typed."""
    asked = "".join(f"printf '%s\\0' {line}\nprintf '\\1\\0'\n" for line in lines)
    script = f"set -o history -o histexpand\n{asked}"
    done = subprocess.run(["bash", "--norc"], input=script.encode(), capture_output=True, check=False)
    assert done.stderr == b""
    return [found.split("\0")[:-1] for found in done.stdout.decode().split("\1\0")[:-1]]


def _put_in(value: str, quote: str) -> str:
    """Return the word that readline makes of an open quote and what completes it: a quote twice is the one."""
    text = quoted(value, quote)
    return text if quote and text.startswith(quote) else quote + text


@settings(max_examples=25)
@given(st.lists(values.filter(bool), min_size=1, max_size=40))
def test_bash_reads_back_what_was_quoted(texts: list[str]) -> None:
    """Whatever a value holds, and whatever quote is open, bash makes it one word and finds nothing to run in it."""
    written = [_put_in(text, quote) for text in texts for quote in QUOTES]
    assert _in_bash(written) == [[text] for text in texts for _ in QUOTES]


@settings(max_examples=25)
@given(st.lists(lines, min_size=1, max_size=40))
def test_words_are_those_of_bash(typed: list[str]) -> None:
    """Of a line whose quotes are closed the words are those that bash makes of it."""
    closed = [line for line in (f"x{each}x" for each in typed) if not words_of(line)[1]]
    assert _in_bash(closed) == [words_of(line)[0] for line in closed]


@given(values, st.sampled_from(QUOTES))
def test_what_was_quoted_is_read_back(value: str, quote: str) -> None:
    """What Tab has put in is the value again when Tab is pressed after it."""
    assert words_of(_put_in(value, quote)) == ([value], "")


@given(st.lists(values, min_size=2, max_size=4), values, st.sampled_from(QUOTES))
def test_what_choices_begin_with_is_whole(ends: list[str], begin: str, quote: str) -> None:
    """What all choices begin with, which readline puts in, is what all values begin with, the quote still open."""
    texts = [begin + end for end in ends]
    shared = beginning(choices(texts, quote))
    line = shared if quote and shared.startswith(quote) else quote + shared
    wanted = beginning(texts)
    assert words_of(line) == ([wanted], quote) or (len(set(texts)) == 1 and words_of(line) == ([wanted], ""))
