"""The text of one page becomes values, or a problem that says what to do."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

from datetime import date

import pytest
from gpueco_tui.loading.facet_fields import PageRules
from gpueco_tui.loading.page import ProjectPage, read_project, read_root, read_section
from gpueco_tui.model import Link, Problem, Relation, Release
from gpueco_tui.text.slug import prettify, slugify

FULL = """\
+++
title = "Lathe"
description = "Turns one thing into another."
weight = 20
date = 2026-01-01
[taxonomies]
write = ["Rust", "WGSL"]
status = ["active"]
[extra]
link = "https://lathe.example/"
install = "cargo add lathe"
latest = { version = "1.2.0", date = 2026-08-22 }
checked = 2026-11-22
theme_colour = "red"
[[extra.links]]
title = "Repository"
url = "https://git.example/lathe"
[extra.relations]
built_on = ["mill"]
alternatives = ["plane", "saw"]
[[extra.sources]]
title = "Record, 2026-08-22"
url = "https://records.example/lathe"
+++

## What it is

Words.
"""


def read(text: str, *, declared: bool = True) -> ProjectPage:
    """Read a page of the section `tools`."""
    return read_project(text, file="tools/lathe.md", name="lathe", section="tools", rules=PageRules(declared))


def problems(front_matter: str, *, declared: bool = True) -> list[str]:
    """Return what is wrong with a page of this front matter."""
    return [str(problem) for problem in read(f"+++\n{front_matter}\n+++\n", declared=declared).problems]


def test_every_field_of_a_page_becomes_a_value() -> None:
    """A full page gives all its values, in order, and no problem."""
    page = read(FULL)
    project = page.project
    assert (page.weight, page.draft, page.problems) == (20, False, ())
    assert (project.slug, project.title, project.section) == ("lathe", "Lathe", "tools")
    assert project.description == "Turns one thing into another."
    assert (project.link, project.install) == ("https://lathe.example/", "cargo add lathe")
    assert project.latest == Release("1.2.0", date(2026, 8, 22))
    assert project.checked == date(2026, 11, 22)
    assert dict(project.facets) == {"write": ("Rust", "WGSL"), "status": ("active",)}
    assert project.links == (Link("Repository", "https://git.example/lathe"),)
    assert project.relations == (
        Relation("built_on", "mill"),
        Relation("alternatives", "plane"),
        Relation("alternatives", "saw"),
    )
    assert project.sources == (Link("Record, 2026-08-22", "https://records.example/lathe"),)
    assert (project.body, project.line) == ("## What it is\n\nWords.", 26)
    assert FULL.split("\n")[project.line - 1] == "## What it is"


def test_yaml_gives_the_same_values() -> None:
    """A page in YAML says the same as one in TOML."""
    text = "---\ntitle: Lathe\ntaxonomies:\n  write: [Rust]\nextra:\n  checked: 2026-11-22\n---\nWords."
    project = read(text).project
    assert (project.title, dict(project.facets), project.checked) == (
        "Lathe",
        {"write": ("Rust",)},
        date(2026, 11, 22),
    )


def test_a_page_without_front_matter_takes_its_title_from_the_first_heading() -> None:
    """A heading that begins the page is its title and not said again in the body."""
    project = read("# The *Lathe* `v2`\n\nWords.\n").project
    assert (project.title, project.body, project.line, project.slug) == ("The Lathe v2", "Words.", 3, "lathe")


def test_a_heading_further_down_is_the_title_and_stays() -> None:
    """Text before the first heading is not lost for the sake of a title; a setext heading is a heading."""
    project = read("Words.\n\nLathe\n=====\n").project
    assert (project.title, project.body) == ("Lathe", "Words.\n\nLathe\n=====")


def test_a_heading_in_code_is_no_title() -> None:
    """A comment in a code block is not taken for a heading; then the file's name is the title."""
    assert read("```sh\n# words\n```\n").project.title == "Lathe"


def test_a_page_without_a_description_begins_with_it() -> None:
    """The first sentence is in the list; the page shows it once. A description of its own is used first."""
    page = read("# The lathe\n\nTurns a *leg*. And more.\n").project
    assert (page.description, page.excerpt, page.body) == ("Turns a leg.", True, "Turns a *leg*. And more.")
    assert (read(FULL).project.description, read(FULL).project.excerpt) == ("Turns one thing into another.", False)
    assert read("").project.excerpt is False


