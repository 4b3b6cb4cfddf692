"""A page as a row of pieces: their blocks, its beginning, and its signs."""

from __future__ import annotations

from ecosystems import ecosystem, project
from gpueco_tui.layout.blocks import Blocks, Code, Heading, Item, List, Paragraph, Quote, Rule, Table, Text
from gpueco_tui.layout.style import Style
from gpueco_tui.model import Facet, FacetValue
from gpueco_tui.pages.compose import overview_page
from gpueco_tui.pages.page import Markdown, Page, beginning, blocks_of

LINK = Style("link")


def test_links_are_counted_through_all_pieces() -> None:
    """Each text still leads to the address it had in its piece, also deep in lists, quotes and tables."""
    built = Blocks((Paragraph((Text("a", LINK, 0),)),), ("https://a.x",))
    deep = "> - [b](https://b.x)\n\n| [c](https://c.x) |\n| --- |\n| [d](https://d.x) |\n\n## [e](https://e.x)"
    shown = blocks_of(Page((built, Markdown(deep), built)))
    assert shown.links == ("https://a.x", "https://b.x", "https://c.x", "https://d.x", "https://e.x", "https://a.x")
    texts = [part for part in repr(shown.blocks).split("Text(")[1:] if "link" in part]
    assert [part.split("'")[1] for part in texts] == list("abcdea")
    assert [int(part.partition("link=")[2].partition(")")[0]) for part in texts] == list(range(6))


def test_a_sign_alone_in_the_text_has_its_tone() -> None:
    """As code, as in a legend, or as a cell; not in the middle of words."""
    page = Page((Markdown("`●` alive, a ● in words, `●x`"),), (("●", "good"),))
    (paragraph,) = blocks_of(page).blocks
    assert isinstance(paragraph, Paragraph)
    assert [part.text for part in paragraph.inline if part.style.role == "good"] == ["●"]


def test_definitions_hold_on_both_sides_of_the_table() -> None:
    """A reference link before the table finds the definition after it."""
    page = overview_page(ecosystem(project("x"), overview="[a]\n\n{{ projects() }}\n\n[b]\n\n[a]: u:a\n[b]: u:b"))
    assert blocks_of(page).links == ("u:a", "@/things/x.md", "u:b")


def test_the_beginning_of_a_page_is_its_first_pieces() -> None:
    """A long text is cut where a block ends; what was built is whole, and left out when there is enough before it."""
    paragraphs = Markdown("\n\n".join(["word " * 50] * 40))
    rows = Blocks((Table((), tuple(((Text("x" * 9),),) for _ in range(300)), ("left",)),))
    begin = beginning(Page((Markdown("# Title"), paragraphs, rows)), 2000)
    assert len(begin.pieces) == 2
    assert 1000 < begin.size < 2100
    assert beginning(Page((rows, paragraphs)), 2000).pieces == (rows,)
    short = Page((Markdown("# Title"), rows))
    assert beginning(short) == short


def test_the_size_of_a_page_is_its_characters() -> None:
    """Of all that is shown, in whatever block, so that no long page is laid out at once."""
    inline = (Text("four"), Text("five5"))
    blocks = (
        Heading(2, inline),
        Table((inline, ()), ((inline, inline),), ("left", "left")),
        List((Item((Paragraph(inline), Quote((Paragraph(inline),)))),)),
        Code("four"),
        Rule(),
    )
    assert Page((Markdown("12345"), Blocks(blocks))).size == 5 + 9 + 27 + 18 + 4


def test_signs_of_the_whole_are_on_each_page() -> None:
    """Only those with a tone that is known."""
    values = (FacetValue("a", mark="●", tone="good"), FacetValue("b", mark="○", tone="odd"), FacetValue("c"))
    page = overview_page(ecosystem(project("x"), facets=(Facet("status", "Status", values=values),)))
    assert page.signs == (("●", "good"),)
