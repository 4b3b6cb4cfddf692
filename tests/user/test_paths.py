"""Where the user's files are."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.cache.cache import LARGEST_FILE, Cache
from gpueco_tui.desktop.doctor import Facts, report
from gpueco_tui.user.paths import cache_file, config_file, make_folder, shared, state_file
from gpueco_tui.user.state import Favoured, StateFile

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_xdg_folders_are_used_everywhere() -> None:
    """An absolute XDG folder is used, on macOS too."""
    env = {"HOME": "/home/u", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}
    for platform in ("linux", "darwin"):
        assert config_file(env, platform=platform) == "/c/gpueco-tui/config.toml"
        assert state_file(env, platform=platform) == "/s/gpueco-tui/state.json"


def test_relative_and_empty_xdg_folders_are_ignored() -> None:
    """A relative or empty XDG folder counts as not set, as the specification says."""
    for value in ("", "config", "./c"):
        env = {"HOME": "/home/u", "XDG_CONFIG_HOME": value, "XDG_STATE_HOME": value}
        assert config_file(env, platform="linux") == "/home/u/.config/gpueco-tui/config.toml"
        assert state_file(env, platform="linux") == "/home/u/.local/state/gpueco-tui/state.json"


@pytest.mark.parametrize("home", [None, "", "here", "./here"])
def test_without_a_home_there_still_is_a_place(home: str | None) -> None:
    """An empty or relative HOME counts as not set: the user database is asked, and no path begins at / or here."""
    env = {} if home is None else {"HOME": home}
    known = pwd.getpwuid(os.getuid()).pw_dir
    for platform, below in (("linux", ".cache"), ("darwin", "Library/Caches")):
        assert Path(cache_file(env, platform=platform)).parent == Path(known, below, "gpueco-tui")
    done = subprocess.run(
        [sys.executable, "-m", "gpueco_tui", "config"],
        capture_output=True,
        text=True,
        check=True,
        env={**{name: value for name, value in os.environ.items() if name != "XDG_CONFIG_HOME"}, **env},
    )
    assert home is None or done.stdout == f"{known}/.config/gpueco-tui/config.toml\n"


def test_a_user_without_any_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the user database knows no home either, no folder called ~ is made where the user is."""

    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", unknown)
    for env in ({}, {"HOME": ""}):
        assert cache_file(env, platform="linux").startswith("/nonexistent/.cache/gpueco-tui/")


def test_a_home_that_is_not_there_is_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Below a home that does not exist nothing is made, not by the commands and not by the state; XDG folders are."""
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    done = subprocess.run([sys.executable, "-m", "gpueco_tui", "list"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
    sentence = StateFile(state_file(os.environ)).apply("/content", Favoured("a"))[1]
    assert list(tmp_path.iterdir()) == []
    assert sentence.endswith(f": the home folder {home} is not there")
    state = next(one for one in report(os.environ, Facts(state=state_file(os.environ))) if one.name == "State")
    assert state.advice == f"the home folder {home} is not there, so nothing is remembered."
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert StateFile(state_file(os.environ)).apply("/content", Favoured("a"))[1] == ""


def test_the_platform_has_its_own_place() -> None:
    """On macOS, without XDG, the file is where the platform keeps settings."""
    assert Path(config_file({"HOME": "/home/u"}, platform="darwin")).parent.name == "gpueco-tui"


@pytest.fixture
def _no_umask() -> Iterator[None]:
    """Let everybody do everything with what is made, unless it is said otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_no_umask")
def test_every_folder_made_is_the_readers_alone(tmp_path: Path) -> None:
    """Not the last one only: each that was not there, and those that were stay as they are."""
    (tmp_path / "a").mkdir(mode=0o755)
    make_folder(str(tmp_path / "a" / "b" / "c" / "d"))
    made = [tmp_path / "a", *sorted((tmp_path / "a").rglob("*"))]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in made] == [0o755, 0o700, 0o700, 0o700]
    make_folder(str(tmp_path / "a" / "b"))
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        make_folder(str(tmp_path / "file" / "b"))


@pytest.mark.parametrize(("mode", "why"), [(0o700, ""), (0o755, ""), (0o775, "others"), (0o707, "others")])
def test_a_folder_that_others_may_write_in_keeps_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, why: str
) -> None:
    """What lies there could be anybody's: it is neither read nor written, and doctor says so."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    file = Path(cache_file(os.environ))
    _keep(file)
    file.parent.chmod(mode)
    assert (Cache(str(file)).get(("f", "text")) == "value") == (not why)
    file.unlink()
    _keep(file)
    assert file.exists() == (not why)
    (cache,) = (
        one for one in report(os.environ, Facts(cache=str(file), largest_cache=LARGEST_FILE)) if one.name == "Cache"
    )
    assert (cache.value, cache.verdict) == (str(file), "note" if why else "ok")
    assert cache.advice == (
        f"{file.parent}: others may write in it, so nothing is kept there and every start is a first one; make it "
        "yours alone." if why else ""
    )  # fmt: skip


@pytest.mark.parametrize(
    ("us", "owner", "why"), [(0, 1, "it is another user's"), (1, 2, "it is another user's"), (1, 0, ""), (1, 1, "")]
)
def test_a_folder_of_another_user_is_shared(monkeypatch: pytest.MonkeyPatch, us: int, owner: int, why: str) -> None:
    """What somebody else owns is nothing to trust, not even for root; what is root's is."""
    theirs = os.stat_result((0o40700, 0, 0, 0, owner, 0, 0, 0, 0, 0))
    with monkeypatch.context() as patch:
        patch.setattr("os.geteuid", lambda: us)
        patch.setattr("os.stat", {"/folder": theirs}.__getitem__)
        said = shared("/folder")
    assert said == why


def test_a_cache_file_that_is_not_ours_is_told_by_doctor(tmp_path: Path) -> None:
    """A link, or a file that others may touch, is not read, and doctor says which and what to do."""
    file = tmp_path / "cache"
    for harm in (lambda: file.symlink_to(tmp_path), lambda: file.mkdir(mode=0o700)):
        harm()
        (cache,) = (
            one for one in report(os.environ, Facts(cache=str(file), largest_cache=LARGEST_FILE)) if one.name == "Cache"
        )
        assert cache.verdict == "note"
        file.unlink() if file.is_symlink() else file.rmdir()


def _keep(file: Path) -> None:
    """Keep one value in the cache at `file`."""
    one = Cache(str(file))
    one.put(("f", "text"), "value")
    one.save()
