"""Which routes an ecosystem has. The craft is baking, from a crop to a meal."""

from __future__ import annotations

import pytest
from bakery import ask, asked, baker, drives, hands, runs, village, written

MILL = baker("mill", hands("rye", "flour"))
BAKER = baker("baker", runs("flour", "oven"))


def test_a_route_goes_from_a_start_by_forms_and_an_api_to_its_ends() -> None:
    """A form goes to the project that takes it, and the API decides where the route ends."""
    assert asked(village(MILL, BAKER)) == ["rye: mill > flour > baker > oven = loaf, cake"]


def test_a_form_goes_only_to_a_step_that_takes_it() -> None:
    """Another form of the same project leads nowhere, and so does a step that takes something else."""
    there = village(baker("mill", hands("rye", "batter")), BAKER)
    assert asked(there) == []
    there = village(MILL, baker("baker", runs("batter", "oven"), hands("flour", "dough (sour)")))
    assert asked(there) == []


def test_one_step_of_several_forms_is_each_of_them() -> None:
    """What goes in and what comes out is joined step by step, and not over the whole page."""
    mill = baker("mill", hands("rye, maize", "flour"), hands("potatoes", "batter"))
    assert asked(village(mill, BAKER)) == [
        "rye: mill > flour > baker > oven = loaf, cake",
        "maize: mill > flour > baker > oven = loaf, cake",
    ]


def test_no_project_and_no_form_comes_twice() -> None:
    """A project hands nothing to itself, and two that undo each other's work make no loop."""
    once = baker("mill", hands("rye", "flour"), runs("flour", "oven"))
    assert asked(village(once)) == []
    loop = (baker("wet", hands("flour", "batter")), baker("dry", hands("batter", "flour")))
    assert asked(village(MILL, *loop, BAKER)) == ["rye: mill > flour > baker > oven = loaf, cake"]


def test_a_project_is_no_driver_of_its_own() -> None:
    """One that calls an API and answers it is on a route once."""
    both = baker("baker", runs("rye", "oven"), drives("oven", meal="loaf"))
    assert asked(village(both)) == ["rye: baker > oven = loaf, cake"]


def test_a_step_never_hands_back_what_it_takes() -> None:
    """A step that takes and gives the same forms turns each into the others only."""
    both = baker("mixer", hands("flour, batter", "flour, batter"))
    there = village(MILL, both, baker("cook", runs("batter", "griddle")))
    assert asked(there) == ["rye: mill > flour > mixer > batter > cook > griddle = flatbread"]


def test_what_is_inside_is_never_handed_on() -> None:
    """A form that a project keeps inside goes to no other project, and is told on its step."""
    there = village(baker("factory", runs("rye", "oven", inside="flour")), baker("cook", runs("flour", "griddle")))
    (route,) = ask(there).routes
    assert written(route) == "rye: factory > oven = loaf, cake"
    assert route.legs[0].inside == "flour"


def test_an_api_that_reaches_nothing_yet_ends_no_route() -> None:
    """Not even with a driver that reaches something."""
    there = village(MILL, baker("scout", runs("flour", "campfire")), baker("fire", drives("campfire", meal="loaf")))
    assert asked(there) == []
    there = village(
        MILL, baker("scout", runs("flour", "campfire")), baker("fire", drives("campfire", "oven", meal="loaf"))
    )
    assert asked(there) == []


def test_a_form_is_run_by_hand_where_no_project_does_it() -> None:
    """It calls each API of the form that no project calls with it; a driver is no such project."""
    grater = baker("grater", hands("rye", "crumbs"))
    by_hand = [
        "rye: grater > crumbs > by hand > oven = loaf, cake",
        "rye: grater > crumbs > by hand > griddle = flatbread",
    ]
    assert asked(village(grater)) == by_hand
    assert ask(village(grater)).routes[0].legs[-1].projects == ()
    assert asked(village(grater, baker("stone", drives("oven", takes="crumbs", meal="cake")))) == [
        *by_hand,
        "rye: grater > crumbs > by hand > oven > stone = cake",
    ]
    assert asked(village(grater, baker("cook", runs("crumbs", "stove, griddle")))) == [
        "rye: grater > crumbs > cook > stove = porridge",
        "rye: grater > crumbs > cook > griddle = flatbread",
        "rye: grater > crumbs > by hand > oven = loaf, cake",
    ]


