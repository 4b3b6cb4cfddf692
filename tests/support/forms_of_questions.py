"""Hostile names, queries and copies of any size."""

from __future__ import annotations

from functools import partial
from string import ascii_lowercase
from typing import TYPE_CHECKING

from bakery import baker, hands, runs, village
from ecosystems import ecosystem, project
from forms_of_pages import QUICK, numbered, of, ticks
from gpueco_tui.layout.find import find
from gpueco_tui.layout.layout import layout
from gpueco_tui.markdown.escape import code, text
from gpueco_tui.markdown.parse import parse
from gpueco_tui.model import Project
from gpueco_tui.pages.anchors import part_of, parts_of
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.compose import overview_page, project_page, section_page
from gpueco_tui.pages.links import with_external_links
from gpueco_tui.pages.page import Markdown, Page, blocks_of
from gpueco_tui.search.decoder import choices_of
from gpueco_tui.search.index import Index
from gpueco_tui.search.lookup import UnknownProject, named
from gpueco_tui.search.query import parse as parse_query
from gpueco_tui.search.route_around import around
from gpueco_tui.search.routes import Question, Routes, UnknownPlace
from gpueco_tui.text.slug import part_name
from gpueco_tui.text.suggest import Suggester
from growth import Form

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

FEW = ecosystem(*(project(name, "emits=SPIR-V") for name in ("ash", "naga", "rust-gpu", "wgpu")))
"""What a query is asked of."""
MANY = 4000
"""Projects that a test completes."""
MOST = 40_000
"""Projects of the largest ecosystem that is measured."""


def listed(query: str, title: str) -> object:
    """Search a project called `title` for `query`, as `list` and the app do, with all that is shown of a hit."""
    results = Index(ecosystem(Project("a", title, "things", body=title, file="a.md"))).search(query)
    return [(hit.title, hit.snippet, hit.snippet_spans) for hit in results.hits], results.sentence


def asked(query: str) -> object:
    """Ask `query` of a few projects."""
    return Index(FEW).search(query).sentence


def chosen(query: str) -> object:
    """Return the choices that a query makes."""
    return choices_of(query, FEW)


def called(name: str) -> object:
    """Look a project up by a name that is none."""
    try:
        return named(FEW, name)
    except UnknownProject as error:
        return str(error)


def many(count: int) -> Ecosystem:
    """Return so many ordinary projects."""
    return ecosystem(*(project(f"project {n}", "emits=SPIR-V", description=f"What {n} is for.") for n in range(count)))


def suggested(name: str) -> object:
    """Look for what is like `name` among names of its length."""
    return Suggester([name[::-1], name[1:]]).nearest(name)


def first_section(made: Ecosystem) -> object:
    """Return the page of a section of all projects."""
    return as_markdown(section_page(made, made.sections[0]))


def listed_of(query: str, made: Ecosystem) -> object:
    """Search many projects."""
    return Index(made).search(query).sentence


def bakers(count: int) -> Ecosystem:
    """Return so many projects that begin, go on and end routes by forms of which each has one of two."""
    steps = (
        hands("rye", "flour, batter"),
        hands("flour", "batter"),
        hands("batter", "flour"),
        runs("flour, batter", "oven"),
    )
    return village(*(baker(f"baker {number}", steps[number % 4]) for number in range(count)))


def chained(count: int) -> Ecosystem:
    """Return so many projects that each hand on to the next."""
    return village(
        *(baker(f"baker {at}", hands(f"form {at}" if at else "rye", f"form {at + 1}")) for at in range(count))
    )


def routed(made: Ecosystem) -> object:
    """Ask for all routes of many projects, and for those through the last."""
    routes = Routes(made)
    return routes.ask(Question()), routes.through(made.projects[-1]), around(made, made.projects[-1])


def routes_named(words: str) -> object:
    """Ask for routes between ends that are none."""
    try:
        return Routes(bakers(4)).read(words)
    except UnknownPlace as error:
        return str(error)


def unknown(made: Ecosystem) -> object:
    """Look one of many projects up by a name that none has."""
    try:
        return named(made, "zyxwv")
    except UnknownProject as error:
        return error.candidates


def copied(markdown: str) -> object:
    """Make Markdown fit to be pasted elsewhere."""
    return with_external_links(FEW, Page((Markdown(f"{markdown} @/"),)))


def parts(markdown: str) -> object:
    """Take each of a few parts of a page."""
    page = Page((Markdown(markdown),))
    return [part_of(page, name) for name in parts_of(page)[:3]]


def facts(values: str) -> object:
    """Build the page of a project with many values of one facet, and write it as Markdown."""
    page = project_page(FEW, project("many", f"emits={values}"))
    return as_markdown(page), blocks_of(page)


