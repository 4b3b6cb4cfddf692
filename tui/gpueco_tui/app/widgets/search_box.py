"""The box a query is typed in."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from gpueco_tui.app.bindings import IN_FIND
from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.terminal.textual_internals import quiet_extent


class SearchBox(Input):
    """An input line; the arrows up and down move the list below it, so that the user types and chooses at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "beyond(1)", "Next", show=False, group=IN_FIND),
        Binding("up", "beyond(-1)", "Previous", show=False, group=IN_FIND),
        Binding("escape", "leave", "Clear", tooltip="Clear the search"),
        Binding("enter", "submit", "Keep", tooltip="Keep the results and go to them"),
    ]

    cursor_blink = Reactive(default=False)
    """A blink is bytes on the line twice a second, for as long as nobody types."""
    virtual_size = quiet_extent()
    """Textual's would lay the whole screen out again at every letter, 6 ms of its key."""

    class Passed(FieldMessage):
        """The list below is to move by `rows`."""

        rows: int

    class Left(Message):
        """Escape was pressed: the search is over."""

    def on_blur(self) -> None:
        """Show the beginning of a long query: a `-` that is cut off there would be missed, the end would not."""
        self.cursor_position = 0

    def action_beyond(self, rows: int) -> None:
        """Move the list below."""
        self.post_message(self.Passed(rows))

    def action_leave(self) -> None:
        """End the search."""
        self.post_message(self.Left())
