"""The rules of content, each broken once."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.check import check
from gpueco_tui.loading.check_text import url_mistake
from gpueco_tui.loading.files import holds
from gpueco_tui.loading.load import load
from gpueco_tui.model import Problem
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 25)

ROOT = """\
+++
title = "Workshop"
[extra]
tag = "use"
[[extra.facets]]
name = "use"
values = [{ name = "cut", meaning = "It parts." }, { name = "turn", meaning = "It rounds.", mark = "●", tone = "good" }]
[[extra.facets]]
name = "maker"
+++

## Words

See [the saw](@/tools/saw.md#what-it-is).
"""

SAW = """\
+++
title = "Saw"
description = "Cuts."
[taxonomies]
use = ["cut"]
maker = ["anyone at all"]
[extra]
link = "https://saw.example/"
checked = 2026-11-22
[extra.relations]
alternatives = ["plane"]
[[extra.sources]]
title = "Manual"
url = "https://saw.example/manual"
+++

## What it is

A saw, not a [plane](@/tools/plane.md).

### How it cuts

Like [this](#what-it-is).
"""

PLANE = SAW.replace('"Saw"', '"Plane"').replace('["plane"]', '["saw"]')


def said(tmp_path: Path, *, root: str = ROOT, saw: str = SAW, plane: str = PLANE) -> list[str]:
    """Write the three pages and return what is wrong with them."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "_index.md").write_text(root)
    (tmp_path / "tools" / "saw.md").write_text(saw)
    (tmp_path / "tools" / "plane.md").write_text(plane)
    return [str(problem) for problem in check(load(tmp_path), TODAY)]


def test_good_content_has_no_problem(tmp_path: Path) -> None:
    """The pages below are right, so that each test below breaks one thing."""
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('description = "Cuts."', "", 'tools/saw.md:1: description: is missing; write the summary in one line: description = "…".'),
        ('link = "https://saw.example/"', "", 'tools/saw.md:7: extra.link: is missing; write the address of the project: link = "https://…".'),
        ("checked = 2026-11-22", "", "tools/saw.md:7: extra.checked: is missing; write the day the facts were checked: checked = 2026-11-25."),
        ("checked = 2026-11-22", "checked = 2026-11-26", "tools/saw.md:9: extra.checked: 2026-11-26 is yet to come; write the day the facts were checked."),
        ("[[extra.sources]]", "[[extra.links]]", "tools/saw.md:7: extra.sources: there is none; say where the facts come from: [[extra.sources]] with title and url."),
        ('use = ["cut"]', 'use = [\n"cut",\n"trun"]', "tools/saw.md:7: taxonomies.use: trun is no declared value; did you mean turn? use one of the root page, or add it there."),
        ('use = ["cut"]', 'uses = ["cut"]', "tools/saw.md:5: taxonomies.uses: no such facet is declared; did you mean use? use one of the root page, or add it there."),
        ('use = ["cut"]', 'use = ["Cut"]', "tools/saw.md:5: taxonomies.use: Cut is no declared value; did you mean cut? use one of the root page, or add it there."),
        ('["plane"]', '["plane", "plain"]', "tools/saw.md:11: extra.relations.alternatives: there is no page plain; did you mean plane? write the slug of a page."),
        ('["plane"]', '["plane", "saw"]', "tools/saw.md:11: extra.relations.alternatives: a project does not relate to itself; remove it."),
        ('["plane"]', "[]", 'tools/plane.md:11: extra.relations.alternatives: saw does not name this page back; add "plane" to alternatives in tools/saw.md.'),
        ("https://saw.example/manual", "javascript:alert(1)", "tools/saw.md:14: extra.sources[1].url: javascript:alert(1) is not opened; write an address that begins with https://, http:// or mailto:."),
        ('https://saw.example/"', 'saw.example"', "tools/saw.md:8: extra.link: saw.example is not opened; write an address that begins with https://, http:// or mailto:."),
        ("checked =", 'instal = "x"\nchecked =', "tools/saw.md:9: extra.instal: this field is not read; did you mean install? rename it."),
        ("@/tools/plane.md", "@/tools/plain.md", "tools/saw.md:19: @/tools/plain.md leads to no page; did you mean @/tools/plane.md? name a file below the content folder."),
        ("@/tools/plane.md", "@/tools/plane.md#use", "tools/saw.md:19: tools/plane.md has no heading #use; mend the link or the heading."),
        ("(#what-it-is)", "(#nowhere)", "tools/saw.md:23: no heading here is called #nowhere; mend the link."),
        ("(#what-it-is)", "(vbscript:x)", "tools/saw.md:23: vbscript:x is not opened; write an address that begins with https://, http:// or mailto:."),
        ("### How", "#### How", "tools/saw.md:21: the heading How it cuts skips a level; write ### instead of ####."),
        ("## What", "# What", "tools/saw.md:17: the heading What it is is of the title's level; write ## and move those below it down by one."),
    ],
)  # fmt: skip
def test_each_rule_names_the_line_and_the_remedy(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """One thing broken on a page gives one sentence with file, line, field and what to do."""
    assert old in SAW
    assert problem in said(tmp_path, saw=SAW.replace(old, new, 1))


def test_the_beginning_of_a_page_is_no_description(tmp_path: Path) -> None:
    """Where every page has to have one, that it begins well is not enough."""
    (problem,) = said(tmp_path, saw=SAW.replace('description = "Cuts."\n', ""))
    assert problem.startswith("tools/saw.md:1: description: is missing")


def test_facts_are_stale_after_half_a_year_and_that_is_a_warning(tmp_path: Path) -> None:
    """180 days are well; one more is a warning that says how many."""
    edge = SAW.replace("2026-11-22", "2026-05-29")
    assert said(tmp_path, saw=edge) == []
    (tmp_path / "tools" / "saw.md").write_text(SAW.replace("2026-11-22", "2026-05-28"))
    (problem,) = check(load(tmp_path), TODAY)
    assert problem.warning
    assert (problem.line, "181 days ago" in problem.what) == (9, True)


def test_a_mark_has_to_be_one_cell_wide(tmp_path: Path) -> None:
    """A wide character would push every name in the list aside."""
    (problem,) = said(tmp_path, root=ROOT.replace("●", "🟢"))
    assert problem == (
        "_index.md:7: extra.facets[1].values: the mark of turn is not one cell wide; take another character."
    )


def test_links_of_the_overview_and_of_sections_are_checked_too(tmp_path: Path) -> None:
    """A link that leads nowhere is found in every text, on its own line of a paragraph."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "_index.md").write_text(
        "+++\ntitle = 'A'\n+++\nOne\ntwo [x](@/tools/saw.md)\nand [y](@/no.md).\n"
    )
    root = ROOT.replace("@/tools/saw.md", "@/no.md")
    assert [problem.split(" leads")[0] for problem in said(tmp_path, root=root)] == [
        "_index.md:14: @/no.md#what-it-is",
        "a/_index.md:6: @/no.md",
    ]


def test_questions_of_links_are_asked(tmp_path: Path) -> None:
    """They are no addresses, and what is wrong with one is said on its line by who can answer; else they are right."""
    saw = f"{SAW}\nAsk [one](<query:use:cut -x>),\n[two](routes:a%20b) or <query:y>.\n"
    assert said(tmp_path, saw=saw) == []
    asked: list[tuple[str, str]] = []

    def answer(kind: str, text: str) -> str:
        asked.append((kind, text))
        return "nobody knows." if kind == "routes" else ""

    assert [str(problem) for problem in check(load(tmp_path), TODAY, asked=answer)] == [
        "tools/saw.md:26: nobody knows."
    ]
    assert asked == [("query", "use:cut -x"), ("routes", "a b"), ("query", "y")]


def test_what_looks_like_a_link_in_code_is_none(tmp_path: Path) -> None:
    """Code is not asked for its links, nor for its headings."""
    assert said(tmp_path, saw=SAW + "\n```md\n# [x](@/no.md)\n```\n\n`[x](@/no.md)`\n") == []


def test_a_foreign_tree_is_asked_only_for_links_and_headings(tmp_path: Path) -> None:
    """When no facets are declared, our fields are not required, and headings are only worth a warning."""
    bare = '+++\ntitle = "x"\n[extra]\ninstal = 1\nlink = 2\n+++\n# One\n\n[x](@/no.md) [y](#z) [z](other)\n'
    assert said(tmp_path, root="+++\n+++\n", saw=bare) == [
        "tools/saw.md:7: the heading One is of the title's level; write ## and move those below it down by one.",
        "tools/saw.md:9: @/no.md leads to no page; name a file below the content folder.",
    ]
    assert [problem.warning for problem in check(load(tmp_path), TODAY)] == [True, False]


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("plane.md", ""),
        ("./plane.md#use", ""),
        ("../tools/./pl%61ne.md", ""),
        ("../_index.md", ""),
        ("notes.md", ""),
        ("notes.txt", ""),
        ("/plane.md", ""),
        ("plain.md", "plain.md leads to no page; did you mean plane.md? name a file below the content folder."),
        ("..%2f..%2Ftools/saw.md", "..%2f..%2Ftools/saw.md leads out of the content; name a file below its folder."),
        ("../../tools/saw.md", "../../tools/saw.md leads out of the content; name a file below its folder."),
    ],
)
def test_a_relative_link_that_leads_nowhere_is_worth_a_warning(tmp_path: Path, link: str, problem: str) -> None:
    """A path counts from the page it is on; a file that exists but is not a page of the ecosystem is not a mistake."""
    said(tmp_path, root="+++\n+++\n", saw=f"One\ntwo [x]({link}).\n", plane="Flat.\n")
    (tmp_path / "tools" / "notes.md").write_text("+++\ntitle = 'x'\ndraft = true\n+++\n")
    ecosystem = load(tmp_path)
    problems = check(ecosystem, TODAY, partial(holds, ecosystem))
    assert [str(found) for found in problems] == [f"tools/saw.md:2: {problem}"] * bool(problem)
    assert all(found.warning for found in problems)


def test_a_page_that_cannot_be_read_is_one_mistake_and_not_three(tmp_path: Path) -> None:
    """Neither a link to it nor a relation is wrong: the page is there."""
    (problem,) = said(tmp_path, plane="+++\n")
    assert problem.startswith("tools/plane.md:1: the front matter that begins here is not closed")


def test_what_loading_found_is_part_of_the_check(tmp_path: Path) -> None:
    """A field that cannot be read fails the check, in its place among the others."""
    assert said(tmp_path, plane=PLANE.replace('"Plane"', "7"))[0].startswith("tools/plane.md:2: title: needs text")


def test_an_unread_folder_is_one_mistake_too(tmp_path: Path) -> None:
    """What is in it may well be there."""
    said(tmp_path, saw="See [x](@/shut/x.md) and [y](../shut/deep/y.md).\n", root="")
    ecosystem = load(tmp_path)
    shut = Problem("shut", 0, "", "this may not be read; change its permissions.")
    assert check(replace(ecosystem, problems=(shut,)), TODAY, partial(holds, ecosystem)) == (shut,)


@pytest.mark.parametrize(
    ("image", "missing"),
    [
        ("saw.png", ""),
        ("../a%20b.png?raw=1", ""),
        ("./../tools/saw.png", ""),
        ("../saw.png", ""),
        ("/static/x.png", ""),
        ("https://img.example/x.png", ""),
        ("data:image/png;base64,AAAA", ""),
        ("../../x.png", ""),
        ("nope.png", "tools/nope.png"),
        ("../nope.png", "nope.png"),
    ],
)
def test_an_image_that_is_not_there_is_worth_a_warning(tmp_path: Path, image: str, missing: str) -> None:
    """Paths count from the page's file or, as on a site, from the page; what lies elsewhere is not asked for."""
    said(tmp_path, root="", saw=f"One\n[![two]({image})](https://x.example)\n", plane="Flat.\n")
    (tmp_path / "tools" / "saw.png").touch()
    (tmp_path / "a b.png").touch()
    ecosystem = load(tmp_path)
    found = check(ecosystem, TODAY, partial(holds, ecosystem))
    what = f"tools/saw.md:2: there is no image {missing}; mend the path or add the file."
    assert [str(problem) for problem in found] == [what] * bool(missing)
    assert all(problem.warning for problem in found)


def test_two_projects_of_one_title_are_worth_a_warning(tmp_path: Path) -> None:
    """In any case of letters. Only the slug is reported when that is used twice too."""
    (problem,) = said(tmp_path, plane=PLANE.replace('"Plane"', '"saw"'))
    assert problem == (
        "tools/saw.md:2: title: tools/plane.md has the title saw too; give one another, so that the name says which is meant."
    )
    (tmp_path / "tools" / "plane.md").write_text(PLANE)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "saw.md").write_text('+++\ntitle = "Saw"\n+++\n')
    assert "title" not in {problem.field for problem in check(load(tmp_path), TODAY)}


