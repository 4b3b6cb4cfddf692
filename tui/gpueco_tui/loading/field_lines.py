"""The line of each field of a front matter, for messages; imported only when there is a problem."""

from __future__ import annotations

from gpueco_tui.text.pattern import Pattern
from gpueco_tui.text.toml import key_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.text.toml import KeyPath

_YAML_KEY = Pattern(r"""( *)(?:- )?((?:"[^"]*"|'[^']*')[ \t]*|\w[^:#]*):(?:\s|$)""")


class Lines:
    """The fields of one front matter and their lines, read once for any number of questions."""

    def __init__(self, raw: str) -> None:
        """Read `raw`, everything before a page's body."""
        self._lines = raw.split("\n")
        is_toml = raw.lstrip().startswith("+++")
        entries = key_entries(self._lines) if is_toml else _yaml_entries(self._lines)
        ends = [index for _, index in entries[1:]] + [len(self._lines)]
        self._entries: dict[KeyPath, tuple[int, int]] = {}
        for (names, index), end in zip(entries, ends, strict=False):
            self._entries.setdefault(names, (index, end))

    def line_of(self, *path: str | int) -> int:
        """Return the line of the field at `path`, counted from 1.

        `path` is the names (and numbers from 0, in a list of tables) that lead to the field; names left over are
        searched inside the value of that field, as text and as inline tables. For a missing field it is the line of
        the table that should hold it, or 1.
        """
        for size in range(len(path), 0, -1):
            if path[:size] in self._entries:
                index, end = self._entries[path[:size]]
                for wanted in path[size:]:
                    index = self._inside(index, max(end, index + 1), wanted)
                return index + 1
        return 1

    def _inside(self, first: int, end: int, wanted: str | int) -> int:
        """Return which line of a value has the text `wanted`, or its inline table number `wanted`; else `first`."""
        tables = 0
        for index in range(first, end):
            line = self._lines[index]
            tables += line.count("{")
            if wanted in line if isinstance(wanted, str) else tables > wanted:
                return index
        return first


def line_of(raw: str, *path: str | int) -> int:
    """Return `Lines.line_of` for one field; for more fields of one page, keep its `Lines`."""
    return Lines(raw).line_of(*path)


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
