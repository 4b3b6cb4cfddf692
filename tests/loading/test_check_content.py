"""The rules of what content says, each broken once."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.check import check
from gpueco_tui.loading.load import load
from gpueco_tui.loading.prose import Said, prose, terms

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 25)

ROOT = """\
+++
title = "Workshop"
description = "All of it."
[extra]
checked = 2026-11-25
[[extra.facets]]
name = "use"
values = [
    { name = "cut", meaning = "It parts." },
    { name = "turn", meaning = "It rounds, and does not cut." },
]
+++
Welcome.
"""

SAW = """\
+++
title = "Saw"
description = "Cuts."
[taxonomies]
use = ["cut"]
[extra]
link = "https://saw.example/"
latest = { version = "1.0", date = 2026-11-25 }
checked = 2026-11-25
[[extra.sources]]
title = "Manual, 2026-11-25"
url = "https://saw.example/manual"
+++
A saw
has teeth.
"""

SECTION = """\
+++
title = "Tools"
[extra]
tag = ["use"]
checked = 2026-11-25
[[extra.sources]]
title = "Book, 2026-11"
url = "https://book.example/"
+++
They help.
"""

GLOSSARY = """\
+++
title = "Glossary"
+++
- **Teeth**: what cuts.
"""


def said(
    tmp_path: Path, *, root: str = ROOT, saw: str = SAW, section: str = SECTION, glossary: str = GLOSSARY
) -> list[str]:
    """Write the four pages and return what is wrong with them."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "_index.md").write_text(root)
    (tmp_path / "tools" / "_index.md").write_text(section)
    (tmp_path / "tools" / "saw.md").write_text(saw)
    (tmp_path / "glossary" / "_index.md").write_text(glossary)
    return [str(problem) for problem in check(load(tmp_path), TODAY)]