def overview(made: Ecosystem) -> object:
    """Build the page of all projects, and write it as Markdown."""
    return as_markdown(overview_page(made))


def sought(words: str, markdown: str) -> object:
    """Lay a page out and find `words` in it."""
    return find(layout(parse(markdown), 88), (words,))


FORMS: tuple[Form[str], ...] = (
    Form("list: a title of two letters", of("ab"), partial(listed, "a" * 12 + "c"), QUICK),
    Form("list: a title of alphabets", of(ascii_lowercase), partial(listed, "rustgpu9"), QUICK),
    Form("list: letters in a title of alphabets", of(ascii_lowercase), partial(listed, "zyxw"), QUICK),
    Form("list: a title of one letter", of("a"), partial(listed, "a" * 99 + "b")),
    Form("list: a title of marks", of("a-"), partial(listed, "aaaab")),
    Form("list: a text of spaces", of(" ", before="a", after="c"), partial(listed, '"a b"'), QUICK),
    Form("list: a text of words", of("a "), partial(listed, '"a a a a b"')),
    Form("list: a text of underscores", of("_", before="a", after="b wgpu"), partial(listed, "wgpu"), QUICK),
    Form("list: a text of brackets", of("[a", after="wgpu"), partial(listed, "wgpu")),
    Form("query: one letter", of("a"), asked, QUICK),
    Form("query: words", numbered("a% "), asked),
    Form("query: quotes", of('"'), asked),
    Form("query: backslashes in a quote", of("\\", before='"'), asked, QUICK),
    Form("query: fields", of("emits:"), asked),
    Form("query: values", of("a,", before="emits:"), asked),
    Form("query: signs", of("-"), asked),
    Form("query read: words", numbered("a% "), parse_query),
    Form("query read: backslashes in a quote", of("\\", before='"'), parse_query, QUICK),
    Form("query read: values", of('"a",', before="emits:"), parse_query),
    Form("decode: values", of("a,", before="emits:"), chosen),
    Form("name: one letter", of("a"), called, QUICK),
    Form("name: alphabets", of(ascii_lowercase), called, QUICK),
    Form("routes: one letter", of("a"), routes_named, QUICK),
    Form("routes: words", numbered("a% "), routes_named),
    Form("routes: brackets", of("(", before="flour"), routes_named, QUICK),
    Form("routes: names", of("rye "), routes_named),
    Form("suggestion: alphabets", of(ascii_lowercase), suggested, QUICK),
    Form("find: words", of("a "), partial(sought, "a a a b")),
    Form("find: spaces in code", of(" ", before="```\na", after="c"), partial(sought, "a b"), QUICK),
    Form("copy: links never closed", of("b", before="[a](@/"), copied, QUICK),
    Form("copy: questions never ended", of("[a](<query:b c"), copied),
    Form("copy: a question never ended", of("b ", before="[a](<query:"), copied),
    Form("copy: links to pages", of("[a](@/b.md)\n"), copied),
    Form("copy: brackets", of("[a", after="@/"), copied, QUICK),
    Form("copy: backticks of every length", ticks, copied, QUICK),
    Form("copy: fences", of("```\n~~~\n", after="@/"), copied),
    Form("copy: blank lines", of(" \n", before="`", after="@/"), copied, QUICK),
    Form("part: a heading of spaces", of(" ", before="# a", after="b"), parts, QUICK),
    Form("part: a heading of signs", of(" #", before="# a", after="b"), parts),
    Form("part: headings", of("# a\n"), parts),
    Form("page: values of a fact", of("a_!,"), facts),
    Form("page: addresses in a fact", of("https://a.b/c,"), facts),
    Form("part: links never closed", of("]("), part_name, QUICK),
    Form("escaped: marks", of("*_[&<"), text),
    Form("escaped: dashes", of("-", after="a"), text, QUICK),
    Form("escaped: backticks of every length", ticks, code),
)  # fmt: skip
"""Every form of a name, a query and a copy."""

FORMS_OF_MANY: tuple[Form[Ecosystem], ...] = (
    Form("overview: projects", many, overview, MANY, MOST),
    Form("section: projects", many, first_section, MANY, MOST),
    Form("list: projects", many, partial(listed_of, "what"), MANY, MOST),
    Form("list: projects, letters", many, partial(listed_of, "pjct9"), MANY, MOST),
    Form("list: projects, nothing", many, partial(listed_of, "zyxwv"), MANY, MOST),
    Form("name: projects", many, unknown, MANY, MOST),
    Form("routes: projects", bakers, routed, MANY, MOST),
    Form("routes: a chain of projects", chained, routed, MANY, MOST),
)
"""Every form of an ecosystem of so many projects."""
