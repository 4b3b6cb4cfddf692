"""Reads TOML that others wrote, and finds the lines of its keys for messages.

`tomli` walks every part of a dotted key for every part of it, and accepts keys of a thousand parts: it reads 64 KB of
these for seconds. So long keys are refused first.
"""

from __future__ import annotations

from gpueco_tui.text.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, time
    from typing import TypeAlias

    Value: TypeAlias = "str | int | float | bool | date | time | list[Value] | dict[str, Value]"
    """A value of a TOML document."""
    KeyPath: TypeAlias = tuple[str | int, ...]
    """The keys that lead to a value, and for a table in a list its number, counted from 0."""

_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_ANY_KEY = Pattern(_KEY)
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE = Pattern(rf"[ \t]*(\[\[?)[ \t]*({_KEYS})[ \t]*\]")
_ASSIGNMENT = Pattern(rf"[ \t]*({_KEYS})[ \t]*=")
_MOST_PARTS = 32
"""The most parts of a key."""
_LONG_KEY = Pattern(rf"[ \t]*\[?\[?(?:[ \t]*{_KEY}[ \t]*\.){{{_MOST_PARTS}}}")


class TomlError(ValueError):
    """A text that is not TOML or is refused. Its message says why, without a full stop."""

    def __init__(self, what: str, line: int) -> None:
        """Carry the `line`, counted from 1; 0 when it is not known."""
        super().__init__(what)
        self.line = line


def read_toml(text: str) -> dict[str, Value]:
    """Return the document in `text`. Raises TomlError, with the same line in every version of tomli."""
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


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, counted from 1, on which each key and each table of `text` is first written."""
    lines: dict[KeyPath, int] = {}
    for path, index in key_entries(text.split("\n")):
        for size in range(1, len(path) + 1):
            lines.setdefault(path[:size], index + 1)
    return lines


def key_entries(lines: list[str]) -> list[tuple[KeyPath, int]]:
    """Return the path of every table header and assignment in `lines`, and the index of its line."""
    entries: list[tuple[KeyPath, int]] = []
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for index, line in enumerate(lines):
        header = _TABLE.match(line)
        if header is not None:
            table = ()
            names = _names(header[2])
            for position, name in enumerate(names):
                table = (*table, name)
                if header[1] == "[[" and position == len(names) - 1:
                    counts[table] = counts.get(table, -1) + 1
                if table in counts:
                    table = (*table, counts[table])
            entries.append((table, index))
            continue
        assignment = _ASSIGNMENT.match(line)
        if assignment is not None:
            entries.append(((*table, *_names(assignment[1])), index))
    return entries


def _names(keys: str) -> list[str]:
    return [key.strip("\"'") for key in _ANY_KEY.findall(keys)]
