"""The screen of routes: what its keys do to the question and to the cursor, and how one comes there and leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bakery import ask, baker, hands, runs, village
from gpueco_tui.app.place import Place
from gpueco_tui.app.route_question import Chip, added, chips, counted, no_route, of_choices, shorter
from gpueco_tui.app.screens.chooser import Chooser
from gpueco_tui.app.screens.compare import CompareScreen
from gpueco_tui.app.screens.decoder import DecoderScreen
from gpueco_tui.app.screens.routes import RoutesScreen
from gpueco_tui.app.widgets.route_view import RouteView
from gpueco_tui.pages.copies import route_markdown, route_text
from gpueco_tui.search.decoder import Choice
from gpueco_tui.search.query import parse
from gpueco_tui.search.routes import Question
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench
    from gpueco_tui.model import Ecosystem

WIDE = (140, 45)


def routes_of(b: Bench) -> RoutesScreen:
    """Return the screen of routes, which is on top."""
    assert isinstance(b.app.screen, RoutesScreen)
    return b.app.screen


def under(b: Bench) -> str:
    """Return the text of the part under the cursor."""
    part = routes_of(b).view.part
    assert part is not None
    return part.text


async def test_it_opens_on_the_project_that_is_read(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """With R it shows the routes through the project, and without one all of them."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R")
        await pilot.pause()
        assert routes_of(b).question == Question()
        assert "Routes   everything" in b.seen()
        assert "6 routes" in b.seen()
        await pilot.press("escape", "j", "j", "R")
        await pilot.pause()
        assert routes_of(b).question == Question(through=("mixer",))
        assert "── flour ─ mixer ─ batter ─── griddler" in b.seen()


async def test_content_without_routes_says_so(bench: Callable[[], Bench]) -> None:
    """There is nothing to show then, and the screen stays."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R")
        await pilot.pause()
        assert b.browse.message.startswith("This content has no routes")


async def test_j_and_k_go_to_another_route_and_h_and_l_along_one(
    bench: Callable[..., Bench], routed: Ecosystem
) -> None:
    """The cursor stays in its column; the part under it is explained, and the route counted."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "l", "l", "l")
        await pilot.pause()
        assert under(b) == "baker"
        assert routes_of(b).position == "1 of 6"
        await pilot.press("j", "j")
        await pilot.pause()
        assert under(b) == "griddler"
        assert routes_of(b).position == "3 of 6"
        await pilot.press("k", "k", "h")
        await pilot.pause()
        assert "flour  Of the projects here 1 gives it, 3 take it." in b.seen()
        await pilot.press("h", "h", "h", "h", "k")
        await pilot.pause()
        assert under(b) == "rye"
        await pilot.press("G")
        await pilot.pause()
        assert under(b) == "grower"
        assert "grower  ends in dough (sour), which leads nowhere from here." in b.seen()


@pytest.mark.parametrize(
    ("steps", "part", "asked"),
    [
        (0, "rye", Question(("rye",))),
        (1, "mill", Question(through=("mill",))),
        (2, "flour", Question(("flour",))),
        (4, "oven", Question((), ("oven",))),
        (5, "loaf", Question((), ("loaf",))),
    ],
)
async def test_space_takes_the_part_as_an_end(
    bench: Callable[..., Bench], routed: Ecosystem, steps: int, part: str, asked: Question
) -> None:
    """Routes begin with what goes in, pass a project, and end at an API or an end; once more, and all is as before."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", *["l"] * steps)
        assert under(b) == part
        await pilot.press("space")
        await pilot.pause()
        assert routes_of(b).question == asked
        assert under(b) == part
        await pilot.press("space")
        await pilot.pause()
        assert routes_of(b).question == Question()
        assert under(b) == part


async def test_a_condition_is_typed_and_taken_off(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """What was typed is asked as well; Backspace takes the last off, x everything."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "slash", *"loaf skill:none", "enter")
        await pilot.pause()
        assert routes_of(b).question == Question((), ("loaf",), parse("skill:none"))
        assert "to loaf   skill: none" in b.seen()
        assert "Nearly, without skill:none" in b.seen()
        await pilot.press("backspace")
        await pilot.pause()
        assert routes_of(b).question == Question((), ("loaf",))
        await pilot.press("slash", *"rye", "enter", "x")
        await pilot.pause()
        assert routes_of(b).question == Question()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("zebra", "Nothing on a route is called 'zebra'."),
        ("meal:stone", "No project has meal stone"),
        ("zebra:red", "There is no field zebra"),
    ],
)
async def test_what_cannot_be_asked_is_said(
    bench: Callable[..., Bench], routed: Ecosystem, typed: str, sentence: str
) -> None:
    """The line stays as it is, to be corrected; Esc leaves it."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "slash", *typed, "enter")
        await pilot.pause()
        screen = routes_of(b)
        assert screen.message.startswith(sentence)
        assert screen.box.value == typed
        await pilot.press("escape")
        await pilot.pause()
        assert screen.focused is screen.view
        assert routes_of(b).question == Question()


async def test_enter_goes_to_a_project_and_the_question_is_kept(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """R leads back to it from there, with the cursor where it was; from another project it begins anew."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "slash", *"loaf", "enter", "j", "l", "l", "l", "enter")
        await pilot.pause()
        assert b.app.screen is b.browse
        assert b.browse.place == Place("project", "oma")
        await pilot.press("R")
        await pilot.pause()
        assert routes_of(b).question == Question((), ("loaf",))
        assert under(b) == "oma"
        await pilot.press("R", "k", "R")
        await pilot.pause()
        assert routes_of(b).question == Question(through=("baker",))


