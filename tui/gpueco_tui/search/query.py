r"""The grammar of the query box: text to terms, and values to text.

Terms are separated by white space. A term is a word, a `"quoted phrase"` or `field:value`; a `-` before it turns
it round. `hardware:amd,intel` names two values. A value in quotes is meant as a whole; without, it is what a value
or a word in one begins with. Inside quotes `\"` is a quote and `\\` a backslash. A quote that is never closed ends
with the query, and makes no value whole, because queries are read while they are typed.
`std::offload` and `https://wgpu.rs` are words.
"""

from __future__ import annotations

import re

from gpueco_tui.text.clean import clean
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

_FIELD = re.compile(r"([\w][\w-]*):(?!:|//)")
_QUOTED = re.compile(r'"((?:\\["\\]|[^"])*)("|$)')
_BARE_VALUE = re.compile(r"[^\s,]*")
_WORD = re.compile(r"\S+")
_ESCAPE = r'\\(["\\])'
_PLAIN_VALUE = r"(?!:|//)[^\s,\"]+"


class Word(Frozen):
    """A word, or a phrase, to be found in a project."""

    text: str
    """Without quotes; a phrase has single spaces."""
    negative: bool = False


class Value(Frozen):
    """A value as it is asked for."""

    text: str
    """Without quotes, with single spaces."""
    whole: bool = False
    """Whether that value alone is meant, for it stood in quotes; else what it begins is meant too."""


class Filter(Frozen):
    """A field and the values of which a project must have one."""

    field: str
    """In lower case."""
    values: tuple[Value, ...] = ()
    """Empty when only `field:` is there, which any value satisfies."""
    negative: bool = False


Term = Word | Filter


def parse(query: str, fields: Container[str] = ()) -> tuple[Term, ...]:
    """Return the terms of `query`, in order; nothing that can be typed is an error.

    A name before a colon that begins with a digit is a field only when it is one of `fields`: `12:30` is a word.
    """
    query = clean(query)  # what is wrong with it is said, and that goes to the terminal
    terms: list[Term] = []
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        negative = query[at] == "-"
        at += negative
        term, at = _term(query, at, negative, fields)
        if term is not None:
            terms.append(term)
    return tuple(terms)


def quoted(value: str, *, whole: bool = False) -> str:
    """Return `value` as it is written after `field:`, in quotes where it needs them, or where it is meant `whole`."""
    if not whole and re.fullmatch(_PLAIN_VALUE, value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _term(query: str, at: int, negative: bool, fields: Container[str]) -> tuple[Term | None, int]:  # noqa: FBT001
    """Return the term that begins at `at`, or None for an empty one, and where it ends."""
    field = _FIELD.match(query, at)
    if field and (not field[1][0].isdigit() or field[1].lower() in fields):
        values, end = _values(query, field.end())
        return Filter(field[1].lower(), values, negative), end
    phrase = _QUOTED.match(query, at)
    if phrase:
        text = _unquoted(phrase[1])
        return Word(text, negative) if text else None, phrase.end()
    word = _WORD.match(query, at)
    if word:
        return Word(word[0], negative), word.end()
    return None, at


def _values(query: str, at: int) -> tuple[tuple[Value, ...], int]:
    """Return the comma-separated values that begin at `at`, and where they end."""
    values: list[Value] = []
    while True:
        value = _QUOTED.match(query, at)
        if value:
            values.append(Value(_unquoted(value[1]), whole=value[2] != ""))
        else:
            value = _BARE_VALUE.match(query, at)
            values.append(Value(value[0] if value else ""))
        at = value.end() if value else at
        if query[at : at + 1] != ",":
            return tuple(value for value in values if value.text), at
        at += 1


def _unquoted(inside: str) -> str:
    return " ".join(re.sub(_ESCAPE, r"\1", inside).split())
