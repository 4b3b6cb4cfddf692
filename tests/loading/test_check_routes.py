"""The rules of routes, each broken once."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.check import check
from gpueco_tui.loading.load import load
from gpueco_tui.model import Problem
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 25)

ROOT = """\
+++
title = "Workshop"
[[extra.facets]]
name = "draw"
values = [{ name = "plan", meaning = "m" }, { name = "sketch", meaning = "m" }]
[[extra.facets]]
name = "takes"
[[extra.facets]]
name = "gives"
[[extra.facets]]
name = "tool"
[[extra.facets]]
name = "wood"
values = [{ name = "oak", meaning = "m" }, { name = "pine", meaning = "m" }]
[[extra.facets]]
name = "shop"
values = [{ name = "big", meaning = "m" }, { name = "small", meaning = "m" }]
[[extra.facets]]
name = "needs"
values = [{ name = "glue", meaning = "m" }]
[extra.routes]
from = "draw"
to = "wood"
facets = { takes = "takes", gives = "gives", api = "tool" }
along = ["shop"]
weakest = ["wood"]
adds = ["needs"]
[[extra.routes.forms]]
name = "cut list"
family = "saws"
by_hand = ["saw"]
meaning = "What to cut."
[[extra.routes.forms]]
name = "template"
family = "saws"
meaning = "A shape."
[[extra.routes.apis]]
name = "saw"
family = "saws"
wood = ["oak", "pine"]
shop = ["big"]
only = { pine = { shop = ["small"] } }
meaning = "It cuts."
[[extra.routes.apis]]
name = "laser"
wood = []
meaning = "It burns."
+++
"""

HEAD = """\
+++
title = "Planner"
description = "Plans."
[taxonomies]
draw = ["plan"]
[extra]
link = "https://planner.example/"
checked = 2026-11-22
[[extra.sources]]
title = "Manual"
url = "https://planner.example/manual"
"""

STEPS = """\
[[extra.steps]]
takes = ["plan"]
gives = ["cut list"]
[[extra.steps]]
takes = ["cut list"]
as = "template"
calls = ["saw"]
wood = ["oak"]
shop = ["big"]
[[extra.steps]]
answers = ["laser"]
needs = ["glue"]
"""
PAGE = f"{HEAD}{STEPS}+++\n"


def said(tmp_path: Path, *, root: str = ROOT, page: str = PAGE) -> list[str]:
    """Write the two pages and return what is wrong with them."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "_index.md").write_text(root)
    (tmp_path / "tools" / "planner.md").write_text(page)
    return [str(problem) for problem in check(load(tmp_path), TODAY)]


def test_good_routes_have_no_problem(tmp_path: Path) -> None:
    """The pages above are right, so that each case below breaks one thing; the API without ends says so itself."""
    assert said(tmp_path) == []


