"""Links between pages: how they are written, where they go, and what they are outside of the app."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.cache.cache import cached
from gpueco_tui.layout.blocks import PLAIN, Blocks, mapped
from gpueco_tui.loading.page_links import file_named, is_question
from gpueco_tui.pages.page import Markdown, Page
from gpueco_tui.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from gpueco_tui.layout.blocks import Text
    from gpueco_tui.model import Ecosystem, Project, Section

_INTERNAL = (
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*"
    r"(?:<(?:query|routes):[^<>\n]*>|<?(?P<url>(?:@/|query:|routes:)[^\s<>()]*)>?)(?P<title>(?:\s[^()]*)?)\)"
    r"|<(?P<question>(?:query|routes):[^\s<>]*)>"
)
"""A link to a page or a question (CommonMark 6.3), or a question alone (6.5).

A pattern, because the author's Markdown is kept as it is except for these addresses, and a parser does not say where
in a line a link begins.
"""

TABLE_URL = "@/_index.md#table"
"""The link to the table of all projects."""
LANE_URL = "@/_index.md#lane-"
"""The link to a lane of the map, before the name of its family."""


def internal_url(project: Project) -> str:
    """Return the link to the page of `project`, as Zola writes links between pages: `@/section/page.md`.

    Where one file holds several projects, or the slug is not the file's name, the slug follows as a fragment.
    """
    path, dot, ending = project.file.rpartition(".")
    stem = (path.removesuffix("/index") if dot and "/" not in ending else project.file).rpartition("/")[2]
    return f"@/{project.file}" if stem == project.slug else f"@/{project.file}#{project.slug}"


def internal_url_of(section: Section) -> str:
    """Return the link to the page of `section`; empty when it has no page of its own."""
    return f"@/{section.file}" if section.file else ""


def routes_url(name: str) -> str:
    """Return the link that asks for the routes of what is called `name`: a form, an API, or an end of routes."""
    from gpueco_tui.search.query import quoted

    return f"routes:{quoted(name, whole=True)}"


def target(ecosystem: Ecosystem, url: str, file: str = "") -> Project | None:
    """Return the project whose page `url` is, an internal link in `file`; None for any other, or when there is none."""
    named = file_named(url, file)
    if named is None:
        return None
    there = ecosystem.by_slug.get(named[1])
    if there is not None and there.file == named[0]:
        return there
    here = ecosystem.by_file.get(named[0], ())
    return here[0] if len(here) == 1 else None


def with_external_links(ecosystem: Ecosystem, page: Page) -> Page:
    """Return `page` for readers outside of the app: links between pages go to the projects' own links instead.

    A link to a page that has no such link, as a section's, becomes its words alone, and so does a question.
    """
    return replace(
        page,
        pieces=tuple(
            replace(piece, source=_in_markdown(ecosystem, piece.source))
            if isinstance(piece, Markdown)
            else _in_blocks(ecosystem, piece)
            for piece in page.pieces
        ),
    )


def _in_blocks(ecosystem: Ecosystem, blocks: Blocks) -> Blocks:
    """Return `blocks` with links that lead out of the app."""
    urls = tuple(_external(ecosystem, url) for url in blocks.links)

    if urls == blocks.links:
        return blocks

    def changed(text: Text) -> Text:
        return text if text.link < 0 or urls[text.link] else text._replace(style=PLAIN, link=-1)

    return Blocks(mapped(blocks.blocks, changed), urls)


def _external(ecosystem: Ecosystem, url: str) -> str:
    """Return where `url` leads outside of the app, or nothing."""
    if is_question(url):
        return ""
    if not url.startswith("@/"):
        return url
    project = target(ecosystem, url)
    return project.link if project else ""


def _in_markdown(ecosystem: Ecosystem, markdown: str) -> str:
    """Return `markdown` with links that lead out of the app, and else as it is."""
    if not any(sign in markdown for sign in ("@/", "query:", "routes:")):
        return markdown
    urls = _internal_urls(markdown)
    return _with_urls(markdown, MappingProxyType({url: _external(ecosystem, url) for url in urls}))


@cached
def _internal_urls(markdown: str) -> tuple[str, ...]:
    """Return the address of each link between pages in `markdown`."""
    from gpueco_tui.markdown.outside_code import replaced

    urls: list[str] = []

    def take(found: re.Match[str]) -> str:
        urls.append(found["url"] or "")
        return found[0]

    replaced(_INTERNAL, take, markdown)
    return tuple(dict.fromkeys(urls))


@cached
def _with_urls(markdown: str, external: Mapping[str, str]) -> str:
    """Return `markdown` with the `external` address of each link between pages, or its words where that is empty."""
    from gpueco_tui.markdown.escape import destination, words
    from gpueco_tui.markdown.outside_code import replaced

    def elsewhere(found: re.Match[str]) -> str:
        if found["question"]:
            return words(found["question"])
        url = external[found["url"] or ""]
        return f"[{found['words']}]({destination(url)}{found['title']})" if url else found["words"]

    return replaced(_INTERNAL, elsewhere, markdown)
