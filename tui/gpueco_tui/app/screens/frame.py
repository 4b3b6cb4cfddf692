"""A screen with a line at its footer: the keys that work here, or a message."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from gpueco_tui.app.bindings import shown_key
from gpueco_tui.app.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual import events
    from textual.binding import Binding

T = TypeVar("T")


class Frame(Screen[T], Generic[T]):
    """A screen with a key bar; `message` is shown there until the next key."""

    WAY_OUT: ClassVar[str] = "app.help"
    """The action that the footer names last, and never leaves out."""

    message: reactive[str] = reactive("", repaint=False)
    position: reactive[str] = reactive("", repaint=False)
    """Where the user is, as `3 of 12`."""
    warning: reactive[str] = reactive("", repaint=False)
    """A sentence at the footer that stays as long as it is true."""
    busy: reactive[str] = reactive("", repaint=False)
    """What is not ready yet."""
    lead: reactive[str] = reactive("", repaint=False)
    """What the keys at the footer work on, when that is not the whole page."""

    def on_compose(self) -> None:
        """Take the classes of the size there is; Textual gives them after the first paint."""
        width, height = self.app.size
        for cells, classes in (
            (width, self.app.HORIZONTAL_BREAKPOINTS or ()),
            (height, self.app.VERTICAL_BREAKPOINTS or ()),
        ):
            fitting = [name for least, name in classes if cells >= least]
            self.add_class(*fitting[-1:], update=False)

    def on_mount(self) -> None:
        """Draw the keys, and again whenever the focus, and so what they do, changes."""
        bar = self.query_one(KeyBar)
        for name in ("message", "position", "warning", "busy", "lead"):
            self.watch(self, name, partial(_set, bar, name))
        self._show_keys(self)
        self.bindings_updated_signal.subscribe(self, self._show_keys)

    def key(self, name: str) -> str:
        """Return the key of the action called `name`, for a message that names it."""
        return shown_key(self, name)

    def _show_keys(self, _: object) -> None:
        """Draw the keys that work now."""
        if bars := self.query(KeyBar):  # none is left on a screen that is closing
            bars.first().keys = tuple(
                (self.app.get_key_display(binding), binding.description, binding.key) for binding in _keys_of(self)
            )

    def close(self, result: T | None = None) -> None:
        """Close and give `result`, unless another screen is on top already.

        A double click chooses twice, and the second choice comes when the first has closed the screen. Textual (8.2.8)
        would then close whatever screen is on top, or end with an error.
        """
        if self.is_active:
            self.dismiss(result)

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002  any key
        """Take the message away once the user goes on."""
        self.message = ""


def _set(bar: KeyBar, name: str, value: str) -> None:
    setattr(bar, name, value)


def _keys_of(screen: Frame[T]) -> list[Binding]:
    """Return the bindings that the footer names, once each."""
    seen: dict[str, Binding] = {}
    typing = isinstance(screen.focused, Input)
    for active in screen.active_bindings.values():
        if typing and active.node is not screen.focused:
            continue  # the letters are text now
        if active.binding.show and active.enabled and active.binding.description:
            seen.setdefault(active.binding.action, active.binding)
    return sorted(seen.values(), key=lambda binding: binding.action == screen.WAY_OUT)