NO_FACET = "declare it, or mend it."
MEND = "declare it in the root page, or mend it."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('from = "draw"', 'from = "drew"', f"_index.md:22: extra.routes.from: no facet is called drew; did you mean draw? {NO_FACET}"),
        ('to = "wood"', 'to = "woods"', f"_index.md:23: extra.routes.to: no facet is called woods; did you mean wood? {NO_FACET}"),
        ('api = "tool"', 'api = "tools"', f"_index.md:24: extra.routes.facets.api: no facet is called tools; did you mean tool? {NO_FACET}"),
        ('along = ["shop"]', 'along = ["shop", "shed"]', f"_index.md:25: extra.routes.along: no facet is called shed; {NO_FACET}"),
        ('weakest = ["wood"]', 'weakest = ["age"]', f"_index.md:26: extra.routes.weakest: no facet is called age; {NO_FACET}"),
        ('adds = ["needs"]', 'adds = ["nails"]', f"_index.md:27: extra.routes.adds: no facet is called nails; {NO_FACET}"),
        ('by_hand = ["saw"]', 'by_hand = ["sew"]', f"_index.md:31: extra.routes.forms[1].by_hand: no API is called sew; did you mean saw? {MEND}"),
        ('meaning = "What to cut."', "", '_index.md:28: extra.routes.forms[1].meaning: is missing; say in a sentence what cut list is: meaning = "…".'),
        ('meaning = "It burns."', "", '_index.md:44: extra.routes.apis[2].meaning: is missing; say in a sentence what laser is: meaning = "…".'),
        ('name = "template"\nfamily = "saws"', 'name = "template"\nfamily = "sews"', "_index.md:35: extra.routes.forms[2].family: no API is of the family sews; did you mean saws? write the family of an API, or remove it."),
        ('name = "template"', 'name = "cut list"', "_index.md:34: extra.routes.forms[2].name: cut list is declared twice; remove one."),
        ('name = "laser"', 'name = "saw"', "_index.md:45: extra.routes.apis[2].name: saw is declared twice; remove one."),
        ('wood = ["oak", "pine"]', 'wood = ["oak", "pine", "elm"]', f"_index.md:40: extra.routes.apis[1].wood: no value of wood is called elm; {MEND}"),
        ('shop = ["big"]', 'shop = ["bog"]', f"_index.md:41: extra.routes.apis[1].shop: no value of shop is called bog; did you mean big? {MEND}"),
        ("only = { pine", "only = { elm", "_index.md:42: extra.routes.apis[1].only: saw does not reach elm; add it to wood, or remove it here."),
        ('shop = ["small"]', 'shop = ["smell"]', f"_index.md:42: extra.routes.apis[1].only.pine.shop: no value of shop is called smell; did you mean small? {MEND}"),
        ("pine = { shop", "pine = { shp", "_index.md:42: extra.routes.apis[1].only.pine.shp: there is no such field; did you mean shop? an end is narrowed by the facets that routes have along."),
    ],
)  # fmt: skip
def test_a_wrong_declaration_names_the_line_and_the_remedy(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """One thing broken in the root page gives one sentence with file, line, field and what to do."""
    assert old in ROOT
    assert problem in said(tmp_path, root=ROOT.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('takes = ["plan"]', 'takes = ["plans"]', f"tools/planner.md:13: extra.steps[1].takes: no form and no value of draw is called plans; did you mean plan? {MEND}"),
        ('gives = ["cut list"]', 'gives = ["plan"]', f"tools/planner.md:14: extra.steps[1].gives: no form is called plan; {MEND}"),
        ('as = "template"', 'as = "templet"', f"tools/planner.md:17: extra.steps[2].as: no form is called templet; did you mean template? {MEND}"),
        ('calls = ["saw"]', 'calls = ["sow"]', f"tools/planner.md:18: extra.steps[2].calls: no API is called sow; did you mean saw? {MEND}"),
        ('answers = ["laser"]', 'answers = ["loser"]', f"tools/planner.md:22: extra.steps[3].answers: no API is called loser; did you mean laser? {MEND}"),
        ('wood = ["oak"]', 'wood = ["elm"]', f"tools/planner.md:19: extra.steps[2].wood: no value of wood is called elm; {MEND}"),
        ('shop = ["big"]', 'shop = ["bug"]', f"tools/planner.md:20: extra.steps[2].shop: no value of shop is called bug; did you mean big? {MEND}"),
        ('needs = ["glue"]', 'needs = ["glow"]', f"tools/planner.md:23: extra.steps[3].needs: no value of needs is called glow; {MEND}"),
        ('shop = ["big"]', 'shopp = ["big"]', "tools/planner.md:20: extra.steps[2].shopp: there is no such field; did you mean shop? a step has takes, gives, as, calls, answers, unverified, wood, shop and needs."),
        ('takes = ["plan"]', 'takes = ["cut list", "template"]', "tools/planner.md:14: extra.steps[1].gives: cut list comes out as it went in; take it out of takes, or write what else comes out."),
        ('takes = ["plan"]', 'takes = ["plan",\n"sketch"]', "tools/planner.md:14: extra.steps[1].takes: the page does not say under draw that one writes sketch; add it there, or remove it here."),
    ],
)  # fmt: skip
def test_a_wrong_step_names_the_line_and_the_remedy(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """So does one thing broken in a step."""
    assert old in PAGE
    assert problem in said(tmp_path, page=PAGE.replace(old, new, 1))


def test_a_step_may_make_each_of_two_forms_of_the_other(tmp_path: Path) -> None:
    """That is no loop, though nothing comes out that does not go in too."""
    both = 'takes = ["cut list", "template"]\ngives = ["template", "cut list"]'
    assert said(tmp_path, page=PAGE.replace('takes = ["plan"]\ngives = ["cut list"]', both, 1)) == []


def test_what_nobody_uses_is_said(tmp_path: Path) -> None:
    """A form that no step knows and an API that nobody calls; one that takes a form by hand is used."""
    assert said(tmp_path, page=f"{HEAD}[[extra.steps]]\ntakes = ['plan']\ngives = ['template']\n+++\n") == [
        "_index.md:29: extra.routes.forms[1].name: no step takes cut list, gives it or keeps it inside; use it in a step, or remove it.",
        "_index.md:45: extra.routes.apis[2].name: no step calls or answers laser; use it in a step, or remove it.",
    ]


def test_what_a_page_uses_that_cannot_be_read_is_not_said_to_be_unused(tmp_path: Path) -> None:
    """The page is one mistake, and not three."""
    said(tmp_path, page=f"{HEAD}+++\n")
    unread = Problem("tools/other.md", 1, "", "it cannot be read.")
    assert check(replace(load(tmp_path), problems=(unread,)), TODAY) == (unread,)


def test_a_page_that_says_nothing_of_what_is_written_may_take_it(tmp_path: Path) -> None:
    """A driver takes programs, and one writes nothing for it."""
    assert said(tmp_path, page=PAGE.replace('[taxonomies]\ndraw = ["plan"]\n', "")) == []


def test_names_in_steps_are_said_where_they_stand(tmp_path: Path) -> None:
    """Not once more for the facet that is made from them."""
    assert len(said(tmp_path, page=PAGE.replace('calls = ["saw"]', 'calls = ["saw", "sow"]'))) == 1


def test_projects_may_hand_forms_round(tmp_path: Path) -> None:
    """From one to another and back; only a step that changes nothing is a mistake."""
    page = PAGE.replace('calls = ["saw"]', 'gives = ["template"]\ncalls = ["saw"]')
    page = page.replace("answers =", 'takes = ["template"]\ngives = ["cut list"]\nanswers =')
    assert said(tmp_path, page=page) == []


def test_a_family_without_an_api_is_only_a_warning(tmp_path: Path) -> None:
    """It may be right: nothing calls what is of it."""
    said(tmp_path, root=ROOT.replace('family = "saws"', 'family = "planes"', 1))
    assert [problem.warning for problem in check(load(tmp_path), TODAY)] == [True]
