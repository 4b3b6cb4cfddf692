"""What a user gets while a page is not ready: an answer to every key."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from gpueco_tui.app import place
from gpueco_tui.app.history import Visit
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.page_actions import STILL_LAYING_OUT
from gpueco_tui.app.widgets import typesetter
from gpueco_tui.app.within import within
from gpueco_tui.layout.layout import layout
from gpueco_tui.model import Ecosystem, Project, Section
from harness import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from app_bench import Bench
    from gpueco_tui.layout.blocks import Blocks
    from gpueco_tui.layout.lines import Layout
    from gpueco_tui.pages.page import Page
    from textual.pilot import Pilot

LONG = Place("project", "long")
SIZE = (120, 30)


def content(projects: int = 2) -> Ecosystem:
    """Return a project with a long page, and others with short ones."""
    body = "".join(f"Part {number}. {'Words and more words. ' * 40}\n\n" for number in range(40))
    others = [Project(f"p{number}", f"P {number}", "tools", body="Short.") for number in range(projects - 1)]
    return Ecosystem(
        "All", (Section("tools", "Tools", projects=(Project("long", "Long", "tools", body=body), *others)),)
    )


async def comes(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < deadline
        await pilot.pause(0.01)


async def test_a_page_that_takes_a_while_says_so_and_can_be_left(
    bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a page is laid out keys are answered; the foot says what it is about, for as long as it is."""
    ready = Event()

    def slow(blocks: Blocks, width: int) -> Layout:
        if len(blocks.blocks) > 30:
            ready.wait(PATIENCE)
        return layout(blocks, width)

    monkeypatch.setattr(typesetter, "layout", slow)
    b = bench(content())
    b.app.visit = Visit(LONG)
    try:
        async with b.app.run_test(size=SIZE) as pilot:
            await comes(pilot, lambda: STILL_LAYING_OUT in b.seen())
            assert "Part 0." in b.seen()
            await pilot.press("j")
            await comes(pilot, lambda: "Short." in b.seen())
            assert STILL_LAYING_OUT not in b.seen()
            await pilot.press("k")
            await comes(pilot, lambda: STILL_LAYING_OUT in b.seen())
            ready.set()
            await comes(pilot, lambda: STILL_LAYING_OUT not in b.seen())
            assert "Part 39." in b.browse.page.reading.layout.runs[-1].text
    finally:
        ready.set()


async def test_a_first_screen_that_takes_more_than_a_moment_comes_with_the_rest(
    bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first screen that is not ready at once is not waited for: the page comes when it is laid out."""
    monkeypatch.setattr(typesetter, "A_MOMENT", 0)
    b = bench(content())
    b.app.visit = Visit(LONG)
    async with b.app.run_test(size=SIZE) as pilot:
        await comes(pilot, lambda: "Part 0." in b.seen())
        await comes(pilot, lambda: "Part 39." in b.browse.page.reading.layout.runs[-1].text)


def test_what_takes_no_time_is_waited_for() -> None:
    """Work that ends in time gives what it made; other work gives nothing, and goes on by itself."""
    going, ended = Event(), Event()

    def work() -> bool:
        going.wait(PATIENCE)
        ended.set()
        return True

    assert within(PATIENCE, lambda: "made") == "made"
    assert within(0, work) is None
    going.set()
    assert ended.wait(PATIENCE)


async def test_the_overview_is_made_once_for_a_content(
    bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Coming back to the overview, and passing by, makes nothing anew: it is of all projects."""
    made: list[str] = []
    overview = place.overview_page

    def counted(ecosystem: Ecosystem) -> Page:
        made.append(ecosystem.title)
        return overview(ecosystem)

    monkeypatch.setattr(place, "overview_page", counted)
    b = bench(content(300))
    async with b.app.run_test(size=SIZE) as pilot:
        for key in "jkjkjk":
            await pilot.press(key)
            await pilot.pause()
        assert b.browse.place == Place()
        assert made == ["All"]
        b.browse.ecosystem = content(301)
        await pilot.pause()
        assert made == ["All", "All"]
