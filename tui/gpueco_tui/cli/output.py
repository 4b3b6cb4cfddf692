"""The only module that prints: data on standard output, messages to the user on standard error."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from gpueco_tui.text.clean import clean, clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from gpueco_tui.layout.lines import Layout

FALLBACK_SIZE = (80, 24)


class CommandError(Exception):
    """A command failed. The message is a sentence that says why and what to do. Exit status 1."""


class NoProjectError(CommandError):
    """There is no project of that name."""


class Output:
    """Standard output and standard error."""

    def __init__(self, when: str = "auto", env: Mapping[str, str] = os.environ) -> None:
        """Colour `when`: auto, always or never. Either stream may be closed (None)."""
        self._out: TextIO | None = sys.stdout
        self._err: TextIO | None = sys.stderr
        self._env = env
        self.terminal = is_terminal(self._out)
        """Whether standard output is a terminal."""
        self.color = wants_color(when, env, terminal=self.terminal)
        if isinstance(self._out, TextIOWrapper):
            self._out.reconfigure(errors="replace")

    @property
    def ascii_only(self) -> bool:
        """Whether the terminal's locale has no UTF-8, so that rules and marks are drawn in ASCII."""
        if not self.terminal:
            return False
        from gpueco_tui.text.ascii import is_ascii_locale

        return is_ascii_locale(self._env)

    @property
    def width(self) -> int:
        """The width to print for, in cells: $COLUMNS, else the terminal's, else 80."""
        columns = self._env.get("COLUMNS", "")
        return int(columns) if columns.isdecimal() and int(columns) else self.size[0]

    @property
    def size(self) -> tuple[int, int]:
        """The columns and rows of the terminal, or 80 and 24 when they are not known."""
        if self._out is not None and self.terminal:
            try:
                columns, rows = os.get_terminal_size(self._out.fileno())
            except OSError:
                return FALLBACK_SIZE
            return columns or FALLBACK_SIZE[0], rows or FALLBACK_SIZE[1]
        return FALLBACK_SIZE

    def text(self, text: str) -> None:
        """Print `text`, cleaned, with a newline at its end."""
        self._print(clean(text))

    def styled(self, text: str) -> None:
        """Print `text` that is clean already, and may have colours."""
        self._print(text)

    def fields(self, rows: Iterable[Sequence[str]]) -> None:
        """Print rows for programs: a line each, with tabs between fields and single spaces in a field."""
        self._print(as_fields(rows))

    def json(self, value: Mapping[str, object]) -> None:
        """Print one JSON object, with the number of its schema first."""
        from json import dumps

        unicode = "utf" in (self._out.encoding or "").lower() if self._out is not None else True
        self._print(clean(dumps({"schema": 1, **value}, ensure_ascii=not unicode, indent=2)))

    def lines(self, layout: Layout) -> None:
        """Print laid-out lines, coloured when colours are wanted."""
        from gpueco_tui.layout.ansi import render

        hyperlinks = self.terminal and self.color
        self.styled(render(layout, color=self.color, hyperlinks=hyperlinks, ascii_only=self.ascii_only))

    def say(self, sentence: str) -> None:
        """Print a message to the user on standard error; do nothing when that is closed.

        After the name of the program a sentence begins without a capital letter, unless with a name. Its clauses are
        separated by semicolons, what was typed or is to be typed is in single quotes, and there is no full stop.
        """
        if self._err is None:
            return
        try:
            self._err.write(f"gpueco-tui: {clean(sentence).removesuffix('.')}\n")
            self._err.flush()
        except (OSError, ValueError):
            pass

    def _print(self, text: str) -> None:
        """Write to standard output; raises CommandError when it is closed, OSError when it cannot be written."""
        if not text:
            return
        if self._out is None:
            raise CommandError("there is nowhere to print to: standard output is closed")
        self._out.write(text if text.endswith("\n") else f"{text}\n")

    def finish(self) -> None:
        """Flush standard output; raises OSError (a broken pipe, a full disk)."""
        if self._out is not None:
            self._out.flush()

    def abandon(self) -> None:
        """Discard what could not be written, so that the interpreter does not try again and complain."""
        if self._out is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)


def as_fields(rows: Iterable[Sequence[str]]) -> str:
    """Return the text that `Output.fields` prints."""
    return "\n".join("\t".join(clean_line(field) for field in row) for row in rows)


def clause(sentences: str) -> str:
    """Return sentences of the app, which do not begin with a name, in the form of `Output.say`."""
    small = f"{sentences[:1].lower()}{sentences[1:]}"
    return small.replace(". The ", "; the ").replace(". Without ", "; without ").removesuffix(".")


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether `stream` is open and a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def wants_color(when: str, env: Mapping[str, str], *, terminal: bool) -> bool:
    """Say whether to colour: the flag, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then the terminal.

    An empty NO_COLOR is not set (no-color.org); a forcing variable that is `0` does not force (bixense.com/clicolors).
    """
    if when != "auto":
        return when == "always"
    if env.get("NO_COLOR"):
        return False
    if any(env.get(name, "0") not in ("", "0") for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return True
    return terminal and env.get("TERM", "") != "dumb"