def test_a_slug_of_its_own_is_honoured() -> None:
    """The field `slug` names the page."""
    assert read('+++\ntitle = "x"\nslug = "Other Name"\n+++\n').project.slug == "other-name"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("rust-gpu", "rust-gpu"),
        ("Rust_GPU 2.0", "rust-gpu-2-0"),
        ("C++", "c"),
        ("Ähre", "ähre"),
        ("!!", "page"),
        ("a\x1b[1m", "a-1m"),
    ],
)
def test_slugs_are_plain_words(text: str, slug: str) -> None:
    """A slug holds letters, digits and single hyphens."""
    assert slugify(text) == slug


def test_a_file_name_makes_a_title() -> None:
    """Hyphens and underscores of a file name are spaces of a title."""
    assert prettify("host-apis_old") == "Host apis old"


@pytest.mark.parametrize(
    ("front_matter", "problem"),
    [
        ('titel = "x"', "tools/lathe.md:2: titel: there is no such field; did you mean title? fields of your own go under [extra]."),
        ("title = 3", 'tools/lathe.md:2: title: needs text, not a number; write title = "…".'),
        ('title="x"\nweight = "3"', "tools/lathe.md:3: weight: needs a whole number, not text; write weight = 10."),
        ("draft = 1", "tools/lathe.md:2: draft: needs true or false, not a number; write draft = true or remove it."),
        ('taxonomies = ["x"]', "tools/lathe.md:2: taxonomies: needs a table, not a list; write [taxonomies]."),
        ('[taxonomies]\n"a b" = "x"', 'tools/lathe.md:3: taxonomies.a b: needs a list; write "a b" = ["x"].'),
        ("[taxonomies]\na = [1]", 'tools/lathe.md:3: taxonomies.a: every item needs to be text; write a = ["…"].'),
        ('[taxonomies]\na = ["x", "x"]', "tools/lathe.md:3: taxonomies.a: an item is empty or stands here twice; remove it."),
        ('[extra]\nchecked = "soon"', "tools/lathe.md:3: extra.checked: needs a date, not text; write checked = 2026-01-31, without quotes."),
        ('[extra]\nlatest = "1.0"', "tools/lathe.md:3: extra.latest: needs a table, not text; write [extra.latest]."),
        ('[extra]\nlink = "https://a b"', "tools/lathe.md:3: extra.link: the URL holds white space or characters that cannot be seen; type it anew."),
        ('[[extra.links]]\ntitle = "x"', 'tools/lathe.md:2: extra.links[1].url: is missing; write url = "…".'),
        ('[[extra.links]]\ntitle = "x"\nurl = "https://x"\nto = 1', "tools/lathe.md:5: extra.links[1].to: there is no such field; it has title and url."),
        ('[extra]\nlinks = ["https://x"]', "tools/lathe.md:3: extra.links: needs tables; begin each with [[extra.links]]."),
        ('[extra.relations]\nbuild_on = ["x"]', "tools/lathe.md:3: extra.relations.build_on: there is no such field; did you mean built_on? the relations are built_on, part_of, successor_of, alternatives, siblings."),
    ],
)  # fmt: skip
def test_a_wrong_field_is_a_sentence_with_its_line(front_matter: str, problem: str) -> None:
    """A mistake in a field is reported with file, line, field and remedy, and the page is kept."""
    assert problem in problems(front_matter)


@pytest.mark.parametrize(
    "front_matter",
    [
        '[extra]\nlink = { a = 1 }\nchecked = true\nlatest = "x"\nlinks = 3\nrelations = ["x"]\nsources = "x"',
        '[extra.relations]\nparent = ["x"]\n[[extra.links]]\nname = "x"',
        'path = "x"\naliases = ["y"]\ntemplate = "z"\nin_search_index = false\nupdated = 2026-01-01\nauthors = ["a"]',
    ],
)
def test_what_a_foreign_tree_keeps_under_extra_is_its_own_business(front_matter: str) -> None:
    """Where no facets are declared, wrong types under [extra] are passed over, as are all of Zola's own fields."""
    assert problems(f'title = "x"\n{front_matter}', declared=False) == []


def test_other_writers_yaml_fields_are_passed_over_but_for_typos() -> None:
    """YAML front matter has fields of many tools: only one that is nearly ours is a mistake."""
    assert not read("---\ntitle: x\nlayout: post\npermalink: /x\n---\n").problems
    assert [problem.field for problem in read("---\ntitel: x\n---\n").problems] == ["titel"]


