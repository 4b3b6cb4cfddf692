"""What is built reads back from its Markdown as the same blocks, whatever a value holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from ecosystems import ecosystem, facet, project
from gpueco_tui.layout.blocks import Blocks, Code, Heading, Item, List, Paragraph, Quote, Rule, Strip, Text, plain_text
from gpueco_tui.layout.style import Style
from gpueco_tui.markdown.parse import parse
from gpueco_tui.model import Facet, FacetValue, Link, Release
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.builder import Builder, joined
from gpueco_tui.pages.comparison import compare, comparison_page
from gpueco_tui.pages.compose import overview_page, project_page, section_page
from gpueco_tui.pages.page import Markdown, Page, blocks_of
from gpueco_tui.text.clean import clean_line
from gpueco_tui.values import replace
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from gpueco_tui.layout.blocks import Block

VALUES = st.one_of(
    st.text(alphabet="ab1 \\`*_{}[]()#+-.!|<>~&;:=@/\"'é●", max_size=14),
    st.sampled_from(
        [
            "[x](javascript:alert(1))",
            "![img](x)!",
            "<b>raw</b> &amp; &copy;",
            "# no heading",
            "1. no list",
            "- [ ] no task",
            "---",
            "a | b \\| c",
            "C #",
            "see https://x.y/a_b!",
            "https://x.y and http://z.w/(a)",
            "{{ projects() }}",
            "[a]: https://x.y",
        ]
    ),
).map(clean_line)
URLS = st.one_of(
    st.text(alphabet="ab:/.?=&;#%\\<>()[]|`*_!\"'é", max_size=14),
    st.sampled_from(["https://x.y/", "@/things/a.md", "a b", "mailto:a@b.c"]),
)
DAY = date(2026, 11, 22)


def _in_words(block: Block) -> Block:
    """Return what is left of `block` where there are no pictures."""
    if not isinstance(block, Strip):
        return block
    parts = (tuple(_plain(text) for text in part.inline) for part in block.parts)
    return Paragraph(joined((part for part in parts if plain_text(part)), " → "))


def _plain(text: Text) -> Text:
    return text._replace(style=Style("link") if text.link >= 0 else Style())


def reads_back(page: Page) -> None:
    """Assert that the Markdown of `page` parses to its blocks, a strip to a paragraph with its words."""
    shown, read = blocks_of(page), parse(as_markdown(page))
    assert read.blocks == tuple(map(_in_words, shown.blocks))
    assert read.links == shown.links


@given(st.lists(VALUES, min_size=8, max_size=8), st.lists(URLS, min_size=3, max_size=3))
def test_a_page_reads_back_as_its_blocks(values: list[str], urls: list[str]) -> None:
    """Title, summary, facts, relations, links and sources show as they are, in the app and wherever they are pasted."""
    title, summary, value, label, install, name, other, version = values
    here = replace(
        project("here", link=urls[0], install=install, latest=Release(version, DAY), checked=DAY),
        title=title,
        description=summary,
        facets={"os": (value, "active"), label or "x": (name,)},
        links=(Link(name, urls[1]),),
        sources=(Link(other, urls[2]), Link("", urls[0])),
        body="Text with [a link](https://x.y) and `code`.\n\n## Its heading\n\n- one\n- two",
    )
    there = replace(project("there", relations="built_on=here"), title=other, description=summary)
    declared = Facet("os", label, values=(FacetValue("active", mark="●"), FacetValue(value, mark="◐")))
    field = ecosystem(here, there, facets=(declared,), table=("os",), overview="Text.\n\n{{ projects() }}\n\nEnd.")
    reads_back(project_page(field, here))
    reads_back(project_page(field, there))
    reads_back(section_page(field, replace(field.sections[0], title=title, description=summary)))
    reads_back(overview_page(replace(field, title=title, description=summary)))
    for linked in (False, True):
        reads_back(comparison_page(compare(field, (here, there)), linked=linked))


@pytest.mark.parametrize(
    "block",
    [
        Code("let ``` = 1;\n\n  end", "rust"),
        Rule(),
        Quote((Paragraph((Text("a"),)), Paragraph((Text("b"),)))),
        List((Item((Paragraph((Text("a"),)), Code("x\n\ny"))), Item((Paragraph((Text("b"),)),))), 9, tight=False),
        List((Item((Paragraph((Text("a"),)),), done=True), Item((Paragraph((Text("b"),)),), done=False))),
        List((Item((Paragraph((Text("a"),)), List((Item((Paragraph((Text("b"),)),)),)))),)),
    ],
)
def test_any_block_can_be_written(block: Code | Rule | Quote | List) -> None:
    """A piece of a page may be any block that is laid out."""
    page = Page((Blocks((Heading(2, (Text("Before"),)), block, Paragraph((Text("after"),)))),))
    assert parse(as_markdown(page)).blocks == blocks_of(page).blocks


def test_a_link_after_an_exclamation_mark_is_no_image() -> None:
    """The mark is escaped where it would change what follows."""
    builder = Builder()
    builder.paragraph(joined((builder.words("Look!"), builder.link("here", "https://x.y"))))
    reads_back(Page((builder.blocks(),)))


def test_what_the_author_wrote_is_written_as_it_is() -> None:
    """Byte for byte, except for empty lines around it."""
    page = Page((Markdown("\n\n* a  \n\n\n  *b*\\\n\n"), Blocks((Rule(),))))
    assert as_markdown(page) == "* a  \n\n\n  *b*\\\n\n---\n"


def test_a_sign_without_a_tone_is_plain() -> None:
    """A mark is shown before its value, and coloured only when its tone is known."""
    here = project("here", "status=on")
    plain = Facet("status", "Status", values=(FacetValue("on", mark="●"),))
    toned = Facet("status", "Status", values=(FacetValue("on", mark="●", tone="good"),))
    assert (Text("● on"),) in table_cells(project_page(ecosystem(here, facets=(plain,)), here))
    assert (Text("●", Style("good")), Text(" on")) in table_cells(project_page(ecosystem(here, facets=(toned,)), here))
    assert (Text("on"),) in table_cells(project_page(ecosystem(here, facets=(facet("status", "on"),)), here))


def table_cells(page: Page) -> list[object]:
    """Return the cells of the first table of `page`."""
    tables = [block for block in blocks_of(page).blocks if hasattr(block, "rows")]
    return [cell for row in getattr(tables[0], "rows", ()) for cell in row]
