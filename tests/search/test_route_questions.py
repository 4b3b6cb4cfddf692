"""How routes are asked for: names, conditions, what nearly arrives and what ends elsewhere; joined and in order."""

from __future__ import annotations

import pytest
from bakery import APIS, FACETS, FORMS, ask, asked, baker, drives, hands, runs, village
from gpueco_tui.model import Form, RouteVocabulary
from gpueco_tui.search import routes, ways
from gpueco_tui.search.query import parse
from gpueco_tui.search.routes import Question, Routes, UnknownPlace
from gpueco_tui.values import replace

MILL = baker("mill", hands("rye", "flour"))
BAKER = baker("baker", runs("flour", "oven"))

TOWN = village(
    baker("mill", hands("winter wheat, rye", "flour"), facets="state=fresh; season=spring,winter"),
    baker("sour", hands("flour", "dough (sour)"), facets="state=fresh; skill=much; tools=bowl; colour=red"),
    baker("sweet", hands("flour", "dough (sweet)"), facets="state=dry; skill=some; tools=bowl; colour=blue"),
    baker("baker", runs("flour, dough (sour)", "oven"), facets="state=fresh; season=spring,summer,winter"),
    baker("griller", runs("dough (sweet)", "griddle"), facets="state=stale; tools=nothing"),
    baker("cook", runs("maize", "stove"), facets="state=fresh"),
)
PLAIN = "mill > flour > baker > oven"
SOUR = "mill > flour > sour > dough (sour) > baker > oven"
SWEET = "mill > flour > sweet > dough (sweet) > griller > griddle"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("rye",), [f"rye: {PLAIN} = loaf, cake", f"rye: {SWEET} = flatbread", f"rye: {SOUR} = loaf, cake"]),
        (("RYE", "Cake"), [f"rye: {PLAIN} = cake", f"rye: {SOUR} = cake"]),
        (("rye", "oven"), [f"rye: {PLAIN} = loaf, cake", f"rye: {SOUR} = loaf, cake"]),
        (("rye", "dough (sour)"), ["rye: mill > flour > sour > dough (sour) = dough (sour)"]),
        (("flour", "cake"), ["flour: baker > oven = cake", "flour: sour > dough (sour) > baker > oven = cake"]),
        (("porridge",), ["maize: cook > stove = porridge"]),
        (("stove",), ["maize: cook > stove = porridge"]),
        (("griddle", "flatbread"), [f"winter wheat: {SWEET} = flatbread", f"rye: {SWEET} = flatbread"]),
        (("dough sweet",), [f"winter wheat: {SWEET} = flatbread", f"rye: {SWEET} = flatbread"]),
        (("rye", "sour"), [f"rye: {SOUR} = loaf, cake"]),
        (("sour", "rye", "baker"), [f"rye: {SOUR} = loaf, cake"]),
        (("maize", "cake"), []),
        (("oven", "dough sour"), []),
    ],
)
def test_the_ends_of_routes_are_named(words: tuple[str, ...], found: list[str]) -> None:
    """A start begins a route, an end ends it; a form or an API alone and a project are passed."""
    assert asked(TOWN, *words) == found


def test_a_detour_comes_last() -> None:
    """A way on which a project can be left out, and the same project still runs it through the same API."""
    there = ask(TOWN, "rye").routes
    assert [(route.chain[2], route.detour) for route in there] == [("baker", False), ("sweet", False), ("sour", True)]


def test_a_value_that_says_nothing_to_a_reader_is_no_better_than_the_next() -> None:
    """Of two ways with the same worth, the order of the ecosystem decides."""
    skill = next(facet for facet in FACETS if facet.name == "skill")
    silent = replace(skill, values=(replace(skill.values[0], silent=True), *skill.values[1:]))
    quiet = tuple(silent if facet is skill else facet for facet in FACETS)
    one = baker("one", runs("rye", "oven"), facets="skill=some")
    there = (one, baker("two", runs("rye", "griddle"), facets="skill=none"))
    assert [route.chain[0] for route in ask(village(*there), "rye").routes] == ["two", "one"]
    assert [route.chain[0] for route in ask(village(*there, facets=quiet), "rye").routes] == ["one", "two"]


