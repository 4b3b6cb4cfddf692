"""The bindings of the actions whose key the settings may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.binding import Binding

from gpueco_tui.app.terminal.textual_internals import current_key
from gpueco_tui.user.actions import BY_NAME
from gpueco_tui.user.keymap import key_name

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.screen import Screen


def binding(name: str, action: str, label: str, *, show: bool = False, does: str = "") -> Binding:
    """Return the binding that gives `action` the key of the action called `name` in the table of actions.

    Bindings of one name change their key together. `does` is what the help says, where the table's words are not true
    of it; `show` says whether the foot of the screen shows the key, with `label`.
    """
    entry = BY_NAME[name]
    return Binding(key_name(entry.key), action, label, show=show, tooltip=does or entry.does, id=name)


def shown_key(screen: Screen[Any], name: str) -> str:
    """Return the key that the action called `name` has now, on every screen, as the help shows it."""
    app = cast("App[Any]", screen.app)
    default = binding(name, "", "")
    return app.get_key_display(default.with_key(current_key(app, default)))
