"""Properties of every page, tested with generated pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.layout.ansi import render
from gpueco_tui.layout.blocks import Blocks, Code, Heading, List, Paragraph, Quote, Table
from gpueco_tui.layout.find import find
from gpueco_tui.layout.layout import layout
from gpueco_tui.markdown.beginning import first
from gpueco_tui.markdown.parse import parse
from gpueco_tui.text.clean import is_clean
from hypothesis import given
from hypothesis import strategies as st
from markdown_pages import at, between, line_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpueco_tui.layout.blocks import Block

PIECES = (
    *("a", "gpu", "Rust", "some words here", "antidisestablishmentarianism", "snake_case", "x-y", "1", "9.", ".", "!"),
    *("漢字かな", "。", "👨\u200d👩\u200d👧", "🇩🇪", "e\u0301", "ﷺ", "İ", "\u00a0", "—"),
    *(" ", "  ", "\n", "\n\n", "\n    ", "\t", "\\", "\\\n", "  \n", "<br>"),
    *("- ", "* ", "1. ", "10) ", "> ", "# ", "## ", "### ", "---\n", "===\n", "[ ] ", "[x] "),
    *("```\n", "```rust\n", "~~~\n", "<div>\n", "<b>", "</b>", "<!-- ", " -->"),
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "](u)",
        "![",
        "[r]",
        "\n[r]: https://x.y\n",
        "https://x.y/z",
    ),
    *("\n| a | b |\n|---|--:|\n| c | d |\n", "\n| | |\n|---|---|\n| l | v |\n", "|"),
    *("\x1b[31m", "\x9b", "\u202e", "\u200b", "\ud800", "\x00", "\r\n", "&#27;", "&#x202e;", "&amp;", "&"),
)
PAGES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
WIDTHS = st.integers(1, 90)


def flows(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of everything that flows, in page order."""
    for block in blocks:
        match block:
            case Paragraph(inline) | Heading(_, inline):
                yield "".join(part.text for part in inline)
            case Code(text):
                yield text
            case Quote(inner):
                yield from flows(inner)
            case List(items):
                for item in items:
                    yield from flows(item.blocks)
            case Table(header, rows):
                for row in (header, *rows):
                    yield from ("".join(part.text for part in cell) for cell in row)
            case _:
                pass


@given(PAGES, WIDTHS)
def test_no_line_is_too_wide(markdown: str, width: int) -> None:
    """Every line of every page fits its width."""
    assert all(line_width(line) <= width for line in layout(parse(markdown), width).lines)


@given(PAGES, WIDTHS)
def test_nothing_unsafe_comes_out(markdown: str, width: int) -> None:
    """No control character is in what is printed, plain or in ASCII."""
    laid_out = layout(parse(markdown), width)
    assert is_clean(render(laid_out, color=False))
    assert render(laid_out, color=False, ascii_only=True).isascii()
    assert all(is_clean(link.url) and is_clean(link.text) for link in laid_out.links)


@given(PAGES, st.integers(40, 90))
def test_every_flow_is_a_run(markdown: str, width: int) -> None:
    """All text of the page is in its runs, in its order."""
    blocks = parse(markdown)
    runs = visible("".join(run.text for run in layout(blocks, width).runs))
    assert runs == visible("".join(flows(blocks.blocks)))


@given(PAGES, st.integers(2, 90))
def test_runs_are_where_they_say(markdown: str, width: int) -> None:
    """Reading a run where its pieces say it is gives its text."""
    laid_out = layout(parse(markdown), width)
    for run in laid_out.runs:
        stops = [*(offset for offset, _, _ in run.pieces[1:]), len(run.text)]
        for (offset, line, cell), stop in zip(run.pieces, stops, strict=True):
            text = run.text[offset:stop].rstrip(" \n")
            shown = between(laid_out.lines[line], cell, width)
            assert visible(shown).startswith(visible(text))


@given(PAGES, st.integers(2, 90))
def test_spots_hold_their_links(markdown: str, width: int) -> None:
    """The text in the spots of a link is the text of the link."""
    laid_out = layout(parse(markdown), width)
    for link in laid_out.links:
        if link.spots:
            assert visible("".join(at(laid_out, spot) for spot in link.spots)) == visible(link.text)


@given(PAGES, st.integers(2, 90))
def test_matches_hold_their_needle(markdown: str, width: int) -> None:
    """The text in the spots of a match is what was looked for."""
    laid_out = layout(parse(markdown), width)
    for spots in find(laid_out, ("gpu", "some words", "u")):
        assert visible("".join(at(laid_out, spot) for spot in spots)).lower() in {"gpu", "somewords", "u"}


@given(PAGES, st.integers(1, 60))
def test_the_beginning_of_a_page_can_be_shown(markdown: str, limit: int) -> None:
    """Any beginning of any page parses."""
    assert isinstance(parse(first(markdown, limit)), Blocks)
