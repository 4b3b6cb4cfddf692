"""An ecosystem written on one page: projects are headings that start with a link, or else list items that do.

Everything that is not a project stays: as the overview, or as the text of a section. Pure: text to values.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gpueco_tui.loading.headings import blocks, headings_of, leading_link, plain
from gpueco_tui.loading.headings import excerpt as excerpt_of
from gpueco_tui.loading.page import read_root
from gpueco_tui.model import Problem, Project, Section
from gpueco_tui.text.clean import clean_name, openable
from gpueco_tui.text.slug import prettify, slugify
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from gpueco_tui.loading.headings import Heading, LeadingLink
    from gpueco_tui.loading.page import RootPage

_UNSECTIONED = "Projects"
"""The title of the section for projects that stand under no heading."""

_ITEM_LEVEL = 7
"""Deeper than any heading."""


@dataclass(slots=True)
class _Found:
    """A project, and the lines of the text that are its page, counted from 0."""

    link: LeadingLink
    level: int
    """Of the heading; `_ITEM_LEVEL` for a list item."""
    first: int
    body: int
    """The line on which the page begins: behind the heading, or behind the first paragraph of the item."""
    end: int


@dataclass(slots=True)
class _Part:
    """A stretch of the page under one plain heading, and the projects in it."""

    heading: Heading | None
    first: int
    end: int
    projects: list[_Found] = field(default_factory=list["_Found"])


def read_page(text: str, *, file: str, name: str) -> tuple[RootPage, tuple[Section, ...]]:
    """Read an ecosystem from `text`; `file` is its name in messages, `name` its title when it has none.

    Raises ContentError when the front matter cannot be read. A page without projects is a problem, not an error.
    """
    root = read_root(text, file=file, heading=False)
    env: EnvType = {}
    tokens = blocks(root.overview, env)
    lines = root.overview.split("\n")
    headings = headings_of(tokens)
    links = [leading_link(heading.markdown, env) for heading in headings]
    title = root.title
    if not title and headings and links[0] is None and all(other.level > headings[0].level for other in headings[1:]):
        title = clean_name(plain(headings[0].markdown, env))
        lines[headings[0].first : headings[0].end] = [""] * (headings[0].end - headings[0].first)
        del headings[0], links[0]
    rows: list[int] = []
    if any(links):
        overview, parts = _by_headings(headings, links, len(lines))
    else:
        rows = _linked_rows(tokens, env)
        overview, parts = _by_items(headings, _items(tokens, env), len(lines))
    sections = _sections(parts, lines, root, env)
    overview_text, skipped = _text(lines, overview.first, overview.end, overview.projects)
    return replace(
        root,
        title=title or prettify(name),
        overview=overview_text,
        line=root.line + skipped,
        problems=(*root.problems, *_problems(parts, root), *_passed_over(rows, root)),
    ), sections


def _by_headings(
    headings: Sequence[Heading], links: Sequence[LeadingLink | None], end: int
) -> tuple[_Part, list[_Part]]:
    """Divide a page by its headings: a project's page ends at the next project and at a heading of its level."""
    above = _above_projects(headings, links)
    overview = _Part(None, 0, end)
    loose = _Part(None, 0, 0)
    parts, stack = [loose], list[_Part]()
    text: _Part | _Found = overview
    for heading, link in zip(headings, links, strict=True):
        if link is None and isinstance(text, _Found) and heading.level > text.level:
            continue
        if link is None and not isinstance(text, _Found) and heading.first not in above:
            continue
        text.end = heading.first
        while stack and stack[-1].heading is not None and stack[-1].heading.level >= heading.level:
            stack.pop()
        if link is None:
            text = _Part(heading, heading.end, end)
            parts.append(text)
            stack.append(text)
        else:
            text = _Found(link, heading.level, heading.first, heading.end, end)
            (stack[-1] if stack else loose).projects.append(text)
    return overview, parts


def _above_projects(headings: Sequence[Heading], links: Sequence[LeadingLink | None]) -> set[int]:
    """Return the first lines of the plain headings that stand above a project."""
    above: set[int] = set()
    stack: list[Heading] = []
    for heading, link in zip(headings, links, strict=True):
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        if link is None:
            stack.append(heading)
        else:
            above.update(plain.first for plain in stack)
    return above


def _by_items(headings: Sequence[Heading], items: Sequence[_Found], end: int) -> tuple[_Part, list[_Part]]:
    """Divide a page by its plain headings: the list items under one are its projects."""
    overview = _Part(None, 0, end)
    loose = _Part(None, 0, 0)
    parts = [loose]
    open_part = overview
    ends = [heading.first for heading in headings[1:]] + [end]
    firsts = [item.first for item in items]
    before = headings[0].first if headings else end
    loose.projects = overview.projects = [item for item in items if item.first < before]
    for heading, until in zip(headings, ends, strict=False):
        inside = list(items[bisect_right(firsts, heading.first) : bisect_left(firsts, until)])
        if not inside and open_part is overview:
            continue
        overview.end = min(overview.end, heading.first)
        open_part = _Part(heading, heading.end, until, inside)
        parts.append(open_part)
    return overview, parts


