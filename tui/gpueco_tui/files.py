"""Files that are what they say: only regular files are read, up to a size, and only new files are written.

A pipe is waited for and a device read for ever, and what is written through a link lands in another file. Whoever can
write in a folder of ours, or made a folder of content, can lay any of them there.

Only built-in modules are imported, for every command starts through this one.
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
"""The number of the error for a link, a pipe, a socket or a device; the system's own for a socket that is opened."""

_CHUNK = 65_536
_LEFT_BEHIND = 60.0
"""Seconds after which a file that was never finished is that of a process that was killed."""


def _flags(*names: str) -> int:
    """Return the flags of `os.open` called `names`; Windows has not all of them."""
    return sum(getattr(os, name, 0) for name in names)


_READ = _flags("O_RDONLY", "O_NONBLOCK", "O_NOCTTY", "O_BINARY")
_NEW = _flags("O_WRONLY", "O_CREAT", "O_EXCL", "O_BINARY")  # with O_EXCL a link is never followed
_LOCK = _flags("O_RDWR", "O_CREAT", "O_NONBLOCK")


def read_file(path: str, largest: int) -> bytes:
    """Return the bytes of the regular file at `path`, which may be `largest`.

    Raises OSError; its `strerror` says what stands there instead, and what to do.
    """
    _require(os.stat(path), path, largest)  # before it is opened: that alone does something to many a device
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
    """Return a descriptor to read the file at `path`, written by us and open to nobody else.

    Raises OSError, also when it is a link.
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
    """Return a descriptor of the file at `path`, which is made if need be, to lock it. Raises OSError."""
    descriptor = _open_here(path, _LOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(NOT_A_FILE, f"{path} is no file; remove it", path)
    return descriptor


def replace_file(path: str, parts: Iterable[bytes], *, synced: bool = False) -> None:
    """Make `parts` the file at `path`, for the user alone: as a whole or, with OSError, not at all.

    A link that stands there is replaced itself. `synced` waits until the disk has it.
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
        _remove(fresh)  # still there when something failed


def _open_here(path: str, flags: int) -> int:
    """Return a descriptor of what is at `path`. Raises OSError, also when that is a link."""
    try:
        return os.open(path, flags | _flags("O_NOFOLLOW"), 0o600)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):  # EMLINK on FreeBSD
            raise OSError(NOT_A_FILE, f"{path} is a link; remove it", path) from None
        raise


def _sweep(path: str) -> None:
    """Remove what processes that were killed while they wrote `path` left behind."""
    folder, name = os.path.split(path)
    try:
        beside = os.listdir(folder or ".")
    except OSError:  # it may be written in all the same
        return
    for other in beside:
        if other.startswith(f"{name}.") and other.endswith(".new"):
            _remove(os.path.join(folder, other), before=time.time() - _LEFT_BEHIND)


def _remove(path: str, *, before: float = float("inf")) -> None:
    """Remove the file at `path` if it was last written `before` then; one that cannot be removed stays."""
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
