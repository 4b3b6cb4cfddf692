"""An ecosystem on one page: linked headings, or an awesome list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.one_page import read_page
from gpueco_tui.model import Ecosystem, Link
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.compose import project_page

if TYPE_CHECKING:
    from gpueco_tui.loading.page import RootPage
    from gpueco_tui.model import Project, Section

HEADINGS = """\
+++
title = "Workshop"
weight = 1
+++

Tools for wood, and how they
differ from one another.

# [plane](https://plane.example/tool)

Makes a board flat with
[a blade](https://blade.example). _It is quiet but not gone._

# [the saw](https://saw.example/)

Cuts a board.

```sh
# [not a project](https://no.example)
saw --board
```

# [Lathe & sons](https://lathe.example/2022/12/now-here/)
Turns a leg.
"""


def read(text: str) -> tuple[RootPage, tuple[Section, ...]]:
    """Read one page."""
    return read_page(text, file="page.md", name="page")


def projects(text: str) -> list[Project]:
    """Return all projects of one page."""
    return [project for section in read(text)[1] for project in section.projects]


def outline(text: str) -> list[tuple[str, list[str]]]:
    """Return the titles of the sections and of their projects."""
    return [(section.title, [project.title for project in section.projects]) for section in read(text)[1]]


def test_linked_headings_are_projects() -> None:
    """Each heading that starts with a link is a project with that link, and what follows is its page."""
    root, sections = read(HEADINGS)
    plane, saw, lathe = sections[0].projects
    assert [(p.slug, p.title, p.link) for p in (plane, saw, lathe)] == [
        ("plane", "plane", "https://plane.example/tool"),
        ("the-saw", "the saw", "https://saw.example/"),
        ("lathe-sons", "Lathe & sons", "https://lathe.example/2022/12/now-here/"),
    ]
    assert plane.body == "Makes a board flat with\n[a blade](https://blade.example). _It is quiet but not gone._"
    assert saw.body.endswith("saw --board\n```")
    assert lathe.body == "Turns a leg."
    assert (root.title, root.problems) == ("Workshop", ())


def test_the_first_sentence_is_the_summary_where_there_is_no_other() -> None:
    """A project that is a heading is described by the beginning of its page, which stays whole and says it once."""
    root, sections = read(HEADINGS)
    plane, saw, lathe = sections[0].projects
    assert [p.description for p in (plane, saw, lathe)] == [
        "Makes a board flat with a blade.",
        "Cuts a board.",
        "Turns a leg.",
    ]
    assert all(project.excerpt for project in sections[0].projects)
    whole = Ecosystem(root.title, sections)
    assert as_markdown(project_page(whole, plane)) == f"# plane\n\n<https://plane.example/tool>\n\n{plane.body}\n"


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("Cuts.", "Cuts."),
        ("Cuts wood, e.g. oak. And more.", "Cuts wood, e.g. oak."),
        ("Cuts, e.g. Oak (by A. Smith). And more.", "Cuts, e.g. Oak (by A. Smith)."),
        ("Version 1.2 cuts. Well.", "Version 1.2 cuts."),
        ('It is "sharp!" Very.', 'It is "sharp!"'),
        ("[Cuts][a] `x`\n**well**\n\n[a]: https://a.example", "Cuts x well"),
        ("[![badge](b.svg)](https://b.example)\n\n<img src='x.png'>\n\nCuts.", "Cuts."),
        ("- One\n- Two\n\n> Quoted.\n\n### Use\n\nCuts.", "Cuts."),
        ("```\ncode\n```", ""),
        ("木を切る。速い。", "木を切る。"),
        ("word " * 50, f"{'word ' * 31}word…"),
        ("w" * 200, f"{'w' * 159}…"),
    ],
)
def test_a_summary_is_a_sentence_or_cut_at_a_word(body: str, summary: str) -> None:
    """Of the first paragraph that has words, without marks, badges and HTML."""
    (project,) = projects(f"# [saw](https://saw.example)\n\n{body}\n")
    assert (project.description, project.excerpt) == (summary, bool(summary))
    assert project.body == body.strip()


def test_words_behind_the_link_go_before_the_first_sentence() -> None:
    """And are no part of the page, so that they are shown."""
    (project,) = projects("# [saw](https://saw.example) - Cuts.\n\nSlowly. Well.\n")
    assert (project.description, project.excerpt) == ("Cuts.", False)
    (item,) = projects("- [saw](https://saw.example)\n\n  Slowly. Well.\n")
    assert (item.description, item.excerpt, item.body) == ("Slowly.", True, "Slowly. Well.")


def test_what_stands_before_the_first_project_is_the_overview() -> None:
    """The words above the projects, and nothing of the front matter, are the overview."""
    root, _ = read(HEADINGS)
    assert root.overview == "Tools for wood, and how they\ndiffer from one another."


def test_every_text_of_one_page_knows_its_line() -> None:
    """A body's line is that of the file, front matter included."""
    root, sections = read(HEADINGS)
    lines = HEADINGS.split("\n")
    for text, line in [(root.overview, root.line), *((p.body, p.line) for p in sections[0].projects)]:
        assert lines[line - 1] == text.split("\n")[0]


def test_yaml_or_no_front_matter_will_do() -> None:
    """The same page with YAML front matter, and with none, holds the same projects."""
    body = HEADINGS.split("+++\n")[2]
    assert [p.link for p in projects("---\ntitle: Workshop\n---\n" + body)] == [p.link for p in projects(HEADINGS)]
    assert [p.body for p in projects(body)] == [p.body for p in projects(HEADINGS)]
    assert read(body)[0].title == "Page"


def test_a_first_plain_heading_above_all_is_the_title() -> None:
    """The one heading that is above all others names the ecosystem, and what follows it is the overview."""
    root, sections = read("Before.\n\n# Workshop\n\nWords.\n\n## [saw](https://saw.example)\n\nCuts.\n")
    assert (root.title, root.overview.split()) == ("Workshop", ["Before.", "Words."])
    assert [section.title for section in sections] == ["Projects"]


def test_plain_headings_above_projects_are_sections() -> None:
    """A project belongs to the nearest heading above its level; text under a section is the section's."""
    text = """\
# Cutting
About cutting.
## [saw](https://saw.example)
Cuts.
### How
Like this.
## Power
### [bandsaw](https://band.example)
# Turning
## [lathe](https://lathe.example)
"""
    assert outline(text) == [("Cutting", ["saw"]), ("Power", ["bandsaw"]), ("Turning", ["lathe"])]
    _, sections = read(text)
    assert sections[0].body == "About cutting."
    assert sections[0].projects[0].body == "Cuts.\n### How\nLike this."


def test_headings_of_any_kind_and_level_can_be_projects() -> None:
    """Level two to six, setext headings, emphasised and reference links all make projects."""
    text = """\
[saw](https://saw.example)
==========================

[plane][ref]
------------

###### **[lathe](https://lathe.example/a_(b))**

## <https://mill.example>

[ref]: https://plane.example
"""
    assert [(p.title, p.link) for p in projects(text)] == [
        ("saw", "https://saw.example"),
        ("plane", "https://plane.example"),
        ("lathe", "https://lathe.example/a_(b)"),
        ("https://mill.example", "https://mill.example"),
    ]


def test_a_heading_that_links_to_its_own_page_is_no_project() -> None:
    """Generated headings link to themselves, and a badge alone names nothing."""
    text = "# [saw](https://saw.example)\n\n# [Top](#top)\n\n# [![b](b.svg)](https://b.example)\n"
    assert [p.title for p in projects(text)] == ["saw"]


def test_a_linked_heading_below_a_project_is_a_project() -> None:
    """A project may be under another: the page of the upper one ends where the lower one begins."""
    upper, lower = projects("# [saw](https://saw.example)\nCuts.\n## [blade](https://blade.example)\nSharp.\n")
    assert (upper.body, lower.body) == ("Cuts.", "Sharp.")


def test_words_behind_the_link_of_a_heading_are_the_summary() -> None:
    """A heading may go on behind its link."""
    (project,) = projects("## [saw](https://saw.example) – cuts *boards*\n\nWords.\n")
    assert (project.title, project.description, project.body) == ("saw", "cuts boards", "Words.")


def test_headings_in_quotes_lists_and_code_divide_nothing() -> None:
    """Only a heading of the page itself begins a project."""
    text = (
        "# [saw](https://saw.example)\n\n> # [a](https://a.example)\n\n- # [b](https://b.example)\n\n"
        "        # [c](https://c.example)\n\n<!--\n# [d](https://d.example)\n-->\n"
    )
    assert [p.title for p in projects(text)] == ["saw"]


def test_text_below_the_projects_is_a_section_of_its_own() -> None:
    """A plain heading of a project's level ends the project's page, and its text is kept."""
    _, sections = read("# [saw](https://saw.example)\n\nCuts.\n\n# Colophon\n\nMade by hand.\n")
    assert [(s.title, s.body, len(s.projects)) for s in sections] == [
        ("Projects", "", 1),
        ("Colophon", "Made by hand.", 0),
    ]


LIST = """\
# Awesome tools [![badge](https://img.example/b.svg)](https://ci.example)

Good tools.

## Contents

- [Cutting](#cutting)
- [Turning](#turning)

## Cutting

*For boards.*

- [saw](https://saw.example) - Cuts.
* [plane](https://plane.example) — Makes flat, see [the manual](https://plane.example/manual).

  Sharpen it first.
- Power tools
  - [bandsaw](https://band.example): Cuts fast
    - [blade](https://blade.example) - For the bandsaw.
- [![logo](https://img.example/l.svg)](https://logo.example)
- see [elsewhere](https://else.example)
- [Guide](guide.md)

### Turning
1. **[lathe](https://lathe.example)** - Turns.

## License

Free.
"""


def test_list_items_are_projects_when_no_heading_is() -> None:
    """An awesome list gives its items, nested ones too, in the sections of its headings."""
    assert outline(LIST) == [
        ("Cutting", ["saw", "plane", "bandsaw", "blade"]),
        ("Turning", ["lathe"]),
        ("License", []),
    ]
    assert read(LIST)[0].title == "Awesome tools"


def test_badges_and_tables_of_contents_are_no_projects() -> None:
    """Links to the page itself, links that hold only an image and links to files beside it are left as text."""
    root, sections = read(LIST)
    assert "[Cutting](#cutting)" in root.overview
    for text in ("logo.example", "else.example", "guide.md", "Power tools", "*For boards.*"):
        assert text in sections[0].body


def test_the_words_of_an_item_are_its_summary() -> None:
    """What follows the link in its paragraph is the summary, and no more than that; what follows that is the page."""
    saw, plane, bandsaw, blade = read(LIST)[1][0].projects
    assert (saw.description, saw.body) == ("Cuts.", "")
    assert (plane.description, plane.body) == ("Makes flat, see the manual.", "Sharpen it first.")
    assert plane.links == (Link("the manual", "https://plane.example/manual"),)
    assert (bandsaw.description, bandsaw.body) == ("Cuts fast", "")
    assert blade.description == "For the bandsaw."


@pytest.mark.parametrize(
    ("words", "summary", "links"),
    [
        ("([source](s:)) - Cuts.", "Cuts.", "source"),
        ("([source](s:)) Cuts.", "Cuts.", "source"),
        ("[[docs](d:)] [[source](s:)] - Cuts.", "Cuts.", "docs source"),
        ("([docs](d:), [source](s:)): Cuts.", "Cuts.", "docs source"),
        ("/ [two](t:) - Cuts.", "Cuts.", "two"),
        ("[one](o:)[two](t:)![b](b.svg) - Cuts.", "Cuts.", "one two"),
        ("- [one](o:)b[two](t:)", "onebtwo", "one two"),
        ("![stars](b.svg) - Cuts.", "Cuts.", ""),
        ("- ![stars](b.svg) Cuts.", "Cuts.", ""),
        ("(![stars](b.svg)) - Cuts.", "Cuts.", ""),
        ("[![build](b.svg)](b:) - Cuts.", "Cuts.", "build"),
        ("[![](b.svg)](b:) - Cuts.", "Cuts.", "b:"),
        ('<img src="x.png"> - Cuts<br>well.', "Cuts well.", ""),
        ("- Cuts. ([Demo](d:), [Source](s:)) `MIT`", "Cuts. MIT", "Demo Source"),
        ("- Cuts. [Demo](d:) | [Source](s:).", "Cuts.", "Demo Source"),
        ("- Cuts, see [the manual](m:).", "Cuts, see the manual.", "the manual"),
        ("- Cuts (see [the manual](m:)).", "Cuts (see the manual).", "the manual"),
        ("- [Steel](s:) blade.", "Steel blade.", "Steel"),
        ("(macOS only) - Cuts.", "(macOS only) - Cuts.", ""),
        ("- Calls `cut()` at ~~once~~ last.", "Calls cut() at once last.", ""),
        ("- Cuts, [again](https://saw.example). [top](#top)", "Cuts, again.", ""),
        ("([docs](d:)) ([docs](d:))", "", "docs"),
    ],
)
def test_second_links_and_badges_are_no_words(words: str, summary: str, links: str) -> None:
    """The text between the name and the dash is not the summary; its links, and all others, are the project's."""
    for begin in ("- [saw](https://saw.example)", "# [saw](https://saw.example)"):
        (project,) = projects(f"{begin} {words}\n")
        assert (project.title, project.link) == ("saw", "https://saw.example")
        assert (project.description, project.body) == (summary, "")
        assert " ".join(link.title for link in project.links) == links


@pytest.mark.parametrize(
    ("item", "summary"),
    [
        ("~~[saw](https://saw.example)~~ - Cuts.", "Struck out: Cuts."),
        ("~~[saw](https://saw.example) - Cuts.~~", "Struck out: Cuts."),
        ("**~~[saw](https://saw.example)~~**\n\n  Was good.", "Struck out."),
        ("[x] [saw](https://saw.example) - Cuts.", "Cuts."),
    ],
)
def test_an_item_that_is_struck_out_or_a_task_is_listed(item: str, summary: str) -> None:
    """What its author struck out stays, and says so."""
    (project,) = projects(f"- {item}\n")
    assert (project.title, project.link, project.description) == ("saw", "https://saw.example", summary)


def test_rows_of_a_table_are_no_projects_and_are_counted() -> None:
    """Table rows that are not read are reported once, and stay as text; when headings are projects, no row is read."""
    rows = "| a | b |\n|---|---|\n| [x](https://x.example) | X |\n| [y](https://y.example) | Y |\n| z | Z |\n"
    root, sections = read(f"## Saws\n- [saw](https://saw.example)\n## More\n\n{rows}")
    (problem,) = root.problems
    assert (problem.line, problem.warning, problem.what[:24]) == (7, True, "2 rows of tables begin w")
    assert "x.example" in sections[1].body
    assert read(f"# [saw](https://saw.example)\n\n{rows}")[0].problems == ()


def test_the_text_of_a_section_does_not_repeat_its_projects() -> None:
    """Items that became projects are gone from the text around them."""
    _, sections = read(LIST)
    assert "saw.example" not in sections[0].body
    assert "blade.example" not in sections[0].body


def test_a_page_without_projects_is_an_overview_and_a_problem() -> None:
    """Plain text is shown, and a problem says how to write a project."""
    root, sections = read("# Words\n\nOnly words.\n")
    assert (root.title, root.overview, sections) == ("Words", "Only words.", ())
    (problem,) = root.problems
    assert (problem.file, problem.line) == ("page.md", 1)
    assert "begin a heading or a list item with a link" in problem.what


def test_a_link_that_no_browser_opens_is_shown_and_said() -> None:
    """A project with a `javascript:` link keeps it as written, to be seen, and is reported on its line."""
    text = "\n# [saw](javascript:alert(1))\n"
    assert [p.link for p in projects(text)] == ["javascript:alert(1)"]
    (problem,) = read(text)[0].problems
    assert (problem.line, problem.field) == (2, "link")


def test_an_empty_page_is_read() -> None:
    """Nothing in, nothing out, and a sentence."""
    root, sections = read("")
    assert (root.title, root.overview, sections) == ("Page", "", ())
    assert len(root.problems) == 1
