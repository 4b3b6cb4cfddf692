"""The help: every key that works on the screen below, drawn from the live keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.screens.chooser import Chooser, Option

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

GROUPS = {
    "Move": ("move", "enter_page", "leave_page", "step_back", "travel", "zoom"),
    "Find": ("search", "match", "contents", "related", "decode", "compare", "mark", "favourite", "beyond"),
    "Links": ("copy", "open", "hint", "list_links", "follow", "walk"),
}  # fmt: skip
"""The actions of each group, by the beginning of their names; the rest are in the last group."""
LAST_GROUP = "App"


def help_screen(app: App[None], screen: Screen[object]) -> Chooser[str]:
    """Return the help for `screen`: choosing a line gives the action to run."""
    keys: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    runs: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and not binding.action.startswith("screen."):
            name = binding.action.removeprefix("app.")  # what a screen says of an action of the app's
            keys.setdefault(name, []).append(app.get_key_display(binding))
            titles[name] = titles.get(name) or binding.tooltip or binding.description
            runs.setdefault(name, binding.action)
    grouped: dict[str, list[str]] = {group: [] for group in (*GROUPS, LAST_GROUP)}
    for name in keys:
        group = next((g for g, starts in GROUPS.items() if name.startswith(starts)), LAST_GROUP)
        grouped[group].append(name)
    options: list[Option[str]] = []
    for group, names in grouped.items():
        if names:
            options.append(Option(group, None))
            options += [
                Option(titles[name], runs[name], "  ".join(dict.fromkeys(keys[name])), depth=1) for name in names
            ]
    return Chooser("Keys", options)