def test_without_ends_all_routes_are_asked_for() -> None:
    """From every start to every end."""
    starts = {route.start: route.ends for route in ask(TOWN).routes}
    assert starts == {"winter wheat": ("loaf", "cake"), "rye": ("loaf", "cake"), "maize": ("porridge",)}
    assert len(ask(TOWN).routes) == 7


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("grain", ("winter wheat", "rye")),
        ("win", ("winter wheat",)),
        ("wheat", ("winter wheat",)),
        ("winter-wheat", ("winter wheat",)),
        ("Winter  Wheat", ("winter wheat",)),
        ("mai", ("maize",)),
    ],
)
def test_a_start_is_named_by_its_group_its_beginning_or_a_word(typed: str, name: tuple[str, ...]) -> None:
    """In any case and spelling."""
    assert Routes(TOWN).question((typed,)) == Question(name)


def test_a_question_is_read_from_a_text() -> None:
    """Names, in quotes if they have spaces, and conditions."""
    there = Routes(TOWN)
    terms = parse("-sour state:fresh")
    assert there.read('-sour "winter wheat" state:fresh mush') == Question(("winter wheat",), ("porridge",), terms)
    assert there.read("") == Question()


def test_an_exact_name_comes_before_a_group_a_tag_and_a_beginning() -> None:
    """A tag names as a name does."""
    there = Routes(TOWN)
    assert there.question(("mush",)) == Question(ends=("porridge",))
    assert there.question(("rye", "mu")) == Question(("rye",), ("porridge",))
    vocabulary = RouteVocabulary("crop", "meal", (*FORMS, Form("flour mix"), Form("mushrooms")), APIS)
    there = Routes(replace(TOWN, routes=vocabulary))
    assert there.question(("flour",)) == Question(via=("flour",))
    assert there.question(("mush",)) == Question(ends=("porridge",))
    assert there.question(("mushr",)) == Question(via=("mushrooms",))


def test_a_name_may_be_that_of_a_project_and_begin_that_of_a_form() -> None:
    """The whole name of a project comes before the beginning of a form, the whole name of a form before both."""
    there = Routes(village(baker("dough", hands("rye", "flour")), baker("flour", runs("flour", "oven"))))
    assert there.question(("dough",)) == Question(through=("dough",))
    assert there.question(("flour",)) == Question(via=("flour",))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dou",), "'dou' could be dough (sour) or dough (sweet); say which, as in 'dough sour'"),
        (("dough",), "'dough' could be dough (sour) or dough (sweet); say which, as in 'dough sour'"),
        (("porrige",), "nothing on a route is called 'porrige'; did you mean porridge?"),
        (("bakr",), "nothing on a route is called 'bakr'; did you mean baker or batter?"),
        (("x\x1b[2J",), "nothing on a route is called 'x[2J'"),
        (("rye", "maize"), "no route ends in maize: routes begin there, so name it first"),
        (("cake", "loaf"), "no route begins with cake: routes end there, so name it last"),
        (("rye", "cake", "loaf"), "routes have two ends, where they begin and where they end; 'loaf' is a third"),
        (("",), "nothing on a route is called ''"),
    ],
)
def test_a_name_that_says_not_which_is_an_error(words: tuple[str, ...], sentence: str) -> None:
    """It says which there are, or what was meant."""
    with pytest.raises(UnknownPlace) as error:
        Routes(TOWN).question(words)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("state:fresh", [PLAIN, SOUR]),
        ("-state:fresh", [SWEET]),
        ("state:fresh,stale skill:none", []),
        ("skill:much", [SOUR]),
        ("skill:some state:stale", [SWEET]),
        ("skill:", [SOUR, SWEET]),
        ("tools:bowl", [SOUR, SWEET]),
        ("-tools:bowl", [PLAIN]),
        ("tools:nothing", []),
        ("season:summer", []),
        ("season:spring", [PLAIN, SWEET, SOUR]),
        ("-season:spring", [PLAIN, SOUR]),
        ("takes:dough", [SOUR, SWEET]),
        ("gives:sour", [SOUR]),
        ("-gives:dough", [PLAIN]),
        ("api:griddle", [SWEET]),
        ("api:oven api:griddle", [PLAIN, SWEET, SOUR]),
        ("colour:red", [SOUR]),
        ("-colour:red", [PLAIN, SWEET]),
        ("sour", [SOUR]),
        ("-sour", [PLAIN, SWEET]),
        ("meal:cake", [PLAIN, SOUR]),
        ("-meal:loaf,cake", [SWEET]),
        ('title:"sour"', [SOUR]),
    ],
)
def test_conditions_are_tested_against_the_route(where: str, found: list[str]) -> None:
    """Weakest, added and other values, what is along the way, ends, forms, APIs and projects; each may be negated."""
    assert [each.removeprefix("rye: ").partition(" = ")[0] for each in asked(TOWN, "rye", where=where)] == found


