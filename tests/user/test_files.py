"""Files that are not what they say, and writing that fails half-way."""

from __future__ import annotations

import os
import resource
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.terminal.crash_report import crash_report
from gpueco_tui.cache.cache import Memo
from gpueco_tui.files import open_lock, open_own, read_file, replace_file
from gpueco_tui.user.settings import LARGEST as LARGEST_CONFIG
from gpueco_tui.user.settings import read_settings
from gpueco_tui.user.state import Favoured, StateFile, Visited
from harness import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def pipe(path: Path) -> None:
    """Put a pipe at `path`, to which nobody writes."""
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    """Put a socket at `path`."""
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may have 108 bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    """Put a link to a device without end at `path`."""
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    """Put a folder at `path`."""
    path.mkdir()


def large(path: Path) -> None:
    """Put a file without an end in sight at `path`, which takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(10**12)


CRASH = "crash-%Y%m%d-%H%M%S.txt"
HARMS = (pipe, unix_socket, device, folder, large)


@pytest.fixture(autouse=True)
def _not_for_ever() -> Iterator[None]:
    """Let a test that waits for what never comes fail instead."""

    def give_up(*_: object) -> None:
        pytest.fail("this waits for ever")

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.fixture(params=HARMS, ids=lambda harm: harm.__name__)
def harm(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Return what puts something at a path that is no file of ordinary size."""
    return request.param


def test_only_files_are_read(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """Nothing but a regular file is read, nor one that is too large; neither is waited for."""
    harm(tmp_path / "it")
    with pytest.raises(OSError, match=r"put a file in its place|it is larger than 2 MB; make it smaller"):
        read_file(str(tmp_path / "it"), 2_000_000)


def test_a_file_may_be_as_large_as_its_bound(tmp_path: Path) -> None:
    """A file of that size is read whole, through a link too; one more byte is too many, even where none was seen."""
    file = tmp_path / "file"
    file.write_bytes(b"x" * 200_000)
    (tmp_path / "link").symlink_to(file)
    assert read_file(str(tmp_path / "link"), 200_000) == b"x" * 200_000
    with pytest.raises(OSError, match="larger"):
        read_file(str(file), 199_999)
    with pytest.raises(OSError, match="larger"):
        read_file("/proc/self/status", 10)  # says that it has no bytes at all


def descriptors() -> int:
    """Return how many descriptors are open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_no_descriptor_stays_open(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """However a file is refused, it is closed."""
    harm(tmp_path / "it")
    before = descriptors()
    for read in (lambda: read_file(str(tmp_path / "it"), 9), lambda: open_own(str(tmp_path / "it"), 9)):
        with pytest.raises(OSError):  # noqa: PT011  whatever it says
            read()
    if harm is not large:
        with pytest.raises(OSError):  # noqa: PT011
            open_lock(str(tmp_path / "it"))
    assert descriptors() == before


def test_settings_that_are_no_file_are_said(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """The settings are not waited for: a sentence says what is there, and the defaults hold."""
    (tmp_path / "gpueco-tui").mkdir()
    harm(tmp_path / "gpueco-tui" / "config.toml")
    settings, (problem,) = read_settings({"XDG_CONFIG_HOME": str(tmp_path)})
    assert settings.theme == "auto"
    assert problem.what.startswith("it cannot be read (")
    assert problem.what.endswith("; the defaults hold")
    assert LARGEST_CONFIG == 1_000_000


def test_a_state_that_is_no_file_is_said(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """The state is not waited for: what it cannot hold is said, and what is there stays."""
    path = tmp_path / "state.json"
    harm(path)
    before = path.lstat()
    file = StateFile(path)
    assert file.read("/content")[1].startswith(f"What was remembered cannot be read: {path}: ")
    state, sentence = file.apply("/content", Favoured("a"))
    assert state.favourites == ("a",)
    assert sentence.startswith(f"This will not be remembered: {path}: ")
    assert path.lstat().st_ino == before.st_ino


def test_a_lock_that_is_no_file_is_said(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """A lock that somebody laid is neither waited for nor followed."""
    lock = tmp_path / "state.json.lock"
    harm(lock)
    sentence = StateFile(tmp_path / "state.json").apply("/content", Favoured("a"))[1]
    assert (sentence == "") == (harm is large)  # the size of a lock says nothing
    if sentence:
        assert sentence.startswith(f"This will not be remembered: {tmp_path}/state.json: ")


def test_a_memo_that_is_no_file_counts_as_none(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """It is not waited for, and the next run has a good one, but in a folder's place."""
    harm(tmp_path / "memo")
    one = Memo(str(tmp_path / "memo"))
    assert not isinstance(one.recall(("f", "text")), str)
    one.keep(("f", "text"), "value")
    one.save()
    assert (Memo(str(tmp_path / "memo")).recall(("f", "text")) == "value") == (harm is not folder)


def test_every_command_starts_whatever_is_in_the_place_of_its_files(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    """With something else as settings and as memo a command prints what it does without them."""
    for name, file in (("CONFIG", "config.toml"), ("CACHE", f"{sys.implementation.cache_tag}.memo")):
        (tmp_path / name / "gpueco-tui").mkdir(parents=True)
        harm(tmp_path / name / "gpueco-tui" / file)
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "CONFIG"), "XDG_CACHE_HOME": str(tmp_path / "CACHE")}
    argv = [sys.executable, "-m", "gpueco_tui", "list"]
    done = subprocess.run(argv, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (done.returncode, "wgpu" in done.stdout) == (0, True)
    assert "config.toml: it cannot be read (" in done.stderr


@pytest.mark.parametrize("target", ["file", "nothing", "folder"])
def test_nothing_is_written_through_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    """Where somebody laid links, the files that they lead to stay as they are, and so does what is not there."""
    ours, theirs = tmp_path / "gpueco-tui", tmp_path / "theirs"
    ours.mkdir(mode=0o700)
    if target == "folder":
        theirs.mkdir()
    elif target == "file":
        theirs.write_text("theirs")
    monkeypatch.setattr("time.strftime", str)  # the format is the name
    names = ("memo", "memo.new", "state.json", "state.json.new", "state.json.lock", CRASH, f"{CRASH}.new")
    for name in names:
        (ours / name).symlink_to(theirs)
    env = {"XDG_STATE_HOME": str(tmp_path)}
    one = Memo(str(ours / "memo"))
    one.keep(("f", "text"), "value")
    one.save()
    assert Memo(str(ours / "memo")).recall(("f", "text")) == "value"
    assert "state.json.lock is a link; remove it" in StateFile(ours / "state.json").apply("/c", Visited("a"))[1]
    (ours / "state.json.lock").unlink()
    StateFile(ours / "state.json").apply("/c", Visited("a"))
    assert "which is saved in" in crash_report(RuntimeError("x"), env)
    if target == "file":
        assert theirs.read_text() == "theirs"
    else:
        assert theirs.exists() == (target == "folder")
    made = [ours / name for name in ("memo", CRASH, *(["state.json"] if target == "nothing" else []))]
    assert all(stat.S_IMODE(file.lstat().st_mode) == 0o600 for file in made)


def test_what_is_written_is_the_readers_alone(tmp_path: Path) -> None:
    """A file that others could read is replaced by one that they cannot, whatever the umask."""
    file = tmp_path / "file"
    file.write_text("before")
    file.chmod(0o666)
    umask = os.umask(0)
    try:
        replace_file(str(file), (b"a", b"b"))
    finally:
        os.umask(umask)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"ab", 0o600)


