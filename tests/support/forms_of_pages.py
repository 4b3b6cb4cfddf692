"""Hostile Markdown of any size: what readers of it are known to be slow at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gpueco_tui.layout.highlight import LONGEST, highlight
from gpueco_tui.layout.layout import layout
from gpueco_tui.loading.check_text import survey
from gpueco_tui.loading.one_page import read_page
from gpueco_tui.loading.page import read_project
from gpueco_tui.markdown.beginning import first
from gpueco_tui.markdown.parse import parse
from growth import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[int], str]


def of(piece: str, *, before: str = "", after: str = "") -> Make:
    """Return what repeats `piece` up to a size, between `before` and `after`."""
    return lambda size: before + piece * (size // len(piece)) + after


def around(before: str, after: str, inside: str = "a") -> Make:
    """Return what nests: `before` and `after` as often as each other."""
    return lambda size: before * (half := size // len(before + after)) + inside + after * half


def numbered(piece: str, *, before: str = "", after: str = "") -> Make:
    """Return what repeats `piece`, each with another number in place of its `%`."""
    return lambda size: before + "".join(piece.replace("%", str(n)) for n in range(size // len(piece))) + after


def ticks(size: int) -> str:
    """Return backticks of every length, of which none closes what another opens."""
    return "".join("`" * length + " a " for length in range(1, int((2 * size) ** 0.5)))


def _deep_list(size: int) -> str:
    return "".join("  " * depth + "- a\n" for depth in range(int(size**0.5)))


def _wide_table(size: int) -> str:
    columns = size // 6
    return "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|b" * columns + "|\n"


def _tall_in_a_wide_table(size: int) -> str:
    columns = size // 12
    return "|a" * columns + "|\n" + "|-" * columns + "|\n|" + "b " * columns + "|c" * columns + "|\n"


def _long_header(size: int) -> str:
    return "|" + "a" * (size // 2) + "|b|" + "c" * 80 + "|\n|-|-|-|\n" + "|d|e|f|\n" * (size // 16)


PAGES: dict[str, Make] = {
    "spaces in HTML": of(" ", before="<div>", after="</div>"),
    "spaces before a break tag": of(" ", before="<div>a", after="<br"),
    "spaces in a break tag": of(" ", before="a <br", after="b"),
    "break tags": of("a<br>"),
    "comments never closed": of("<!--"),
    "comments never closed, in HTML": of("<!--", before="<div>"),
    "comments with an odd end": of("<!-- ", before="a ", after="--->"),
    "comments": of("a <!-- b --> "),
    "blocks of comments": of("<!--\n\n"),
    "declarations": of("<!a ", before="a "),
    "processing instructions": of("<?a ", before="a "),
    "CDATA": of("<![CDATA[", before="a "),
    "angle brackets": of("<"),
    "tags never closed": of("<a b="),
    "attributes": of(" c=d", before="a <b"),
    "HTML blocks": of("<div>\n\n"),
    "scripts": of("<script>\n"),
    "an address with entities": of("&a;", before="http://a.b/"),
    "an address with semicolons": of(";", before="http://a.b/"),
    "an address with brackets": of(")", before="http://a.b/"),
    "an address with dots": of(".,:!?", before="http://a.b/"),
    "a host of many parts": of("a.", before="http://"),
    "a host with signs": of("a@", before="http://"),
    "addresses": of("http://a.b "),
    "addresses without a space": of("http://"),
    "entities": of("&amp;"),
    "ampersands": of("&"),
    "backslashes": of("\\"),
    "emphasis in emphasis": around("*", "*"),
    "words of emphasis in emphasis": around("*a ", " a*"),
    "strong in strong": around("**a ", " a**"),
    "strikethrough in emphasis": around("*~~a ", " a~~*"),
    "two kinds of emphasis": around("*_", "_*"),
    "emphasis never closed": of("*a "),
    "emphasis never opened": of("a**"),
    "underscores": of("_a__ "),
    "tildes": of("~~a"),
    "brackets": of("["),
    "brackets in brackets": around("[", "]"),
    "brackets in brackets, one defined": lambda size: "[a]: b\n\n" + "[" * (size // 2) + "a" + "]" * (size // 2),
    "links never closed": of("[a]("),
    "links never ended": of("[a](<b"),
    "links in links": around("[", "](b)"),
    "images never closed": of("!["),
    "images in images": around("![", "](b)"),
    "images in links": around("[![", "](b)](c)"),
    "a link of many parts": of("*a* b ", before="[", after="](c)"),
    "links to references": of("[a] ", before="[a]: b\n\n"),
    "definitions": numbered("[a%]: b\n"),
    "definitions of one label": of("[a]: b\n"),
    "definitions never ended": of("[a]: <b\n"),
    "titles never ended": of('[a]: b "c\n'),
    "labels never ended": of("[a\n"),
    "backticks of every length": ticks,
    "code spans never closed": of("`a``b "),
    "fences": of("```\n"),
    "a fence of many backticks": of("`", after="a`"),
    "indented code": of("    a\n"),
    "a long line of code": of("a ", before="```\n"),
    "quotes in quotes": of(">"),
    "quotes": of("> a\n\n"),
    "a quote that goes on": of("b\n", before=">" * 30 + "a\n"),
    "lists in one line": of("- "),
    "lists in lists": _deep_list,
    "a list": of("- a\n"),
    "numbers in one line": of("1. "),
    "an item of many lines": of("\n  b\n", before="- a\n"),
    "tasks": of("- [ ] a\n"),
    "headings": of("# a\n"),
    "a heading of signs": of(" #", before="# a", after="b"),
    "an underlined heading of many lines": of("a\n", after="==="),
    "rules": of("---\n"),
    "a table of many rows": of("|c|d|\n", before="|a|b|\n|-|-|\n"),
    "a table of many columns": _wide_table,
    "a ragged table": of("|b\n", before="|a" * 20 + "|\n" + "|-" * 20 + "|\n"),
    "a table with a long header": _long_header,
    "a cell of bars": of("\\|", before="|a|\n|-|\n|", after="|\n"),
    "tables": of("|a|\n|-|\n\n"),
    "blank lines": of("\n"),
    "white space": of(" \t\n"),
    "one long word": of("a"),
    "wide characters": of("漢"),
    "accents": of("e\u0301"),
    "families of emoji": of("👩\u200d"),
    "hard breaks": of("a  \n"),
    "prose": of("A sentence about **kernels**, `code` and [links](https://a.b/), and then another.\n\n"),
}  # fmt: skip


QUICK = 400_000
"""The size at which a test lays these out: they take no second, and with a step for each pair of characters hours."""
SIZES = {
    **dict.fromkeys(
        (
            "spaces in HTML", "spaces before a break tag", "spaces in a break tag", "comments never closed",
            "comments never closed, in HTML", "comments with an odd end", "comments",
            "processing instructions", "attributes", "scripts", "an address with semicolons",
            "an address with brackets", "a host of many parts", "addresses without a space",
            "backticks of every length", "a fence of many backticks", "a long line of code", "lists in one line",
            "numbers in one line", "a cell of bars", "blank lines", "white space", "one long word",
        ),
        QUICK,
    ),
    **dict.fromkeys(
        (
            "an address with entities", "emphasis in emphasis", "words of emphasis in emphasis",
            "strong in strong",
        ),
        100_000,
    ),
    "a table of many columns": 50_000,
    "a quote that goes on": 5_000,
    "a ragged table": 10_000,
}  # fmt: skip
"""The sizes of forms that are quick, or that would not be slow enough at others."""


def shown(markdown: str) -> object:
    """Lay a page out as the app shows it."""
    return layout(parse(markdown), 88)


def piped(markdown: str) -> object:
    """Lay a page out for a pipe, where no word is broken."""
    return layout(parse(markdown), 88, whole=True)


def one_page(markdown: str) -> object:
    """Read projects from one page."""
    return read_page(markdown, file="a.md", name="a")


def page(text: str) -> object:
    """Read a project's page."""
    return read_project(text, file="a.md", name="a", section="s")


