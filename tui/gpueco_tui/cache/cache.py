"""What was read from texts, kept from run to run: to pages what `.pyc` files are to modules.

Measured on Python 3.11, where `python -c pass` takes 14 ms: importing tomli and reading the front matter of the bundled
pages takes 16, importing markdown-it-py 45, a first lexer of Pygments 10. With what the run before made of the same
texts, none of the three is imported.

A function marked `remembered` is pure, and takes and returns values only. What it returned is found again by its name
and *all* of its arguments, so that a changed text is read anew; and the file is for one state of the code, ours and
that of the libraries that read. It holds the texts, and is the reader's alone; it may be deleted at any time, and a
file that is not right counts as none. So does one that somebody else may have written: what `marshal` reads is not
checked.
"""

from __future__ import annotations

import os
import sys
from functools import wraps
from marshal import dumps, loads  # the file is ours, and its checksum is right
from time import time_ns
from zlib import crc32

from gpueco_tui.cache.serialize import plain_of, value_of
from gpueco_tui.files import open_own, replace_file
from gpueco_tui.user.paths import make_folder, shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO, ParamSpec, TypeVar

    from gpueco_tui.cache.serialize import Plain, Value

    Given = ParamSpec("Given")
    Made = TypeVar("Made", bound=Value)
    Key = tuple[Plain, ...]
    """The name of a function and its arguments."""
    Mark = tuple[int, int]
    """The checksum of a key as text, and how many bytes that has."""

LARGEST = 8_000_000
"""Bytes of the file, about: of a larger content only some pages are remembered, for it is written as a whole."""

LARGEST_FILE = 64_000_000
"""Bytes of a file that is read at all; the index of small entries may be larger than they are."""

BLOCK = 32_768
"""Bytes read from the file at once: pages of one content stand side by side."""

_READERS = ("tomli", "markdown_it", "mdurl", "pygments", "rich")
"""The libraries whose next version may make something else of a text."""
_FOLDERS = ("", "cache", "layout", "loading", "markdown", "text")
"""The folders of this package whose modules may."""
_NOT_THERE = object()


class Memo:
    """What is remembered, read from its file when first asked and written to it at the end."""

    def __init__(self, path: str) -> None:
        """Remember in the file at `path`, whose folder need not exist; in none when others may write in that."""
        self._path = "" if shared(os.path.dirname(path)) else path
        self._file: _File | None = None
        self._used: dict[Mark, bytes] = {}
        """The entries of the file that this run asked for."""
        self._new: dict[Mark, bytes] = {}
        self._left = LARGEST
        """The bytes there are beside both."""

    def recall(self, key: Key) -> Value | object:
        """Return what is remembered under `key`, or `_NOT_THERE`."""
        if self._file is None:
            self._file = _File(self._path)
        mark = _mark(key)
        entry = self._new.get(mark) or self._file.entry(mark)
        try:
            its_key, plain = loads(entry) if entry else ((), None)  # noqa: S302
            found = value_of(plain) if its_key == key else _NOT_THERE
        except (ValueError, EOFError, TypeError):
            return _NOT_THERE
        if found is not _NOT_THERE and mark not in self._new and mark not in self._used:
            self._used[mark] = entry
            self._left -= len(entry)
        return found

    def keep(self, key: Key, value: Value) -> None:
        """Remember `value` under `key`, if there is room."""
        mark = _mark(key)
        if mark[1] < self._left and len(entry := dumps((key, plain_of(value)))) <= self._left:
            self._new[mark] = entry
            self._left -= len(entry)

    def save(self) -> None:
        """Write what is new to the file, beside what other runs wrote meanwhile.

        Where there is too much, the oldest goes that this run did not ask for. Nothing is written when the code changed
        since it was imported: what is new is the old code's. A file that cannot be written makes the next run as slow
        as this one, and is nothing to tell the reader.
        """
        before, self._file = self._file or _File(self._path), None
        before.close()
        if not self._path or not self._new or before.code != _code():
            return
        now = _File(self._path)
        recent, room = {**self._used, **self._new}, self._left
        older: dict[Mark, bytes] = {}
        for mark in reversed(list(now.places)):
            entry = now.entry(mark) if mark not in recent else b""
            room -= len(entry)
            if entry and room >= 0:
                older[mark] = entry
        now.close()
        try:
            _write(self._path, before.code, {**dict(reversed(older.items())), **recent})
        except OSError:
            return
        self._used, self._new = recent, {}


