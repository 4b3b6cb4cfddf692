"""What the pages of a project, of a section and of the whole show, and in which order."""

from __future__ import annotations

from datetime import date

import pytest
from ecosystems import ecosystem, facet, project
from gpueco_tui.model import Ecosystem, Link, Release, Section
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.builder import Builder
from gpueco_tui.pages.compose import overview_page, project_page, section_page
from gpueco_tui.pages.links import internal_url, target, with_external_links
from gpueco_tui.pages.page import Markdown, Page
from gpueco_tui.values import replace

MANY = ecosystem(
    *(project(f"p{number}", "status=active", description="What it is for.") for number in range(250)),
    facets=(facet("status", "active ●"),),
    table=("status",),
)
DAY = date(2026, 11, 22)
FACETS = (facet("write", "WGSL", label="You write"), facet("status", "active ●, dormant"))
WGPU = project(
    "wgpu",
    "status=active; write=host Rust,WGSL; extra=x",
    description="One API over *all*.",
    link="https://wgpu.rs/",
    links=(Link("Repo", "https://github.com/gfx-rs/wgpu"),),
    install="cargo add wgpu",
    latest=Release("30.0.1", date(2026, 8, 22)),
    checked=DAY,
    relations="alternatives=ash,vulkano",
    sources=(Link("Record, 2026-08-22", "https://crates.io/crates/wgpu"),),
    body="## What it is\n\nAn API.",
)
ASH = project("ash", "status=dormant", section="hosts", relations="alternatives=wgpu")
FIELD = ecosystem(
    WGPU,
    ASH,
    project("CubeCL", relations="built_on=wgpu"),
    facets=FACETS,
    table=("write", "status", "unknown"),
    description="A field.",
)
PAGE = """\
# wgpu

One API over \\*all\\*.

|  |  |
| --- | --- |
| Link | <https://wgpu.rs/> |
| You write | host Rust, WGSL |
| Status | ● active |
| Extra | x |
| Latest | 30.0.1, 2026-08-22 |
| Install | `cargo add wgpu` |
| Checked | 2026-11-22 |

## What it is

An API.

## Related

|  |  |
| --- | --- |
| Used by | [CubeCL](@/things/cubecl.md) |
| Alternatives | [ash](@/things/ash.md) |

## Links

|  |  |
| --- | --- |
| Repo | <https://github.com/gfx-rs/wgpu> |

## Sources

- [Record, 2026-08-22](https://crates.io/crates/wgpu)

Checked against its sources on 2026-11-22.
"""
TABLE = """\
| Project | You write | Status |
| --- | --- | --- |
| [wgpu](@/things/wgpu.md) | host Rust, WGSL | ● active |
| [CubeCL](@/things/cubecl.md) |  |  |
| [ash](@/things/ash.md) |  | dormant |
"""


def test_a_page_is_title_summary_facts_text_relations_links_and_sources() -> None:
    """In this order, with the facts in the facets' order under their labels, and relations both ways."""
    assert as_markdown(project_page(FIELD, WGPU)) == PAGE


def test_a_page_without_facts_is_title_link_and_text() -> None:
    """As from a one-page list: no card, no empty headings."""
    bare = project("bare", link="https://bare.example/", body="Text.")
    assert as_markdown(project_page(ecosystem(bare), bare)) == "# bare\n\n<https://bare.example/>\n\nText.\n"
    nothing = project("nothing")
    assert as_markdown(project_page(ecosystem(nothing), nothing)) == "# nothing\n"


def test_a_text_that_begins_with_its_title_does_not_get_it_twice() -> None:
    """As in a folder of plain Markdown files."""
    plain = project("plain", body="# plain\n\nText.")
    assert as_markdown(project_page(ecosystem(plain), plain)) == "# plain\n\nText.\n"


def test_a_description_that_is_the_beginning_of_the_text_is_not_shown_twice() -> None:
    """On its page; the section lists it."""
    plain = project("plain", description="Text.", body="Text. More.", excerpt=True)
    assert as_markdown(project_page(ecosystem(plain), plain)) == "# plain\n\nText. More.\n"
    section = section_page(ecosystem(plain), ecosystem(plain).sections[0])
    assert "- [plain](@/things/plain.md): Text." in as_markdown(section)