async def test_enter_on_a_form_asks_for_its_routes(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """What has no page of its own becomes an end."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "l", "l", "enter")
        await pilot.pause()
        assert routes_of(b).question == Question(("flour",))


async def test_what_there_is_no_room_for_is_listed(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """Enter on how many more there are lists them; the chosen one is taken."""
    b = bench(routed)
    async with b.app.run_test(size=(50, 24)) as pilot:
        await pilot.press("R", "l", "l", "l", "l", "l", "l")
        assert under(b) == "+1"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(b.app.screen, Chooser)
        await pilot.press("enter")
        await pilot.pause()
        assert routes_of(b).question == Question((), ("cake",))


async def test_projects_are_marked_compared_copied_and_opened(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """The keys of a page work on the route, or on the project, under the cursor."""
    linked = tuple(replace(one, link=f"https://example.org/{one.slug}") for one in routed.projects)
    b = bench(replace(routed, sections=(replace(routed.sections[0], projects=linked),)))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", "o")
        assert routes_of(b).message == "No project is under the cursor."
        await pilot.press("l", "o", "y", "Y")
        await b.app.workers.wait_for_complete()
        assert b.browser.urls == ["https://example.org/mill"]
        assert sorted(b.clipboard.texts) == [
            "[mill](https://example.org/mill) → flour → [baker](https://example.org/baker) → oven → loaf, cake",
            "mill → flour → baker → oven → loaf, cake",
        ]
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(b.app.screen, CompareScreen)
        assert "mill" in b.seen()
        assert "baker" in b.seen()
        assert "oma" not in b.seen()
        await pilot.press("escape", "m", "j", "j", "l", "l", "l", "l", "m")
        await pilot.pause()
        assert b.browse.marks.chosen == {"mill", "griddler"}
        assert "✓ mill" in b.seen()
        await pilot.press("M")
        assert b.browse.marks.chosen == frozenset()


async def test_a_click_goes_to_a_part_and_a_second_one_enters_it(
    bench: Callable[..., Bench], routed: Ecosystem
) -> None:
    """The mouse does what the keys do."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R")
        await pilot.pause()
        line = routes_of(b).view.lines().line(1).plain
        spot = (line.index("oma") + 2, 1)
        await pilot.click(RouteView, offset=spot)
        await pilot.pause()
        assert under(b) == "oma"
        await pilot.click(RouteView, offset=spot, times=2)
        await pilot.pause()
        assert b.browse.place == Place("project", "oma")


async def test_the_decoder_asks_for_the_routes_of_its_choice(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """It says that there are some where no project has all; what they lead to is gone to."""
    b = bench(routed)
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"meal:loaf state:fresh", "enter")
        await pilot.press("slash", "ctrl+u", *"takes:rye meal:loaf", "enter", "d")
        await pilot.pause()
        assert isinstance(b.app.screen, DecoderScreen)
        assert "No project has all of this." in b.seen()
        assert "Routes knows 2 ways: R." in b.seen()
        await pilot.press("R", "l", "enter")
        await pilot.pause()
        assert b.app.screen is b.browse
        assert b.browse.place == Place("project", "mill")