def test_good_content_has_no_problem(tmp_path: Path) -> None:
    """The pages above are right, so that each case below breaks one thing."""
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('{ name = "cut", meaning = "It parts." }', '"cut"', '_index.md:9: extra.facets[1].values: cut has no meaning; say in a sentence what it means: meaning = "…".'),
        ('"turn", meaning = "It rounds, and does not cut."', '"turn"', '_index.md:10: extra.facets[1].values: turn has no meaning; say in a sentence what it means: meaning = "…".'),
        ("2026-11-25", "2026-11-26", "_index.md:5: extra.checked: 2026-11-26 is yet to come; write the day the facts were checked."),
        ("All of it.", "All that is currently there.", "_index.md:3: description: “currently” is wrong by tomorrow; write a date or a version."),
        ("Welcome.", "Welcome.\n\nMore soon.", "_index.md:15: “soon” is wrong by tomorrow; write a date or a version."),
    ],
)  # fmt: skip
def test_the_root_page(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """One thing broken gives one sentence with file, line, field and what to do."""
    assert said(tmp_path, root=ROOT.replace(old, new, 1)) == [problem]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("date = 2026-11-25", "date = 2026-11-26", "tools/saw.md:8: extra.latest.date: 2026-11-26 is yet to come; write the day of the release."),
        ("Manual, 2026-11-25", "Manual, 2026-11-26", "tools/saw.md:11: extra.sources[1].title: 2026-11-26 is yet to come; write the day on which it was so."),
        ("Manual, 2026-11-25", "Manual, 2026-12", "tools/saw.md:11: extra.sources[1].title: 2026-12 is yet to come; write the day on which it was so."),
        ("has teeth.", "has teeth since nightly-2027-01-01.", "tools/saw.md:15: 2027-01-01 is yet to come; write the day on which it was so."),
        ('"Cuts."', '"Cuts since 2030-01."', "tools/saw.md:3: description: 2030-01 is yet to come; write the day on which it was so."),
        ("has teeth.", "has teeth. Recently, more.", "tools/saw.md:15: “Recently” is wrong by tomorrow; write a date or a version."),
        ("has teeth.", "has teeth at the\nmoment.", "tools/saw.md:15: “at the moment” is wrong by tomorrow; write a date or a version."),
        ("has teeth.", "has [teeth `as\nof`](https://x.example) nowadays.", "tools/saw.md:16: “nowadays” is wrong by tomorrow; write a date or a version."),
        ("has teeth.", "has teeth.\n\n| a |\n| - |\n| as of today |", "tools/saw.md:19: “as of today” is wrong by tomorrow; write a date or a version."),
        ("has teeth.", "has teeth.\n\n## What is *currently* so", "tools/saw.md:17: “currently” is wrong by tomorrow; write a date or a version."),
        ('saw.example/"', 'github.com/a/saw"', "tools/saw.md:6: extra.watch: is missing; say where its releases are seen: [extra.watch] with crate or repo."),
        ("link =", 'install = "cargo +nightly add saw"\nlink =', "tools/saw.md:6: extra.watch: is missing; say where its releases are seen: [extra.watch] with crate or repo."),
        ("[[extra.sources]]", '[[extra.links]]\ntitle = "Repository"\nurl = "https://codeberg.org/a/saw"\n[[extra.sources]]', "tools/saw.md:6: extra.watch: is missing; say where its releases are seen: [extra.watch] with crate or repo."),
    ],
)  # fmt: skip
def test_the_page_of_a_project(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """So does one thing broken on a page."""
    assert old in SAW
    assert said(tmp_path, saw=SAW.replace(old, new, 1)) == [problem]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("has teeth.", "has teeth, `soon`, and cuts as soon as it moves. Sooner than soonish."),
        ("has teeth.", "has teeth.\n\n```sh\nls --recently\n```\n\n    soon\n"),
        ("has teeth.", "has [teeth](https://x.example/currently) <!-- soon -->."),
        ("has teeth.", "has teeth since 2026-11-25, see CVE-2026-12345, version 2027-1 and 12026-12-31."),
        ('saw.example/"', 'github.com/a/saw"\nwatch = { repo = "a/saw" }'),
        ('saw.example/"', 'github.com/orgs"'),
        ("link =", 'install = "apt install saw"\nlink ='),
    ],
)
def test_what_lasts_is_right(tmp_path: Path, old: str, new: str) -> None:
    """Code, addresses and versions are no prose, other words only look like those, and today is not yet to come."""
    assert said(tmp_path, saw=SAW.replace(old, new, 1)) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('tag = ["use"]', 'tag = ["used"]', "tools/_index.md:4: extra.tag: no facet is called used; declare it in the root page, or remove it here."),
        ("checked = 2026-11-25\n", "", "tools/_index.md:3: extra.checked: is missing; write the day the facts were checked: checked = 2026-11-25."),
        ("checked = 2026-11-25", "checked = 2027-11-25", "tools/_index.md:5: extra.checked: 2027-11-25 is yet to come; write the day the facts were checked."),
        ('2026-11"', '2026-12"', "tools/_index.md:7: extra.sources[1].title: 2026-12 is yet to come; write the day on which it was so."),
        ("https://book.example/", "ftp://book.example/", "tools/_index.md:8: extra.sources[1].url: ftp://book.example/ is not opened; write an address that begins with https://, http:// or mailto:."),
        ("tag =", "tags =", "tools/_index.md:4: extra.tags: this field is not read; did you mean tag? rename it."),
        ("They help.", "They help. Soon.", "tools/_index.md:10: “Soon” is wrong by tomorrow; write a date or a version."),
    ],
)  # fmt: skip
def test_the_page_of_a_section(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """A section needs neither date nor sources, but what it has is right."""
    assert said(tmp_path, section=SECTION.replace(old, new, 1)) == [problem]


def test_a_tag_is_one_facet_or_two(tmp_path: Path) -> None:
    """There is no room for a third."""
    facets = "".join(f'[[extra.facets]]\nname = "{name}"\n' for name in "ab")
    root = ROOT.replace("[[extra.facets]]", f"{facets}[[extra.facets]]")
    assert said(tmp_path, root=root, section=SECTION.replace('["use"]', '["use", "a", "b"]')) == [
        "tools/_index.md:4: extra.tag: a tag is one facet, or what goes in and what comes out; remove the others."
    ]


def test_terms_of_the_glossary_are_used(tmp_path: Path) -> None:
    """Bold or linked words that begin an item stand on another page, in any case, or one of several does; else a warning."""
    items = [
        "**Teeth**",
        "[A saw has](https://x.example)",
        "**gums, teeth**",
        "**Handle**: wood",
        "Plain",
        "Not **this**",
        "**oil\n  can** or not",
    ]
    glossary = GLOSSARY.partition("- ")[0] + "".join(f"- {item}\n" for item in items)
    what = "no other page has the term {}; use it on one, or remove it here."
    assert said(tmp_path, glossary=glossary) == [
        f"glossary/_index.md:7: {what.format('Handle')}",
        f"glossary/_index.md:10: {what.format('oil can')}",
    ]
    assert all(problem.warning for problem in check(load(tmp_path), TODAY))


def test_a_missing_watch_is_only_a_warning(tmp_path: Path) -> None:
    """Nothing on the page is wrong."""
    said(tmp_path, saw=SAW.replace("saw.example/", "github.com/a/saw"))
    assert [problem.warning for problem in check(load(tmp_path), TODAY)] == [True]


def test_a_foreign_tree_says_what_it_likes(tmp_path: Path) -> None:
    """Where the root page declares no facets these rules are not its own."""
    assert said(tmp_path, root="+++\n+++\n", saw="---\ntitle: Saw\n---\nSoon, in 2030-01-01.\n") == []


def test_prose_has_the_lines_of_the_text() -> None:
    """Words are as they are read; code and images leave a gap, so that no words meet."""
    assert list(prose("# *A*\n\nB\\_ `c` [d\ne](f) ![g](h)\n")) == [Said("A", 0), Said("B_ \0 d\ne \0", 2)]
    assert terms("1. **a** b\n2. *c*\n   - [d `e`](f)\n") == (Said("a", 0), Said("d e", 2))
