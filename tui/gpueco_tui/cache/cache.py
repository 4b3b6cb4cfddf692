"""What was read from texts, kept from run to run: to pages what `.pyc` files are to modules.

Measured on Python 3.11, where `python -c pass` takes 14 ms: importing tomli and reading the front matter of the bundled
pages takes 16, importing markdown-it-py 45, a first lexer of Pygments 10. With what an earlier run made of the same
texts, none of the three is imported.

A function marked `cached` is pure, and takes and returns values only. A result is found again by the function's name
and *all* of its arguments, so a changed text is read again. The file belongs to one state of the code, ours and that of
the libraries that read. It holds the user's texts, so only the user may read it, and it may be deleted at any time. A
damaged file counts as none, and so does a file that somebody else may have written: what `marshal` reads is not
checked.

The file is a checksum, a marshalled tuple (the state of the code, the place of each entry, and how many bytes all
have), and the entries, each a marshalled key and a marshalled result. It is read as a whole, but only the results that
are asked for are unmarshalled.
"""

from __future__ import annotations

import os
import sys
from marshal import dumps, loads  # the file is ours, and its checksum is right
from time import time_ns
from zlib import crc32

from gpueco_tui.cache.serialize import plain_of, value_of
from gpueco_tui.files import open_own, replace_file
from gpueco_tui.user.paths import make_folder, shared
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    from gpueco_tui.cache.serialize import Plain, Value

    Given = ParamSpec("Given")
    Made = TypeVar("Made", bound=Value)
    Key = tuple[Plain, ...]
    """The name of a function and its arguments."""
    Mark = tuple[int, int]
    """The checksum of a key as bytes, and the number of them."""
    Bytes = bytes | memoryview
    Places = dict[Mark, tuple[int, int]]
    """The first byte of each entry and the one after its last, the oldest entry first."""

LARGEST = 8_000_000
"""Bytes of all entries: of larger content only some pages are kept, because the file is written as a whole."""

LARGEST_FILE = 64_000_000
"""Bytes of a file that is read at all; the places of small entries may take more than the entries."""

_READERS = ("tomli", "markdown_it", "mdurl", "pygments", "rich")
"""The libraries whose next version may read a text differently."""
_FOLDERS = ("", "cache", "layout", "loading", "markdown", "pages", "text")
"""The folders of this package whose modules may."""
_COMPARABLE = 2
"""The version of `marshal` in which equal keys have the same bytes: later ones depend on which parts are one object."""
_NOT_THERE = object()


class Cache:
    """Results by key: read from a file when the first is asked for, and written to it by `save`."""

    def __init__(self, path: str) -> None:
        """Use the file at `path`, whose folder need not exist; no file when others may write in that folder."""
        self._path = "" if shared(os.path.dirname(path)) else path
        self._file: _File | None = None
        self._used: dict[Mark, Bytes] = {}
        """The entries of the file that this run asked for."""
        self._new: dict[Mark, Bytes] = {}
        self._left = LARGEST
        """The bytes left beside both."""

    def get(self, key: Key) -> Value | object:
        """Return the result kept under `key`, or `_NOT_THERE`."""
        if self._file is None:
            self._file = _read(self._path, _code())
        written = dumps(key, _COMPARABLE)
        mark = _mark(written)
        entry = self._new.get(mark) or self._file.entry(mark)
        if entry[: len(written)] != written:
            return _NOT_THERE
        try:
            found = value_of(loads(entry[len(written) :]))  # noqa: S302
        except (ValueError, EOFError, TypeError):
            return _NOT_THERE
        if found is not _NOT_THERE and mark not in self._new and mark not in self._used:
            self._used[mark] = entry
            self._left -= len(entry)
        return found

    def put(self, key: Key, value: Value) -> None:
        """Keep `value` under `key` if there is room."""
        written = dumps(key, _COMPARABLE)
        mark = _mark(written)
        if mark[1] < self._left and len(entry := written + dumps(plain_of(value))) <= self._left:
            self._new[mark] = entry
            self._left -= len(entry)

    def save(self) -> None:
        """Write what is new to the file, beside what other runs wrote meanwhile.

        When there is too much, the oldest entries go that this run did not ask for. Nothing is written when the code
        changed since it was imported: the results are those of the old code. When the file cannot be written, nothing
        is said: the next run is only as slow as this one.
        """
        file, self._file = self._file, None
        if not self._path or not self._new:
            return
        code = _code()
        if file is not None and file.code != code:
            return
        now = _read(self._path, code)
        recent, room = {**self._used, **self._new}, self._left
        older: dict[Mark, Bytes] = {}
        for mark in reversed(now.places):
            entry = b"" if mark in recent else now.entry(mark)
            room -= len(entry)
            if entry and room >= 0:
                older[mark] = entry
        try:
            _write(self._path, code, {**dict(reversed(older.items())), **recent})
        except OSError:
            return
        self._used, self._new = recent, {}