async def test_a_link_that_asks_is_answered(bench: Callable[..., Bench], routed: Ecosystem) -> None:
    """One that asks the routes opens them, also with R, and one that asks the search lists what it finds."""
    b = bench(replace(routed, overview="[Loaves](<routes:rye loaf>) and [millers](<query:takes:rye>)\n"))
    async with b.app.run_test(size=WIDE) as pilot:
        for key in ("R", "enter"):
            await pilot.press("tab", "tab", key)
            await pilot.pause()
            assert routes_of(b).question == Question(("rye",), ("loaf",))
            await pilot.press("q", "escape", "escape")
            await pilot.pause()
        await pilot.press("tab", "tab", "tab", "enter")
        await pilot.pause()
        assert b.browse.search_text == "takes:rye"
        assert b.browse.focused is b.browse.sidebar
        assert b.browse.place == Place("project", "mill")


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (40, 12), (60, 20), (80, 24), (100, 30)])
async def test_every_size_is_drawn(bench: Callable[..., Bench], size: tuple[int, int]) -> None:
    """The cursor keeps its part when the terminal changes its size, and other alternatives are seen."""
    twins = (baker(f"{one}baker of the village", runs("flour", "oven")) for one in ("", "other ", "third "))
    b = bench(village(baker("mill", hands("rye", "flour")), *twins))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R", *["l"] * 6)
        assert under(b) == "oven"
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert under(b) == "oven"
        if size[1] > 10:
            assert "oven" in b.seen()


async def test_a_fold_opens_and_closes(bench: Callable[..., Bench]) -> None:
    """Enter on it shows what is folded, and hides it again; with another question it is closed."""
    b = bench(
        village(
            baker("mill", hands("rye", "flour")),
            baker("wet", hands("flour", "batter")),
            baker("dry", hands("batter", "flour")),
            baker("baker", runs("flour, batter", "oven")),
        )
    )
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("R")
        await pilot.pause()
        folded = b.seen()
        assert "and 1 detour · Enter shows them" in folded
        await pilot.press("G", "enter")
        await pilot.pause()
        assert "wet ─ batter" in b.seen()
        await pilot.press("enter")
        await pilot.pause()
        assert "wet ─ batter" not in b.seen()
        await pilot.press("enter", "g", "space")
        await pilot.pause()
        assert "from rye" in b.seen()
        assert "wet ─ batter" not in b.seen()


# Questions, without an app


def test_pieces_are_taken_off_from_the_end(routed: Ecosystem) -> None:
    """Each piece is one chip."""
    question = Question(("rye", "maize"), ("loaf",), parse("skill:none,some -oma"), ("mill",), ("flour",))
    assert chips(routed, question) == (
        Chip("from", "rye, maize"), Chip("to", "loaf"), Chip("by way of", "flour"), Chip("through", "mill"),
        Chip("skill:", "none, some"), Chip("not through", "oma"),
    )  # fmt: skip
    count = len(chips(routed, question))
    while count:
        question = shorter(question)
        assert len(chips(routed, question)) == count - 1
        count -= 1
    assert shorter(question) == question == Question()


def test_what_is_added_replaces_ends_and_joins_the_rest() -> None:
    """A second end takes the place of the first; what was asked already is asked once."""
    before = Question(("rye",), ("loaf",), parse("skill:none"), ("mill",))
    assert added(before, Question(("maize",), (), parse("skill:none -oma"), ("baker",))) == Question(
        ("maize",), ("loaf",), parse("skill:none -oma"), ("mill", "baker")
    )
    assert added(before, Question((), ("cake",))) == replace(before, ends=("cake",))


def test_choices_of_the_decoder_are_ends_and_conditions(routed: Ecosystem) -> None:
    """Values of the facets at both ends are where routes begin and end; the others are whole values of fields."""
    choices = (Choice("crop", "rye"), Choice("meal", "loaf"), Choice("state", "fresh"), Choice("state", "dry"))
    assert of_choices(routed, choices) == Question(("rye",), ("loaf",), parse('state:"fresh","dry"'))


def test_routes_are_counted(routed: Ecosystem) -> None:
    """With those that have the best value of the facet with short words, if that is not all of them."""
    assert counted(routed, ask(routed)) == ("6 routes", "6 routes")
    tagged = replace(
        routed,
        facets=tuple(
            replace(facet, values=tuple(replace(value, tag=value.name[:2]) for value in facet.values))
            if facet.name == "skill"
            else facet
            for facet in routed.facets
        ),
    )
    assert counted(tagged, ask(tagged, "rye", "loaf")) == ("2 routes", "2 routes, 1 of them none")
    assert counted(routed, ask(routed, "potatoes")) == ("no route", "no route")
    assert no_route(routed, Question(("potatoes",)), ask(routed, "potatoes")) == "There is no route from potatoes."


def test_a_route_is_copied_as_text_and_as_markdown(routed: Ecosystem) -> None:
    """Names are escaped in Markdown; a route that ends in a form ends with it, and a step by hand has no link."""
    (route,) = ask(routed, "rye", "flour").routes
    assert route_text(route) == "mill → flour"
    strange = replace(route.legs[0].projects[0], title="*mill*", link="https://example.org/a b")
    legs = (replace(route.legs[0], projects=(strange,)), replace(route.legs[0], projects=(), gives="<b>"))
    assert route_markdown(replace(route, legs=legs)) == (r"[\*mill\*](https://example.org/ab) → flour → by hand → \<b>")
