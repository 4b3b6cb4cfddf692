"""Work in a thread: its outcome comes back, it stops when nobody waits for it, and nobody waits for it at the end."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.background import in_background
from gpueco_tui.cancellation import Cancelled, cancel_when, checkpoint
from gpueco_tui.layout.layout import layout
from gpueco_tui.loading.load import load
from gpueco_tui.markdown.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 30.0
"""Seconds until a thread that should have done something is given up."""

LONG_PAGES = {
    "paragraphs": "Some words and a [link](https://a.example).\n\n" * 2000,
    "one paragraph": "*Some* words and a [link](https://a.example)\n" * 2000,
    "table": "| a | b |\n|---|---|\n" + "| one | two |\n" * 4000,
    "list": "- a list\n  - in a list\n" * 3000,
    "quotes": "> a quote\n\n" * 4000,
    "code": "```\n" + "let a = 1;\n" * 5000 + "```\n",
    "nested images": "![" * 2000 + "a" + "](b)" * 2000,
}
MOST_CHARACTERS = 500
"""How many characters of a page are worked through, on average, between two looks at whether it is still wanted."""


async def test_what_comes_of_it() -> None:
    """The result comes back, and so does the error."""
    assert await in_background(lambda: 1 + 1) == 2
    with pytest.raises(ZeroDivisionError):
        await in_background(lambda: 1 // 0)


async def test_it_stops_when_nobody_waits() -> None:
    """Once its task is cancelled, the work ends at its next checkpoint."""
    began, ended = Event(), Event()

    def work() -> None:
        began.set()
        try:
            while True:
                checkpoint()
        except Cancelled:
            ended.set()
            raise

    task = asyncio.create_task(in_background(work))
    assert await asyncio.to_thread(began.wait, PATIENCE)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(ended.wait, PATIENCE)


def test_the_event_loop_ends_without_it() -> None:
    """An event loop that ends waits for no work that was given up, though it waits for a disk itself."""
    began, disk, ended = Event(), Event(), Event()

    def work() -> None:
        began.set()
        disk.wait(PATIENCE)
        ended.set()

    async def begin() -> None:
        task = asyncio.create_task(in_background(work))
        assert await asyncio.to_thread(began.wait, PATIENCE)
        task.cancel()

    asyncio.run(begin())
    assert not ended.is_set()
    disk.set()
    assert ended.wait(PATIENCE)


def looks(work: Callable[[], object]) -> int:
    """Return how often `work` looks at whether it is still wanted."""
    count = 0

    def never() -> bool:
        nonlocal count
        count += 1
        return False

    def run() -> None:
        cancel_when(never)
        work()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(run).result()
    return count


@pytest.mark.parametrize("page", LONG_PAGES.values(), ids=LONG_PAGES)
def test_a_long_page_is_given_up_early(page: str) -> None:
    """While a page is laid out it is often asked whether it is still wanted, whatever it is made of."""
    assert looks(lambda: layout(parse(page), 80)) >= len(page) / MOST_CHARACTERS


def test_reading_content_is_given_up_early() -> None:
    """While content is read it is asked at every file whether it is still wanted."""
    assert looks(load) >= len(load().projects)


def test_work_that_is_not_wanted_raises() -> None:
    """A page that nobody wants any more is not laid out to its end."""

    def run() -> None:
        cancel_when(lambda: True)
        with pytest.raises(Cancelled):
            parse("A page.")

    with ThreadPoolExecutor(1) as thread:
        thread.submit(run).result()
