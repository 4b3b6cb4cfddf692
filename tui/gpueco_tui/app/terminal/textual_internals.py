"""What the app touches or overrides of Textual (8.2.8) that Textual does not promise.

All of it is in this folder and in `widgets/line_view.py`, the base of every widget that shows lines; each row has a
test in `tests/terminal/test_textual_internals.py`, which fails when Textual changes it.

==================================  ======================  ==========================================================
of Textual                          where                   why
==================================  ======================  ==========================================================
`App.on_event`                      `terminal_app`          keys are acted on one by one (`typeahead`)
`App.exit`                          `terminal_app`          what only the screens know is noted before they go
`App._driver`                       `terminal_app`          an escape sequence of our own is sent to the terminal
`App._handle_exception`             `terminal_app`          a crash is reported in one line and a file
`App._fatal_error`                  `terminal_app`          no traceback with local variables is printed
`App._close_messages_no_wait`       `terminal_app`          ends the app after a crash
`App.stylesheet.set_variables`      `terminal_app`          a theme is taken before the stylesheet is read
`App._refresh_truecolor_filter`     `terminal_app`          the same, for the colours of an ANSI theme
`App._keymap`                       here                    a message names the key that the settings gave
`DOMNode._bindings`                 here                    a view has an Enter of its own
`Widget.virtual_size`               here                    a new extent does not lay the whole screen out again
`ScrollView._size_updated`          `line_view`             a new size is known before it is painted
`Widget.render_lines`               `line_view`             rows are painted as they were before
`Widget.notify_style_update`        `line_view`             looks are asked for again when the theme changes
`Widget.allow_vertical_scroll`      `line_view`             the wheel scrolls without Textual's scrollbars
`Widget.allow_horizontal_scroll`    `line_view`             the same
`sys.__stderr__`                    `output_stream`         Textual draws on it, and writes once
`TEXTUAL_FPS`, `NO_COLOR`           `environment`           read when Textual is imported, and when an app is made
`Screen._compositor`                the tests' `Bench`      what is on the screen, as text
==================================  ======================  ==========================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.binding import Binding


def current_key(app: App[Any], binding: Binding) -> str:
    """Return the key that `binding` has now: the one that `App.set_keymap` gave its id, else its own."""
    return app._keymap.get(binding.id or "", binding.key)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def rebind(widget: Widget, binding: Binding) -> None:
    """Give `widget` alone `binding` in place of what its class binds to the same key."""
    widget._bindings.key_to_bindings[binding.key] = [binding]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def set_extent(widget: Widget, size: Size) -> None:
    """Set the extent of what `widget` scrolls over.

    Setting `virtual_size` itself would lay the whole screen out again and paint it twice, 20 ms a key.
    """
    widget.set_reactive(Widget.virtual_size, size)  # pyright: ignore[reportArgumentType]  a descriptor


def quiet_extent() -> Reactive[Size]:
    """Return a `virtual_size` for a class of widgets; setting it does not lay the whole screen out again."""
    return Reactive(Size(0, 0))