def test_a_condition_along_the_way_is_not_passed_where_nothing_is_known() -> None:
    """Nobody says when porridge is cooked; so nobody says that it is cooked in summer."""
    assert asked(TOWN, "maize", where="season:summer") == []
    assert len(asked(TOWN, "maize", where="-season:summer")) == 1


def test_a_condition_on_starts_chooses_them() -> None:
    """As if they were named; beside a name it is a condition."""
    assert asked(TOWN, where="crop:maize") == ["maize: cook > stove = porridge"]
    assert asked(TOWN, "rye", where="crop:maize") == []
    assert asked(TOWN, "grain", where="crop:rye meal:flat") == [f"rye: {SWEET} = flatbread"]
    assert asked(TOWN, "grain", where="-crop:rye meal:flat") == [f"winter wheat: {SWEET} = flatbread"]


def test_a_condition_along_the_way_keeps_the_ends_that_pass_with_all_their_values() -> None:
    """A cake comes in winter only, so in spring the route ends in a loaf; its other seasons are still shown."""
    (route, _) = ask(TOWN, "rye", where="season:spring state:fresh").routes
    assert route.reach == (("loaf", {"season": ("spring", "winter")}),)
    assert ask(TOWN, "rye", "cake", where="season:spring").routes == ()


@pytest.mark.parametrize("where", ["colr:red", "state:old", "-tools:spade", "baguette"])
def test_a_condition_that_does_not_exist_is_a_sentence(where: str) -> None:
    """As in the search; nothing is asked then."""
    answer = ask(TOWN, "rye", where=where)
    assert answer.routes == ()
    assert answer.note.endswith(".") or answer.note.endswith("?")


def test_what_nearly_gets_there_misses_one_condition() -> None:
    """It says which, and why; a route that misses two is not there."""
    answer = ask(TOWN, "rye", where="skill:much season:spring")
    assert [(near.misses, near.reason, near.route.legs[1].projects[0].title) for near in answer.nearly] == [
        ("skill:much", "says nothing of skill", "baker"),
        ("skill:much", "skill is some, not much", "sweet"),
    ]
    answer = ask(TOWN, "rye", where="state:fresh colour:blue")
    assert [(near.misses, near.reason) for near in answer.nearly] == [
        ("state:fresh", "state is stale, not fresh"),
        ("colour:blue", "says nothing of colour"),
        ("colour:blue", "colour is red, not blue"),
    ]


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("-season:winter", "season is winter"),
        ("season:summer", "season is spring and winter, not summer"),
        ("-mill", "it goes through mill"),
        ("cook", "it does not go through cook"),
        ("takes:maize", "takes is rye and flour, not maize"),
        ("-meal:loaf,cake", "meal is loaf and cake"),
        ("tools:bowl", "says nothing of tools"),
    ],
)
def test_a_reason_is_a_clause(where: str, reason: str) -> None:
    """It names the field as in a query."""
    answer = ask(TOWN, "rye", where=where)
    assert reason in [near.reason for near in answer.nearly if len(near.route.legs) == 2]


def test_a_condition_has_its_best_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    """More would not be read."""
    monkeypatch.setattr(routes, "MOST_NEAR", 1)
    answer = ask(TOWN, "rye", where="api:stove")
    assert [near.route.legs[1].projects[0].title for near in answer.nearly] == ["baker"]


@pytest.mark.parametrize(
    ("words", "where", "said"),
    [
        (
            ("grain", "porridge"),
            "",
            ["mill: ends in flour, which oven and griddle run on loaf, cake and flatbread only"],
        ),
        (("maize", "cake"), "", ["cook: calls stove, for porridge only"]),
        (("maize", "flour"), "", ["cook: calls stove, for porridge"]),
        (("grain", "batter"), "", ["mill: ends in flour, which oven and griddle run on loaf, cake and flatbread"]),
        (
            ("grain", "dough sour"),
            "state:stale skill:some",
            ["mill: state is fresh, not stale; skill is much, not some"],
        ),
        (("rye",), "state:dry skill:much tools:sieve", ["mill: state is fresh, not dry; tools is bowl, not sieve"]),
        (("rye", "cake"), "", []),
        (("rye", "cake"), "state:dry", []),
    ],
)
def test_what_ends_elsewhere_says_where_and_why(words: tuple[str, ...], where: str, said: list[str]) -> None:
    """Of the projects that take a start, those on no route that arrives or nearly does."""
    answer = ask(TOWN, *words, where=where)
    assert [f"{each.project.slug}: {each.reason}" for each in answer.elsewhere] == said


