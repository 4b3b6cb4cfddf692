"""Removes from foreign text what is unsafe in a terminal. This is done once, where bytes become values.

A terminal obeys what it is sent: an escape sequence in a page could write to the clipboard, and a bidirectional
override could show one address and copy another. This module does not know what a text is for.
"""

from __future__ import annotations

from gpueco_tui.text.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

OPENABLE_SCHEMES = ("http", "https", "mailto")
"""The schemes that a browser may open; all other links can only be shown and copied."""

_UNSAFE = Pattern(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but newline and tab, DEL, C1
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible and bidi controls
    "\ufe0f\U0001f3fb-\U0001f3ff"  # emoji variation and skin tone: terminals disagree on their width
    "\U000e0000-\U000e007f"  # tags
    "\ud800-\udfff"  # lone surrogates: an encoder would refuse them
    "]"
)
_UNSEEN = Pattern(
    "["
    # Default_Ignorable_Code_Point, all 4,174 of them (Unicode 16.0 and 17.0, DerivedCoreProperties.txt,
    # https://www.unicode.org/Public/17.0.0/ucd/DerivedCoreProperties.txt): shown as nothing where it is not supported
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u2800\U0001d159\U00013441\U00013442"  # blank by their own design: Braille, a notehead, hieroglyphs
    "]"
)
_WHITE = Pattern(r"\s")
_ASCII = bytes(range(0x20, 0x7F)) + b"\n\t"
"""The ASCII characters that `clean` keeps."""
_UNSAFE_PRINTABLE = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""The unsafe characters that `str.isprintable` accepts."""


def clean(text: str) -> str:
    """Return `text` without the characters that a terminal would obey; newlines and tabs stay."""
    if text.isascii():
        if not text.encode().translate(None, _ASCII):
            return text  # nearly every page, at a hundredth of the pattern's time
    elif _is_plain(text.replace("\n", "").replace("\t", "")):
        return text
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_clean(text: str) -> bool:
    """Say whether `clean` would return `text` unchanged."""
    return _is_plain(text) or (_UNSAFE.search(text) is None and "\r" not in text)


def _is_plain(text: str) -> bool:
    """Say whether `text` is printable and contains nothing unsafe; some safe white space is not printable."""
    return text.isprintable() and (text.isascii() or not any(char in text for char in _UNSAFE_PRINTABLE))


def clean_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single spaces."""
    if "  " not in text and ((text.isascii() and text.isprintable()) or _is_plain(text)):  # nearly every field
        return text.strip()
    return " ".join(clean(text).split())


def clean_name(text: str) -> str:
    """Return `text` like `clean_line`, and without invisible characters.

    This is for names, values and commands, which a user tells apart by sight. In running text some of these
    characters belong to the spelling of a script, and stay.
    """
    return clean_line(text if text.isascii() else _UNSEEN.sub("", text))


def clean_url(url: str) -> str:
    """Return `url` cleaned and without invisible characters; white space inside is percent-encoded.

    This is done where an address is read, so that the same address is shown, opened and copied.
    """
    if url.isascii() and url.isprintable():
        return url.strip().replace(" ", "%20")
    seen = _UNSEEN.sub("", clean(url))
    one_word = seen.strip().replace("\n", "").replace("\t", "").replace(" ", "%20")  # as a browser does
    return _WHITE.sub(_percent_encoded, one_word)  # (https://url.spec.whatwg.org)


def _percent_encoded(char: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in char[0].encode())


def openable(url: str) -> bool:
    """Say whether a browser may open `url`: only http, https and mailto."""
    scheme, colon, _ = url.partition(":")
    return bool(colon) and scheme.lower() in OPENABLE_SCHEMES and url == clean_url(url)
