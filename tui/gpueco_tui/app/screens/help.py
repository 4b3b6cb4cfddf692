"""The help: every key that works on the screen below, drawn from the live keymap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.screens.chooser import Chooser, Option

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

GROUPS = {
    "Move": ("line_", "first", "last", "half_", "next_page", "previous_page",
             "enter_page", "leave_page", "step_back", "travel", "zoom"),
    "Find": ("search", "match", "contents", "related", "decode", "compare", "mark", "favourite", "beyond"),
    "Links": ("copy", "open", "hint", "list_links", "follow", "next_link", "previous_link"),
}  # fmt: skip
"""Which actions stand under which heading, by the beginning of their names; the rest stand under the last one."""
LAST_GROUP = "App"


def help_screen(app: App[None], screen: Screen[object]) -> Chooser[str]:
    """Return the help for `screen`: choosing a line gives the action to run."""
    keys: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.description and not binding.action.startswith("screen."):
            keys.setdefault(binding.action, []).append(app.get_key_display(binding))
            titles[binding.action] = titles.get(binding.action) or binding.tooltip or binding.description
    grouped: dict[str, list[str]] = {group: [] for group in (*GROUPS, LAST_GROUP)}
    for action in keys:
        name = action.removeprefix("app.")
        group = next((g for g, starts in GROUPS.items() if name.startswith(starts)), LAST_GROUP)
        grouped[group].append(action)
    options: list[Option[str]] = []
    for group, actions in grouped.items():
        if actions:
            options.append(Option(group, None))
            options += [
                Option(titles[action], action, "  ".join(dict.fromkeys(keys[action])), depth=1) for action in actions
            ]
    return Chooser("Keys", options)