@pytest.mark.parametrize(
    ("mill", "baking", "ends"),
    [
        ("meal=loaf", "", ["loaf"]),
        ("meal=loaf", "meal=loaf,cake", ["loaf"]),
        ("meal=loaf", "meal=cake", []),
        ("", "season=spring", ["loaf"]),
        ("season=spring", "season=winter", []),
        ("season=winter", "season=winter,spring", ["loaf", "cake"]),
    ],
)
def test_ends_and_what_is_along_the_way_are_what_all_agree_on(mill: str, baking: str, ends: list[str]) -> None:
    """Pages without values restrict nothing; an end without any value left along the way is not reached."""
    there = village(
        baker("mill", hands("rye", "flour"), facets=mill), baker("baker", runs("flour", "oven"), facets=baking)
    )
    assert [list(route.ends) for route in ask(there).routes] == ([ends] if ends else [])


def test_an_api_narrows_what_is_along_the_way_to_all_its_ends_or_to_one() -> None:
    """A cake comes from the oven in winter only, a flatbread from the griddle in spring and summer."""
    there = village(baker("mill", hands("rye", "flour"), facets="season=spring,winter"), BAKER)
    (route,) = ask(there).routes
    assert route.reach == (("loaf", {"season": ("spring", "winter")}), ("cake", {"season": ("winter",)}))
    there = village(MILL, baker("cook", runs("flour", "griddle")))
    assert ask(there).routes[0].reach == (("flatbread", {"season": ("spring", "summer")}),)


def test_a_step_is_narrower_than_its_page() -> None:
    """What a step says stands in place of what its page says."""
    there = village(MILL, baker("baker", runs("flour", "oven", meal="cake", season="winter"), facets="meal=loaf"))
    assert ask(there).routes[0].reach == (("cake", {"season": ("winter",)}),)


def test_what_nothing_restricts_is_not_made_up() -> None:
    """Where no project and no API says anything of a season, the route has none."""
    there = village(MILL, baker("cook", runs("flour", "stove")))
    assert ask(there).routes[0].reach == (("porridge", {}),)
    assert "season" not in ask(there).routes[0].facts


def test_a_driver_follows_an_api_and_the_plain_route_stays() -> None:
    """It takes no form that is handed on, and comes after the projects that call what it answers."""
    there = village(MILL, BAKER, baker("stone", drives("oven", meal="loaf", season="summer")))
    plain, driven = ask(there).routes
    assert written(plain) == "rye: baker > oven = loaf, cake".replace("baker", "mill > flour > baker")
    assert written(driven) == "rye: mill > flour > baker > oven > stone = loaf"
    assert driven.legs[-1].answers == "oven"
    assert driven.legs[-1].takes == ""


def test_a_driver_reaches_ends_that_its_api_alone_does_not() -> None:
    """If its step or its page names them; what the API says of single ends alone is then not asked."""
    named = village(MILL, BAKER, baker("stone", drives("oven", meal="cake, porridge", season="summer")))
    assert ask(named).routes[1].reach == (("cake", {"season": ("summer",)}), ("porridge", {"season": ("summer",)}))
    of_page = village(MILL, BAKER, baker("stone", drives("oven"), facets="meal=porridge"))
    assert ask(of_page).routes[1].ends == ("porridge",)
    silent = village(MILL, BAKER, baker("stone", drives("oven")))
    assert ask(silent).routes[1].ends == ("loaf", "cake")


