"""What is remembered, with copies that write at once and copies that are killed."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.user import state
from gpueco_tui.user.state import Favoured, State, StateFile, Visited
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "/content"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a state file in a folder that does not exist yet."""
    return tmp_path / "state" / "state.json"


def test_what_is_remembered(path: Path) -> None:
    """Place, favourites and what was visited come back, for each content folder its own."""
    file = StateFile(path)
    assert file.read(ROOT) == (State(), "")
    file.apply(ROOT, Visited("wgpu", 12), Favoured("wgpu"))
    file.apply("/other", Visited("zola"))
    file.apply(ROOT, Visited("ash", 3), Favoured("ash"), Visited("wgpu", 5))
    assert StateFile(path).read(ROOT) == (State("wgpu", 5, ("wgpu", "ash"), ("wgpu", "ash")), "")
    assert StateFile(path).read("/other") == (State("zola", 0, (), ("zola",)), "")
    file.apply(ROOT, Favoured("wgpu", favourite=False))
    assert file.read(ROOT)[0].favourites == ("ash",)


def test_only_the_reader_may_read_it(path: Path) -> None:
    """The file is the user's alone, and no other file than it and its lock is left in the folder."""
    StateFile(path).apply(ROOT, Visited("wgpu"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["state.json", "state.json.lock"]


def test_it_does_not_grow_without_end(path: Path) -> None:
    """Only the latest visits, and only the latest content folders, are remembered."""
    file = StateFile(path)
    file.apply(ROOT, *(Visited(f"p{number}") for number in range(80)))
    assert len(file.read(ROOT)[0].recent) == state.RECENT
    for number in range(state.ROOTS):
        file.apply(f"/{number}", Visited("x"))
    assert file.read(ROOT)[0] == State()
    assert len(json.loads(path.read_text())["roots"]) == state.ROOTS


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"\xff", b"null", b'{"schema": 1}', b'{"schema": 1, "roots": []}', b"[" * 100_000, b"9" * 5000],
    ids=["empty", "open", "list", "bytes", "null", "no roots", "other roots", "deep", "number"],
)
def test_a_broken_file_is_kept_aside(path: Path, text: bytes) -> None:
    """A file that cannot be understood is moved away whole and said once; then all goes on."""
    file = StateFile(path)
    path.parent.mkdir()
    path.write_bytes(text)
    broken = path.with_name("state.json.broken")
    sentence = f"What was remembered could not be understood; it is kept in {broken}"
    assert file.read(ROOT) == (State(), sentence)
    assert broken.read_bytes() == text
    assert file.read(ROOT) == (State(), "")
    path.write_bytes(text)
    assert file.apply(ROOT, Visited("wgpu")) == (State("wgpu", 0, (), ("wgpu",)), sentence)
    assert file.read(ROOT)[0].project == "wgpu"


values = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists)


@given(st.dictionaries(st.sampled_from(["project", "scroll", "favourites", "recent", "later"]), values))
def test_values_of_other_shapes_count_as_not_there(table: dict[str, object]) -> None:
    """Whatever stands where a value should be, a state can be made of the rest."""
    read = state._state({"roots": {ROOT: table}}, ROOT)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert isinstance(read.project, str)
    assert read.scroll >= 0
    assert all(isinstance(slug, str) for slug in (*read.favourites, *read.recent))


def test_a_newer_file_is_left_alone(path: Path) -> None:
    """A file of a newer version is neither read nor written, and that is said."""
    path.parent.mkdir()
    path.write_text('{"schema": 2}')
    assert "newer version" in StateFile(path).read(ROOT)[1]
    assert "newer version" in StateFile(path).apply(ROOT, Visited("wgpu"))[1]
    assert path.read_text() == '{"schema": 2}'


