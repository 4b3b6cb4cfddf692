"""The rules of a page's text: its links lead somewhere, and its headings are in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gpueco_tui.clean import OPENABLE_SCHEMES, clean_line
from gpueco_tui.ecosystem import outline
from gpueco_tui.ecosystem.fields import nearest
from gpueco_tui.ecosystem.model import Problem
from gpueco_tui.ecosystem.page import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ANCHOR = re.compile(r"\{#([^}\s]+)\}\s*$")


def url_mistake(url: str) -> str:
    """Return what is wrong with an address that a browser is to open, and what to do; empty when nothing is."""
    from urllib.parse import urlsplit  # noqa: PLC0415 -- only a check takes addresses apart

    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return f"{url} is no address; write https://, a host and a path."
    if parts.scheme not in OPENABLE_SCHEMES:
        return f"{url} is not opened; write an address that begins with https://, http:// or mailto:."
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else f"{url} has no address; write mailto:name@host."
    if not host or ".." in host or host.startswith((".", "-")):
        return f"{url} names no host; write https://, a host and a path."
    return ""


@dataclass
class Text:
    """The Markdown of one page, and where it stands."""

    file: str
    line: int
    """The line of `file` on which it begins, from 1."""
    markdown: str

    def links(self, pages: Mapping[str, Text], *, anchors: bool) -> Iterator[Problem]:
        """Check every link; `pages` are the texts that Zola's `@/file` can name.

        `anchors` asks links inside the page, too: other tools than Zola name headings in other ways.
        """
        for url, line in self._links:
            if url.startswith("@/"):
                what = self._internal(url, pages)
            elif url.startswith("#"):
                what = (
                    ""
                    if not anchors or self.has_anchor(url[1:])
                    else f"no heading here is called {url}; mend the link."
                )
            else:
                what = url_mistake(url) if _SCHEME.match(url) else ""
            if what:
                yield Problem(self.file, line, "", clean_line(what))

    def headings(self, *, warning: bool) -> Iterator[Problem]:
        """Check that headings begin below the title's level and skip none on the way down."""
        above = 1
        for heading in outline.headings(self._tokens):
            text = clean_line(heading.markdown)
            what = ""
            if heading.level == 1:
                what = f"the heading {text} is of the title's level; write ## and move those below it down by one."
            elif heading.level > above + 1:
                what = f"the heading {text} skips a level; write {'#' * (above + 1)} instead of {'#' * heading.level}."
            above = heading.level
            if what:
                yield Problem(self.file, self.line + heading.first, "", what, warning)

    def has_anchor(self, anchor: str) -> bool:
        """Say whether a heading has this anchor: its words as Zola writes them, or its own `{#anchor}`."""
        return not anchor or anchor in self._anchors or re.sub(r"-\d+$", "", anchor) in self._anchors

    @staticmethod
    def _internal(url: str, pages: Mapping[str, Text]) -> str:
        file, _, anchor = url[2:].partition("#")
        page = pages.get(file)
        if page is None:
            near = nearest(file, pages)
            hint = f" did you mean @/{near}?" if near else ""
            return f"{url} leads to no page;{hint} name a file below the content folder."
        return "" if page.has_anchor(anchor) else f"{file} has no heading #{anchor}; mend the link or the heading."

    @cached_property
    def _env(self) -> dict[str, object]:
        return {}

    @cached_property
    def _tokens(self) -> list[Token]:
        return outline.parser().parse(self.markdown, self._env)

    @cached_property
    def _anchors(self) -> set[str]:
        anchors: set[str] = set()
        for heading in outline.headings(self._tokens):
            own = _ANCHOR.search(heading.markdown)
            anchors.add(own[1] if own is not None else slugify(outline.plain(heading.markdown, self._env)))
        return anchors

    @cached_property
    def _links(self) -> list[tuple[str, int]]:
        """Every link and image of the text, with the line of the file on which it stands."""
        found: list[tuple[str, int]] = []
        lines = self.markdown.split("\n")
        for token in self._tokens:
            if token.type != "inline" or not token.map:
                continue
            line, end = token.map
            for child in token.children or ():
                url = str(child.attrs.get("href", ""))
                if child.type == "link_open" and url:
                    line = next((number for number in range(line, end) if url in lines[number]), line)
                    found.append((url, self.line + line))
        return found