def test_a_section_has_a_title_a_text_and_a_weight() -> None:
    """An `_index.md` is read with the fields that Zola gives to sections, and no others."""
    text = '+++\ntitle = "Tools"\nsort_by = "weight"\nweight = 3\n[taxonomies]\na = ["x"]\n+++\nWords.\n'
    page = read_section(text, file="tools/_index.md", slug="tools", name="tools")
    assert (page.section.title, page.section.body, page.weight) == ("Tools", "Words.", 3)
    assert [problem.field for problem in page.problems] == ["taxonomies"]


ROOT = """\
+++
title = "Workshop"
[extra]
tag = "write"
table = ["write", "statsu"]
checked = 2026-11-22
[[extra.facets]]
name = "write"
label = "You write"
meaning = "What you write."
values = ["Rust", { name = "WGSL", meaning = "Shaders." }]
[[extra.facets]]
name = "status"
values = [
    { name = "active", mark = "●", tone = "good" },
    { name = "quiet", mark = "ab", tone = "sad" },
]
+++
Words.
"""


def test_the_root_declares_the_facets() -> None:
    """Facets come with label, meaning, values, marks and tones, in the declared order."""
    root = read_root(ROOT, file="_index.md")
    assert (root.title, root.overview, root.declared) == ("Workshop", "Words.", True)
    assert (root.tag, root.table, root.checked) == ("write", ("write", "statsu"), date(2026, 11, 22))
    write, status = root.facets
    assert (write.label, write.meaning) == ("You write", "What you write.")
    assert [(value.name, value.meaning) for value in write.values] == [("Rust", ""), ("WGSL", "Shaders.")]
    assert (status.label, status.values[0].mark, status.values[0].tone) == ("Status", "●", "good")


def test_a_wrong_declaration_is_said_on_its_line() -> None:
    """A facet that is not there, a mark too long and a tone unknown are each said with a remedy."""
    root = read_root(ROOT, file="_index.md")
    assert root.problems == (
        Problem("_index.md", 16, "extra.facets[2].values[2].mark", "needs one character; it stands before the title."),
        Problem(
            "_index.md",
            16,
            "extra.facets[2].values[2].tone",
            "there is no tone sad; write good, wait or bad, or remove it.",
        ),
        Problem(
            "_index.md",
            5,
            "extra.table",
            "no facet is called statsu; did you mean status? declare it or remove it here.",
        ),
    )


def test_escape_sequences_never_become_values() -> None:
    """Escapes written as TOML escapes are cleaned out of titles, facets, links and slugs."""
    text = (
        '+++\ntitle = "a\\u001b[31mb\\u202e"\n[taxonomies]\n"k\\u001b" = ["v\\u0007"]\n'
        '[extra]\nlink = "https://x.example/\\u200b"\n+++\n'
    )
    project = read(text).project
    assert (project.title, dict(project.facets), project.link) == (
        "a[31mb",
        {"k": ("v",)},
        "https://x.example/",
    )


@pytest.mark.parametrize("char", ["\u3164", "\u2800", "\u034f", "\U000e01ef"])
def test_names_addresses_and_commands_hold_nothing_that_cannot_be_seen(char: str) -> None:
    """Titles, slugs, values, links and the command are what they look like; a change to an address or a command is reported."""
    page = read(
        f"""+++
title = "La{char}the"
slug = "la{char}the"
[taxonomies]
"wr{char}ite" = ["Ru{char}st"]
[extra]
link = "https://lathe.example/{char}"
install = "cargo add lathe {char}{char}; rm"
latest = {{ version = "1{char}.0" }}
[[extra.links]]
title = "Do{char}cs"
url = "https://docs.example/{char}x"
[extra.relations]
built_on = ["mi{char}ll"]
+++
A{char}b.
"""
    )
    project = page.project
    assert (project.title, project.slug, dict(project.facets)) == ("Lathe", "lathe", {"write": ("Rust",)})
    assert (project.link, project.install) == ("https://lathe.example/", "cargo add lathe ; rm")
    assert (project.latest, project.links) == (Release("1.0"), (Link("Docs", "https://docs.example/x"),))
    assert project.relations == (Relation("built_on", "mill"),)
    assert char in project.body
    assert [(problem.line, problem.field) for problem in page.problems] == [
        (7, "extra.link"), (12, "extra.links[1].url"), (8, "extra.install")
    ]  # fmt: skip


def test_white_space_in_a_command_is_plain_spaces() -> None:
    """What looks like a space is one, and that is nothing to tell."""
    page = read("+++\n[extra]\ninstall = 'cargo\u00a0add\u3000lathe'\n+++\n")
    assert (page.project.install, page.problems) == ("cargo add lathe", ())
