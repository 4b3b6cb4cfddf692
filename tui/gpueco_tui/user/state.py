"""The state between two runs of the app: where the user was, favourites, and recently visited projects.

Several copies may run at once, and any of them may be killed at any moment. So a change is an operation that is applied
to the present file under a lock, and the file is always replaced as a whole.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager

from gpueco_tui.files import open_lock, read_file, replace_file
from gpueco_tui.user.paths import make_folder
from gpueco_tui.values import Frozen

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

LOCK_SECONDS = 1.0
"""How long to wait for another copy, which holds the lock for one write."""

RECENT = 50
"""How many visited projects are kept."""

ROOTS = 50
"""For how many content folders a state is kept; the one unchanged for longest is dropped first."""

LARGEST = 8_000_000
"""The most bytes of the file that are read; a full state is a hundredth of it."""

_SCHEMA = 1


class State(Frozen):
    """The state of one content folder."""

    project: str = ""
    """The slug of the project seen last, or empty."""
    scroll: int = 0
    """The first line shown of its page, counted from 0."""
    favourites: tuple[str, ...] = ()
    """Slugs, in the order in which they were chosen."""
    recent: tuple[str, ...] = ()
    """Slugs, the last visited first."""


class Visited(Frozen):
    """The user visited a project, and scrolled its page to a line."""

    project: str
    scroll: int = 0

    def applied(self, state: State) -> State:
        """Return `state` after the visit."""
        others = tuple(slug for slug in state.recent if slug != self.project)
        return State(self.project, self.scroll, state.favourites, (self.project, *others)[:RECENT])


class Favoured(Frozen):
    """The user made a project a favourite, or removed it from the favourites."""

    project: str
    favourite: bool = True

    def applied(self, state: State) -> State:
        """Return `state` after the choice."""
        others = tuple(slug for slug in state.favourites if slug != self.project)
        if self.favourite:
            others = state.favourites if self.project in state.favourites else (*others, self.project)
        return State(state.project, state.scroll, others, state.recent)


Change = Visited | Favoured
"""A change of a state."""


class StateFile:
    """The file in which the state is kept."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Keep the state in `path` (see `user.paths.state_file`); a link there is read and later replaced."""
        self._path = os.fspath(path)

    def read(self, root: str) -> tuple[State, str]:
        """Return the state of the content at `root`, and a sentence when something is wrong, or empty.

        A file that cannot be understood is moved to `state.json.broken` beside it. Raises nothing.
        """
        try:
            return _state(self._parsed(), root), ""
        except OSError as error:
            return State(), f"What was remembered cannot be read: {self._path}: {error.strerror}"
        except _NewerError:
            return State(), f"What was remembered is of a newer version, and is left alone: {self._path}"
        except ValueError:
            return self._read_broken(root)

    def apply(self, root: str, *changes: Change) -> tuple[State, str]:
        """Apply `changes`, in order, to the state of `root` in the present file; returns the result like `read`.

        Gives up with a sentence after a second. Raises nothing.
        """
        try:
            with self._locked():
                return self._applied(root, changes)
        except TimeoutError:
            why = "another copy is writing"
        except _NewerError:
            why = "the file is of a newer version"
        except OSError as error:
            why = error.strerror or str(error)
        state = self.read(root)[0]
        for change in changes:
            state = change.applied(state)
        return state, f"This will not be remembered: {self._path}: {why}"

    def _applied(self, root: str, changes: tuple[Change, ...]) -> tuple[State, str]:
        notice = ""
        try:
            table = self._parsed()
        except ValueError:
            table, notice = {}, self._put_aside()
        state = _state(table, root)
        for change in changes:
            state = change.applied(state)
        text = json.dumps(_changed(table, root, state), ensure_ascii=True, indent=1)
        replace_file(self._path, (text.encode(),), synced=True)
        return state, notice

    def _parsed(self) -> dict[str, object]:
        """Return the file as a table, empty when it does not exist; raises ValueError when it is not a state file."""
        try:
            text = read_file(self._path, LARGEST)
        except FileNotFoundError:
            return {}
        try:
            table: object = json.loads(text)
        except RecursionError:
            raise ValueError("nested too deep") from None
        known = _table(table)
        schema = known.get("schema")
        if isinstance(schema, int) and schema > _SCHEMA:
            raise _NewerError
        if schema != _SCHEMA or not isinstance(known.get("roots"), dict):
            raise ValueError("not our table")
        return known

    def _read_broken(self, root: str) -> tuple[State, str]:
        """Read again under the lock: another copy may have repaired the file."""
        try:
            with self._locked():
                try:
                    return _state(self._parsed(), root), ""
                except ValueError:
                    return State(), self._put_aside()
        except (OSError, _NewerError) as error:
            return State(), f"What was remembered cannot be understood: {self._path} ({error})"

    def _put_aside(self) -> str:
        broken = f"{self._path}.broken"
        os.replace(self._path, broken)
        return f"What was remembered could not be understood; it is kept in {broken}"

    @contextmanager
    def _locked(self) -> Generator[None]:
        """Hold the lock beside the file, on systems with locks. Raises OSError, TimeoutError."""
        folder = os.path.dirname(self._path)
        make_folder(folder)
        deadline = time.monotonic() + LOCK_SECONDS
        lock = open_lock(f"{self._path}.lock")
        try:
            with _queued(folder, deadline):
                _wait_for(lock, deadline)
            yield
        finally:
            os.close(lock)


class _NewerError(Exception):
    """The file was written by a newer version."""


@contextmanager
def _queued(folder: str, deadline: float) -> Generator[None]:
    """Wait in a queue for the lock: without it, a copy that writes again at once would always be first."""
    if fcntl is None:
        yield
        return
    turn = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(turn, deadline)
        yield
    finally:
        os.close(turn)


def _wait_for(lock: int, deadline: float) -> None:
    """Wait until the lock is ours; raises TimeoutError."""
    while not _try_to_lock(lock):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.002)


def _try_to_lock(lock: int) -> bool:
    """Try to take the lock; on a system or a disk without locks this always succeeds."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _state(table: dict[str, object], root: str) -> State:
    """Return the state of `root` in `table`; values of a wrong type are ignored."""
    values = _table(_table(table.get("roots")).get(root))
    project, scroll = values.get("project"), values.get("scroll")
    return State(
        project if isinstance(project, str) else "",
        scroll if type(scroll) is int and scroll >= 0 else 0,
        _slugs(values.get("favourites")),
        _slugs(values.get("recent"))[:RECENT],
    )


def _slugs(value: object) -> tuple[str, ...]:
    slugs: list[object] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
    return tuple(dict.fromkeys(slug for slug in slugs if isinstance(slug, str)))


def _table(value: object) -> dict[str, object]:
    """Return `value`, or an empty table when it is not one; the keys of JSON are always text."""
    table: dict[str, object] = value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]
    return table


def _changed(table: dict[str, object], root: str, state: State) -> dict[str, object]:
    """Return `table` with `state` for `root`; fields that this version does not know stay."""
    roots = dict(_table(table.get("roots")))
    roots[root] = {
        **_table(roots.pop(root, None)),
        "project": state.project,
        "scroll": state.scroll,
        "favourites": list(state.favourites),
        "recent": list(state.recent),
    }
    return {**table, "schema": _SCHEMA, "roots": dict(list(roots.items())[-ROOTS:])}
