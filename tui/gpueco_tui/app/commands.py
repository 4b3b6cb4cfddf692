"""The command palette: every project and every action, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THEME_PREFIX = "Theme: "


class Palette(CommandPalette):
    """Textual's palette, without a crash: a page up or down in a list that has no room yet is a KeyError there."""

    def _action_command_list(self, action: str) -> None:
        """Pass an action on to the list, once there is room for it (Textual 8.2.8, `OptionList._move_page`)."""
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


class EcosystemCommands(Provider):
    """Gives the palette every action with its key, every section and project, and every theme."""

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield each command: its name, what it does, and how to run it."""
        yield from self._actions()
        yield from self._places()
        for name in sorted(self.app.available_themes):
            yield f"{THEME_PREFIX}{name}", "", partial(setattr, self.app, "theme", name)

    def _actions(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.tooltip and active.enabled and binding.action not in seen:
                seen.add(binding.action)
                key = self.app.get_key_display(binding)
                run = partial(self.app.run_action, binding.action, active.node)
                yield f"{binding.tooltip}  ({key})", "", run

    def _places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        screen = self.screen
        if not isinstance(screen, BrowseScreen):
            return
        yield "Overview", screen.ecosystem.description, partial(screen.go, Place())
        for section in screen.ecosystem.sections:
            if section.title:
                yield section.title, section.description, partial(screen.go, Place.of_section(section))
            for project in section.projects:
                yield project.title, project.description, partial(screen.go, Place.of_project(project))

    async def discover(self) -> Hits:
        """Yield every command, for an empty box."""
        for name, help_text, run in self._commands():
            yield DiscoveryHit(Content(name), run, text=name, help=help_text or None)

    async def search(self, query: str) -> Hits:
        """Yield the commands that match `query`."""
        matcher = self.matcher(query)
        for name, help_text, run in self._commands():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=help_text or None)
