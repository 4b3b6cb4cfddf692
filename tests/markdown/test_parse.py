"""Markdown becomes blocks: what is a link, what is a task, and that nothing unsafe is left."""

from __future__ import annotations

import pytest
from gpueco_tui.layout.blocks import Code, Heading, Item, List, Paragraph, Text
from gpueco_tui.layout.style import Style
from gpueco_tui.markdown.parse import parse
from gpueco_tui.text.clean import is_clean
from markdown_pages import page, shown, visible


def inline(markdown: str) -> tuple[Text, ...]:
    """Return the text of the only paragraph."""
    (block,) = parse(markdown).blocks
    assert isinstance(block, Paragraph)
    return block.inline


def test_marks_become_styles() -> None:
    """Emphasis, strong text, struck text and code each have their style, and they add up."""
    assert inline("a *b **c*** ~~d~~ `e` **`f`**") == (
        Text("a "),
        Text("b ", Style(emphasis=True)),
        Text("c", Style(strong=True, emphasis=True)),
        Text(" "),
        Text("d", Style(strike=True)),
        Text(" "),
        Text("e", Style("code")),
        Text(" "),
        Text("f", Style("code", strong=True)),
    )


def test_a_link_looks_like_one_whatever_it_holds() -> None:
    """Code and strong text in a link are still shown as a link."""
    assert inline("[`a` **b**](u)") == (
        Text("a ", Style("link"), 0),
        Text("b", Style("link", strong=True), 0),
    )


@pytest.mark.parametrize(
    ("markdown", "url"),
    [
        ("[a](https://x.y/z)", "https://x.y/z"),
        ("[a](<u v>)", "u%20v"),
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a](@/host-apis/wgpu.md)", "@/host-apis/wgpu.md"),
        ("[a](https://x.y/&#x202e;z)", "https://x.y/z"),
        ("[a](https://x.y/\u200dz)", "https://x.y/z"),
        ("[a](https://x.y/ö)", "https://x.y/ö"),
        ("<https://x.y>", "https://x.y"),
        ("<a@b.cc>", "mailto:a@b.cc"),
        ("![a](c.png)", "c.png"),
        ("[![a](b.svg)](https://x.y)", "https://x.y"),
        ("https://x.y/?a=1&amp;b=2", "https://x.y/?a=1&b=2"),
        ("[a][R]\n\n[r]: https://x.y", "https://x.y"),
    ],
)
def test_addresses_are_kept_as_written(markdown: str, url: str) -> None:
    """The address of a link is what the author wrote, of any scheme, without hidden characters."""
    assert parse(markdown).links == (url,)


def test_an_address_in_code_or_a_link_is_no_link_of_its_own() -> None:
    """Bare addresses are looked for in plain text only."""
    assert parse("`https://x.y` [https://a.b](https://c.d)\n\n    https://e.f\n").links == ("https://c.d",)


@pytest.mark.parametrize(
    "markdown",
    [
        "\x1b]52;c;QQ==\x07a",
        "a\u202eb\u200bc\ufeff",
        "&#27;]52;c;QQ==&#7;a &#x202e; &#8203; &#x9b;31m",
        "`\x1b[31m`",
        "```\x1b[31m\n\x1b[31ma\n```",
        "```a&#27;b\nc\n```",
        "<b \x1b[31m>",
        "[a\x1b](u\x1b)",
        "![a&#27;b](u&#27;v)",
        "| a\x9b31m |\n|---|\n| &#x9b;b |",
        "# &#27;[31mh",
        "[&#27;r]: &#27;u\n[&#27;r]",
    ],
)
def test_nothing_unsafe_is_left(markdown: str) -> None:
    """No control character, however hidden, reaches a line, a link, a heading or a code block."""
    laid_out = page(markdown)
    texts = [line.plain for line in laid_out.lines]
    texts += [text for link in laid_out.links for text in (link.url, link.text)]
    texts += [text for code in laid_out.code for text in (code.text.replace("\n", ""), code.language)]
    texts += [heading.text for heading in laid_out.headings] + [run.text for run in laid_out.runs]
    assert all(is_clean(text) and "\x1b" not in text and text.isprintable() for text in texts if text)


