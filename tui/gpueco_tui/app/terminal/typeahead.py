"""Keys typed faster than the app acts on them: each one is acted on before the next is looked at.

Textual gives all waiting keys to the widget with the focus at once. When the first one moves the focus or opens a
screen (`/`, `d`), the others have already gone to the wrong widget: over a slow line or from a script they are lost.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Callback

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import App
    from textual.dom import DOMNode
    from textual.events import Key, Paste

ROUNDS = 3
"""How often the way from the focus up to the app is walked after a key: for what the key did (a message that a widget
posts), for what that did (a focus, a screen that closes), and for what the new screen does when it is there."""
PATIENCE = 2.0
"""Seconds after which the next key is taken although the one before has not come back."""


class Typeahead:
    """Hands keys on one by one: the next when everything that the one before caused has happened."""

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
        _Walk(self._app, partial(self._arrived, self._since)).begin()

    async def _arrived(self, since: float) -> None:
        if since == self._since:  # else another key was handed on in the meantime
            await self._next()


class _Walk:
    """A walk behind a key, from the focus up to the app, through the message queue of each node on the way."""

    def __init__(self, app: App[None], arrived: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._arrived = arrived
        self._rounds = ROUNDS
        self._pump: DOMNode = app

    def begin(self) -> None:
        """Start at the focus."""
        self._pump = self._app.focused or self._app.screen
        self._queue_up()

    def _queue_up(self) -> None:
        """Wait at the end of the queue; `call_later` does the same, but inspects the signature at every call."""
        while not self._pump.post_message(Callback(callback=self._step)) and self._pump is not self._app:
            self._up()  # a node that is closing takes no message

    def _up(self) -> None:
        self._pump = self._pump.parent or self._app

    async def _step(self) -> None:
        if self._pump is not self._app:
            self._up()
            self._queue_up()
            return
        self._rounds -= 1
        if self._rounds:
            self.begin()
        else:
            await self._arrived()
