"""`routes`: what it prints in a pipe, as JSON and on a terminal, and what it says when there is nothing to print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bakery import ask, baker, drives, hands, runs, village
from gpueco_tui.cli.candidates import offers
from gpueco_tui.cli.json_records import schema
from gpueco_tui.cli.main import main
from gpueco_tui.cli.output import Output
from gpueco_tui.cli.route_tables import MOST_NEAR, of_answer
from gpueco_tui.loading.load import load
from gpueco_tui.model import FacetValue
from gpueco_tui.search import ways
from gpueco_tui.search.query import parse
from gpueco_tui.search.routes import Question, Routes
from gpueco_tui.values import replace
from json_schema import holds

if TYPE_CHECKING:
    from pathlib import Path

    from gpueco_tui.model import Ecosystem

ROOT = """+++
title = "Bakers"
[[extra.facets]]
name = "crop"
values = [{ name = "winter wheat", group = "grain" }, { name = "rye", group = "grain" }, { name = "maize" }]
[[extra.facets]]
name = "meal"
values = [{ name = "loaf" }, { name = "cake" }, { name = "porridge" }]
[[extra.facets]]
name = "state"
values = [{ name = "fresh", mark = "+", tone = "good" }, { name = "stale", mark = "-", tone = "bad" }]
[[extra.facets]]
name = "season"
values = [{ name = "summer" }, { name = "winter" }]
[[extra.facets]]
name = "tools"
values = [{ name = "nothing" }, { name = "sieve" }]
[[extra.facets]]
name = "takes"
[extra.routes]
from = "crop"
to = "meal"
facets = { takes = "takes" }
along = ["season"]
weakest = ["state"]
adds = ["tools"]
[[extra.routes.forms]]
name = "flour"
[[extra.routes.forms]]
name = "dough (sour)"
[[extra.routes.forms]]
name = "dough (sweet)"
[[extra.routes.apis]]
name = "oven"
meal = ["loaf", "cake"]
season = ["winter"]
[[extra.routes.apis]]
name = "stove"
meal = ["porridge"]
+++
"""

PAGES = {
    "mill": 'state = ["fresh"]\ntools = ["sieve"]\n[[extra.steps]]\ntakes = ["winter wheat", "rye"]\ngives = ["flour"]',
    "baker": 'state = ["stale"]\n[[extra.steps]]\ntakes = ["flour"]\nas = "dough (sour)"\ncalls = ["oven"]',
    "stone": '[[extra.steps]]\nanswers = ["oven"]\nmeal = ["cake"]\nunverified = "Nobody saw it."',
    "cook": 'state = ["fresh"]\n[[extra.steps]]\ntakes = ["maize"]\ncalls = ["stove"]',
}


@pytest.fixture
def bakers(tmp_path: Path) -> Path:
    """Return a content tree of bakers."""
    folder = tmp_path / "bakers" / "village"
    folder.mkdir(parents=True)
    (folder.parent / "_index.md").write_text(ROOT)
    (folder / "_index.md").write_text('+++\ntitle = "Village"\n+++\n')
    for name, fields in PAGES.items():
        taxonomies = "[taxonomies]\n" if not fields.startswith("[") else ""
        (folder / f"{name}.md").write_text(f'+++\ntitle = "{name.capitalize()}"\n{taxonomies}{fields}\n+++\n')
    return folder.parent


class Done:
    """What `routes` did."""

    def __init__(self, content: Path, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        """Run it on `content`."""
        self.status = main(["routes", *words, f"--content={content}"])
        self.out, self.err = capsys.readouterr()
        self.rows = [line.split("\t") for line in self.out.splitlines()]


def test_in_a_pipe_a_route_is_a_line_of_fields(bakers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From, to, steps, each fact, and what no source shows; nothing of what nearly gets there."""
    done = Done(bakers, capsys, "rye")
    steps = "Mill → flour → Baker → oven"
    assert done.rows == [
        ["rye", "loaf, cake", steps, "stale", "winter", "sieve", ""],
        ["rye", "cake", f"{steps} → Stone", "stale", "winter", "sieve", "Nobody saw it."],
    ]
    assert (done.status, done.err) == (0, "")
    done = Done(bakers, capsys, "rye", "state:fresh")
    assert (done.status, done.out) == (1, "")