def test_an_entity_of_a_line_end_is_a_space() -> None:
    """`&#10;` breaks no line: only Markdown does."""
    assert shown("a&#10;b&#13;c&#9;d") == ["a b c d"]


def test_two_spaces_break_the_line() -> None:
    """A line that ends with two spaces ends there."""
    assert shown("a  \nb") == ["a", "b"]


def test_tasks() -> None:
    """A box at the start of an item makes it a task, ticked or not; elsewhere it is text."""
    (block,) = parse("- [ ] a\n- [x] **b** [ ] c\n- d [x]\n").blocks
    assert block == List(
        (
            Item((Paragraph((Text("a"),)),), done=False),
            Item((Paragraph((Text("b", Style(strong=True)), Text(" [ ] c"))),), done=True),
            Item((Paragraph((Text("d [x]"),)),)),
        )
    )


def test_a_box_that_is_a_reference_is_a_link() -> None:
    """`[x]` that is defined as a reference stays the link its author made."""
    assert parse("- [x] a\n\n[x]: https://x.y").links == ("https://x.y",)


@pytest.mark.parametrize(
    ("fence", "language"),
    [("rust", "rust"), ("rust,ignore", "rust"), ("Rust {linenos}", "Rust"), ("{.rust}", ".rust}"), ("", "")],
)
def test_the_language_of_a_fence_is_its_first_word(fence: str, language: str) -> None:
    """What rustdoc or Zola write after the language is not part of it."""
    assert parse(f"```{fence}\na\n```").blocks == (Code("a", language),)


def test_code_is_kept_as_written() -> None:
    """A code block keeps its tabs, spaces and blank lines, but for the last line end."""
    assert parse("```\n\ta  b \n\n\n```").blocks == (Code("\ta  b \n\n"),)


def test_blocks_know_the_line_they_begin_on() -> None:
    """Headings of either form, lists, quotes, tables and code: each block of the page, none inside of them."""
    lines = [
        "a",
        "===",
        "",
        "b",
        "",
        "- c",
        "  - d",
        "",
        "  e",
        "> f",
        "",
        "| g |",
        "|---|",
        "| h |",
        "",
        "```",
        "i",
        "```",
    ]
    assert parse("\n".join(lines)).starts == (0, 3, 5, 9, 11, 15)


def test_definitions_of_the_whole_text_hold_in_a_part() -> None:
    """The first of a name counts, as in one text, and what it defines is no block."""
    assert parse("[a] [b]", "[a]: u:x\n\ntext\n\n[a]: u:y").links == ("u:x",)


def test_a_heading_without_text_is_left_out() -> None:
    """A heading that shows nothing is no heading."""
    assert parse("# <!-- a -->\n\n## b").blocks == (Heading(2, (Text("b"),)),)


@pytest.mark.parametrize(
    "marks", [">" * 1000, "> " * 1000, "- " * 1000, "1. " * 1000, "[" * 1000, "![" * 1000, "*" * 1001, "<b>" * 1000]
)
def test_a_thousand_levels_lose_nothing(marks: str) -> None:
    """However deep the marks are nested, the text inside is shown, and no stack overflows."""
    for width in (80, 10, 1):
        assert "deep" in visible("".join(shown(f"{marks} deep", width)))


def test_a_long_list_nested_by_indents_loses_nothing() -> None:
    """Every item of a list nested a hundred levels deep is shown."""
    text = visible("".join(shown("\n".join(f"{'  ' * n}- item{n}" for n in range(100)), 30)))
    assert all(f"item{n}" in text for n in range(100))


@pytest.mark.parametrize(
    "markdown", ["https://e.example/a\u2800b", "<https://e.example/a\u2800b>", "see https://e.example/a\u3164b."]
)
def test_an_address_is_shown_as_it_is_copied(markdown: str) -> None:
    """A blank that looks like nothing is in neither, whether the address is bare or in angle brackets."""
    page = parse(markdown)
    (paragraph,) = page.blocks
    assert isinstance(paragraph, Paragraph)
    assert [text.text for text in paragraph.inline if text.link >= 0] == list(page.links) == ["https://e.example/ab"]