def colored(language: str, text: str) -> object:
    """Colour a block of code; with what is remembered of another run of the same text forgotten."""
    highlight.cache_clear()
    return highlight(text, language)


FORMS: tuple[Form[str], ...] = (
    *(Form(f"page: {name}", make, shown, SIZES.get(name, 20_000)) for name, make in PAGES.items()),
    Form("pipe: a table of many columns", _wide_table, piped),
    Form("pipe: a tall cell in a table of many columns", _tall_in_a_wide_table, piped),
    Form("pipe: one long word", of("a/"), piped),
    Form("first screen: definitions", numbered("[a%]: b\n", before="a\n\n" * 1000), first),
    Form("first screen: a fence of many backticks", of("`", after="a`"), first, QUICK),
    Form("one page: headings", of("## [a](b:c)\n\nd\n\n"), one_page),
    Form("one page: items", of("- [a](b:c) - d\n"), one_page),
    Form("one page: headings and items", of("# a\n- [b](c:d)\n"), one_page),
    Form("one page: blank lines", of("\n", before="# [a](b:c)\n"), one_page, QUICK),
    Form("one page: rows", of("|[a](b:c)|\n", before="|a|\n|-|\n"), one_page),
    Form("one page: badges", of("[![a](b)](c:d) ", before="- [a](b:c) "), one_page),
    Form("one page: marks behind a link", of('!" ', before="- [a](b:c) "), one_page),
    Form("one page: brackets behind a link", of(" ([a](b:c)", before="- [a](b:c) "), one_page),
    Form("load: a page of sentence marks", of('!"', before="a"), page),
    Form("load: a heading of brackets", of("[", before="# "), page),
    Form("check: links of one paragraph", of("[a](b)\n"), survey),
    Form("check: links that are written otherwise", of("[a](b&amp;c)\n"), survey),
    Form("check: links of one line", numbered("[a](b%) "), survey),
    Form("check: anchors never closed", of("{#a", before="# "), survey, 100_000),
    Form("check: headings", of("## a {#b}\n"), survey),
    *(
        Form(f"highlight: {language}, {name}", make, partial(colored, language), LONGEST, LONGEST)
        for language in ("rust", "bash", "toml", "wgsl", "cpp", "python")
        for name, make in (("brackets", of("([{")), ("quotes", of("\"'\\")), ("comments", of("/* #")))
    ),
)  # fmt: skip
"""Every form of a page's text."""
