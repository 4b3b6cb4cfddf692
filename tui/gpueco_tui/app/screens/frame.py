"""What every full screen has: its keys, or a message, at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from gpueco_tui.app.bindings import shown_key
from gpueco_tui.app.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual import events
    from textual.binding import Binding

T = TypeVar("T")


class ClosingOnce(Screen[T], Generic[T]):
    """A screen that a second answer cannot close again.

    A double click chooses twice, and the second choice comes when the first has closed the screen. Textual (8.2.8)
    would then close whatever screen is on top, or end with an error.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close and give `result`, unless another screen is on top already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Frame(ClosingOnce[T], Generic[T]):
    """A screen with a key bar; `message` is shown there until the next key."""

    message: reactive[str] = reactive("", repaint=False)
    position: reactive[str] = reactive("", repaint=False)
    warning: reactive[str] = reactive("", repaint=False)
    """A sentence at the foot that stays as long as it is true."""
    lead: reactive[str] = reactive("", repaint=False)
    """What the keys at the foot work on, when that is not the whole page."""

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
        self.show_keys()
        self.bindings_updated_signal.subscribe(self, self._keys_changed)

    def key(self, name: str) -> str:
        """Return the key of the action called `name`, for a message that tells of it."""
        return shown_key(self, name)

    def _keys_changed(self, _: object) -> None:
        self.show_keys()

    def key_bar(self) -> KeyBar | None:
        """Return the key bar, or None before it is there."""
        return next(iter(self.query(KeyBar)), None)

    def show_keys(self) -> None:
        """Draw the keys that work now."""
        bar = self.key_bar()
        if bar is not None:
            bar.keys = tuple(
                (self.app.get_key_display(binding), binding.description, binding.key) for binding in self._shown()
            )

    def way_out(self) -> str:
        """Return the action that the foot names last, and never leaves out."""
        return "app.help"

    def _shown(self) -> list[Binding]:
        """Return the bindings that the foot names, once each."""
        seen: dict[str, Binding] = {}
        typing = isinstance(self.focused, Input)
        for active in self.active_bindings.values():
            if typing and active.node is not self.focused:
                continue  # the letters are text now
            if active.binding.show and active.enabled and active.binding.description:
                seen.setdefault(active.binding.action, active.binding)
        return sorted(seen.values(), key=lambda binding: binding.action == self.way_out())

    def watch_message(self, message: str) -> None:
        """Show the message, or the keys again."""
        if (bar := self.key_bar()) is not None:
            bar.message = message

    def watch_warning(self, warning: str) -> None:
        """Show the warning, or take it away."""
        if (bar := self.key_bar()) is not None:
            bar.warning = warning

    def watch_lead(self, lead: str) -> None:
        """Show what the keys work on."""
        if (bar := self.key_bar()) is not None:
            bar.lead = lead

    def watch_position(self, position: str) -> None:
        """Show where the reader is."""
        if (bar := self.key_bar()) is not None:
            bar.position = position

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002  any key
        """Take the message away once the reader goes on."""
        self.message = ""
