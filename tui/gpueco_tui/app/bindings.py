"""The bindings of the actions whose keys the settings may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.binding import Binding

from gpueco_tui.app.terminal.textual_internals import current_key
from gpueco_tui.user.actions import BY_NAME, FIND, LINKS, MOVE
from gpueco_tui.user.keymap import key_name

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.binding import ActiveBinding
    from textual.screen import Screen


IN_MOVE, IN_FIND, IN_LINKS = map(Binding.Group, (MOVE, FIND, LINKS))
"""The heading of the help for a fixed key that no action of the table has."""


def binding(name: str, action: str, label: str, *, show: bool = False, does: str = "") -> Binding:
    """Return the binding that gives `action` the key of the action called `name` in the table of actions.

    All bindings with one name change their key together. `does` is what the help says, where the words of the table
    would be wrong; `show` says whether the footer shows the key, with `label`.
    """
    entry = BY_NAME[name]
    return Binding(key_name(entry.key), action, label, show=show, tooltip=does or entry.does, id=name)


def named_binding(active: ActiveBinding) -> Binding:
    """Return the binding that names what `active` does: the one made by `binding` for the same action, else its own.

    A fixed key, such as Tab, has no words of its own when it does the same as a key of the table.
    """
    for base in type(active.node).__mro__:
        for one in base.__dict__.get("BINDINGS", ()):
            if isinstance(one, Binding) and one.id and one.action == active.binding.action:
                return one
    return active.binding


def shown_key(screen: Screen[Any], name: str) -> str:
    """Return the key that the action called `name` has now, on every screen, as the help shows it."""
    app = cast("App[Any]", screen.app)
    default = binding(name, "", "")
    return app.get_key_display(default.with_key(current_key(app, default)))