class _File(Frozen):
    """The content of a cache file."""

    code: tuple[Plain, ...]
    places: Places
    entries: memoryview

    def entry(self, mark: Mark) -> Bytes:
        """Return the entry under `mark`, or nothing."""
        first, end = self.places.get(mark, (0, 0))
        return self.entries[first:end]


def _read(path: str, code: tuple[Plain, ...]) -> _File:
    """Return the file at `path`; without entries when it is missing, damaged or not of this state of the `code`."""
    try:
        with open(open_own(path, LARGEST_FILE), "rb", buffering=0) as stream:
            content = memoryview(stream.read())
        if crc32(content[4:]) == int.from_bytes(content[:4], "big"):
            its_code, places, size = loads(content[4:])  # noqa: S302
            if its_code == code:
                return _File(code, dict(places), content[len(content) - size :])
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return _File(code, {}, memoryview(b""))


def _write(path: str, code: tuple[Plain, ...], entries: dict[Mark, Bytes]) -> None:
    """Replace the file as a whole, because any copy may be killed at any moment. Raises OSError."""
    places: Places = {}
    at = 0
    for mark, entry in entries.items():
        places[mark] = (at, at + len(entry))
        at += len(entry)
    content = b"".join((dumps((code, places, at)), *entries.values()))
    make_folder(os.path.dirname(path))
    replace_file(path, (crc32(content).to_bytes(4, "big"), content))


def _mark(key: bytes) -> Mark:
    """Return what finds the entry of `key` fast. Two keys may have the same mark: then the later entry stays."""
    return crc32(key), len(key)


_open: Cache | None = None


def open_cache(path: str) -> Cache:
    """Keep results in the file at `path` from now on, in this process; return the cache, to be saved at the end."""
    global _open  # noqa: PLW0603  a process has one cache of results, as it has one of modules
    _open = Cache(path)
    return _open


def cached(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """Call `function` only once for the same arguments, in whatever run, after `open_cache` was called.

    It takes and returns texts, numbers, booleans, dates, frozen values and named tuples, and tuples and mappings of
    them. What it raises is not kept.
    """
    name = f"{function.__module__}:{function.__qualname__}"

    def looked_up(*args: Given.args, **named: Given.kwargs) -> Made:
        if _open is None:
            return function(*args, **named)
        key: Key = (name, *[plain_of(part) for part in (*args, *[part for pair in named.items() for part in pair])])  # pyright: ignore[reportArgumentType]
        found = _open.get(key)
        if found is _NOT_THERE:
            found = function(*args, **named)
            _open.put(key, found)
        return found  # pyright: ignore[reportReturnType]  it is what the function returned

    looked_up.__doc__ = function.__doc__
    return looked_up


def _code() -> tuple[Plain, ...]:
    """Return what identifies this state of the code: size and time of its files, as `.pyc` files do.

    For a library also its path: systems that give all files the same time install each version in a path of its own.
    When the code is not in files, no two runs have the same state.
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
