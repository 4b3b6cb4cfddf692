r"""The grammar of queries: parses a text into terms, and quotes values.

Terms are separated by white space. A term is a word, a `"quoted phrase"` or `field:value`; a `-` before it negates
it. `hardware:amd,intel` names two values. A value in quotes is the whole value; without quotes it is the beginning of
a value or of a word in one. Inside quotes `\"` is a quote and `\\` a backslash. An open quote ends with the query and
makes no value whole, because queries are read while they are typed. `std::offload` and `https://wgpu.rs` are words.
"""

from __future__ import annotations

from gpueco_tui.text.clean import clean
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

_NO_VALUE = (":", "//")
"""What is behind the colon of a word that is no filter."""


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
    if not whole and value and not value.startswith(_NO_VALUE) and _end(value, 0, ',"') == len(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _term(query: str, at: int, negative: bool, fields: Container[str]) -> tuple[Term | None, int]:  # noqa: FBT001
    """Return the term that begins at `at`, or None for an empty one, and its end."""
    field = _field(query, at)
    if field and (not field[0].isdigit() or field.lower() in fields):
        values, end = _values(query, at + len(field) + 1)
        return Filter(field.lower(), values, negative), end
    if query[at : at + 1] == '"':
        text, _, end = _quoted(query, at)
        return Word(text, negative) if text else None, end
    end = _end(query, at)
    return Word(query[at:end], negative) if end > at else None, end


def _field(query: str, at: int) -> str:
    """Return the name of a field that begins at `at`, before a colon, or nothing."""
    colon = query.find(":", at)
    name = query[at:colon] if colon >= 0 and not query.startswith(_NO_VALUE, colon + 1) else ""
    return name if name[:1] != "-" and name.replace("-", "_").replace("_", "a").isalnum() else ""


def _values(query: str, at: int) -> tuple[tuple[TypedValue, ...], int]:
    """Return the comma-separated values that begin at `at`, and their end."""
    values: list[TypedValue] = []
    while True:
        if query[at : at + 1] == '"':
            text, whole, end = _quoted(query, at)
        else:
            end = _end(query, at, ",")
            text, whole = query[at:end], False
        values.append(TypedValue(text, whole))
        if query[end : end + 1] != ",":
            return tuple(value for value in values if value.text), end
        at = end + 1


def _end(query: str, at: int, others: str = "") -> int:
    """Return where, from `at` on, the first white space is, or the first of `others`."""
    while at < len(query) and not query[at].isspace() and query[at] not in others:
        at += 1
    return at


def _quoted(query: str, at: int) -> tuple[str, bool, int]:
    """Return what is between the quote at `at` and the next, whether there is a next one, and the end."""
    text = ""
    at += 1
    while at < len(query) and query[at] != '"':
        if query[at] == "\\" and query[at + 1 : at + 2] in ('"', "\\"):
            at += 1
        text += query[at]
        at += 1
    return " ".join(text.split()), at < len(query), min(at + 1, len(query))
