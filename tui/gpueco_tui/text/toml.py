"""Reading TOML that others wrote, in a time and with a sentence that fit a text of its size.

`tomli` walks every part of a dotted key for every part of it, and takes keys of a thousand parts: 64 KB of these take
it seconds. So longer keys are refused before it sees them.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, time
    from typing import TypeAlias

    Value: TypeAlias = "str | int | float | bool | date | time | list[Value] | dict[str, Value]"
    """What TOML may hold."""

_MOST_PARTS = 32
_LONG_KEY = re.compile(rf"""[ \t]*\[?\[?(?:[ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)[ \t]*\.){{{_MOST_PARTS}}}""")


class TomlError(ValueError):
    """A text that is not TOML or is not read; its text says why, without a full stop."""

    def __init__(self, what: str, line: int) -> None:
        """Carry the `line`, counted from 1; 0 when it is not known."""
        super().__init__(what)
        self.line = line


def read_toml(text: str) -> dict[str, Value]:
    """Return what `text` holds. Raises TomlError, on the same line whichever version of tomli finds the mistake."""
    import tomli

    _refuse_long_keys(text)
    try:
        return tomli.loads(text)
    except RecursionError:
        raise TomlError("it is nested too deep", 0) from None
    except ValueError as error:
        what, _, place = str(error).partition(" (at ")
        digits = place.removeprefix("line ").partition(",")[0]
        last = text.rstrip("\n").count("\n") + 1  # "(at end of document)"
        raise TomlError(what, int(digits) if digits.isdigit() else last if place else 0) from None


def _refuse_long_keys(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= _MOST_PARTS and _LONG_KEY.match(line):
            raise TomlError(f"this key has more than {_MOST_PARTS} parts", number)
