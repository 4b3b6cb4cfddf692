"""The flat YAML that pages have: fields, quoted strings, lists, and one level of nesting.

A small reader, not a parser of YAML: what it does not read (block text, anchors, maps inside lists, deeper
nesting) it leaves out and says so.
"""

from __future__ import annotations

import re
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.text.toml import Value

_TEXT = r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*"""
_QUOTED_NAME = re.compile(rf"{_TEXT}:(?=[ \t]|$)")
_NAME_ENDS = re.compile(r":(?=[ \t]|$)")
_ANY_FIELD = re.compile(r"""(?:- )?[\w"'].*?:(?:\s|$)""")
_COMMENT = re.compile(r"(?<![^ \t])#")
_QUOTED = re.compile(rf"{_TEXT}(?:#.*)?$")
_ITEM = re.compile(rf"""[ \t]*(?:{_TEXT}|([^,"'\[\]{{}} \t][^,\[\]{{}}]*)?)(?:,|$)""")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": ""}
_NUMBER = re.compile(r"[-+]?\d{1,18}$")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[Tt ][\d:.]+ *(?:Z|[-+][\d:]+)?)?$")
_WORDS = {"true": True, "false": False}
_LONGEST_NAME = 80
"""Characters of a name in a note, of which there may be one a line."""

Note = tuple[int, str, str]
"""A line (from 1), the field, and what is wrong with it."""


class _NotReadError(Exception):
    """A value that this reader does not read; its text says what to write."""


def has_field(text: str) -> bool:
    """Say whether any line of `text` looks like a field, so that it is not prose between two rules."""
    return any(_ANY_FIELD.match(line.strip()) for line in text.split("\n"))


def read(text: str) -> tuple[dict[str, Value], list[Note]]:
    """Return the fields of `text` and a note for everything that was left out. Never raises."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(number, line)
    return reader.data, reader.notes


class _Reader:
    """Takes one line after the other, and remembers where a nested field or a list item belongs."""

    def __init__(self) -> None:
        self.data: dict[str, Value] = {}
        self.notes: list[Note] = []
        self.top = ""
        self.nested = ""
        self.inner = -1
        """The indent of the fields nested in `top`, in characters, or -1."""
        self.skipped = -1
        """The indent of a field that was left out, with all that is indented deeper, or -1."""

    def take(self, number: int, line: str) -> None:
        text = line.strip()
        if not text or text.startswith("#"):
            return
        indent = len(line) - len(line.lstrip())
        if self.skipped >= 0 and (indent > self.skipped or (indent == self.skipped and text.startswith("- "))):
            return
        self.skipped = -1
        try:
            if text == "-" or text.startswith("- "):
                self._item(text[1:].strip())
            else:
                self._field(text, indent)
        except _NotReadError as error:
            self.skipped = indent
            field = ".".join(name[:_LONGEST_NAME] for name in (self.top, self.nested) if name)
            self.notes.append((number, field, str(error)))

    def _field(self, text: str, indent: int) -> None:
        field = _cut_field(text)
        if field is None:
            raise _NotReadError("this line is no field and was left out; write it as `name: value` on one line.")
        name, value = field
        if indent == 0:
            self.top, self.nested, self.inner = name, "", -1
            self._put(self.data, name, value)
            return
        table = self.data.setdefault(self.top, {}) if self.top else None
        if not isinstance(table, dict) or (self.inner >= 0 and indent != self.inner):
            raise _NotReadError("this field is nested too deep and was left out; nest one level at most.")
        self.inner = indent
        self.nested = name
        self._put(table, name, value)

    @staticmethod
    def _put(table: dict[str, Value], name: str, value: str) -> None:
        if name in table:
            raise _NotReadError("this field stands here twice and the first was taken; remove one.")
        if _without_comment(value):
            read = _value(value)
            if read is not None:
                table[name] = read

    def _item(self, text: str) -> None:
        table, name = self.data, self.top
        if self.nested:
            inside = self.data.get(self.top)
            table, name = (inside if isinstance(inside, dict) else {}), self.nested
        if not name:
            raise _NotReadError("this list belongs to no field and was left out; put `name:` on the line before it.")
        items = table.setdefault(name, [])
        if not isinstance(items, list):
            raise _NotReadError("this item belongs to no list and was left out; put it under a field without a value.")
        if not text.startswith(('"', "'")) and _cut_field(text):
            raise _NotReadError("fields inside a list are not read and were left out; use TOML between +++ lines.")
        value = _value(text)
        if value is not None:
            items.append(value)


def _cut_field(text: str) -> tuple[str, str] | None:
    """Return the name and the value of a field, or None for what is no field."""
    quoted = _QUOTED_NAME.match(text)
    if quoted is not None:
        return _unquote(quoted[1]), text[quoted.end() :].strip()
    colon = _NAME_ENDS.search(text)
    if colon is None or not (text[0].isalnum() or text[0] == "_") or "#" in text[: colon.start()]:
        return None
    return text[: colon.start()].rstrip(" \t"), text[colon.end() :].strip()


def _without_comment(text: str) -> str:
    comment = _COMMENT.search(text)
    return text if comment is None else text[: comment.start()].rstrip(" \t")


def _value(text: str) -> Value | None:
    """Read one value; None for an empty one. Raises _NotReadError for what is beyond flat YAML."""
    quoted = _QUOTED.match(text)
    if quoted is not None:
        return _unquote(quoted[1])
    if text.startswith("["):
        return _inline_list(_without_comment(text))
    if text[:1] in "{&*!|>%@`\"'":
        raise _NotReadError('this value is not read and was left out; write it as "text" on one line.')
    return _scalar(_without_comment(text))


def _inline_list(text: str) -> list[Value]:
    if not text.endswith("]"):
        raise _NotReadError("this list does not end on its line and was left out; close it with ] on the same line.")
    values: list[Value] = []
    inside = text[1:-1].strip()
    position = 0
    while position < len(inside):
        item = _ITEM.match(inside, position)
        if item is None:
            raise _NotReadError("this list was left out; write it as [one, two], with quotes around commas.")
        value = _unquote(item[1]) if item[1] else _scalar((item[2] or "").strip())
        if value is not None:
            values.append(value)
        position = item.end()
    return values


def _scalar(text: str) -> Value | None:
    if text.lower() in {"", "~", "null"}:
        return None
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _NUMBER.match(text):
        return int(text)
    day = _DATE.match(text)
    if day is not None:
        try:
            return date.fromisoformat(day[1])
        except ValueError:
            return text
    return text


def _unquote(text: str) -> str:
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        return _ESCAPE.sub(lambda found: _escaped(found[1] or found[2], found[3]), text[1:-1])
    if text.startswith("'") and text.endswith("'") and len(text) > 1:
        return text[1:-1].replace("''", "'")
    return text


def _escaped(code: str | None, letter: str | None) -> str:
    if code:
        return chr(int(code, 16))
    return _ESCAPES.get(letter or "", letter or "")
