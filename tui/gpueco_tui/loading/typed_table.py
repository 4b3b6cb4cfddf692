"""Typed reading of front matter: each field has the type that was asked for, or is empty and a problem.

This module knows no field by name. All text that it returns is clean.
"""

from __future__ import annotations

from gpueco_tui.model import Problem
from gpueco_tui.text.clean import clean_line, clean_name, clean_url
from gpueco_tui.text.suggest import Suggester, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from gpueco_tui.loading.field_lines import Lines
    from gpueco_tui.text.toml import Value

FieldPath = tuple[str | int, ...]

MOST_NOTES = 20
"""Problems of one front matter that are listed; the others are only counted."""


class Notes:
    """The problems found in the front matter of one page."""

    def __init__(self, file: str, raw: str, problems: Iterable[Problem] = ()) -> None:
        """Collect problems of `file`, whose front matter is `raw`, after those that are known already."""
        self.file = file
        self.raw = raw
        self._listed: list[Problem] = []
        self._more: list[bool] = []
        """Of each problem that is not listed, whether it is a warning."""
        self._lines: Lines | None = None
        for problem in problems:
            self._list(problem)

    @property
    def full(self) -> bool:
        """Whether new problems are only counted, so that their sentences are not needed."""
        return len(self._listed) >= MOST_NOTES

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems; how many are not listed is the last one, on the last line."""
        if not self._more:
            return tuple(self._listed)
        last = self.raw.rstrip().count("\n") + 1
        what = f"{len(self._more)} more problems of the front matter above are not listed; mend the others first."
        return (*self._listed, Problem(self.file, last, "", what, all(self._more)))

    def report(self, path: FieldPath, what: str, *, value: str = "", warning: bool = False) -> None:
        """Add a problem: `what` is wrong with the field at `path`, or with this `value` of it."""
        if self.full:
            self._more.append(warning)
            return
        from gpueco_tui.loading.field_lines import Lines

        if self._lines is None:
            self._lines = Lines(self.raw)
        line = self._lines.line_of(*path, *filter(None, (value,)))
        self._list(Problem(self.file, line, dotted(path), clean_line(what), warning))

    def _list(self, problem: Problem) -> None:
        if self.full:
            self._more.append(problem.warning)
        else:
            self._listed.append(problem)


class Table:
    """One table of front matter."""

    def __init__(self, data: dict[str, Value], notes: Notes, path: FieldPath = (), *, quiet: bool = False) -> None:
        """Read from `data`, found at `path`. A `quiet` table reports nothing, because it is not ours."""
        self.data = data
        self.notes = notes
        self.path = path
        self.quiet = quiet

    def report(self, name: str | int, what: str) -> None:
        """Add a problem: `what` is wrong with the field `name` of this table."""
        if not self.quiet:
            self.notes.report((*self.path, name), what)

    def text(self, name: str) -> str:
        """Return one line of text, or empty."""
        value = self.data.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return clean_line(value)
        self.report(name, f'needs text, not {_kind(value)}; write {name} = "…".')
        return ""

    def name(self, name: str) -> str:
        """Return one line of text without invisible characters, or empty."""
        return clean_name(self.text(name))

    def url(self, name: str) -> str:
        """Return a URL, or empty; white space and invisible characters in it are a problem."""
        value = self.data.get(name)
        if not isinstance(value, str):
            return self.text(name)
        url = clean_url(value)
        if url != value.strip():
            self.report(name, "the URL holds white space or characters that cannot be seen; type it anew.")
        return url

    def command(self, name: str) -> str:
        """Return a command, or empty; invisible characters in it are a problem."""
        value = self.data.get(name)
        command = self.name(name)
        if isinstance(value, str) and command != " ".join(value.split()):
            self.report(name, "the command holds characters that cannot be seen; type it anew.")
        return command

    def integer(self, name: str) -> int | None:
        """Return a whole number, or None."""
        value = self.data.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.report(name, f"needs a whole number, not {_kind(value)}; write {name} = 10.")
        return None

    def boolean(self, name: str) -> bool:
        """Return true or false; a missing field is false."""
        value = self.data.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.report(name, f"needs true or false, not {_kind(value)}; write {name} = true or remove it.")
        return False

    def date(self, name: str) -> date | None:
        """Return a date, or None; a time of day is dropped."""
        from datetime import date, datetime

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
        self.report(name, f"needs a date, not {_kind(value)}; write {name} = 2026-01-31, without quotes.")
        return None

    def strings(self, name: str) -> tuple[str, ...]:
        """Return a list of names in order, each once; one text alone is a problem, and a list of one."""
        value = self.data.get(name)
        if value is None:
            return ()
        if isinstance(value, str):
            self.report(name, f'needs a list; write {_key(name)} = ["{clean_line(value)}"].')
            value = [value]
        if not isinstance(value, list):
            self.report(name, f'needs a list of texts, not {_kind(value)}; write {_key(name)} = ["…"].')
            return ()
        texts = [clean_name(item) for item in value if isinstance(item, str)]
        if len(texts) != len(value):
            self.report(name, f'every item needs to be text; write {_key(name)} = ["…"].')
        kept = tuple(dict.fromkeys(filter(None, texts)))
        if len(kept) != len(texts):
            self.report(name, "an item is empty or stands here twice; remove it.")
        return kept

    def table(self, name: str, *, quiet: bool = False) -> Table:
        """Return the table called `name`, empty when it is missing."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, dict):
            self.report(name, f"needs a table, not {_kind(value)}; write [{dotted((*self.path, name))}].")
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
            self.report(name, f"needs tables; begin each with [[{dotted((*self.path, name))}]].")
        return tuple(tables)

    def reject_unknown(self, known: Iterable[str], *, instead: str) -> None:
        """Report every field that is not `known`; `instead` says where other fields may go."""
        allowed = tuple(known)
        unknown = () if self.quiet else [name for name in self.data if name not in allowed]
        suggester = Suggester(allowed if unknown else ())
        for name in unknown:
            hint = "" if self.notes.full else did_you_mean(suggester.nearest(name), before=" ")
            self.report(name, f"there is no such field;{hint} {instead}")


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
