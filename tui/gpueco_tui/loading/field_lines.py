"""Where each field of a page's front matter stands, for messages: imported only when there is something to say."""

from __future__ import annotations

import re

_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEYS})[ \t]*\]")
_ASSIGNMENT = re.compile(rf"[ \t]*({_KEYS})[ \t]*=")
_ONE_KEY = re.compile(_KEY)
_YAML_KEY = re.compile(r"""( *)(?:- )?("[^"]*"|'[^']*'|\w[^:#]*?)[ \t]*:(?:\s|$)""")


def line_of(head: str, *path: str | int) -> int:
    """Return the line, counted from 1, on which the field at `path` stands in `head`.

    `path` is the names (and numbers from 0, in a list of tables) that lead to the field; names left over are looked
    for inside the value of the field found, as text and as inline tables. A field that is missing gives the line of
    the table that should hold it, or 1.
    """
    lines = head.split("\n")
    entries = _toml_entries(lines) if head.lstrip().startswith("+++") else _yaml_entries(lines)
    best: tuple[str | int, ...] = ()
    index, end = 0, len(lines)
    for position, (names, number) in enumerate(entries):
        if len(names) > len(best) and names == path[: len(names)]:
            best, index = names, number
            end = entries[position + 1][1] if position + 1 < len(entries) else len(lines)
    for wanted in path[len(best) :] if best else ():
        index = _inside(lines, index, max(end, index + 1), wanted)
    return index + 1


def _inside(lines: list[str], first: int, end: int, wanted: str | int) -> int:
    """Return which line of a value holds the text `wanted`, or its inline table number `wanted`; else `first`."""
    tables = 0
    for index in range(first, end):
        tables += lines[index].count("{")
        if wanted in lines[index] if isinstance(wanted, str) else tables > wanted:
            return index
    return first


def _toml_entries(lines: list[str]) -> list[tuple[tuple[str | int, ...], int]]:
    """Return the path and the index of the line of every table header and assignment."""
    entries: list[tuple[tuple[str | int, ...], int]] = []
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
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
    return [key.strip("\"'") for key in _ONE_KEY.findall(keys)]


def _yaml_entries(lines: list[str]) -> list[tuple[tuple[str | int, ...], int]]:
    entries: list[tuple[tuple[str | int, ...], int]] = []
    top = ""
    for index, line in enumerate(lines):
        found = _YAML_KEY.match(line)
        if found is None:
            continue
        name = found[2].strip("\"'")
        if not found[1]:
            top = name
            entries.append(((top,), index))
        elif top:
            entries.append(((top, name), index))
    return entries
