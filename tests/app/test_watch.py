"""Content that changes on disk while it is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from gpueco_tui.app.app import DecoderApp
from gpueco_tui.app.place import Place
from gpueco_tui.app.watch import Watch
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.loading.last_good import keeping_last_good
from gpueco_tui.loading.load import load
from gpueco_tui.user.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app_bench import Bench
    from gpueco_tui.app.screens.browse import BrowseScreen

PAGE = '+++\ntitle = "{title}"\nweight = {weight}\n+++\n{body}\n'


def write(folder: Path, name: str, body: str, weight: int = 1) -> Path:
    """Write the page `name`, and make sure that its stamp differs from the one before."""
    file = folder / f"{name}.md"
    file.write_text(PAGE.format(title=name.title(), weight=weight, body=body))
    stamp = file.stat().st_mtime_ns + 1_000_000 * len(body)
    os.utime(file, ns=(stamp, stamp))
    return file


def test_a_watch_tells_once(tmp_path: Path) -> None:
    """A file that is written, comes or goes is told of once."""
    one = write(tmp_path, "one", "first")
    watch = Watch((str(one), str(tmp_path)))
    assert not watch.changed()
    write(tmp_path, "one", "second text")
    assert watch.changed()
    assert not watch.changed()
    one.unlink()
    assert watch.changed()


def test_the_last_good_page_stays(tmp_path: Path) -> None:
    """A page that no longer parses keeps its place and its text of before."""
    for weight, name in enumerate(("one", "two", "three"), 1):
        write(tmp_path, name, f"Text of {name}.", weight)
    before = load(tmp_path)
    (tmp_path / "two.md").write_text("+++\ntitle = \n+++\nbroken\n")
    after = load(tmp_path)
    assert [project.slug for project in after.projects] == ["one", "three"]
    kept = keeping_last_good(before, after)
    assert [project.slug for project in kept.projects] == ["one", "two", "three"]
    assert "Text of two." in kept.by_slug["two"].body
    assert kept.problems == after.problems


async def test_the_app_shows_what_changed(bench: Callable[..., Bench], tmp_path: Path) -> None:
    """New text is shown on the page that is read, at the line it was read at."""
    long = "\n\n".join(f"Paragraph {number}." for number in range(60))
    write(tmp_path, "one", long)
    b = bench(load(tmp_path))
    async with b.app.run_test(size=(100, 20)) as pilot:
        await pilot.press("j", "enter", "space")
        await pilot.pause()
        line = b.browse.page.scroll_offset.y
        assert line > 0
        write(tmp_path, "one", long.replace("Paragraph", "New paragraph"))
        b.app._look_for_changes()  # noqa: SLF001  what the timer does  # pyright: ignore[reportPrivateUsage]
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        assert "New paragraph" in b.seen()
        assert b.browse.page.scroll_offset.y == line
        assert b.browse.place == Place("project", "one")


async def test_a_page_that_is_gone_gives_way(bench: Callable[..., Bench], tmp_path: Path) -> None:
    """When the page that is read is deleted, the overview takes its place."""
    write(tmp_path, "one", "First.")
    write(tmp_path, "two", "Second.", 2)
    b = bench(load(tmp_path))
    async with b.app.run_test(size=(100, 20)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        (tmp_path / "one.md").unlink()
        b.app._look_for_changes()  # noqa: SLF001  what the timer does  # pyright: ignore[reportPrivateUsage]
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        assert b.browse.place == Place()
        assert "Two" in b.seen()


async def test_the_check_of_what_is_shown_is_said(tmp_path: Path) -> None:
    """Of several problems the first is said, and what to type to see those of this content."""
    root = tmp_path / "a ring"
    root.mkdir()
    for name in ("one", "two"):
        (root / f"{name}.md").write_text("+++\ntitle = 7\n+++\n")
    write(root, "three", "Good.")
    settings = Settings(theme="dark", content=str(root))
    app = DecoderApp(load(str(root)), clipboard=RecordingClipboard(), browser=RecordingBrowser(), settings=settings)
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.pause()
        message = cast("BrowseScreen", app.screen).message
        assert "/one.md:2: title: " in message
        assert message.endswith(f"(and more: gpueco-tui check '{root}')")