def test_the_table_takes_the_place_of_its_line_in_the_overview() -> None:
    """Made from front matter, with the declared columns that somebody has, after title and description."""
    page = as_markdown(overview_page(replace(FIELD, overview="Before.\n\n  {{ projects() }}\n\nAfter.")))
    assert page == f"# Things\n\nA field.\n\nBefore.\n\n{TABLE}\nAfter.\n"


def test_an_overview_without_that_line_ends_in_the_table_or_in_counts() -> None:
    """The table where the ecosystem declares one; a single line where it does not."""
    assert as_markdown(overview_page(FIELD)) == f"# Things\n\nA field.\n\n## Projects\n\n{TABLE}"
    assert as_markdown(overview_page(ecosystem(ASH))) == "# Things\n\n1 project in 1 section.\n"
    text = Section("text", "Text", body="No project.")
    assert "1 project in 1 section." in as_markdown(
        overview_page(replace(ecosystem(ASH), sections=(*ecosystem(ASH).sections, text)))
    )
    assert "There are no projects yet." in as_markdown(overview_page(ecosystem(overview="{{ projects() }}")))


def test_without_declared_columns_the_table_holds_summaries() -> None:
    """So that the line in the overview works in any tree."""
    page = as_markdown(overview_page(ecosystem(WGPU, overview="{{projects()}}")))
    assert "| Project | Summary |" in page
    assert "| [wgpu](@/things/wgpu.md) | One API over \\*all\\*. |" in page


def test_a_section_lists_its_projects_with_their_summaries_and_side_by_side() -> None:
    """After its own title, description and text; one project has no side."""
    section = replace(FIELD.sections[0], description="Some.", body="Choose well.")
    page = as_markdown(section_page(FIELD, section))
    listed = "- [wgpu](@/things/wgpu.md): One API over \\*all\\*.\n- [CubeCL](@/things/cubecl.md)"
    assert page.startswith(
        f"# Things\n\nSome.\n\nChoose well.\n\n## Projects\n\n{listed}\n\n## Side by side\n\n| Project |"
    )
    assert as_markdown(section_page(FIELD, FIELD.sections[1])) == "# Hosts\n\n- [ash](@/things/ash.md)\n"


def test_a_title_cannot_write_markdown() -> None:
    """Neither on its own page nor in a table, a list or a relation."""
    evil = project("[x](javascript:y) | *z*", description="# <b>", relations="built_on=ash")
    pages = ecosystem(evil, ASH, facets=FACETS, table=("status",))
    shown = "\\[x\\](javascript:y) | \\*z\\*"
    assert as_markdown(project_page(pages, evil)).startswith(f"# {shown}\n\n\\# \\<b>\n")
    assert shown.replace("|", "\\|") in as_markdown(project_page(pages, ASH))
    assert shown.replace("|", "\\|") in as_markdown(overview_page(pages))


@pytest.mark.parametrize(
    ("file", "slug", "url"),
    [
        ("hosts/wgpu.md", "wgpu", "@/hosts/wgpu.md"),
        ("hosts/wgpu/index.md", "wgpu", "@/hosts/wgpu/index.md"),
        ("list.md", "wgpu", "@/list.md#wgpu"),
        ("a b/ü.md", "ü", "@/a b/ü.md"),
    ],
)
def test_the_link_to_a_page_leads_back_to_its_project(file: str, slug: str, url: str) -> None:
    """Also where one file holds several, and however a URL is spelt."""
    here = replace(WGPU, file=file, slug=slug)
    tree = ecosystem(here, replace(ASH, file="list.md"))
    assert internal_url(here) == url
    assert target(tree, url) == here
    assert target(tree, url.replace(" ", "%20").replace("ü", "%C3%BC")) == here


def test_a_link_with_a_heading_leads_to_its_page() -> None:
    """A fragment that is no project's slug is a heading's; other links lead to no project."""
    assert target(FIELD, "@/things/wgpu.md#limits") == WGPU
    assert target(FIELD, "@/things/_index.md") is None
    assert target(FIELD, "@/nowhere.md") is None
    assert target(FIELD, "https://wgpu.rs/") is None
    two = ecosystem(replace(WGPU, file="list.md"), replace(ASH, file="list.md"))
    assert target(two, "@/list.md") is None