def test_the_end_that_is_asked_for_comes_first(bakers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then what the route reaches besides."""
    assert [row[1] for row in Done(bakers, capsys, "grain", "cake", "-stone").rows] == ["cake, loaf"] * 2


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ((), ["maize", "winter wheat", "rye", "winter wheat", "rye"]),
        (("Winter Wheat",), ["winter wheat"] * 2),
        (("winter-wheat", "cake"), ["winter wheat"] * 2),
        (("crop:winter wheat",), ["winter wheat"] * 2),
        (("crop:rye", "-tools:sieve"), []),
        (("stone", "rye"), ["rye"]),
        (("-stone", "rye"), ["rye"]),
        (("state:stale -stone", "rye"), ["rye"]),
        (("porridge",), ["maize"]),
        (("oven", "takes:wheat"), ["winter wheat"] * 2),
        ((" ",), ["maize", "winter wheat", "rye", "winter wheat", "rye"]),
    ],
)
def test_what_is_typed_is_an_end_a_project_or_a_condition(
    bakers: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], starts: list[str]
) -> None:
    """A word of the shell is one name, with its spaces; conditions may stand anywhere."""
    assert [row[0] for row in Done(bakers, capsys, *words).rows] == starts


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("maize", "cake"), 1, "there is no route from maize to cake"),
        (("grain", "porridge"), 1, "there is no route from winter wheat or rye to porridge"),
        (("maize", "oven"), 1, "there is no route from maize to oven"),
        (("mill", "cook"), 1, "there is no route through mill and cook"),
        (("rye", "state:fresh"), 1, "there is no route from rye that meets all conditions; 2 miss one of them"),
        (("dough",), 1, "'dough' could be dough (sour) or dough (sweet); say which, as in 'dough sour'"),
        (("bakr",), 1, "nothing on a route is called 'bakr'; did you mean Baker?"),
        (("rye", "state:raw"), 1, "no project has state raw; the values are fresh, stale"),
        (("rye", "sttae:fresh"), 2, "there is no field sttae; did you mean state, title or takes?"),
        (("rye", "-nobody"), 1, "there is no project called 'nobody'"),
    ],
)
def test_without_a_route_there_is_a_sentence(
    bakers: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, sentence: str
) -> None:
    """And the exit status is 1, or 2 for a field that does not exist."""
    done = Done(bakers, capsys, *words)
    assert (done.status, done.out) == (status, "")
    assert done.err.splitlines()[0] == f"gpueco-tui: {sentence}"


def test_what_was_not_followed_is_said(
    bakers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, beside what was found."""
    monkeypatch.setattr(ways, "MOST_WAYS", 1)
    done = Done(bakers, capsys)
    assert (done.status, len(done.rows)) == (0, 1)
    assert done.err == "gpueco-tui: at least 2 more ways were not followed; name an end to follow fewer\n"


def test_content_without_routes_says_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is asked; as JSON there is an object all the same."""
    for words in ((), ("rye", "state:fresh")):
        done = Done(content, capsys, *words)
        assert (done.status, done.out) == (1, "")
        assert done.err.startswith("gpueco-tui: this content has no routes: ")
    assert json.loads(Done(content, capsys, "--json").out) == {"schema": 1, "routes": [], "nearly": [], "elsewhere": []}


def test_json_has_the_steps_and_the_facts(bakers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fact is a text where the weakest counts, else a list; a step has what it does."""
    answer = json.loads(Done(bakers, capsys, "rye", "cake", "--json").out)
    assert answer["routes"][1] == {
        "from": "rye",
        "to": ["cake"],
        "steps": [
            {"projects": ["mill"], "takes": "rye", "gives": "flour"},
            {"projects": ["baker"], "takes": "flour", "inside": "dough (sour)", "calls": "oven"},
            {"projects": ["stone"], "answers": "oven", "unverified": "Nobody saw it."},
        ],
        "state": "stale",
        "season": ["winter"],
        "tools": ["sieve"],
    }
    assert answer["routes"][0]["to"] == ["cake", "loaf"]
    answer = json.loads(Done(bakers, capsys, "maize", "state:stale", "--json").out)
    assert answer["routes"] == []
    assert [(near["misses"], near["to"], near["state"], near["tools"]) for near in answer["nearly"]] == [
        ("state:stale", ["porridge"], "fresh", [])
    ]
    answer = json.loads(Done(bakers, capsys, "maize", "cake", "--json").out)
    assert answer["elsewhere"] == [{"slug": "cook", "reason": "calls stove, for porridge only"}]


@pytest.mark.parametrize("words", [(), ("rye", "state:fresh"), ("maize", "cake")])
def test_json_holds_to_the_schema(bakers: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    """Also what nearly gets there and what ends elsewhere."""
    whole = json.loads(json.dumps(schema()))
    holds(json.loads(Done(bakers, capsys, *words, "--json").out), whole["$defs"]["routes"], whole)


@pytest.mark.parametrize(
    ("before", "word", "offered", "not_offered"),
    [
        ([], "", {"grain", "winter wheat", "loaf", "dough (sour)", "oven", "mill", "state:fresh"}, {"--json"}),
        ([], "R", {"rye"}, {"oven"}),
        (["rye"], "", {"cake", "flour", "oven", "mill", "tools:sieve"}, {"maize", "grain"}),
        (["rye", "cake"], "", {"mill", "state:stale"}, {"loaf", "oven", "maize"}),
        (["state:fresh"], "ma", {"maize"}, set[str]()),
        (["rye"], "-st", {"-state:fresh"}, {"stove"}),
        (["rye"], "--j", {"--json"}, {"stove"}),
    ],
)
def test_tab_offers_ends_projects_and_conditions(
    bakers: Path, before: list[str], word: str, offered: set[str], not_offered: set[str]
) -> None:
    """What may begin a route at first, then what may end it, then only what may be passed."""
    found = {each for each, _ in offers(["--content", str(bakers), "routes", *before, word], Output())}
    assert offered <= found
    assert not found & not_offered


def test_tab_without_routes_offers_conditions(content: Path) -> None:
    """There is nothing to name."""
    found = [each for each, _ in offers(["--content", str(content), "routes", ""], Output())]
    assert found
    assert all(":" in each for each in found)


def shown(there: Ecosystem, *words: str, where: str = "", width: int = 80) -> list[str]:
    """Return what a terminal of `width` cells shows."""
    question = Routes(there).question(words, parse(where))
    return [line.plain.rstrip() for line in of_answer(there, question, ask(there, *words, where=where), width).lines]


TOWN = village(
    baker("mill", hands("winter wheat, rye", "flour"), facets="state=fresh; season=spring,winter"),
    baker("sour", hands("flour", "dough (sour)"), facets="state=dry; tools=bowl"),
    baker("baker", runs("flour, dough (sour)", "oven"), facets="state=fresh"),
    baker("stone", drives("oven", meal="cake")),
    baker("cook", runs("rye", "stove", unverified="Nobody saw it."), facets="state=stale"),
)


def test_on_a_wide_terminal_routes_are_rows_of_columns() -> None:
    """Under their start, below a heading of counts."""
    assert shown(TOWN, "rye", "cake", where="-sour -stone", width=120) == [
        "1 route from rye to cake, through 2 projects",
        "",
        "rye",
        "  mill → flour → baker → oven  cake, also loaf  fresh · winter",
        "",
        "Nearly: without -sour",
        "  mill → flour → sour → dough (sour) → baker → oven",
        "      it goes through sour",
        "",
        "Nearly: without -stone",
        "  mill → flour → baker → oven → stone",
        "      it goes through stone",
        "",
        "Ends elsewhere",
        "  cook  calls stove, for porridge only",
    ]


def test_routes_stand_below_their_start() -> None:
    """The start of the best route first; facts that say nothing to a reader are left out."""
    lines = shown(TOWN, "loaf", width=120)
    assert [line for line in lines if line in {"rye", "winter wheat"}] == ["winter wheat", "rye"]
    assert len([line for line in lines if line.startswith("  mill → flour → baker")]) == 2
    silent = FacetValue("fresh", silent=True)
    facets = tuple(replace(facet, values=(silent, *facet.values[1:])) for facet in TOWN.facets)
    quiet = replace(
        TOWN, facets=tuple(new if new.name == "state" else old for old, new in zip(TOWN.facets, facets, strict=True))
    )
    assert "fresh" not in " ".join(shown(quiet, "rye", "loaf", where="-sour"))


def test_detours_are_only_counted() -> None:
    """Where there is a way without some of their projects; all stand there when there is none."""
    lines = shown(TOWN, "rye", width=120)
    assert not [line for line in lines if "dough" in line]
    assert "  and 2 detours through more projects; a pipe and --json have them" in lines
    assert [line for line in shown(TOWN, "sour", width=120) if "dough" in line]


@pytest.mark.parametrize("width", [12, 30, 50, 80, 140])
def test_nothing_of_a_route_is_lost_on_a_narrow_terminal(width: int) -> None:
    """It is broken between words, and what goes on is moved in."""
    lines = shown(TOWN, "rye", width=width)
    words = " ".join(lines).split()
    for each in ("mill → flour → baker → oven → stone", "stale · not verified: Nobody saw it."):
        assert " ".join(each.split()) in " ".join(words)
    wide = [line for line in lines if len(line) > width]
    assert all(len(line.split()) == 1 or line.startswith(("rye", "3 routes", "5 routes")) for line in wide), wide


def test_what_misses_one_condition_is_counted_beyond_some() -> None:
    """The rest is in --json."""
    many = village(
        *(baker(f"mill {at}", hands("rye", "flour"), facets=f"meal=loaf; season=spring; tools={tool}")
          for at, tool in enumerate(("nothing", "sieve", "bowl", "sieve,bowl"))),
        baker("dry", runs("flour", "oven"), facets="state=dry"),
        baker("stale", runs("flour", "oven"), facets="state=stale"),
    )  # fmt: skip
    lines = shown(many, "rye", where="state:fresh")
    assert len([line for line in lines if "→" in line]) == MOST_NEAR
    assert lines[-1] == "  and 3 more"


def test_a_route_has_the_mark_of_its_state(bakers: Path) -> None:
    """Of its weakest step; facts that say nothing to a reader are left out."""
    there = load(str(bakers))
    lines = shown(there, "rye", "loaf")
    assert lines[3].startswith("  - Mill → flour")
    assert of_answer(there, Question(), ask(there, "maize"), 80).lines[3].plain.startswith("  + Cook → stove")
