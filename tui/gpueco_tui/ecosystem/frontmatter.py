"""The front matter of a page: where it ends, what it holds, and on which line each field stands.

Knows fences and syntax, and no field. TOML stands between `+++` lines, YAML between `---` lines, as in Zola
(https://www.getzola.org/documentation/content/page/#front-matter).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import tomli

from gpueco_tui.clean import clean, clean_line
from gpueco_tui.ecosystem.model import ContentError, Problem

if TYPE_CHECKING:
    from datetime import date, time
    from typing import TypeAlias

    Value: TypeAlias = "str | int | float | bool | date | time | list[Value] | dict[str, Value]"

_TOML = re.compile(r"\s*^\+\+\+[ \t]*\n(?P<data>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_YAML = re.compile(r"\s*^---[ \t]*\n(?P<data>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_OPENING = re.compile(r"\s*^(?P<fence>\+\+\+|---)[ \t]*$", re.MULTILINE)
_YAML_FIELD = re.compile(r"^\s*[\w\"'][^\n]*?:(?:\s|$)", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+)|end of document)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A page cut in two."""

    data: dict[str, Value]
    """The front matter; empty when the page has none."""
    body: str
    """The rest, without the blank lines around it."""
    line: int = 1
    """The line of the file on which the body begins, counted from 1."""
    head: str = ""
    """Everything before the body, as written: what `line_of` reads."""
    form: str = ""
    """TOML, YAML or empty."""
    problems: tuple[Problem, ...] = field(default=())


def cut(text: str, file: str) -> Cut:
    """Cut the front matter off `text`, the content of `file` (a name for messages only).

    The text is cleaned first, so neither part holds anything a terminal would obey. Raises ContentError when
    the fence is not closed or the TOML cannot be read; a page that begins with a rule (`---`) has no front matter.
    """
    text = clean(text)
    toml = _TOML.match(text)
    if toml is not None:
        data = _read_toml(toml["data"], text.count("\n", 0, toml.start("data")), file)
        return _split(text, toml.end(), data, "TOML")
    yaml = _YAML.match(text)
    if yaml is not None and (not yaml["data"].strip() or _YAML_FIELD.search(yaml["data"])):
        from gpueco_tui.ecosystem import flat_yaml  # noqa: PLC0415 -- Zola's own form is TOML

        data, notes = flat_yaml.read(yaml["data"])
        first = text.count("\n", 0, yaml.start("data"))
        problems = tuple(Problem(file, first + line, clean_line(name), clean_line(what)) for line, name, what in notes)
        return _split(text, yaml.end(), data, "YAML", problems)
    _refuse_open_fence(text, file)
    return _split(text, 0, {}, "")


def _split(text: str, end: int, data: dict[str, Value], form: str, problems: tuple[Problem, ...] = ()) -> Cut:
    blank = _BLANK_LINES.match(text, end)
    start = blank.end() if blank is not None else end
    line = text.count("\n", 0, start) + 1
    return Cut(data, text[start:].rstrip(), line, text[:start] if form else "", form, problems)


def _read_toml(data: str, lines_before: int, file: str) -> dict[str, Value]:
    """Parse `data`; a mistake is reported on its line of the file, whichever version of tomli finds it."""
    try:
        return cast("dict[str, Value]", tomli.loads(data))
    except (ValueError, RecursionError) as error:
        message = str(error)
        found = _TOML_PLACE.search(message)
        if found is None:  # a number or a nesting beyond what Python reads: tomli does not say where
            line, what = 1, message
        else:
            line, what = int(found[1] or data.rstrip("\n").count("\n") + 1), message[: found.start()]
        sentence = f"the TOML cannot be read: {what}; mend this line or remove it."
        raise ContentError(Problem(file, lines_before + line, "", clean_line(sentence))) from None


def _refuse_open_fence(text: str, file: str) -> None:
    opening = _OPENING.match(text)
    if opening is None:
        return
    fence = opening["fence"]
    following = text[opening.end() :].lstrip("\n").partition("\n")[0]
    if fence == "---" and not _YAML_FIELD.match(following):
        return
    line = text.count("\n", 0, opening.start("fence")) + 1
    what = f"the front matter that begins here is not closed; put a line {fence} after its last field."
    raise ContentError(Problem(file, line, "", what))


_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_KEYS})[ \t]*\]")
_ASSIGNMENT = re.compile(rf"[ \t]*({_KEYS})[ \t]*=")
_ONE_KEY = re.compile(_KEY)
_YAML_KEY = re.compile(r"""( *)(?:- )?("[^"]*"|'[^']*'|\w[^:#]*?)[ \t]*:(?:\s|$)""")


def line_of(head: str, *path: str | int) -> int:
    """Return the line, counted from 1, on which the field at `path` stands in `head`.

    `path` is the names (and numbers from 0, in a list of tables) that lead to the field; names left over are looked
    for as text behind the field found, which finds a value inside a list. A field that is missing gives the line of
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
        found = next((n for n in range(index, max(end, index + 1)) if str(wanted) in lines[n]), None)
        if isinstance(wanted, str) and found is not None:
            index = found
    return index + 1


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