@pytest.mark.parametrize(
    "url", ["wgpu.md", "./wgpu.md#limits", "../things/wgpu.md", "sub/../wg%70u.md", "wgpu.md?raw=1"]
)
def test_a_path_counts_from_the_file_it_stands_in(url: str) -> None:
    """As in plain Markdown files, on any of them and in the text of a section."""
    assert target(FIELD, url, "things/ash.md") == WGPU
    assert target(FIELD, url, "elsewhere/deep/ash.md") is None


@pytest.mark.parametrize(
    "url", ["../../things/wgpu.md", "/things/wgpu.md", "//things/wgpu.md", "#limits", "", ".", "x:wgpu.md"]
)
def test_a_path_out_of_the_content_leads_nowhere(url: str) -> None:
    """Nor does one from the root of a site, an address with a scheme, and a place in the page itself."""
    assert target(FIELD, url, "things/ash.md") is None


@pytest.mark.parametrize(
    ("here", "elsewhere"),
    [
        ("[one](@/tools/one.md)", "[one](https://example.org/one)"),
        ('[*o* [n] `e`](<@/tools/one.md> "title").', '[*o* [n] `e`](https://example.org/one "title").'),
        ("[no *link*](@/tools/bare.md#part), [gone](@/gone.md)", "no *link*, gone"),
        ("[the section](@/tools/_index.md)", "the section"),
        ("`[one](@/tools/one.md)` ``a ` [one](@/tools/one.md)``", None),
        ("```md\n[one](@/tools/one.md)\n```", None),
        ("> ~~~\n> [one](@/tools/one.md)", None),
        (r"\[one](@/tools/one.md) ![one](@/tools/one.png) [one](https://example.org/@/tools/one.md)", None),
        (
            "a ` alone\n\n[one](@/tools/one.md) and ` another",
            "a ` alone\n\n[one](https://example.org/one) and ` another",
        ),
        ('[In a *browser*?](<query:os:web takes:"SPIR-V (Vulkan)">), [all](query:os:web)', "In a *browser*?, all"),
        (
            '[Rust to AMD](<routes:rust amd toolchain:stable> "title"), <query:built_on:wgpu>',
            "Rust to AMD, query:built_on:wgpu",
        ),
        ("`[all](query:os:web)` ![all](query:os:web)", None),
    ],
)
def test_links_between_pages_go_elsewhere(here: str, elsewhere: str | None) -> None:
    """What leaves the app links to the projects themselves, or has plain words, as questions; code stays as it is."""
    ring = ecosystem(
        project("one", file="tools/one.md", link="https://example.org/one"),
        project("bare", file="tools/bare.md", link=""),
    )
    assert outside(ring, here) == (elsewhere or here)


def test_questions_in_what_is_built_are_words_elsewhere() -> None:
    """They are asked in the app alone."""
    builder = Builder()
    builder.paragraph(builder.link("All on the web", "query:os:web status:alive"))
    page = Page((builder.blocks(),))
    assert as_markdown(page) == "[All on the web](query:os:web%20status:alive)\n"
    assert as_markdown(with_external_links(FIELD, page)) == "All on the web\n"


@pytest.mark.parametrize("page", [overview_page(MANY), section_page(MANY, MANY.sections[0])])
def test_a_page_of_very_many_projects_says_how_many_it_leaves_out(page: Page) -> None:
    """An overview and a section show a hundred projects, and say how many more there are and where."""
    markdown = as_markdown(page)
    assert "[p99]" in markdown
    assert "[p100]" not in markdown
    assert "And 150 more projects: search for one, or see them all with `gpueco-tui list`." in markdown


def test_every_backtick_is_looked_at_once() -> None:
    """A link in code stays, be the code in a span, in a fence that is never closed, or escaped by none of them."""
    link = "[wgpu](@/things/wgpu.md)"
    there = "[wgpu](https://wgpu.rs/)"
    assert outside(FIELD, f"`` {link} ` {link} `` {link}") == f"`` {link} ` {link} `` {there}"
    assert outside(FIELD, f"` {link}\n\n{link} `") == f"` {there}\n\n{there} `"
    assert outside(FIELD, f"~~~\n{link}\n```\n{link}") == f"~~~\n{link}\n```\n{link}"
    assert outside(FIELD, f"\\` {link} `") == f"\\` {there} `"


def outside(ring: Ecosystem, markdown: str) -> str:
    """Return the author's `markdown` with links that lead out of the app."""
    (piece,) = with_external_links(ring, Page((Markdown(markdown),))).pieces
    assert isinstance(piece, Markdown)
    return piece.source
