"""Work off the event loop that nobody has to wait for at the end."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from gpueco_tui.cancellation import cancel_when

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def in_background(work: Callable[[], T]) -> T:
    """Return what `work` returns in a thread of its own, or raise what it raises.

    When this is cancelled, `work` ends at its next `checkpoint`. A thread that has none, or that waits for a disk, is
    left behind: unlike the threads of the event loop's executor it does not keep the process.
    """
    future: Future[T] = Future()
    cancelled = Event()

    def run() -> None:
        future.set_running_or_notify_cancel()
        cancel_when(cancelled.is_set)
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  whoever waits gets it
            future.set_exception(error)
        else:
            future.set_result(result)

    Thread(target=run, name="background", daemon=True).start()
    try:
        return await asyncio.wrap_future(future)
    finally:
        cancelled.set()
