"""Routes as lines: columns, branches, paragraphs, folds, and the parts that the cursor can be on."""

from __future__ import annotations

import pytest
from bakery import ask, baker, drives, hands, runs, village
from gpueco_tui.app.route_meaning import meaning
from gpueco_tui.app.route_parts import Parts
from gpueco_tui.app.route_rows import rows_of
from gpueco_tui.app.route_table import RouteLines, RouteTable, Row
from gpueco_tui.layout.style import Style
from gpueco_tui.model import Ecosystem, Facet, FacetValue
from gpueco_tui.text.width import width_of
from gpueco_tui.values import replace

THERE = village(
    baker("mill", hands("rye, maize", "flour")),
    baker("mixer", hands("flour", "batter")),
    baker("baker", runs("flour", "oven")),
    baker("oma", runs("flour", "oven", unverified="Nobody has seen it"), facets="meal=loaf"),
    baker("griddler", runs("batter", "griddle")),
    baker("factory", runs("rye", "stove", inside="crumbs")),
    baker("ember", drives("oven", meal="cake")),
    baker("grower", hands("potatoes", "dough (sour)")),
)


def table(width: int, *words: str, there: Ecosystem = THERE, where: str = "", opened: str = "") -> RouteTable:
    """Return the answer to `words` in a width."""
    answer = ask(there, *words, where=where)
    return RouteTable(tuple(rows_of(there, Parts(there), answer, frozenset(opened.split()))), width)


def drawn(shown: RouteTable, cursor: int = -1) -> list[str]:
    """Return its lines as text."""
    lines = [shown.line(y, cursor).plain for y in range(shown.count)]
    assert all(width_of(line) <= shown.width for line in lines)
    return lines


def test_columns_are_as_wide_as_what_is_there_and_ways_part_at_branches() -> None:
    """What neighbours share is written once; what a translator or a driver adds goes on in the same cell."""
    assert table(120).titles.plain == "  YOU WRITE     COMPILED BY     INTO       STARTED BY     THROUGH     RUNS ON"
    assert drawn(table(120)) == [
        "  rye ───────┬─ factory ─────── crumbs ─── itself ─────── stove ───── porridge",
        "             └─ mill ────────┬─ flour ──── baker ──────── oven ────── loaf, cake",
        "                             ├─ flour ─ mixer ─ batter ─── griddler ─── griddle ─── flatbread",
        "                             └─ flour ──┬─ baker ──────── oven ─ ember ─── cake",
        "                                        └─ oma? ───────── oven ────── loaf",
        "  maize ─────── mill ────────┬─ flour ──── baker ──────── oven ────── loaf, cake",
        "                             ├─ flour ─ mixer ─ batter ─── griddler ─── griddle ─── flatbread",
        "                             └─ flour ──┬─ baker ──────── oven ─ ember ─── cake",
        "                                        └─ oma? ───────── oven ────── loaf",
        "",
        "  Ends elsewhere",
        "  grower   ends in dough (sour), which leads nowhere from here",
    ]


def test_a_branch_goes_past_what_parts_further_on() -> None:
    """Down to the last way that it leads to."""
    there = village(
        baker("mill", hands("rye", "flour")),
        baker("baker", runs("flour", "oven, stove")),
        baker("griddler", runs("flour", "griddle")),
    )
    assert drawn(table(120, there=there)) == [
        "  rye ───────── mill ────────── flour ─┬─ baker ──────┬─ oven ────── loaf, cake",
        "                                       │              └─ stove ───── porridge",
        "                                       └─ griddler ───── griddle ─── flatbread",
    ]


@pytest.mark.parametrize(
    ("cursor", "line"),
    [
        (0, "▌ rye ───────┬─ factory ─────── crumbs ─── itself ─────── stove ───── porridge"),
        (1, "▌ rye ───────┴─ mill ────────┬─ flour ──── baker ──────── oven ────── loaf, cake"),
        (2, "▌ rye ───────── mill ────────┼─ flour ─ mixer ─ batter ─── griddler ─── griddle ─── flatbread"),
        (4, "▌ rye ───────── mill ────────── flour ──┴─ oma? ───────── oven ────── loaf"),
    ],
)
def test_the_route_under_the_cursor_is_written_in_full_and_in_bold(cursor: int, line: str) -> None:
    """Its branches keep their places; no other line changes, and no other is bold."""
    shown = table(120)
    lines = drawn(shown, cursor)
    assert lines[cursor] == line
    assert lines[:cursor] + lines[cursor + 1 :] == drawn(shown)[:cursor] + drawn(shown)[cursor + 1 :]
    bold = [y for y in range(9) if any(span.style.strong and span.text != "?" for span in shown.line(y, cursor).spans)]
    assert bold == [cursor]