class _File:
    """An index, and entries one after the other, which are read one by one: what is asked for is a part of them."""

    def __init__(self, path: str) -> None:
        """Open the file at `path`; without entries when it is not there, not right, or of another state of the code."""
        self.places: dict[Mark, tuple[int, int, int]] = {}
        """For each entry its first byte, how many it has, and its checksum."""
        self.code = _code()
        """The state of the code when the file was opened."""
        self._stream: BinaryIO | None = None
        self._begin = 0
        try:
            descriptor = open_own(path, LARGEST_FILE)
            stream = self._stream = open(descriptor, "rb", buffering=BLOCK)  # noqa: SIM115  `close` closes it
            checksum, size = _number(stream), _number(stream)
            index = stream.read(size)
            if crc32(index) == checksum:
                code, places = loads(index)  # noqa: S302
                if code == self.code:
                    self.places, self._begin = places, stream.tell()
        except (OSError, ValueError, EOFError, TypeError):
            pass

    def entry(self, mark: Mark) -> bytes:
        """Return the entry under `mark`; nothing when there is none, or it is not as it was written.

        Two threads that ask at once may read beside each other's place: the checksum tells, and nothing is returned.
        """
        if self._stream is None or mark not in self.places:
            return b""
        first, size, checksum = self.places[mark]
        try:
            self._stream.seek(self._begin + first)
            entry = self._stream.read(size)
        except (OSError, ValueError):  # ValueError: it is closed
            return b""
        return entry if crc32(entry) == checksum else b""

    def close(self) -> None:
        """Read no more."""
        if self._stream is not None:
            self._stream.close()


def _number(stream: BinaryIO) -> int:
    return int.from_bytes(stream.read(4), "big")


def _mark(key: Key) -> Mark:
    """Return what finds the entry of `key` fast: two keys that have the same, which may happen, take turns."""
    text = "\0".join(map(str, key)).encode("utf-8", "surrogatepass")
    return crc32(text), len(text)


def _write(path: str, code: tuple[Plain, ...], entries: dict[Mark, bytes]) -> None:
    """Replace the file as a whole, for any copy may be killed at any moment. Raises OSError."""
    places: dict[Mark, tuple[int, int, int]] = {}
    at = 0
    for mark, entry in entries.items():
        places[mark] = (at, len(entry), crc32(entry))
        at += len(entry)
    index = dumps((code, places))
    make_folder(os.path.dirname(path))
    head = (crc32(index).to_bytes(4, "big"), len(index).to_bytes(4, "big"))
    replace_file(path, (*head, index, *entries.values()))


_open: Memo | None = None


def begin(path: str) -> Memo:
    """Remember in the file at `path` from now on, in this process, and return the memo, to be saved at the end."""
    global _open  # noqa: PLW0603  one process has one memo, as it has one cache of modules
    _open = Memo(path)
    return _open


def remembered(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """Let `function` be asked once for the same arguments, whatever the run, once `begin` was called.

    It takes texts, numbers and truths, and returns these, dates, frozen values and named tuples, and tuples and
    mappings of them. What it raises is not remembered.
    """
    name = f"{function.__module__}:{function.__qualname__}"

    @wraps(function)
    def remembering(*args: Given.args, **named: Given.kwargs) -> Made:
        if _open is None:
            return function(*args, **named)
        key: Key = (name, *args, *[part for pair in named.items() for part in pair])  # pyright: ignore[reportAssignmentType]
        found = _open.recall(key)
        if found is _NOT_THERE:
            found = function(*args, **named)
            _open.keep(key, found)
        return found  # pyright: ignore[reportReturnType]  it is what the function returned

    return remembering


def _code() -> tuple[Plain, ...]:
    """Return what tells this state of the code from every other: size and time of its files, as `.pyc` files do.

    Of a library it is also where it stands, for systems that give every file the same time give each version a place
    of its own. Where the code is not in files, every state is another.
    """
    package = os.path.dirname(os.path.dirname(__file__))
    stamps: list[Plain] = [sys.implementation.cache_tag]
    try:
        for folder in _FOLDERS:
            with os.scandir(os.path.join(package, folder)) as entries:
                stamps += sorted((entry.name, *_stamp(entry.stat())) for entry in entries if entry.name.endswith(".py"))
        for library in _READERS:
            places = (os.path.join(folder, library, "__init__.py") for folder in sys.path)
            stamps += ((place, *_stamp(os.stat(place))) for place in places if os.path.isfile(place))
    except OSError:
        return (os.getpid(), time_ns())
    return tuple(stamps)


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
