"""The box a query is typed in."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from gpueco_tui.app.bindings import IN_FIND
from gpueco_tui.app.messages import FieldMessage


class SearchBox(Input):
    """An input line; its arrows up and down move the list below it, so that typing and choosing are one thing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "beyond(1)", "Next", show=False, group=IN_FIND),
        Binding("up", "beyond(-1)", "Previous", show=False, group=IN_FIND),
        Binding("escape", "leave", "Clear", tooltip="Clear the search"),
        Binding("enter", "submit", "Keep", tooltip="Keep the results and go to them"),
    ]

    cursor_blink = Reactive(default=False)
    """A blink is bytes on the line twice a second, for as long as nobody types."""
    virtual_size = Reactive(Size(0, 0))
    """Without Textual's `layout=True`: a letter would lay the whole screen out again, 6 ms of its key."""

    class Passed(FieldMessage):
        """The list below is to move by `rows`."""

        rows: int

    class Left(Message):
        """Escape was pressed: the search is over."""

    def on_blur(self) -> None:
        """Show the begin of a long query: what is cut off at the end is known to be there, a lost `-` is not."""
        self.cursor_position = 0

    def action_beyond(self, rows: int) -> None:
        """Move the list below."""
        self.post_message(self.Passed(rows))

    def action_leave(self) -> None:
        """End the search."""
        self.post_message(self.Left())