def test_with_less_room_what_is_written_is_a_heading() -> None:
    """The columns stand closer, and names are the short ones."""
    assert drawn(table(80), 1)[:4] == [
        "  rye",
        "  factory ────── crumbs ── itself ────── stove ──── mush",
        "▌ mill ───────┬─ flour ─── baker ─────── oven ───── loaf, cake",
        "              ├─ flour ─ mixer ─ batter ── griddler ── griddle ── flatbread",
    ]


def test_where_columns_do_not_fit_a_route_is_a_paragraph() -> None:
    """What it needs and where it works stands below; a step that a project does itself is left out."""
    assert table(30).titles.plain == ""
    assert drawn(table(30), 1)[:8] == [
        "  rye",
        "  factory ─ crumbs ─ stove",
        "    ─ mush",
        "▌ mill ─ flour ─ baker ─ oven",
        "▌   ─ loaf +1",
        "  mill ─ flour ─ mixer",
        "    ─ batter ─ griddler",
        "    ─ griddle ─ flatbread",
    ]
    assert drawn(table(30))[8] == "    spring, summer"


@pytest.mark.parametrize("width", [1, 2, 3, 7, 20, 39, 64, 65, 89, 90, 91, 200])
def test_every_width_is_laid_out(width: int) -> None:
    """No line is wider than there is room, wherever the cursor is, and every part has a place on a line there is."""
    shown = table(width)
    for row in range(len(shown.rows)):
        parts = shown.parts(row)
        assert parts
        assert all(0 <= spot.line < shown.count and spot.start < spot.end for _, _, spot in parts), parts
    if width > 20:
        drawn(shown, 2)


def test_a_long_route_goes_on_below_and_the_branch_goes_past_it() -> None:
    """What does not fit stands under its column, where that has the room."""
    there = village(
        baker("mill", hands("rye", "flour")),
        baker("a very long mixer", hands("flour", "batter")),
        baker("griddler", runs("batter", "griddle")),
        baker("baker", runs("flour", "oven")),
        baker("ember of some renown", drives("oven", meal="cake")),
    )
    assert drawn(table(66, there=there)) == [
        "  rye",
        "  mill ───────┬─ flour ── baker ─────── oven ───── loaf, cake",
        "              ├─ flour ─ a very long mixer ─ batter ─ griddler",
        "              │                       ─ griddle ─ flatbread",
        "              └─ flour ─ baker ─ oven ─ ember of some renown",
        "                                                 ─ cake",
    ]


@pytest.mark.parametrize("width", [120, 80])
def test_parts_are_where_they_are_drawn(width: int) -> None:
    """The text at the place of each part is the part's, also of one that is a heading."""
    shown = table(width)
    for row in range(4):
        for part, _, spot in shown.parts(row):
            text = part.label(shown.room)
            assert shown.line(spot.line, row).plain[spot.start :].startswith(text)
            assert spot.end - spot.start == width_of(text)
    assert [part.text for part, _, _ in shown.parts(3)] == ["rye", "mill", "flour", "baker", "oven", "ember", "cake"]


def test_the_cursor_lies_over_its_row_and_its_part() -> None:
    """The row is marked from edge to edge, the part alone where it stands."""
    shown = table(120)
    over = [(one.spot[1:], one.look) for one in RouteLines(shown, (1, 1)).overlays(1)]
    assert over == [((0, -1), "over--cursor-blurred"), (shown.parts(1)[1][2][1:], "over--focus")]
    assert list(RouteLines(shown, (1, 1)).overlays(0)) == []


