"""Long work that is cancelled from another thread: between two of its steps it asks whether to go on."""

from __future__ import annotations

from contextvars import ContextVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818  as in asyncio and Textual, it is no error
    """Nobody wants the result of this work any more."""


_is_cancelled: ContextVar[Callable[[], bool] | None] = ContextVar("is_cancelled", default=None)


def cancel_when(is_cancelled: Callable[[], bool]) -> None:
    """End the work of this thread, at its next `checkpoint`, once `is_cancelled` says so."""
    _is_cancelled.set(is_cancelled)


def checkpoint() -> None:
    """Raise Cancelled when the work of this thread is cancelled; 0.1 µs, so that it may be asked often."""
    is_cancelled = _is_cancelled.get()
    if is_cancelled is not None and is_cancelled():
        raise Cancelled