def test_what_is_not_known_is_kept(path: Path) -> None:
    """Fields that this version does not know are still there after it wrote."""
    path.parent.mkdir()
    path.write_text(json.dumps({"schema": 1, "later": 1, "roots": {ROOT: {"zoom": 3}}}))
    StateFile(path).apply(ROOT, Visited("wgpu"))
    table = json.loads(path.read_text())
    assert (table["later"], table["roots"][ROOT]["zoom"]) == (1, 3)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """In a place that cannot be written the change holds for this run, and a sentence says that it is not kept."""
    (tmp_path / "file").write_text("")
    file = StateFile(tmp_path / "file" / "state.json")
    after, notice = file.apply(ROOT, Visited("wgpu"))
    assert after.project == "wgpu"
    assert notice.startswith(f"This will not be remembered: {tmp_path}/file/state.json: ")
    assert file.read(ROOT)[1] == f"What was remembered cannot be read: {tmp_path}/file/state.json: Not a directory"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_a_notice(path: Path) -> None:
    """In a read-only folder the old state is read, and the change is a notice."""
    StateFile(path).apply(ROOT, Visited("ash"))
    path.with_name("state.json.lock").unlink()
    path.parent.chmod(0o500)
    after, notice = StateFile(path).apply(ROOT, Visited("wgpu"))
    path.parent.chmod(0o700)
    assert after.recent == ("wgpu", "ash")
    assert notice.endswith("Permission denied")


def test_a_disk_that_is_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing fails half-way the old file stays, and no half file is left."""
    StateFile(path).apply(ROOT, Visited("ash"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert StateFile(path).apply(ROOT, Visited("wgpu"))[1].endswith("No space left on device")
    assert StateFile(path).read(ROOT)[0].project == "ash"
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["state.json", "state.json.lock"]


def test_a_link_is_read_and_then_replaced(path: Path, tmp_path: Path) -> None:
    """A state file that is a link is believed, and nothing is written where it leads: a file takes its place."""
    elsewhere = tmp_path / "elsewhere.json"
    StateFile(elsewhere).apply(ROOT, Visited("ash"))
    before = elsewhere.read_bytes()
    path.parent.mkdir()
    path.symlink_to(elsewhere)
    assert StateFile(path).apply(ROOT, Visited("wgpu"))[0].recent == ("wgpu", "ash")
    assert not path.is_symlink()
    assert elsewhere.read_bytes() == before


def test_a_copy_that_keeps_the_lock_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that is stopped while it writes does not stop the others: they say that they will not remember."""
    monkeypatch.setattr(state, "LOCK_SECONDS", 0.05)
    file = StateFile(path)
    file.apply(ROOT, Visited("ash"))
    with file._locked():  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        after, notice = StateFile(path).apply(ROOT, Visited("wgpu"))
    assert after.recent == ("wgpu", "ash")
    assert notice == f"This will not be remembered: {path}: another copy is writing"


WRITER = """
import sys
from pathlib import Path
from gpueco_tui.user.state import Favoured, StateFile, Visited
file = StateFile(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
number = 0
while number < int(sys.argv[3]):
    notice = file.apply("/content", Favoured(f"{sys.argv[2]}{number}"), Visited(f"{sys.argv[2]}{number}", number))[1]
    assert not notice, notice
    number += 1
"""


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that will write `count` changes when told to."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    """Tell a writer to begin."""
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def test_two_copies_lose_nothing(path: Path) -> None:
    """Two processes that write at the same time each find every change of both."""
    both = [writer(path, "a", 60), writer(path, "b", 60)]
    for process in both:
        go(process)
    for process in both:
        with process:
            pass
        assert process.returncode == 0
    favourites = StateFile(path).read(ROOT)[0].favourites
    assert sorted(favourites) == sorted([*(f"a{n}" for n in range(60)), *(f"b{n}" for n in range(60))])


def test_a_kill_at_any_moment_leaves_a_whole_file(path: Path) -> None:
    """After SIGKILL in the middle of writing, however often, the file is whole and nothing of before is lost."""
    file = StateFile(path)
    before: tuple[str, ...] = ()
    for number in range(12):
        with writer(path, f"r{number}-", 1_000_000) as process:
            go(process)
            while f"r{number}-{number}" not in file.read(ROOT)[0].favourites:
                assert process.poll() is None
            process.send_signal(signal.SIGKILL)
        json.loads(path.read_text())
        found, notice = file.apply(ROOT, Visited(f"after{number}"))
        assert not notice
        assert set(before) <= set(found.favourites)
        before = found.favourites
    left = [entry for entry in path.parent.iterdir() if entry.name not in ("state.json", "state.json.lock")]
    assert all(entry.suffix == ".new" for entry in left)
    for entry in left:
        os.utime(entry, (0, 0))
    file.apply(ROOT, Visited("last"))
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["state.json", "state.json.lock"]
