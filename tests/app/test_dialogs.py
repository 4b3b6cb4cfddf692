"""Help, palette and the menus of the main screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bindings import bindings_of, key_owners
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens import menus
from gpueco_tui.app.screens.chooser import Chooser
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.layout.lines import Layout
from gpueco_tui.model import Project
from gpueco_tui.pages.copies import Copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench

WIDE = (140, 60)


def titles(b: Bench) -> list[str]:
    """Return what the open dialog offers."""
    return [option.title for option in b.options()]


async def test_help_is_the_live_keymap(bench: Callable[[], Bench]) -> None:
    """The help names every action of the screen with its keys, and typing narrows it."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        offered = titles(b)
        values = [str(option.value).removeprefix("app.") for option in b.options()]
        for active in b.browse.active_bindings.values():
            if active.binding.tooltip:
                assert values.count(active.binding.action.removeprefix("app.")) == 1
        assert "Open the decoder: choose values, see who has them" in offered
        await pilot.press("slash", *"decoder")
        await pilot.pause()
        assert titles(b) == ["Open the decoder: choose values, see who has them"]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["question_mark"], ["colon"], ["j", "t"], ["j", "F"]], ids="".join)
async def test_a_long_list_is_shown_to_its_end(
    bench: Callable[[], Bench], size: tuple[int, int], keys: list[str]
) -> None:
    """However little room there is, the last row of a dialog comes into view with the cursor on it."""
    b = bench()
    async with b.app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        rows, box = b.app.screen.query_one(RowList), b.app.screen.query(SearchBox).first()
        for _ in range(len(rows.stops)):
            await pilot.press("down")
        await pilot.pause()
        assert rows.cursor == len(rows.stops) - 1
        assert rows.region in b.app.screen.query_one("#dialog").region
        assert rows.region.y >= (box.region.bottom if box.display else 0)
        assert rows.stops[-1] - rows.scroll_offset.y == rows.content_region.height - 1
        assert b.options()[-1].title in b.seen()


async def test_a_dialog_says_its_own_keys(bench: Callable[[], Bench]) -> None:
    """While a dialog is open, the foot shows what its keys do, and not those of the screen below."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "F")
        await pilot.pause()
        foot = b.seen().splitlines()[-1]
        assert all(word in foot for word in ("Choose", "Narrow", "Close"))
        assert "Decoder" not in foot
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert b.seen().splitlines()[-1].endswith("Close")  # what does not fit goes, the way out stays


def help_lines(b: Bench) -> dict[str, tuple[str, str]]:
    """Return what each line of the open help says: the group it is in, and its keys."""
    lines: dict[str, tuple[str, str]] = {}
    group = ""
    for option in b.options():
        if option.heading:
            group = option.title
        else:
            assert option.title not in lines
            lines[option.title] = group, option.note
    return lines


async def test_help_groups_marking_and_unmarking(bench: Callable[[], Bench]) -> None:
    """Marking, taking the marks off and comparing are in one group of the help."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        lines = help_lines(b)
        titles_of = (
            "Mark the project for a comparison",
            "Take every mark off",
            "Compare the marked projects, or this one",
        )
        assert [lines[title][0] for title in titles_of] == ["Find"] * 3


async def test_help_names_the_way_to_the_page(bench: Callable[[], Bench]) -> None:
    """The help of the list has one line for all keys that go to the page, also for Tab, whose binding has no words."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        lines = help_lines(b)
        assert {*lines["Go to the page"][1].split()} == {"tab", "l", "→"}
        assert {*lines["Go to the sidebar"][1].split()} == {"shift+tab", "h", "←"}


async def test_help_of_the_decoder_has_one_line_for_a_page_down(bench: Callable[[], Bench]) -> None:
    """In the decoder, whose Space chooses, the help has one line for a page down, with the words of the table."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "question_mark")
        await pilot.pause()
        lines = help_lines(b)
        assert [title for title in lines if "age down" in title] == ["Move half a page down", "Move a page down"]
        assert lines["Move a page down"] == ("Move", "pgdn")
        assert lines["Choose the value, or take the choice back"] == ("Find", "space")
        await pilot.press("escape", "tab", "question_mark")
        await pilot.pause()
        assert help_lines(b)["Move a page down"] == ("Move", "space  pgdn")


async def test_help_shows_a_changed_key(bench: Callable[[], Bench]) -> None:
    """A key that the settings change is the key the help shows."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        b.app.set_keymap({"decoder": "x"})
        await pilot.press("question_mark")
        await pilot.pause()
        notes = {option.title: option.note for option in b.options()}
        assert notes["Open the decoder: choose values, see who has them"] == "x"


async def test_help_runs_what_is_chosen(bench: Callable[[], Bench]) -> None:
    """Choosing a line of the help does what its key does."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "question_mark", "slash", *"copy the link", "enter")
        await pilot.pause()
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["https://example.org/alpha"]


async def test_palette_goes_to_projects_and_runs_actions(bench: Callable[[], Bench]) -> None:
    """The palette finds projects by name, and actions by what they do."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("colon", *"gamma")
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")


async def test_copy_menu(bench: Callable[[], Bench]) -> None:
    """Key Y offers the link, the Markdown link, the install command, the page and its code."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "Y")
        await pilot.pause()
        assert titles(b) == ["Link", "Markdown link", "Install command", "Page as Markdown", "Code block"]
        for _ in range(4):
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause()
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["fn alpha() {}"]


