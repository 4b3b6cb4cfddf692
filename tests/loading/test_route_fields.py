"""Routes and facets in front matter: what the root page declares of them, and what pages say."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

import pytest
from gpueco_tui.loading.facet_fields import PageRules
from gpueco_tui.loading.page import ProjectPage, read_project, read_root, read_section
from gpueco_tui.model import Api, FacetValue, Form, Link, Step

ROOT = """\
+++
title = "Workshop"
[[extra.facets]]
name = "draw"
values = [{ name = "a plan", tag = "plan", group = "paper" }, { name = "a sketch", group = "paper" }]
[[extra.facets]]
name = "takes"
[[extra.facets]]
name = "gives"
[[extra.facets]]
name = "tool"
[[extra.facets]]
name = "material"
values = ["oak", { name = "any", silent = true }]
[[extra.facets]]
name = "terms"
aliases = ["rules", "licence"]
expression = "SPDX"
[extra.routes]
from = "draw"
to = "material"
facets = { takes = "takes", gives = "gives", api = "tool" }
along = ["shop"]
weakest = ["state"]
adds = ["needs"]
[[extra.routes.forms]]
name = "cut list"
tag = "cuts"
family = "saws"
by_hand = ["saw"]
meaning = "What to cut."
[[extra.routes.forms]]
name = "template"
[[extra.routes.apis]]
name = "saw"
family = "saws"
material = ["oak", "pine"]
shop = ["big"]
only = { pine = { shop = ["small"] } }
meaning = "It cuts."
[[extra.routes.apis]]
name = "laser"
tag = "light"
material = []
+++
"""

PAGE = """\
+++
title = "Planner"
[taxonomies]
terms = ["MIT OR Apache-2.0"]
[extra.watch]
crate = "planner"
repo = "shop/planner"
[[extra.steps]]
takes = ["a plan", "a sketch"]
gives = ["cut list"]
[[extra.steps]]
takes = ["a plan", "cut list"]
as = "template"
calls = ["saw"]
shop = ["big"]
unverified = "Nobody saw it."
[[extra.steps]]
answers = ["laser"]
calls = ["saw"]
material = ["oak"]
+++
"""


def read(text: str) -> ProjectPage:
    """Read the page of a project below the root page above."""
    return read_project(text, file="a.md", name="a", section="tools", rules=read_root(ROOT, file="_index.md").rules)


def of_root(changed: str, to: str) -> list[str]:
    """Return what is wrong with the root page above after a change."""
    assert changed in ROOT
    return [str(problem) for problem in read_root(ROOT.replace(changed, to, 1), file="_index.md").problems]


def test_the_root_declares_what_routes_are_made_of() -> None:
    """Ends, facets, forms and APIs come with their families, tags, meanings and narrower ends."""
    root = read_root(ROOT, file="_index.md")
    routes = root.routes
    assert root.problems == ()
    assert routes is not None
    assert (routes.start, routes.end, routes.takes, routes.gives, routes.api) == (
        "draw", "material", "takes", "gives", "tool",
    )  # fmt: skip
    assert (routes.along, routes.weakest, routes.adds) == (("shop",), ("state",), ("needs",))
    assert routes.forms == (
        Form("cut list", "saws", "What to cut.", "cuts", ("saw",)),
        Form("template", tag="template"),
    )
    saw, laser = routes.apis
    assert saw == Api(
        "saw", "saws", "It cuts.", "saw", ("oak", "pine"), {"shop": ("big",)}, {"pine": {"shop": ("small",)}}
    )
    assert (laser.tag, laser.reaches) == ("light", ())
    assert routes.families == ("saws",)


def test_a_tree_without_routes_has_none() -> None:
    """Steps and routes are of those who declare them."""
    assert read_root('+++\ntitle = "x"\n[[extra.facets]]\nname = "a"\n+++\n', file="_index.md").routes is None


@pytest.mark.parametrize(
    ("changed", "to", "problem"),
    [
        ('from = "draw"\n', "", '_index.md:19: extra.routes.from: is missing; write from = "…", the facet with whose values routes begin.'),
        ('to = "material"\n', "", '_index.md:19: extra.routes.to: is missing; write to = "…", the facet with whose values routes end.'),
        ("along =", "amid =", "_index.md:23: extra.routes.amid: there is no such field; routes have from, to, facets, along, weakest, adds, forms and apis."),
        ("api = ", "apis = ", "_index.md:22: extra.routes.facets.apis: there is no such field; did you mean api? the facets made from steps are takes, gives and api."),
        ("by_hand =", "hand =", "_index.md:30: extra.routes.forms[1].hand: there is no such field; did you mean by_hand? a form has name, tag, family, by_hand and meaning."),
        ('name = "template"\n', "", '_index.md:32: extra.routes.forms[2].name: is missing; write name = "…".'),
        ("material = []\n", "", "_index.md:41: extra.routes.apis[2].material: is missing; write material = […], what it reaches, or [] if it reaches nothing yet."),
        ('shop = ["big"]\n', 'shed = ["big"]\n', "_index.md:38: extra.routes.apis[1].shed: there is no such field; an API has name, tag, family, material, shop, only and meaning."),
        ('"SPDX"', '"ODRL"', "_index.md:18: extra.facets[6].expression: ODRL is no language of expressions; write SPDX, or remove it."),
        ("silent = true", 'silent = "yes"', "_index.md:14: extra.facets[5].values[2].silent: needs true or false, not text; write silent = true or remove it."),
        ('aliases = ["rules", "licence"]', 'aliases = "rules"', '_index.md:17: extra.facets[6].aliases: needs a list; write aliases = ["rules"].'),
        ('name = "gives"', 'name = "takes"', "_index.md:8: extra.facets[3]: the facet takes is declared twice; remove one."),
    ],
)  # fmt: skip
def test_a_wrong_declaration_is_a_sentence_with_its_line(changed: str, to: str, problem: str) -> None:
    """Each has its file, line, field and remedy."""
    assert problem in of_root(changed, to)


def test_values_have_groups_tags_and_may_be_silent() -> None:
    """These are of the declared value, as are the other names of a facet and the language of its values."""
    facets = {facet.name: facet for facet in read_root(ROOT, file="_index.md").facets}
    assert facets["draw"].values == (
        FacetValue("a plan", tag="plan", group="paper"),
        FacetValue("a sketch", group="paper"),
    )
    assert [value.silent for value in facets["material"].values] == [False, True]
    assert (facets["terms"].aliases, facets["terms"].expression) == (("rules", "licence"), "SPDX")


def test_the_values_of_made_facets_are_the_forms_and_the_apis() -> None:
    """What is taken is what routes begin with or a form; each has its meaning and tag without being declared twice."""
    facets = {facet.name: facet for facet in read_root(ROOT, file="_index.md").facets}
    assert [value.name for value in facets["takes"].values] == ["a plan", "a sketch", "cut list", "template"]
    assert facets["gives"].values[0] == FacetValue("cut list", "What to cut.", tag="cuts")
    assert [(value.name, value.tag) for value in facets["tool"].values] == [("saw", "saw"), ("laser", "light")]


def test_made_facets_that_declare_values_keep_them() -> None:
    """Then the root page says which there are."""
    root = read_root(ROOT.replace('name = "gives"', 'name = "gives"\nvalues = ["x"]'), file="_index.md")
    assert [value.name for facet in root.facets if facet.name == "gives" for value in facet.values] == ["x"]


def test_steps_become_values_and_facets() -> None:
    """What a page takes, gives and calls is made from its steps, each value once and in their order."""
    page = read(PAGE)
    assert page.problems == ()
    assert page.project.steps == (
        Step(("a plan", "a sketch"), ("cut list",)),
        Step(("a plan", "cut list"), inside="template", calls=("saw",), narrows={"shop": ("big",)}, unverified="Nobody saw it."),
        Step(answers=("laser",), calls=("saw",), narrows={"material": ("oak",)}),
    )  # fmt: skip
    assert dict(page.project.facets) == {
        "terms": ("MIT", "Apache-2.0"),
        "takes": ("a plan", "a sketch", "cut list"),
        "gives": ("cut list",),
        "tool": ("saw", "laser"),
    }
    assert page.project.watch == {"crate": "planner", "repo": "shop/planner"}


def test_a_facet_made_from_steps_is_not_written_beside_them() -> None:
    """It is reported and not read; a page without steps may write it."""
    page = read(PAGE.replace("[taxonomies]", '[taxonomies]\ntool = ["plane"]'))
    assert [str(problem) for problem in page.problems] == [
        "a.md:4: taxonomies.tool: is made from the steps of the page, so it is not read; remove it here."
    ]
    assert page.project.facets["tool"] == ("saw", "laser")
    assert read('+++\n[taxonomies]\ntool = ["plane"]\n+++\n').project.facets["tool"] == ("plane",)


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        ('takes = ["a plan"]', "a.md:2: extra.steps[1].gives: the step leads nowhere; write what it gives, or the API that it calls or answers."),
        ('gives = ["cut list"]', "a.md:2: extra.steps[1].takes: is missing; write what goes in, or the API that it answers as a driver."),
        ('takes = "a plan"\ngives = ["cut list"]', 'a.md:3: extra.steps[1].takes: needs a list; write takes = ["a plan"].'),
        ('answers = ["saw"]\nas = ["x"]', 'a.md:4: extra.steps[1].as: needs text, not a list; write as = "…".'),
    ],
)  # fmt: skip
def test_a_wrong_step_is_a_sentence_with_its_line(step: str, problem: str) -> None:
    """Each has its file, line, field and remedy."""
    assert problem in [str(each) for each in read(f"+++\n[[extra.steps]]\n{step}\n+++\n").problems]


def test_a_page_says_where_its_releases_are_seen() -> None:
    """There are two places, and no others."""
    page = read('+++\n[extra.watch]\ncrates = "x"\n+++\n')
    assert [str(problem) for problem in page.problems] == [
        "a.md:3: extra.watch.crates: there is no such field; did you mean crate? it has crate and repo."
    ]


def test_an_expression_is_kept_as_it_is_shown() -> None:
    """Queries see the licences, each once; a reader sees what the page says. Two texts are two terms."""
    project = read('+++\n[taxonomies]\nterms = ["MIT OR Zlib", "MIT AND 0BSD"]\n+++\n').project
    assert project.facets["terms"] == ("MIT", "Zlib", "0BSD")
    assert project.expressions == {"terms": "MIT OR Zlib, MIT AND 0BSD"}


SECTION = '+++\ntitle = "Tools"\n[extra]\ntag = ["takes", "gives"]\nchecked = 2026-11-25\n[[extra.sources]]\ntitle = "Book"\nurl = "https://book.example/"\n+++\n'


def test_a_section_has_a_tag_a_date_and_sources() -> None:
    """They are read like those of a page."""
    page = read_section(SECTION, file="t/_index.md", slug="t", name="t", rules=PageRules(declared=True))
    section = page.section
    assert (section.tag, str(section.checked)) == (("takes", "gives"), "2026-11-25")
    assert (section.sources, page.problems) == ((Link("Book", "https://book.example/"),), ())


@pytest.mark.parametrize(("declared", "count"), [(True, 1), (False, 0)])
def test_a_section_of_a_foreign_tree_keeps_its_own_extra_fields(declared: bool, count: int) -> None:  # noqa: FBT001
    """Only where the root declares facets is a wrong type of ours a problem."""
    text = SECTION.replace('["takes", "gives"]', "3")
    page = read_section(text, file="t/_index.md", slug="t", name="t", rules=PageRules(declared=declared))
    assert len(page.problems) == count
