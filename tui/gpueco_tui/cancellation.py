"""Cancelling long work from another thread: between its steps it asks whether to go on."""

from __future__ import annotations

from contextvars import ContextVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818  as in asyncio and Textual, it is not an error
    """The result of this work is not needed any more."""


_is_cancelled: ContextVar[Callable[[], bool] | None] = ContextVar("is_cancelled", default=None)


def cancel_when(is_cancelled: Callable[[], bool]) -> None:
    """End the work of this thread at the first `checkpoint` at which `is_cancelled` returns True."""
    _is_cancelled.set(is_cancelled)


def checkpoint() -> None:
    """Raise Cancelled when the work of this thread is cancelled; it takes 0.1 µs, so it may be called often."""
    is_cancelled = _is_cancelled.get()
    if is_cancelled is not None and is_cancelled():
        raise Cancelled