async def test_a_copied_page_links_to_the_projects_themselves(bench: Callable[[], Bench]) -> None:
    """The page that leaves the app holds no link between pages: those are dead anywhere else."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "Y", "j", "j", "j", "enter")
        await pilot.pause()
        await b.app.workers.wait_for_complete()
        assert "[Beta](https://example.org/beta)" in b.clipboard.texts[0]
        assert "@/" not in b.clipboard.texts[0]


async def test_link_list(bench: Callable[[], Bench]) -> None:
    """Key F lists the links of the page with their targets; the chosen one gets the focus."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "F", "slash", *"guide")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        link = b.browse.page.reading.link
        assert link is not None
        assert link.url == "https://example.org/alpha/guide"
        assert b.browse.focused is b.browse.page


async def test_contents(bench: Callable[[], Bench]) -> None:
    """Key t lists the headings with the current one under the cursor; the chosen one comes to the top."""
    b = bench()
    async with b.app.run_test(size=(100, 16)) as pilot:
        await pilot.press("j", "t")
        await pilot.pause()
        assert "Limits" in titles(b)
        await pilot.press("slash", *"limits", "enter")
        await pilot.pause()
        heading = next(heading for heading in b.browse.page.reading.layout.headings if heading.text == "Limits")
        assert b.browse.page.scroll_offset.y == heading.line
        await pilot.press("t")
        await pilot.pause()
        under_cursor = b.app.screen.query_one(RowList).value()
        assert [option.title for option in b.options() if option.value == under_cursor] == ["Limits"]


async def test_related(bench: Callable[[], Bench]) -> None:
    """Key r lists the relations of a project, both ways, and goes to the chosen one."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "r")
        await pilot.pause()
        assert titles(b) == ["Used by", "Gamma", "Alternatives", "Beta"]
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")


async def test_favourites_are_listed(bench: Callable[[], Bench]) -> None:
    """Key * makes a project a favourite, and ' lists them, with what was visited before."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("apostrophe")
        await pilot.pause()
        assert "No favourites yet" in b.browse.message
        await pilot.press("j", "j", "asterisk", "enter", "h", "j", "enter")
        await pilot.press("apostrophe")
        await pilot.pause()
        assert titles(b) == ["Favourites", "Beta", "Visited before", "Gamma"]
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "beta")


async def test_escape_leaves_every_dialog(bench: Callable[[], Bench]) -> None:
    """Esc closes a dialog and nothing else."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        for key in ("question_mark", "Y", "F", "t", "r"):
            await pilot.press("g", "j", key)
            await pilot.pause()
            assert isinstance(b.app.screen, Chooser)
            await pilot.press("escape")
            await pilot.pause()
            assert b.app.screen is b.browse


async def test_reading_alone(bench: Callable[[], Bench]) -> None:
    """Key z hides the sidebar, and z or Esc brings it back."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "z")
        await pilot.pause()
        assert "Beta" not in b.seen().split("Alternatives")[0]
        assert b.browse.focused is b.browse.page
        await pilot.press("z")
        await pilot.pause()
        assert b.browse.focused is b.browse.sidebar


def test_one_key_has_one_action() -> None:
    """On each screen and widget no two actions share a key."""
    for owner in key_owners():
        keys = [binding.key for binding in bindings_of(owner)]
        assert len(keys) == len(set(keys)), owner


def test_no_action_needs_a_taken_key() -> None:
    """No key is one that tmux, screen, flow control or the terminal takes."""
    taken = {"ctrl+b", "ctrl+a", "ctrl+s", "ctrl+q", "ctrl+j", "ctrl+m"}
    for binding in bindings_of(*key_owners()):
        assert binding.key not in taken
        assert not binding.key.startswith(("alt+", "f1", "f2", "ctrl+left", "ctrl+right", "ctrl+up", "ctrl+down"))


PAGE = Copy("page", "Page as Markdown", "", "")


def test_a_markdown_link_shows_the_title_as_it_is() -> None:
    """Brackets and stars of a title are escaped, as the command line escapes them."""
    menu = menus.copy_menu(Project("x", "A [b] *c*", "s", link="https://example.org/x"), PAGE, Layout(0), "")
    assert r"[A \[b\] \*c\*](https://example.org/x)" in [option.value for option in menu._options]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


async def test_links_are_taken_along_from_their_list(bench: Callable[[], Bench]) -> None:
    """In the list of links y copies and o opens the one under the cursor; each link is listed once."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "F")
        await pilot.pause()
        assert len(titles(b)) == len(set(titles(b)))
        await pilot.press("slash", *"guide", "tab")
        b.app.screen.set_focus(b.app.screen.query_one(RowList))
        await pilot.press("y")
        await pilot.pause()
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["https://example.org/alpha/guide"]
        await pilot.press("F")
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        await b.app.workers.wait_for_complete()
        assert b.browser.urls == ["https://example.org/alpha"]


async def test_the_palette_begins_with_places(bench: Callable[[], Bench]) -> None:
    """Projects come before actions, what Enter would choose is lit while typing, and Page Down moves."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("colon")
        await pilot.pause()
        rows = b.app.screen.query_one(RowList)
        assert titles(b)[0] == "Overview"
        assert titles(b).index("Gamma") < titles(b).index("Move down")
        assert [over.look for over in rows.lines().overlays(0)] == ["over--cursor"]
        await pilot.press("pagedown")
        assert rows.cursor == 10
        await pilot.press("pageup")
        assert rows.cursor == 0