def write_anything(path: Path, kind: str) -> str:
    """Write a memo, a state or a crash report of 100 KB; return what is said."""
    if kind == "memo":
        one = Memo(str(path / "gpueco-tui" / "memo"))
        one.keep(("f", "text"), "x" * 100_000)
        one.save()
        return ""
    if kind == "state":
        return StateFile(path / "gpueco-tui" / "state.json").apply("/c", Favoured("x" * 100_000))[1]
    return crash_report(_deep(1000), {"XDG_STATE_HOME": str(path)})


def _deep(depth: int) -> RuntimeError:
    """Return an error whose traceback is long."""
    error = RuntimeError("last")
    for number in range(depth):
        error, error.__cause__ = RuntimeError(f"{number} {'x' * 100}"), error
    return error


@pytest.mark.parametrize("kind", ["memo", "state", "crash"])
def test_a_full_disk_keeps_what_it_has(tmp_path: Path, kind: str) -> None:
    """Where no more can be written, what was there stays, no half file is left, and the room is free again."""
    write_anything(tmp_path, kind)
    ours = tmp_path / "gpueco-tui"
    before = {file.name: file.read_bytes() for file in ours.iterdir()}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        if kind == "memo":
            one = Memo(str(ours / "memo"))
            one.keep(("f", "another text"), "y" * 100_000)
            one.save()
            sentence = "too large"
        else:
            sentence = write_anything(tmp_path, kind)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "too large" in sentence
    assert {file.name: file.read_bytes() for file in ours.iterdir()} == before


def test_an_interrupt_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while a file is written leaves the one that was there, alone."""
    (tmp_path / "file").write_bytes(b"before")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(tmp_path / "file"), (b"after",))
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"before"


def test_what_killed_processes_left_behind_is_removed(tmp_path: Path) -> None:
    """A file that was begun a while ago goes with the next writing; one that is being written stays."""
    for name, ago in (("file.00.new", 3600), ("file.11.new", 0), ("other.22.new", 3600), ("file.md", 3600)):
        (tmp_path / name).write_text("half")
        then = (tmp_path / name).stat().st_mtime - ago
        os.utime(tmp_path / name, (then, then))
    replace_file(str(tmp_path / "file"), (b"whole",))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "file.11.new", "file.md", "other.22.new"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o602])
def test_a_file_that_others_may_touch_is_not_our_own(tmp_path: Path, mode: int) -> None:
    """What others could have written, or can read, is not believed."""
    file = tmp_path / "file"
    file.write_bytes(b"x")
    file.chmod(0o600)
    os.close(open_own(str(file), 9))
    file.chmod(mode)
    with pytest.raises(PermissionError, match="open to others"):
        open_own(str(file), 9)


def test_a_file_of_another_user_is_not_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor what somebody else wrote, even for themselves alone, nor what a link leads to."""
    file = tmp_path / "file"
    file.write_bytes(b"x")
    file.chmod(0o600)
    (tmp_path / "link").symlink_to(file)
    with pytest.raises(OSError, match="link is a link; remove it"):
        open_own(str(tmp_path / "link"), 9)
    monkeypatch.setattr("os.geteuid", lambda: file.stat().st_uid + 1)
    with pytest.raises(PermissionError, match="open to others"):
        open_own(str(file), 9)
