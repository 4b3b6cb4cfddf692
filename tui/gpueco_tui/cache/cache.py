"""What was read from texts, kept from run to run: to pages what `.pyc` files are to modules.

Measured on Python 3.11, where `python -c pass` takes 14 ms: importing tomli and reading the front matter of the bundled
pages takes 16, importing markdown-it-py 45, a first lexer of Pygments 10. With what an earlier run made of the same
texts, none of the three is imported.

A function marked `cached` is pure, and takes and returns values only. A result is found again by the function's name
and *all* of its arguments, so a changed text is read again. The file belongs to one state of the code, ours and that of
the libraries that read. It holds the user's texts, so only the user may read it, and it may be deleted at any time. A
damaged file counts as none, and so does a file that somebody else may have written: what `marshal` reads is not
checked.

The file is a checksum, the length of its head, the head, which is a marshalled tuple of the state of the code and the
place of each entry, and the entries, each a marshalled key, or the digest of a long one, and a marshalled result. Only
what is asked for is read.
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
    """The checksum of a key as it is written, and the number of its bytes."""
    Places = dict[Mark, tuple[int, int, int]]
    """Where each entry begins behind the head, its length in bytes and its checksum; the oldest entry comes first."""

LARGEST = 8_000_000
"""Bytes of all entries: of larger content only some pages are kept, because the file is written as a whole."""

LARGEST_FILE = 64_000_000
"""Bytes of a file that is read at all; the places of small entries may take more than the entries."""

_START = 8
"""The bytes before the head: its checksum and its length."""

_READERS = ("tomli", "markdown_it", "mdurl", "pygments", "rich")
"""The libraries whose next version may read a text differently."""
_FOLDERS = ("", "cache", "cli", "cli/commands", "layout", "loading", "markdown", "pages", "search", "text")
"""The folders of this package whose modules may."""
_COMPARABLE = 2
"""The version of `marshal` in which equal keys have the same bytes: later ones depend on which parts are one object."""
_LONG = 65_536
"""Bytes of a key that is kept as it is."""
_NOT_THERE = object()


class Cache:
    """Results by key: read from a file when the first is asked for, and written to it by `save`."""

    def __init__(self, path: str) -> None:
        """Use the file at `path`, whose folder need not exist; no file when others may write in that folder."""
        self._path = "" if shared(os.path.dirname(path)) else path
        self._file: _File | None = None
        self._used: dict[Mark, bytes] = {}
        """The entries of the file that this run asked for."""
        self._new: dict[Mark, bytes] = {}
        self._left = LARGEST
        """The bytes left beside both."""

    def get(self, key: Key) -> Value | object:
        """Return the result kept under `key`, or `_NOT_THERE`."""
        if self._file is None:
            self._file = _read(self._path, _code())
        written, mark = _written(key)
        entry = self._new.get(mark) or self._file.entry(mark)
        if entry[: len(written)] != written:
            return _NOT_THERE
        try:
            found = value_of(loads(memoryview(entry)[len(written) :]))  # noqa: S302
        except (ValueError, EOFError, TypeError):
            return _NOT_THERE
        if found is not _NOT_THERE and mark not in self._new and mark not in self._used:
            self._used[mark] = entry
            self._left -= len(entry)
        return found

    def put(self, key: Key, value: Value) -> None:
        """Keep `value` under `key` if there is room."""
        written, mark = _written(key)
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
        if file is not None:
            file.close()
        if not self._path or not self._new:
            return
        code = _code()
        if file is not None and file.code != code:
            return
        now = _read(self._path, code)
        recent, room = {**self._used, **self._new}, self._left
        older: dict[Mark, bytes] = {}
        for mark in reversed(now.places):
            entry = b"" if mark in recent else now.entry(mark)
            room -= len(entry)
            if entry and room >= 0:
                older[mark] = entry
        now.close()
        try:
            _write(self._path, code, {**dict(reversed(older.items())), **recent})
        except OSError:
            return
        self._used, self._new = recent, {}


class _File(Frozen):
    """An open cache file."""

    code: tuple[Plain, ...]
    places: Places
    descriptor: int = -1
    first: int = 0
    """Where the entries begin."""

    def entry(self, mark: Mark) -> bytes:
        """Return the entry under `mark`, or nothing; also nothing, for it has a checksum, where two threads read."""
        at, length, checksum = self.places.get(mark, (0, 0, 0))
        try:
            os.lseek(self.descriptor, self.first + at, os.SEEK_SET)
            entry = os.read(self.descriptor, length)
        except OSError:  # there is no file, or it is closed
            return b""
        return entry if crc32(entry) == checksum else b""

    def close(self) -> None:
        """Read no more."""
        if self.descriptor >= 0:
            os.close(self.descriptor)


def _read(path: str, code: tuple[Plain, ...]) -> _File:
    """Return the file at `path`; without entries when it is missing, damaged or not of this state of the `code`."""
    descriptor = -1
    try:
        descriptor = open_own(path, LARGEST_FILE)
        start = os.read(descriptor, _START)
        length = int.from_bytes(start[4:], "big")
        head = os.read(descriptor, min(length, LARGEST_FILE))
        if crc32(head) == int.from_bytes(start[:4], "big"):
            its_code, places = loads(head)  # noqa: S302
            if its_code == code:
                return _File(code, places, descriptor, _START + length)
    except (OSError, ValueError, EOFError, TypeError):
        pass
    if descriptor >= 0:
        os.close(descriptor)
    return _File(code, {})


def _write(path: str, code: tuple[Plain, ...], entries: dict[Mark, bytes]) -> None:
    """Replace the file as a whole, because any copy may be killed at any moment. Raises OSError."""
    places: Places = {}
    at = 0
    for mark, entry in entries.items():
        places[mark] = (at, len(entry), crc32(entry))
        at += len(entry)
    head = dumps((code, places))
    start = crc32(head).to_bytes(4, "big") + len(head).to_bytes(4, "big")
    make_folder(os.path.dirname(path))
    replace_file(path, (start, head, *entries.values()))


def _written(key: Key) -> tuple[bytes, Mark]:
    """Return `key` as bytes, and what finds its entry fast. Two keys may have one mark: then the later entry stays.

    A long one, such as all of the content, is written as its digest, which no other has.
    """
    written = dumps(key, _COMPARABLE)
    size = len(written)
    if size > _LONG:
        try:
            from _blake2 import blake2b  # the part in C of `hashlib`, which loads OpenSSL
        except ImportError:
            from hashlib import blake2b
        written = blake2b(written).digest()
    return written, (crc32(written), size)


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
