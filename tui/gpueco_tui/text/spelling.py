"""The spellings of a word, for the search over projects and for the search inside a page.

A hyphen, underscore or dot inside a word may be left out or added: `spirv` is `SPIR-V`, and `dx-12` is `DX12`.
"""

from __future__ import annotations

from itertools import pairwise

_LONGEST = 100
"""The most characters of a text that is searched in other spellings; a longer one is searched as it is."""
_LETTER = r"[^\W_]"
_MARKS = "-_."
_MARK = rf"[{_MARKS}]"


def without_marks(text: str) -> str:
    """Return `text` without the hyphens, underscores and dots inside its words."""
    for mark in _MARKS:
        parts = text.split(mark)
        text = parts[0] + "".join(
            part if before[-1:].isalnum() and part[:1].isalnum() else mark + part for before, part in pairwise(parts)
        )
    return text


def needle_without_marks(needle: str) -> str:
    """Return `needle` as it is searched in a text `without_marks`, or an empty text when it has no other spelling.

    That is the case for one letter, and for a very long text. The last mark of `needle` is left out too, so that each
    key of `spir-v` only narrows what was found before.
    """
    if len(needle) > _LONGEST:
        return ""
    bare = without_marks(needle)
    if bare[-1:] in _MARKS and bare[-2:-1].isalnum():
        bare = bare[:-1]
    return bare if bare != needle or len(bare) > 1 else ""


def exactly(needle: str) -> str:
    """Return the regular expression of `needle` in its own spelling; a space in it matches any white space."""
    from re import escape

    return r"\s+".join(map(escape, needle.split(" ")))


def variant_pattern(needle: str) -> str:
    """Return the regular expression of every spelling of `needle` at the start of a word; empty when it has only one.

    Inside words `tgpu` would find `rust-gpu`.
    """
    from re import escape

    bare = needle_without_marks(needle)
    pattern = rf"(?<!{_LETTER})" if bare[:1].isalnum() else ""
    before = ""
    for char in bare:
        pattern += rf"{_MARK}?" if before.isalnum() and char.isalnum() else ""
        pattern += r"\s+" if char == " " else escape(char)
        before = char
    return pattern if bare else ""


def any_spelling(needle: str) -> str:
    """Return the regular expression of `needle` in any spelling; in its own spelling also inside a word."""
    other = variant_pattern(needle)
    return f"{exactly(needle)}|{other}" if other else exactly(needle)


def starts_word(typed: str, text: str) -> bool:
    """Say whether a word of `text`, or several, begin with `typed` in any spelling, without importing `re`.

    A word begins after what is no letter or digit, or, if `typed` does not begin with one, after white space.
    """
    spelt = needle_without_marks(typed)
    in_a_word = str.isalnum if typed[:1].isalnum() else _is_seen
    return any(
        not in_a_word(text[at - 1 : at]) and _is_spelt_at(at, text, spelt or typed, _MARKS if spelt else "")
        for at in range(len(text) + 1)
    )


def _is_seen(char: str) -> bool:
    return bool(char) and not char.isspace()


def _is_spelt_at(at: int, text: str, needle: str, marks: str) -> bool:
    """Say whether `needle` is in `text` at that place, where any of `marks` may be inside its words."""
    before = ""
    for char in needle:
        here = text[at : at + 1]
        if here and here in marks and before.isalnum() and char.isalnum():
            at += 1
        if text[at : at + 1] != char and not (char == " " and here.isspace()):
            return False
        at += 1
        while char == " " and text[at : at + 1].isspace():
            at += 1
        before = char
    return True


def fold(text: str) -> str:
    """Return `text` in lower case, character by character, so that every position stays the same.

    `str.lower` alone makes two characters of `İ`, and a match would be highlighted in the wrong place.
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def is_case_sensitive(needle: str) -> bool:
    """Say whether `needle` is searched with its case: it is when it contains a capital letter."""
    return needle != fold(needle)