def test_a_driver_is_held_to_what_its_host_reaches_and_where_its_api_is() -> None:
    """A host for loaves drives no cake, and the griddle's seasons are those of its drivers too."""
    host = baker("baker", runs("flour", "oven"), facets="meal=loaf")
    there = village(MILL, host, baker("stone", drives("oven", meal="cake")), baker("tray", drives("oven", meal="loaf")))
    assert asked(there, where="stone") == []
    assert len(asked(there, where="tray")) == 1
    there = village(
        MILL, baker("cook", runs("flour", "griddle")), baker("stone", drives("griddle", meal="cake", season="winter"))
    )
    assert asked(there, "cake") == []


def test_a_driver_may_take_some_forms_only() -> None:
    """The form is what the host keeps inside, or else what it takes."""
    stone = baker("stone", drives("oven", takes="flour", meal="loaf"))
    inside = baker("factory", runs("rye", "oven", inside="flour"))
    other = baker("kitchen", runs("rye", "oven", inside="batter"))
    assert asked(village(MILL, BAKER, inside, other, stone), "loaf", where="stone") == [
        "rye: factory > oven > stone = loaf",
        "rye: mill > flour > baker > oven > stone = loaf",
    ]


def test_a_driver_may_stand_on_another_api() -> None:
    """The route goes on through that API, with its drivers, and no API comes twice."""
    there = village(
        MILL,
        BAKER,
        baker("tray", drives("oven", "griddle", meal="flatbread, cake, loaf")),
        baker("back", drives("griddle", "oven", meal="loaf")),
        baker("plate", drives("griddle", takes="flour", meal="cake")),
    )
    assert asked(there) == [
        "rye: mill > flour > baker > oven = loaf, cake",
        "rye: mill > flour > baker > oven > tray > griddle = flatbread",
        "rye: mill > flour > baker > oven > tray > griddle > plate = cake",
    ]


def test_the_form_below_a_driver_is_the_one_that_it_keeps_inside() -> None:
    """Or else the one that came to it."""
    plate = baker("plate", drives("griddle", takes="crumbs", meal="cake"))
    through = baker("tray", drives("oven", "griddle", meal="cake"))
    assert asked(village(MILL, BAKER, through, plate), where="plate") == []
    inside = baker("tray", drives("oven", "griddle", inside="crumbs", meal="cake"))
    assert asked(village(MILL, BAKER, inside, plate), where="plate") == [
        "rye: mill > flour > baker > oven > tray > griddle > plate = cake"
    ]


def test_of_several_weakest_values_of_a_project_the_last_counts() -> None:
    """In the declared order."""
    there = village(MILL, baker("baker", runs("flour", "oven"), facets="state=dry,fresh"))
    assert ask(there).routes[0].facts == {"state": ("dry",)}


def test_the_weakest_values_count_and_others_add_up() -> None:
    """Also values that say nothing to a reader; of what adds up, nothing stands only alone."""
    there = village(
        baker("mill", hands("rye", "flour"), facets="state=dry; skill=none; tools=nothing"),
        baker("baker", runs("flour", "oven"), facets="state=fresh; tools=bowl,sieve"),
    )
    assert ask(there).routes[0].facts == {"state": ("dry",), "skill": ("none",), "tools": ("sieve", "bowl")}
    alone = village(baker("mill", hands("rye", "flour"), facets="tools=nothing"), BAKER)
    assert ask(alone).routes[0].facts == {"tools": ("nothing",)}


def test_what_is_along_the_way_to_any_end_is_a_fact() -> None:
    """The seasons of a route are those of all its ends, in the declared order."""
    there = village(MILL, baker("baker", runs("flour", "oven"), facets="season=summer,spring,winter"))
    assert ask(there).routes[0].facts["season"] == ("spring", "summer", "winter")
    assert ask(there, "cake").routes[0].facts["season"] == ("winter",)


def test_a_route_that_is_asked_for_an_end_knows_the_others() -> None:
    """`reach` has what was asked for, `also` the rest."""
    (route,) = ask(village(MILL, BAKER), "cake").routes
    assert route.ends == ("cake",)
    assert route.also == ("loaf",)
