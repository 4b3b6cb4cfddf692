"""The spellings of a word, for the search over projects and for the search inside a page.

A hyphen, underscore or dot inside a word may be left out or added: `spirv` is `SPIR-V`, and `dx-12` is `DX12`.
"""

from __future__ import annotations

from gpueco_tui.text.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_LONGEST = 100
"""The most characters of a text that is searched in other spellings; a longer one is searched as it is."""
_LETTER = r"[^\W_]"
_MARK = r"[-_.]"
_IN_A_WORD = Pattern(rf"{_MARK}(?={_LETTER})(?<={_LETTER}.)")
_IN_A_WORD_OR_LAST = Pattern(rf"{_MARK}(?={_LETTER}|$)(?<={_LETTER}.)")


def without_marks(text: str) -> str:
    """Return `text` without the hyphens, underscores and dots inside its words."""
    return _IN_A_WORD.sub("", text)


def needle_without_marks(needle: str) -> str:
    """Return `needle` as it is searched in a text `without_marks`, or an empty text when it has no other spelling.

    That is the case for one letter, and for a very long text. The last mark of `needle` is left out too, so that each
    key of `spir-v` only narrows what was found before.
    """
    if len(needle) > _LONGEST:
        return ""
    bare = _IN_A_WORD_OR_LAST.sub("", needle)
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


def word_start(typed: str) -> re.Pattern[str]:
    """Return the pattern of a word, or several, that begin with `typed` in any spelling."""
    start = rf"(?<!{_LETTER})" if typed[:1].isalnum() else r"(?<!\S)"
    return Pattern(f"{start}(?:{any_spelling(typed)})")


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