def test_facets_that_differ_only_in_case_are_worth_a_warning(tmp_path: Path) -> None:
    """`use:cut` would mean both; it is reported once, on the first use of the second."""
    pages = [f'+++\ntitle = "{name}"\n[taxonomies]\n{facet} = ["x"]\n+++\n' for name, facet in
             (("A", "use"), ("B", "Use"), ("C", "Use"), ("D", '"wood kind"'), ("E", "wood-kind"))]  # fmt: skip
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.md").write_text(page)
    assert [str(problem) for problem in check(load(tmp_path), TODAY)] == [
        "1.md:4: taxonomies.Use: a query cannot tell this facet from use; give both one name, or two of other letters.",
        "4.md:4: taxonomies.wood-kind: a query cannot tell this facet from wood kind; give both one name, or two of other letters.",
    ]
    assert all(problem.warning for problem in check(load(tmp_path), TODAY))


def test_a_footnote_is_no_mistake(tmp_path: Path) -> None:
    """CommonMark has none, but other readers of the page may."""
    assert said(tmp_path, saw=SAW + "\nSharp.[^1]\n\n[^1]: Very sharp.\n") == []


def test_one_page_is_checked_without_rules_for_headings(tmp_path: Path) -> None:
    """On one page, headings are projects: only links are asked."""
    path = tmp_path / "page.md"
    path.write_text("### [saw](https://saw.example)\n\nSee [x](@/y.md) and [z](#saw).\n\n###### Deep\n")
    assert [str(problem) for problem in check(load(path), TODAY)] == [
        "page.md:3: @/y.md leads to no page; name a file below the content folder."
    ]


@pytest.mark.parametrize(
    "url", ["https://x.example", "http://localhost:8000/a", "mailto:a@b.example", "https://[::1]/", "HTTPS://X.example"]
)
def test_good_addresses_are_good(url: str) -> None:
    """Addresses that a browser opens have nothing wrong."""
    assert url_mistake(url) == ""


@pytest.mark.parametrize(
    "url",
    ["", "x.example", "//x.example", "https://", "https:x", "http://[x", "http://x:port/", "http://a..b", "mailto:x",
     "ftp://x.example", "file:///etc", "data:text/html,x", "@/a.md"],
)  # fmt: skip
def test_bad_addresses_are_bad(url: str) -> None:
    """An address without a host, with another scheme or that is none at all is a mistake."""
    assert url_mistake(url)
