"""The table of actions, and the keys that are alive in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.model import Problem
from gpueco_tui.user.actions import ACTIONS, BROWSE, COMPARE, DECODER, DIALOG, FIXED, ROUTES
from gpueco_tui.user.keymap import check_keymap, key_name
from gpueco_tui.user.settings import THEMES, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench
    from gpueco_tui.model import Ecosystem
    from textual.binding import Binding

WIDE = (140, 60)
WAYS = {
    BROWSE: ("tab",),
    COMPARE: ("COMPARE",),
    DECODER: ("DECODER", "tab"),
    ROUTES: ("ROUTES",),
    DIALOG: ("HELP", "escape", "LINKS"),
}
"""The keys that lead to every pane of each place; a name is that of an action."""
OF_TEXTUAL = {"screen.copy_text", "app.focus_next", "app.focus_previous"}
"""Actions of Textual's own, on keys that are fixed."""
MOVED = {
    action.name: chr(0x3B1 + number) if number < 17 else chr(0x430 + number) for number, action in enumerate(ACTIONS)
}
"""A new key for every action."""


async def alive(bench: Callable[..., Bench], routed: Ecosystem, place: str, keymap: dict[str, str]) -> list[Binding]:
    """Return the bindings that are alive in the panes of `place`."""
    keys = {action.name.upper(): keymap.get(action.name, key_name(action.key)) for action in ACTIONS}
    shown = (routed,) if place == ROUTES else ()
    b = bench(*shown, settings=Settings(theme="dark", keymap=tuple(keymap.items())))
    found: list[Binding] = []
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("down")
        for way in ("", *WAYS[place]):
            if way:
                await pilot.press(keys.get(way, way))
                await pilot.pause()
            if place == BROWSE or way not in ("", "escape"):
                found += [active.binding for active in b.app.screen.active_bindings.values()]
    return [binding for binding in found if binding.action not in OF_TEXTUAL]


@pytest.mark.parametrize("place", WAYS)
async def test_the_table_is_what_is_alive(bench: Callable[..., Bench], routed: Ecosystem, place: str) -> None:
    """Each action of the table has its key in its places and nowhere else; every other key there is fixed."""
    bindings = await alive(bench, routed, place, {})
    named = {(binding.id, binding.key) for binding in bindings if binding.id}
    assert named == {(action.name, key_name(action.key)) for action in ACTIONS if place in action.where}
    assert {binding.key for binding in bindings if not binding.id} <= set(FIXED)


@pytest.mark.parametrize("place", WAYS)
async def test_an_action_moves_wholly(bench: Callable[..., Bench], routed: Ecosystem, place: str) -> None:
    """Where every action is given another key, none of them has its old one anywhere."""
    assert check_keymap(MOVED) == (MOVED, {})
    bindings = await alive(bench, routed, place, MOVED)
    assert {binding.key for binding in bindings if binding.id} == {
        MOVED[action.name] for action in ACTIONS if place in action.where
    }
    assert {binding.key for binding in bindings if not binding.id} <= set(FIXED)


async def test_the_key_that_quit_had_is_free(bench: Callable[..., Bench]) -> None:
    """With another key for quitting, `q` does not quit, the help names the other alone, and that quits."""
    b = bench(settings=Settings(theme="dark", keymap=(("quit", "Q"),)))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("q", "question_mark")
        await pilot.pause()
        notes = [option.note for option in b.options() if option.title == "Quit"]
        assert [sorted(note.split()) for note in notes] == [["Q", "^c", "^q"]]
        await pilot.press("q")
        await pilot.pause()
        assert b.app.screen is not b.browse
        await pilot.press("Q", "Q")
        await pilot.pause()
        assert not b.app.is_running


async def test_messages_name_the_keys_there_are(bench: Callable[..., Bench]) -> None:
    """A sentence that tells of a key tells of the one that the settings gave."""
    b = bench(settings=Settings(theme="dark", keymap=(("mark", "e"), ("compare", "E"), ("search", "f1"))))
    async with b.app.run_test(size=WIDE) as pilot:
        assert b.browse.box.placeholder == "f1 to search"
        await pilot.press("E")
        assert b.browse.message == "Mark two projects with e; E then compares them."
        await pilot.press("j", "e")
        assert b.browse.message == "1 marked. E compares, e takes the mark off."
        await pilot.press("n")
        assert b.browse.message == "Search with f1 first; n and N then go through the matches in the page."
        await pilot.press("question_mark")
        await pilot.pause()
        assert b.app.screen.query_one(SearchBox).placeholder == "f1 to narrow"


async def test_what_is_wrong_with_the_settings_is_said(bench: Callable[..., Bench]) -> None:
    """The first problem of the settings is said at the start, with what tells the others."""
    b = bench(problems=(Problem("c.toml", 3, "", "it is not UTF-8; save it so"), Problem("c.toml", 4, "", "another")))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert b.browse.message == "c.toml:3: it is not UTF-8; save it so (and more: gpueco-tui config --check)"


def test_the_themes_known_are_those_of_the_app(bench: Callable[..., Bench]) -> None:
    """The settings know every theme that the app has, and no other."""
    assert set(THEMES) == {"auto", "dark", "light", *bench().app.available_themes}
    assert len(THEMES) == len(set(THEMES))
