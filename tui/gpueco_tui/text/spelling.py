"""One reading of how a word may be spelt, for the search over projects and the find inside a page.

A hyphen, underscore or dot inside a word may be left out or put in: `spirv` is `SPIR-V`, and `dx-12` is `DX12`.
"""

from __future__ import annotations

import re

_LONGEST = 100
"""Characters of what is looked for in other spellings; what is longer is looked for as it is spelt."""
_LETTER = r"[^\W_]"
_MARK = r"[-_.]"
_IN_A_WORD = re.compile(rf"{_MARK}(?={_LETTER})(?<={_LETTER}.)")
_IN_A_WORD_OR_LAST = re.compile(rf"{_MARK}(?={_LETTER}|$)(?<={_LETTER}.)")


def tight(text: str) -> str:
    """Return `text` without the hyphens, underscores and dots that stand inside its words."""
    return _IN_A_WORD.sub("", text)


def tight_needle(needle: str) -> str:
    """Return `needle` as it is looked for in a `tight` text, or empty for one letter, which has no other spelling.

    Empty too for what is very long.
    Its last mark is left out too, so that what is found while `spir-v` is typed only becomes less.
    """
    if len(needle) > _LONGEST:
        return ""
    loose = _IN_A_WORD_OR_LAST.sub("", needle)
    return loose if loose != needle or len(loose) > 1 else ""


def exactly(needle: str) -> str:
    """Return the regular expression of `needle` as it is spelt; a space in it is any white space."""
    return r"\s+".join(map(re.escape, needle.split(" ")))


def otherwise(needle: str) -> str:
    """Return the regular expression of every spelling of `needle`, from a word's start on.

    Only there, for else `tgpu` would find `rust-gpu`. Empty when it can only be spelt as it is.
    """
    loose = tight_needle(needle)
    pattern = rf"(?<!{_LETTER})" if loose[:1].isalnum() else ""
    before = ""
    for char in loose:
        pattern += rf"{_MARK}?" if before.isalnum() and char.isalnum() else ""
        pattern += r"\s+" if char == " " else re.escape(char)
        before = char
    return pattern if loose else ""


def anyhow(needle: str) -> str:
    """Return the regular expression of `needle` in any spelling; as it is spelt, also inside a word."""
    other = otherwise(needle)
    return f"{exactly(needle)}|{other}" if other else exactly(needle)


def opening(typed: str) -> re.Pattern[str]:
    """Return what finds a word, or several, that begin with `typed` in any spelling."""
    start = rf"(?<!{_LETTER})" if typed[:1].isalnum() else r"(?<!\S)"
    return re.compile(f"{start}(?:{anyhow(typed)})")


def fold(text: str) -> str:
    """Return `text` in lower case, character by character, so that every position stays where it was.

    `str.lower` alone makes two characters of `İ`, and a match would be highlighted beside itself.
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def minds_case(needle: str) -> bool:
    """Say whether `needle` is looked for exactly as written: any capital in it makes it so."""
    return needle != fold(needle)