def test_a_form_that_leads_nowhere_is_said() -> None:
    """Where nothing takes it, or what takes it reaches nothing of what its maker does; an API without ends likewise."""
    lost = baker("lost", hands("rye", "batter"))
    south = baker("south", hands("rye", "flour"), facets="meal=porridge")
    scout = baker("scout", runs("rye", "campfire"))
    answer = ask(village(lost, south, scout, BAKER), "rye")
    assert [each.reason for each in answer.elsewhere] == [
        "ends in batter, which leads nowhere from here",
        "ends in flour, which leads nowhere from here",
        "calls campfire, which reaches nothing yet",
    ]


def test_a_form_that_arrives_only_by_a_step_of_its_maker_is_said() -> None:
    """A step that takes and gives the same forms hands none of them back."""
    twice = baker("twice", hands("rye, flour", "flour"), runs("batter", "oven"))
    mixer = baker("mixer", hands("flour, batter", "flour, batter"))
    (answer,) = ask(village(twice, mixer), "rye", "loaf").elsewhere
    assert answer.reason == "ends in flour, which oven runs, but no way on arrives"
    (answer,) = ask(village(mixer), "flour", "loaf").elsewhere
    assert answer.reason == "ends in batter, which leads nowhere from here"


def test_nothing_ends_elsewhere_when_it_is_asked_what_is_passed() -> None:
    """All other projects would."""
    assert ask(TOWN, "stove").elsewhere == ()
    assert ask(TOWN, "sour").elsewhere == ()


def test_routes_that_differ_in_who_does_one_step_are_one() -> None:
    """All of them stand in that step, in the order of the ecosystem; what is along the way adds up."""
    there = village(
        baker("mill", hands("rye", "flour"), facets="state=dry"),
        baker("quern", hands("rye", "flour"), facets="state=fresh"),
        baker("baker", runs("flour", "stove"), facets="state=dry; season=spring"),
        baker("cook", runs("flour", "stove"), facets="state=dry; season=summer"),
    )
    (route,) = ask(there).routes
    assert route.chain == ("mill, quern", "flour", "baker, cook", "stove")
    assert route.reach == (("porridge", {"season": ("spring", "summer")}),)


def test_what_says_that_nothing_is_needed_keeps_no_routes_apart() -> None:
    """Beside something that is needed."""
    there = village(
        MILL,
        baker("quern", hands("rye", "flour"), facets="tools=nothing"),
        baker("baker", runs("flour", "oven"), facets="tools=bowl"),
    )
    assert [route.chain[0] for route in ask(there).routes] == ["mill, quern"]


@pytest.mark.parametrize("facets", ["state=stale", "tools=sieve", "meal=cake"])
def test_routes_that_need_or_reach_other_things_stay_apart(facets: str) -> None:
    """A weaker value, another thing to have, or other ends."""
    there = village(MILL, BAKER, baker("other", runs("flour", "oven"), facets=facets))
    assert sorted(len(route.legs[1].projects) for route in ask(there).routes) == [1, 1]
    same = village(MILL, BAKER, baker("other", runs("flour", "oven"), facets="season=winter"))
    assert len(ask(same).routes) == 1


def test_routes_that_differ_in_their_other_ends_are_one() -> None:
    """When one end is asked for, the others are those that each project reaches."""
    there = village(MILL, BAKER, baker("other", runs("flour", "oven"), facets="meal=cake"))
    (route,) = ask(there, "cake").routes
    assert route.chain == ("mill", "flour", "baker, other", "oven")
    assert route.also == ()


def test_routes_that_differ_in_more_than_who_stay_apart() -> None:
    """What is kept inside, or that nobody has seen it, is another step."""
    inside = village(baker("one", runs("rye", "oven")), baker("two", runs("rye", "oven", inside="flour")))
    assert asked(inside) == ["rye: one > oven = loaf, cake", "rye: two > oven = loaf, cake"]
    doubtful = village(
        baker("one", runs("rye", "oven", unverified="Nobody saw it.")), baker("two", runs("rye", "oven"))
    )
    assert asked(doubtful) == ["rye: two > oven = loaf, cake", "rye: one > oven = loaf, cake"]
    assert [route.unverified for route in ask(doubtful).routes] == [False, True]


