"""Plain text in Markdown shows as it is, read by markdown-it with everything on that the pages use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.markdown.escape import code, link, table, text
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
READER.validateLink = lambda _url: True  # type: ignore[method-assign]
READER.normalizeLink = lambda url: url  # type: ignore[method-assign]

SOME = st.text(alphabet="ab1 \\`*_{}[]()#+-.!|<>~&;:=@/\"'é", max_size=14)
NASTY = [
    "[x](javascript:alert(1))",
    "*",
    "**bold** _it_ ~~gone~~ `code`",
    "![img](x)",
    "<b>raw</b> &amp; &copy;",
    "# no heading",
    "1. no list",
    "---",
    "+",
    "> no quote",
    "a | b \\| c",
    "ends in \\",
    "C #",
    "#",
    "``",
    "<https://x.example>",
]


def shown(tokens: list[Token]) -> str:
    """Return the text that a user sees; any other inline token than plain text is shown as its type."""
    return "".join(
        token.content if token.type in ("text", "text_special") else f"\0{token.type}\0"
        for block in tokens
        for token in block.children or ()
    )


def types(markdown: str) -> list[str]:
    """Return the types of the blocks of `markdown`."""
    return [token.type for token in READER.parse(markdown)]


def literal(plain: str) -> None:
    """Assert that `plain` shows literally as a paragraph, a heading, a table cell and a link's text."""
    line = " ".join(plain.split())
    if not line:
        return
    assert types(text(plain)) == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(READER.parse(text(plain))) == line
    assert types(f"# {text(plain)}") == ["heading_open", "inline", "heading_close"]
    assert shown(READER.parse(f"# {text(plain)}")) == line
    cells = READER.parse(table(("", ""), [(text(plain), "end")]))
    assert shown(cells) == f"{line}end"
    linked = READER.parse(link(plain, "https://x.example/"))
    assert shown(linked) == f"\0link_open\0{line}\0link_close\0"


@pytest.mark.parametrize("plain", NASTY)
def test_nasty_text_shows_literally(plain: str) -> None:
    """No mark of Markdown in a title or a fact is obeyed."""
    literal(plain)


@given(SOME)
def test_any_text_shows_literally(plain: str) -> None:
    """In every place where a value from front matter is put."""
    literal(plain)


@pytest.mark.parametrize("plain", ["30.0.1, 2026-08-22", "std::offload", "no_std", "#[spirv]", "AT&T", "a - b", "C++"])
def test_ordinary_text_is_left_readable(plain: str) -> None:
    """A character without a meaning in its place is not escaped, because pages are also copied as Markdown."""
    assert text(plain).replace("\\[", "[").replace("\\]", "]") == plain


@given(SOME)
def test_any_code_shows_literally(plain: str) -> None:
    """As one code span, also in a table, whatever ticks and bars it holds."""
    line = " ".join(plain.split())
    if not line:
        assert code(plain) == ""
        return
    rows = READER.parse(table(("", ""), [(code(plain), "end")]))
    (first, *_) = [token.children or [] for token in rows if token.type == "inline" and token.content]
    assert [(token.type, token.content) for token in first] == [("code_inline", line)]


@given(st.text(alphabet="ab:/.?=&;#%\\<>()[]|`*_!\"'é", min_size=1, max_size=14))
def test_any_url_goes_where_it_says(url: str) -> None:
    """Whatever its scheme and whatever marks it holds, also in a table, and its text is itself."""
    for title in ("", "title"):
        rows = READER.parse(table(("", ""), [(link(title, url), "end")]))
        (first, *_) = [token.children or [] for token in rows if token.type == "inline" and token.content]
        assert first[0].type == "link_open"
        assert first[0].attrs["href"] == url
        assert "".join(token.content for token in first[1:-1]) == (title or url)


def test_a_plain_url_is_a_plain_link() -> None:
    """The common case stays readable as Markdown."""
    assert link("", "https://wgpu.rs/") == "<https://wgpu.rs/>"
    assert link("wgpu", "@/host-apis/wgpu.md") == "[wgpu](@/host-apis/wgpu.md)"
    assert re.fullmatch(r"\[x\]\(<.*>\)", link("x", "a b(c"))
