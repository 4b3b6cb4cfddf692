"""Keys typed faster than the app acts on them, each one acted on before the next is looked at.

Textual gives every key that is there to the widget with the focus at once; when the first one moves the focus or opens
a screen (`/`, `d`), the others have already gone the wrong way, and over a slow line or from a script they are lost.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.events import Key, Paste
    from textual.message_pump import MessagePump

ROUNDS = 3
"""How often the way from the focus up to the app is walked after a key: for what the key did (a message that a widget
posts), for what that did (a focus, a screen that closes), and for what the new screen does when it is there."""
PATIENCE = 0.5
"""Seconds after which the next key is taken although the one before has not come back."""


class Typeahead:
    """Hands keys on one by one: the next when the way that the one before went is clear."""

    def __init__(self, app: App[None], hand_on: Callable[[Key | Paste], Awaitable[None]]) -> None:
        """Hand keys on to `app` with `hand_on`."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Key | Paste] = deque()
        self._since = 0.0
        """When the key that is being acted on was handed on; 0 when there is none."""

    async def take(self, key: Key | Paste) -> None:
        """Hand `key`, or what was pasted, on when its turn comes."""
        self._waiting.append(key)
        if not self._since or monotonic() - self._since > PATIENCE:
            await self._next()

    async def _next(self) -> None:
        if not self._waiting:
            self._since = 0.0
            return
        self._since = monotonic()
        await self._hand_on(self._waiting.popleft())
        self._walk(ROUNDS)

    def _walk(self, rounds: int) -> None:
        """Go up behind the key, through the queues of all it passes; again `rounds` times, then take the next key."""
        self._step(self._app.focused or self._app.screen, rounds, self._since)

    def _step(self, pump: MessagePump, rounds: int, since: float) -> None:
        if since != self._since:
            return  # another key was handed on in the meantime
        if pump is self._app:
            pump.call_later(self._arrived, rounds, since)
            return
        above = pump._parent or self._app  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  the way a key bubbles
        if not pump.call_later(self._step, above, rounds, since):
            self._step(above, rounds, since)  # it is closing, and takes nothing any more

    async def _arrived(self, rounds: int, since: float) -> None:
        if since == self._since:
            if rounds > 1:
                self._walk(rounds - 1)
            else:
                await self._next()
