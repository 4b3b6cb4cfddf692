"""The help: every key that works on the screen below, made from the active bindings and the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.bindings import named_binding
from gpueco_tui.app.screens.chooser import Chooser, Option
from gpueco_tui.user.actions import APP, BY_NAME, GROUPS

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import Binding
    from textual.screen import Screen


def help_screen(app: App[None], screen: Screen[object]) -> Chooser[str]:
    """Return the help for `screen`: choosing a line gives the action to run."""
    keys: dict[str, list[str]] = {}
    lines: dict[str, tuple[str, str, str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and not binding.action.startswith("screen."):
            name = binding.action.removeprefix("app.")  # a screen may have its own words for an action of the app
            keys.setdefault(name, []).append(app.get_key_display(binding))
            named = named_binding(active)
            lines.setdefault(name, (_group(named), named.tooltip or named.description, binding.action))
    options: list[Option[str]] = []
    for group in GROUPS:
        names = [name for name in lines if lines[name][0] == group]
        if names:
            options.append(Option(group, None))
            options += [Option(*lines[name][1:], "  ".join(dict.fromkeys(keys[name])), depth=1) for name in names]
    return Chooser("Keys", options)


def _group(binding: Binding) -> str:
    """Return the heading for `binding`: that of the table, or for a fixed key its own, or the last one."""
    if binding.id:
        return BY_NAME[binding.id].group
    return binding.group.description if binding.group else APP
