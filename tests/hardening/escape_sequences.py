"""A strict reading of what reaches a terminal: text, and the few sequences that the program has any business to send.

Everything else is a violation. What it does not know is not skipped: that is what makes it strict. The list of harmful
characters is its own, so that a hole in `gpueco_tui.text.clean` shows.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TEXT_CONTROLS = "\n\r"
_ZERO_WIDTH_JOINS = "\u200c\u200d"  # emoji and several scripts cannot be written without them
_HARMFUL = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, bidi
    "\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f\ud800-\udfff"
    "]"
)
_PARAMETER = r"(?:0|1|2|3|4|7|9|3[0-7]|39|4[0-7]|49|9[0-7]|10[0-7]|[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3})"
_SGR = rf"\x1b\[{_PARAMETER}(?:;{_PARAMETER})*m"
"""ECMA-48 8.3.117, without what nobody asked for: blinking, hiding, fonts."""
_URL = r"(?i:https?|mailto):[!-~]+"
_HYPERLINK = rf"\x1b\]8;id=[0-9.-]+;{_URL}\x1b\\|\x1b\]8;;\x1b\\"
_PRINTED = re.compile(f"{_SGR}|{_HYPERLINK}")
_PAINTED = re.compile(
    rf"{_SGR}|{_HYPERLINK}"
    r"|\x1b\[\d+;\d+H"  # where to paint
    r"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"  # modes
    r"|\x1b\[\?(?:2026|2048)\$p"  # questions, to which nobody waits for an answer
    r"|\x1b\[>25u|\x1b\[<u"  # the keyboard
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse pointer
)
_COPY = re.compile(r"\x1b\]52;c;[A-Za-z0-9+/]*=*(?:\x07|\x1b\\)")


class Violation(NamedTuple):
    """Something that should not have reached the terminal."""

    at: int
    """The character it stands at."""
    what: str
    """It, and what stands around it."""


def harmful(text: str, *, allowed: str = _TEXT_CONTROLS) -> str:
    """Return the characters of `text` that no text may hold, but for those `allowed`."""
    return "".join(char for char in _HARMFUL.findall(text) if char not in allowed)


def violations_printed(sent: bytes) -> list[Violation]:
    """Return what a command may not have sent: anything but text, tabs, colours and hyperlinks."""
    return _violations(sent, (_PRINTED,), _TEXT_CONTROLS + "\t")


def violations_painted(sent: bytes, *, copied: bool = False) -> list[Violation]:
    """Return what the app may not have sent; OSC 52 is right only when the user `copied` something."""
    return _violations(sent, (_PAINTED, _COPY) if copied else (_PAINTED,), _TEXT_CONTROLS)


def _violations(sent: bytes, known: tuple[re.Pattern[str], ...], allowed: str) -> list[Violation]:
    try:
        text = sent.decode("utf-8")
    except UnicodeDecodeError as error:
        return [Violation(error.start, f"not UTF-8: {sent[max(0, error.start - 30) : error.start + 30]!r}")]
    found: list[Violation] = []
    at = 0
    while (hit := _HARMFUL.search(text, at)) is not None:
        sequence = next((match for pattern in known if (match := pattern.match(text, hit.start()))), None)
        if sequence is None and hit[0] not in allowed:
            found.append(Violation(hit.start(), ascii(text[max(0, hit.start() - 40) : hit.start() + 40])))
        at = sequence.end() if sequence else hit.end()
    return found


def colors(sent: bytes) -> set[str]:
    """Return the kinds of colour that were sent: own (of the terminal's sixteen), 256, true."""
    kinds: set[str] = set()
    for parameters in re.findall(rb"\x1b\[([\d;]+)m", sent):
        left = [int(number) for number in parameters.split(b";")]
        while left:
            first = left.pop(0)
            if first in (38, 48):
                mode = left.pop(0)
                kinds.add({5: "256", 2: "true"}[mode])
                del left[: {5: 1, 2: 3}[mode]]
            elif first in range(30, 38) or first in range(40, 48) or first in range(90, 108):
                kinds.add("own")
    return kinds


def text_of(sent: bytes) -> str:
    """Return the text that was sent, without its sequences."""
    return _COPY.sub("", _PAINTED.sub("", sent.decode("utf-8", "replace")))
