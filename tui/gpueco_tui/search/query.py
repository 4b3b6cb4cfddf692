r"""The grammar of queries: parses a text into terms, and quotes values.

Terms are separated by white space. A term is a word, a `"quoted phrase"` or `field:value`; a `-` before it negates
it. `hardware:amd,intel` names two values. A value in quotes is the whole value; without quotes it is the beginning of
a value or of a word in one. Inside quotes `\"` is a quote and `\\` a backslash. An open quote ends with the query and
makes no value whole, because queries are read while they are typed. `std::offload` and `https://wgpu.rs` are words.
"""

from __future__ import annotations

from gpueco_tui.text.clean import clean
from gpueco_tui.text.pattern import Pattern
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

_FIELD = Pattern(r"([\w][\w-]*):(?!:|//)")
_QUOTED = Pattern(r'"((?:\\["\\]|[^"])*)("|$)')
_BARE_VALUE = Pattern(r"[^\s,]*")
_WORD = Pattern(r"\S+")
_ESCAPE = Pattern(r'\\(["\\])')
_PLAIN_VALUE = Pattern(r"(?!:|//)[^\s,\"]+")


class Word(Frozen):
    """A word or a phrase to find in a project."""

    text: str
    """Without quotes; the words of a phrase are separated by single spaces."""
    negative: bool = False


class TypedValue(Frozen):
    """A value of a filter, as it was typed."""

    text: str
    """Without quotes, with single spaces."""
    whole: bool = False
    """Whether it was in quotes and means that value alone; otherwise it also means values that begin with it."""


class Filter(Frozen):
    """A field, and the values of which a project must have one."""

    field: str
    """In lower case."""
    values: tuple[TypedValue, ...] = ()
    """Empty for `field:` alone, which any value satisfies."""
    negative: bool = False


Term = Word | Filter


def parse(query: str, fields: Container[str] = ()) -> tuple[Term, ...]:
    """Return the terms of `query`, in order. No query is an error.

    A name before a colon that begins with a digit is a field only when it is one of `fields`: `12:30` is a word.
    """
    query = clean(query)  # messages quote it, and they go to the terminal
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
    """Return `value` as it is written after `field:`, in quotes if it needs them or is meant as a `whole`."""
    if not whole and _PLAIN_VALUE.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _term(query: str, at: int, negative: bool, fields: Container[str]) -> tuple[Term | None, int]:  # noqa: FBT001
    """Return the term that begins at `at`, or None for an empty one, and its end."""
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


def _values(query: str, at: int) -> tuple[tuple[TypedValue, ...], int]:
    """Return the comma-separated values that begin at `at`, and their end."""
    values: list[TypedValue] = []
    while True:
        value = _QUOTED.match(query, at)
        if value:
            values.append(TypedValue(_unquoted(value[1]), whole=value[2] != ""))
        else:
            value = _BARE_VALUE.match(query, at)
            values.append(TypedValue(value[0] if value else ""))
        at = value.end() if value else at
        if query[at : at + 1] != ",":
            return tuple(value for value in values if value.text), at
        at += 1


def _unquoted(inside: str) -> str:
    return " ".join(_ESCAPE.sub(r"\1", inside).split())