def _items(tokens: Sequence[Token], env: EnvType) -> list[_Found]:
    """Return the list items that start with a link to somewhere else; a table of contents links to its own page."""
    found: list[_Found] = []
    for index, token in enumerate(tokens[:-2]):
        paragraph, inline = tokens[index + 1], tokens[index + 2]
        if token.type != "list_item_open" or paragraph.type != "paragraph_open" or not token.map or not paragraph.map:
            continue
        link = leading_link(inline.content, env)
        if link is not None and ":" in link.url:
            found.append(_Found(link, _ITEM_LEVEL, token.map[0], paragraph.map[1], token.map[1]))
    return found


def _linked_rows(tokens: Sequence[Token], env: EnvType) -> list[int]:
    """Return the line of each row of a table that starts with a link to somewhere else."""
    rows: list[int] = []
    for row, cell, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if row.type == "tr_open" and cell.type == "td_open" and row.map:
            link = leading_link(inline.content, env)
            if link is not None and ":" in link.url:
                rows.append(row.map[0])
    return rows


def _sections(parts: Sequence[_Part], lines: list[str], root: RootPage, env: EnvType) -> tuple[Section, ...]:
    """Make the sections, each with its projects; one with neither projects nor text is left out."""
    sections: list[Section] = []
    for part in parts:
        title = clean_name(plain(part.heading.markdown, env)) if part.heading is not None else _UNSECTIONED
        body, line = _text(lines, part.first, part.end, part.projects)
        if not part.projects and not body:
            continue
        slug = slugify(title)
        projects = tuple(
            _project(found, _inside(part.projects, number), slug, lines, root, env)
            for number, found in enumerate(part.projects)
        )
        sections.append(Section(slug, title, "", body, projects, root.file, root.line + line))
    return tuple(sections)


def _inside(projects: Sequence[_Found], number: int) -> list[_Found]:
    """Return the projects that stand inside project `number`: they follow it, and end before it does."""
    end = projects[number].end
    last = next((n for n in range(number + 1, len(projects)) if projects[n].first >= end), len(projects))
    return list(projects[number + 1 : last])


def _project(  # noqa: PLR0913, PLR0917 -- one value each, all told
    found: _Found, inner: Sequence[_Found], section: str, lines: list[str], root: RootPage, env: EnvType
) -> Project:
    """Make a project: the words behind its link are the summary, the lines after those its page, or both."""
    body, line = _text(lines, found.body, found.end, inner)
    body = _dedent(body) if found.level == _ITEM_LEVEL else body
    link = found.link
    excerpt = "" if link.words or link.struck else excerpt_of(body, env)
    struck = "Struck out: " if link.words else "Struck out."
    return Project(
        slug=slugify(link.title),
        title=link.title,
        section=section,
        description=struck + link.words if link.struck else link.words or excerpt,
        link=link.url,
        links=link.links,
        body=body,
        file=root.file,
        line=root.line + (line if body else found.first),
        excerpt=bool(excerpt),
    )


def _text(lines: list[str], first: int, end: int, without: Sequence[_Found]) -> tuple[str, int]:
    """Return the lines from `first` to before `end`, without those of some projects, and where they now begin."""
    kept = lines[first:end]
    for found in without:
        for index in range(max(found.first, first), min(found.end, end)):
            kept[index - first] = ""
    blank = next((at for at, line in enumerate(kept) if line.strip()), len(kept))
    return "\n".join(kept[blank:]).rstrip(), first + blank


def _dedent(text: str) -> str:
    lines = text.split("\n")
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def _problems(parts: Sequence[_Part], root: RootPage) -> list[Problem]:
    projects = [found for part in parts for found in part.projects]
    if not projects:
        what = "no project is on this page; begin a heading or a list item with a link for each: # [name](https://…)."
        return [Problem(root.file, root.line, "", what)]
    return [
        Problem(
            root.file,
            root.line + found.first,
            "link",
            f"{found.link.title} links to {found.link.url}, which no browser opens; write an https:// address.",
        )
        for found in projects
        if not openable(found.link.url)
    ]


def _passed_over(rows: Sequence[int], root: RootPage) -> list[Problem]:
    """Say that rows of tables are no projects, on the line of the first."""
    if not rows:
        return []
    begin = "one row of a table begins" if len(rows) == 1 else f"{len(rows)} rows of tables begin"
    what = f"{begin} with a link and were passed over; write a list item for each project: - [name](https://…) - words."
    return [Problem(root.file, root.line + rows[0], "", what, warning=True)]
