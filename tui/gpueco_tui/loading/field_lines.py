"""Where each field of a page's front matter stands, for messages: imported only when there is something to say."""

from __future__ import annotations

import re

from gpueco_tui.text.toml import key_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.text.toml import KeyPath

_YAML_KEY = re.compile(r"""( *)(?:- )?((?:"[^"]*"|'[^']*')[ \t]*|\w[^:#]*):(?:\s|$)""")


class Lines:
    """The lines of one front matter, read once for all that is asked of them."""

    def __init__(self, head: str) -> None:
        """Read `head`, everything before a page's body."""
        self._lines = head.split("\n")
        is_toml = head.lstrip().startswith("+++")
        entries = key_entries(self._lines) if is_toml else _yaml_entries(self._lines)
        ends = [index for _, index in entries[1:]] + [len(self._lines)]
        self._entries: dict[KeyPath, tuple[int, int]] = {}
        for (names, index), end in zip(entries, ends, strict=False):
            self._entries.setdefault(names, (index, end))

    def line_of(self, *path: str | int) -> int:
        """Return the line, counted from 1, on which the field at `path` stands.

        `path` is the names (and numbers from 0, in a list of tables) that lead to the field; names left over are
        looked for inside the value of the field found, as text and as inline tables. A field that is missing gives
        the line of the table that should hold it, or 1.
        """
        for size in range(len(path), 0, -1):
            if path[:size] in self._entries:
                index, end = self._entries[path[:size]]
                for wanted in path[size:]:
                    index = self._inside(index, max(end, index + 1), wanted)
                return index + 1
        return 1

    def _inside(self, first: int, end: int, wanted: str | int) -> int:
        """Return which line of a value holds the text `wanted`, or its inline table number `wanted`; else `first`."""
        tables = 0
        for index in range(first, end):
            line = self._lines[index]
            tables += line.count("{")
            if wanted in line if isinstance(wanted, str) else tables > wanted:
                return index
        return first


def line_of(head: str, *path: str | int) -> int:
    """Return `Lines.line_of` of one field; to ask for more of one page, keep its `Lines`."""
    return Lines(head).line_of(*path)


def _yaml_entries(lines: list[str]) -> list[tuple[KeyPath, int]]:
    entries: list[tuple[KeyPath, int]] = []
    top = ""
    for index, line in enumerate(lines):
        found = _YAML_KEY.match(line)
        if found is None:
            continue
        name = found[2].rstrip().strip("\"'")
        if not found[1]:
            top = name
            entries.append(((top,), index))
        elif top:
            entries.append(((top, name), index))
    return entries
