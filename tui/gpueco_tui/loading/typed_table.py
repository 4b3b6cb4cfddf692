"""Typed reading of front matter: each field comes back as the type asked for, or as nothing and a problem.

Knows no field by name. All text that leaves here is clean.
"""

from __future__ import annotations

from datetime import date, datetime

from gpueco_tui.model import Problem
from gpueco_tui.text.clean import clean_line, clean_url
from gpueco_tui.text.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.loading.front_matter import Cut, Value

FieldPath = tuple[str | int, ...]


class Notes:
    """The problems found in one page."""

    def __init__(self, file: str, cut: Cut) -> None:
        """Note problems of `file`, whose front matter is in `cut`."""
        self.file = file
        self.head = cut.head
        self.problems = list(cut.problems)

    def add(self, path: FieldPath, what: str, *, warning: bool = False) -> None:
        """Note that `what` is wrong with the field at `path`."""
        from gpueco_tui.loading.field_lines import line_of

        line = line_of(self.head, *path) if self.head else 0
        self.problems.append(Problem(self.file, line, dotted(path), clean_line(what), warning))


class Table:
    """One table of front matter."""

    def __init__(self, data: dict[str, Value], notes: Notes, path: FieldPath = (), *, quiet: bool = False) -> None:
        """Read from `data`, which stands at `path`; a `quiet` table passes over wrong types, for it is not ours."""
        self.data = data
        self.notes = notes
        self.path = path
        self.quiet = quiet

    def wrong(self, name: str | int, what: str) -> None:
        """Note that `what` is wrong with the field `name` of this table."""
        if not self.quiet:
            self.notes.add((*self.path, name), what)

    def text(self, name: str) -> str:
        """Return one line of text, or empty."""
        value = self.data.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return clean_line(value)
        self.wrong(name, f'needs text, not {_kind(value)}; write {name} = "…".')
        return ""

    def url(self, name: str) -> str:
        """Return a URL, or empty; one that holds white space or invisible characters is a problem."""
        value = self.data.get(name)
        url = clean_url(self.text(name))
        if isinstance(value, str) and url != value.strip():
            self.wrong(name, "the URL holds white space or characters that cannot be seen; type it anew.")
        return url

    def whole(self, name: str) -> int | None:
        """Return a whole number, or None."""
        value = self.data.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.wrong(name, f"needs a whole number, not {_kind(value)}; write {name} = 10.")
        return None

    def flag(self, name: str) -> bool:
        """Return true or false; a missing flag is false."""
        value = self.data.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong(name, f"needs true or false, not {_kind(value)}; write {name} = true or remove it.")
        return False

    def day(self, name: str) -> date | None:
        """Return a day, or None; a time of day is dropped."""
        value = self.data.get(name)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        if isinstance(value, str):
            try:
                return date.fromisoformat(value[:10])
            except ValueError:
                pass
        self.wrong(name, f"needs a date, not {_kind(value)}; write {name} = 2026-01-31, without quotes.")
        return None

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, in order, each one once; one text alone is a problem and a list of one."""
        value = self.data.get(name)
        if value is None:
            return ()
        if isinstance(value, str):
            self.wrong(name, f'needs a list; write {_key(name)} = ["{clean_line(value)}"].')
            value = [value]
        if not isinstance(value, list):
            self.wrong(name, f'needs a list of texts, not {_kind(value)}; write {_key(name)} = ["…"].')
            return ()
        texts = [clean_line(item) for item in value if isinstance(item, str)]
        if len(texts) != len(value):
            self.wrong(name, f'every item needs to be text; write {_key(name)} = ["…"].')
        kept = tuple(dict.fromkeys(filter(None, texts)))
        if len(kept) != len(texts):
            self.wrong(name, "an item is empty or stands here twice; remove it.")
        return kept

    def table(self, name: str, *, quiet: bool = False) -> Table:
        """Return the table called `name`, empty when it is missing."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, dict):
            self.wrong(name, f"needs a table, not {_kind(value)}; write [{dotted((*self.path, name))}].")
        data = value if isinstance(value, dict) else {}
        return Table(data, self.notes, (*self.path, name), quiet=quiet or self.quiet)

    def tables(self, name: str) -> tuple[Table, ...]:
        """Return the list of tables called `name`."""
        value = self.data.get(name)
        if value is None:
            return ()
        items = value if isinstance(value, list) else []
        tables = [
            Table(item, self.notes, (*self.path, name, number), quiet=self.quiet)
            for number, item in enumerate(items)
            if isinstance(item, dict)
        ]
        if not isinstance(value, list) or len(tables) != len(items):
            self.wrong(name, f"needs tables; begin each with [[{dotted((*self.path, name))}]].")
        return tuple(tables)

    def only(self, known: Iterable[str], *, instead: str) -> None:
        """Note every field that is not `known`; `instead` says where another field may go."""
        allowed = tuple(known)
        for name in self.data:
            if name not in allowed:
                self.wrong(name, f"there is no such field;{did_you_mean(name, allowed)} {instead}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` did you mean x?` with the word of `known` that is nearest to `word`, or empty when none is near."""
    near = nearest(word, known)
    return f" did you mean {near}?" if near else ""


def dotted(path: FieldPath) -> str:
    """Return `path` as `extra.links[2].url`; a number is counted from 0 in `path` and from 1 in the text."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return clean_line(text)


def _key(name: str) -> str:
    return name if name.replace("-", "_").isidentifier() else f'"{name}"'


def _kind(value: Value) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, (bool, str)):
        return "text" if isinstance(value, str) else "true or false"
    return "a number" if isinstance(value, (int, float)) else "a date or time"
