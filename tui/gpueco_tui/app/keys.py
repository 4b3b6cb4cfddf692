"""The bindings of the actions whose key the settings may change."""

from __future__ import annotations

from textual.binding import Binding

from gpueco_tui.actions import BY_NAME
from gpueco_tui.keymap import key_name


def bound(name: str, action: str, label: str, *, show: bool = False, does: str = "") -> Binding:
    """Return the binding that gives `action` the key of the action called `name` in the table of actions.

    Whatever is bound under one name moves together. `does` is what the help says, where the table's words are not true
    of it; `show` says whether the foot of the screen shows the key, with `label`.
    """
    entry = BY_NAME[name]
    return Binding(key_name(entry.key), action, label, show=show, tooltip=does or entry.does, id=name)
