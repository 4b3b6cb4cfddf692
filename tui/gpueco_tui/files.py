"""Safe reading and writing of files: only regular files are read, up to a size, and only new files are written.

Reading a pipe may wait, reading a device may never end, and writing through a link changes another file. Anyone who can
write in a folder of ours, or who made a folder of content, can put any of these there.

Only built-in modules are imported, because every command imports this one.
"""

from __future__ import annotations

import errno
import os
import stat
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_A_FILE = errno.ENXIO
"""The error number for a link, a pipe, a socket or a device; the system uses it when a socket is opened."""

_CHUNK = 65_536
_LEFT_BEHIND = 60.0
"""Seconds after which an unfinished file is from a process that was killed."""


def _flags(*names: str) -> int:
    """Return the flags of `os.open` called `names`; Windows lacks some of them."""
    return sum(getattr(os, name, 0) for name in names)


_READ = _flags("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_BINARY")
_NEW = _flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_BINARY")  # with O_EXCL a link is never followed
_LOCK = _flags("O_RDWR", "O_CREAT", "O_NONBLOCK")


def read_file(path: str, largest: int) -> bytes:
    """Return the bytes of the regular file at `path`, which may have `largest` bytes.

    Raises OSError; its `strerror` says what is there instead, and what to do.
    """
    _require(os.stat(path), path, largest)  # before it is opened: opening alone has an effect on some devices
    descriptor = os.open(path, _READ)
    try:
        _require(os.fstat(descriptor), path, largest)
        parts: list[bytes] = []
        left = largest + 1
        while left and (part := os.read(descriptor, min(left, _CHUNK))):
            parts.append(part)
            left -= len(part)
    finally:
        os.close(descriptor)
    if not left:
        raise _too_large(path, largest)
    return b"".join(parts)


def open_own(path: str, largest: int) -> int:
    """Return a descriptor to read the file at `path`, which may have `largest` bytes.

    Raises OSError, also when it is a link, or when it belongs to others or is open to them.
    """
    descriptor = _open_here(path, _READ)
    try:
        status = os.fstat(descriptor)
        _require(status, path, largest)
        _require_own(status, path)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def open_lock(path: str) -> int:
    """Return a descriptor of the file at `path`, to lock it; the file is made if it is missing. Raises OSError."""
    descriptor = _open_here(path, _LOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(NOT_A_FILE, f"{path} is no file; remove it", path)
    return descriptor


def replace_file(path: str, parts: Iterable[bytes], *, synced: bool = False) -> None:
    """Write `parts` as the file at `path`, readable by the user alone: completely or, with OSError, not at all.

    A link at `path` is itself replaced. With `synced` it waits until the disk has the data.
    """
    _sweep(path)
    fresh = f"{path}.{os.urandom(4).hex()}.new"
    descriptor = os.open(fresh, _NEW, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(parts)
            if synced:
                file.flush()
                os.fsync(descriptor)
        os.replace(fresh, path)
    finally:
        _remove(fresh)  # it still exists when something failed


def _open_here(path: str, flags: int) -> int:
    """Return a descriptor of what is at `path`. Raises OSError, also when that is a link."""
    try:
        return os.open(path, flags | _flags("O_NOFOLLOW"), 0o600)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):  # EMLINK on FreeBSD
            raise OSError(NOT_A_FILE, f"{path} is a link; remove it", path) from None
        raise


def _sweep(path: str) -> None:
    """Remove the unfinished files of processes that were killed while they wrote `path`."""
    folder, name = os.path.split(path)
    try:
        beside = os.listdir(folder or ".")
    except OSError:  # it may still be writable
        return
    for other in beside:
        if other.startswith(f"{name}.") and other.endswith(".new"):
            _remove(os.path.join(folder, other), before=time.time() - _LEFT_BEHIND)


def _remove(path: str, *, before: float = float("inf")) -> None:
    """Remove the file at `path` if it was last written `before` that time, in seconds; errors are ignored."""
    try:
        if os.lstat(path).st_mtime < before:
            os.unlink(path)
    except OSError:
        pass


def _require(status: os.stat_result, path: str, largest: int) -> None:
    """Raise OSError unless `status` is that of a regular file that is no larger than `largest`."""
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, "a folder is there; put a file in its place", path)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(NOT_A_FILE, "a pipe, a socket or a device is there; put a file in its place", path)
    if status.st_size > largest:
        raise _too_large(path, largest)


def _require_own(status: os.stat_result, path: str) -> None:
    """Raise OSError unless `status` is that of a file of ours that nobody else may read or write."""
    if os.name != "nt" and (status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) & 0o077):
        raise OSError(errno.EPERM, "it is open to others; remove it", path)


def _too_large(path: str, largest: int) -> OSError:
    return OSError(errno.EFBIG, f"it is larger than {largest // 1_000_000} MB; make it smaller", path)
