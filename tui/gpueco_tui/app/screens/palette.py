"""The palette: every section, project, action and theme, by name.

It is a dialog of our own, because Textual's (8.2.8) crashes the app where the terminal is narrow (`OptionList` laid out
at width 0) and where a key comes before its list is there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.browse import BrowseScreen
from gpueco_tui.app.screens.chooser import Chooser, Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.screen import Screen

Command = Callable[[], Awaitable[object] | None]
"""What choosing a line does."""


def palette(app: App[None], screen: Screen[object]) -> Chooser[Command]:
    """Return the palette for `screen`: choosing a line gives the command to run."""
    return Chooser("Go to, or do", [*_places(screen), *_actions(app, screen), *_themes(app)], typing=True)


def _actions(app: App[None], screen: Screen[object]) -> Iterator[Option[Command]]:
    """Yield every action that works on `screen`, and its key."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        name = binding.action.removeprefix("app.")
        if binding.tooltip and active.enabled and name not in seen:
            seen.add(name)
            run = partial(app.run_action, binding.action, active.node)
            yield Option(binding.tooltip, run, app.get_key_display(binding))


def _places(screen: Screen[object]) -> Iterator[Option[Command]]:
    """Yield every place there is to go to from `screen`."""
    if not isinstance(screen, BrowseScreen):
        return
    yield Option("Overview", partial(screen.go, Place()), screen.ecosystem.description)
    for section in screen.ecosystem.sections:
        if section.title:
            yield Option(section.title, partial(screen.go, Place.of_section(section)), section.description)
        for project in section.projects:
            yield Option(project.title, partial(screen.go, Place.of_project(project)), project.description)


def _themes(app: App[None]) -> Iterator[Option[Command]]:
    """Yield every theme."""
    for name in sorted(app.available_themes):
        yield Option(f"Theme: {name}", partial(setattr, app, "theme", name))