def test_two_steps_of_one_project_to_the_same_api_are_one() -> None:
    """What the one reaches and what the other reaches is what the project reaches."""
    both = baker("baker", runs("rye", "oven", meal="loaf", season="spring"), runs("rye", "oven", meal="cake"))
    (route,) = ask(village(both)).routes
    assert route.reach == (("loaf", {"season": ("spring",)}), ("cake", {"season": ("winter",)}))


def test_the_best_routes_come_first() -> None:
    """Verified, then the weakest values facet by facet, then without a step by hand, then the shorter, then in turn."""
    there = village(
        baker("unseen", runs("rye", "oven", unverified="Nobody saw it."), facets="state=fresh; skill=none"),
        baker("stale", runs("rye", "oven"), facets="state=stale; skill=none"),
        baker("hard", runs("rye", "oven"), facets="state=fresh; skill=much"),
        baker("grater", hands("rye", "crumbs"), facets="state=fresh; skill=some"),
        baker("mill", hands("rye", "flour"), facets="state=fresh; skill=some"),
        baker("baker", runs("flour", "oven"), facets="skill=some; tools=bowl"),
        baker("late", runs("rye", "oven"), facets="state=fresh; skill=some; tools=bowl"),
        baker("later", runs("rye", "oven"), facets="skill=some; tools=sieve"),
        baker("silent", runs("rye", "oven")),
    )
    assert [route.chain[0] for route in ask(there, "rye", "loaf").routes] == [
        "silent",
        "late",
        "later",
        "mill",
        "grater",
        "hard",
        "stale",
        "unseen",
    ]


def test_a_walk_is_bounded_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shortest routes are found; what was not followed is counted."""
    assert ask(TOWN).left_out == 0
    monkeypatch.setattr(ways, "MOST_WAYS", 3)
    answer = ask(TOWN)
    assert answer.left_out > 0
    assert "maize: cook > stove = porridge" in asked(TOWN)
    monkeypatch.setattr(ways, "MOST_WAYS", 1000)
    monkeypatch.setattr(ways, "MOST_MOVES", 3)
    assert ask(TOWN).left_out > 0
    monkeypatch.setattr(ways, "MOST_MOVES", 1000)
    monkeypatch.setattr(ways, "MOST_STEPS", 2)
    assert ask(TOWN).left_out > 0
    assert max(len(route.legs) for route in ask(TOWN).routes) == 2


def test_without_routes_or_steps_there_is_a_note() -> None:
    """It says what is missing in the content; nothing fails."""
    for there, missing in ((village(MILL, BAKER, routes=None), "[extra.routes]"), (village(), "[[extra.steps]]")):
        answer = ask(there, where="state:fresh")
        assert answer.routes == ()
        assert missing in answer.note
        assert Routes(there).through(MILL) == ()


def test_steps_that_name_what_is_not_declared_do_no_harm() -> None:
    """A form is joined by its name, an API that nobody declared reaches nothing."""
    there = village(
        baker("one", hands("rye", "paste"), hands("grass", "paste")), baker("two", runs("paste", "oven, sun"))
    )
    assert asked(there) == ["rye: one > paste > two > oven = loaf, cake"]
    there = village(MILL, BAKER, baker("three", drives("sun, oven", "moon")))
    assert asked(there) == ["rye: mill > flour > baker > oven = loaf, cake"]


def test_names_that_do_not_exist_lead_nowhere() -> None:
    """A question may be older than the content."""
    there = Routes(TOWN)
    for question in (
        Question(("barley",)),
        Question(ends=("jam",)),
        Question(through=("nobody",)),
        Question(via=("jam",)),
    ):
        assert there.ask(question).routes == ()


def test_the_routes_through_a_project_are_those_it_has_a_part_in() -> None:
    """At its start, its middle or its end, also as a driver."""
    there = Routes(TOWN)
    by_slug = TOWN.by_slug
    assert {route.chain[0] for route in there.through(by_slug["mill"])} == {"mill"}
    assert [route.start for route in there.through(by_slug["sour"])] == ["winter wheat", "rye"]
    assert len(there.through(by_slug["baker"])) == 4
    driven = village(MILL, BAKER, baker("stone", drives("oven", meal="loaf")))
    assert len(Routes(driven).through(driven.by_slug["stone"])) == 1