def test_detours_are_folded() -> None:
    """They stand behind a line that says how many there are, and come when it is opened."""
    there = village(
        baker("mill", hands("rye", "flour")),
        baker("sifter", hands("flour", "crumbs")),
        baker("grinder", hands("crumbs", "flour")),
        baker("wet", hands("flour", "batter")),
        baker("dry", hands("batter", "flour")),
        baker("baker", runs("flour, batter", "oven")),
    )
    lines = drawn(table(120, there=there))
    assert lines[-1] == "  and 1 detour · Enter shows them"
    opened = drawn(table(120, there=there, opened="detours"))
    assert opened[: len(lines) - 1] == lines[:-1]
    assert opened[len(lines) - 1] == "  1 detour · Enter hides them"
    assert "wet ─ batter" in opened[-1]


def test_what_nearly_is_a_route_follows_with_what_it_misses() -> None:
    """Each has its reason beside it, or below it where there is less room."""
    assert drawn(table(120, "rye", "loaf", where="skill:none"))[-3:] == [
        "  Nearly, without skill:none",
        "  rye ─ mill ─ flour ─ baker ─ oven ─ loaf, cake   says nothing of skill",
        "  rye ─ mill ─ flour ─ oma? ─ oven ─ loaf   says nothing of skill",
    ]
    assert drawn(table(44, "rye", "loaf", where="skill:none"))[-2:] == [
        "  rye ─ mill ─ flour ─ oma? ─ oven ─ loaf",
        "    says nothing of skill",
    ]


def test_of_many_that_miss_the_same_the_best_are_shown() -> None:
    """The others are folded."""
    there = village(
        *(baker(f"baker {number}", runs("rye", "oven"), facets=f"tools={number}") for number in range(6)),
        baker("oma", runs("rye", "oven"), facets="skill=much"),
    )
    lines = drawn(table(120, "rye", "loaf", there=there, where="skill:much"))
    assert lines[-1] == "  and 3 more · Enter shows them"
    assert sum("says nothing of skill" in line for line in lines) == 3
    lines = drawn(table(120, "rye", "loaf", there=there, where="skill:much", opened="skill:much"))
    assert lines[-1] == "  3 more above · Enter hides them"
    assert sum("says nothing of skill" in line for line in lines) == 6


def test_projects_have_the_sign_of_their_status_and_forms_the_hue_of_their_family() -> None:
    """The sign stands before the name; alternatives stand beside each other, as far as there is room."""
    state = Facet("state", "State", values=(FacetValue("fresh", mark="●", tone="good"),))
    there = village(
        baker("mill", hands("rye", "flour"), facets="state=fresh"),
        *(baker(f"baker {number}", runs("flour", "oven"), facets="state=fresh") for number in range(6)),
    )
    there = replace(there, facets=(*(facet for facet in there.facets if facet.name != "state"), state))
    assert "● baker 0, ● baker 1 +4 ─" in drawn(table(100, there=there))[0]
    assert "● baker 4, ● baker 5 ─" in drawn(table(140, there=there))[0]
    assert "● mill ─ flour ─ ● baker 0 +5 ─" in drawn(table(50, there=there))[1]
    assert ("●", Style("good")) in [(span.text, span.style) for span in table(120, there=there).line(0, -1).spans]


def said(row: Row, kind: str) -> str:
    """Return what is said of the first part of that kind."""
    part = next(part for cell in row.cells for group in cell.groups for part in group if part.kind == kind)
    return "  ".join(meaning(THERE, row, part))


def test_each_part_is_explained() -> None:
    """A doubt comes first; a form and an API are counted; what ends elsewhere says why."""
    rows = tuple(rows_of(THERE, Parts(THERE), ask(THERE)))
    oma = rows[4]
    assert said(oma, "form") == "flour  Of the projects here 1 gives it, 3 take it."
    assert said(oma, "api") == "oven  Of the projects here 1 answers it, 2 call it."
    assert "Not verified: Nobody has seen it." in "  ".join(meaning(THERE, oma, oma.cells[3].groups[0][0]))
    assert said(rows[2], "end") == "flatbread  On this route: spring, summer."
    assert said(rows[-1], "project") == "grower  ends in dough (sour), which leads nowhere from here."
