"""The bindings of the actions whose key the settings may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from gpueco_tui.user.actions import BY_NAME
from gpueco_tui.user.keymap import key_name

if TYPE_CHECKING:
    from typing import Any

    from textual.screen import Screen


def bound(name: str, action: str, label: str, *, show: bool = False, does: str = "") -> Binding:
    """Return the binding that gives `action` the key of the action called `name` in the table of actions.

    Whatever is bound under one name moves together. `does` is what the help says, where the table's words are not true
    of it; `show` says whether the foot of the screen shows the key, with `label`.
    """
    entry = BY_NAME[name]
    return Binding(key_name(entry.key), action, label, show=show, tooltip=does or entry.does, id=name)


def shown_key(screen: Screen[Any], name: str) -> str:
    """Return the key that the action called `name` has now, on every screen, as the help shows it."""
    binding = bound(name, "", "")
    now = screen.app._keymap.get(name, binding.key)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  what set_keymap set
    return screen.app.get_key_display(binding.with_key(now))
