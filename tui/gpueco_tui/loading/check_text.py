"""The rules of `check` for one text: its links lead somewhere, and its headings are in order."""

from __future__ import annotations

from posixpath import dirname, relpath

from gpueco_tui.cache.cache import cached
from gpueco_tui.loading.page_links import file_named, names_page, question_of
from gpueco_tui.model import Problem
from gpueco_tui.text.clean import OPENABLE_SCHEMES, clean_line
from gpueco_tui.text.pattern import Pattern
from gpueco_tui.text.slug import slugify
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.values import Frozen, cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from gpueco_tui.loading.page_links import QuestionKind

    Asked = Callable[[QuestionKind, str], str]

_SCHEME = Pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NUMBER = Pattern(r"-\d+$")
_NEAR = 2000
"""Characters between the end of what is read of a paragraph and the address of its next link, at most."""
_DEEPEST = 64
"""Folders inside each other that are compared; deeper ones are never read."""


def url_mistake(url: str) -> str:
    """Return what is wrong with an address for a browser, and what to do, as a sentence; empty when it is right."""
    if _is_plain(url):
        return ""  # nearly every one
    from urllib.parse import urlsplit

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


def _is_plain(url: str) -> bool:
    """Say whether `url` is a web address with a host of letters and digits, as nearly every one is."""
    scheme, _, rest = url.partition("://")
    host = rest.replace("?", "/").replace("#", "/").partition("/")[0]
    return (
        scheme in ("http", "https")
        and url.isascii()
        and url.isprintable()
        and " " not in url
        and all(label.replace("-", "a").isalnum() for label in host.split("."))
        and "." in host
        and host[0] != "-"
    )


class Anchor(Frozen):
    """A heading, and what a link to it is called. Lines count from 0 and are those of the text."""

    level: int
    text: str
    anchor: str
    """What a link calls it: its words as Zola writes them, or its own `{#anchor}`."""
    line: int


class Outline(Frozen):
    """The headings, links and images of one text."""

    headings: tuple[Anchor, ...]
    links: tuple[tuple[str, int], ...]
    """The address of every link, and its line."""
    images: tuple[tuple[str, int], ...]
    """The same for every image."""


@cached
def outline(markdown: str) -> Outline:
    """Return the headings, links and images of `markdown`."""
    from gpueco_tui.loading.headings import headings_of, plain
    from gpueco_tui.markdown.commonmark import parser

    env: dict[str, object] = {}
    tokens = parser("strikethrough").parse(markdown, env)
    headings: list[Anchor] = []
    for heading in headings_of(tokens):
        anchor = _own_anchor(heading.markdown) or slugify(plain(heading.markdown, env))
        headings.append(Anchor(heading.level, clean_line(heading.markdown), anchor, heading.first))
    links, images = _addresses(tokens, markdown.split("\n"))
    return Outline(tuple(headings), tuple(links), tuple(images))


def _own_anchor(heading: str) -> str:
    """Return the anchor that a heading gives itself at its end, as in `Words {#anchor}`, or nothing."""
    heading = heading.rstrip()
    anchor = heading[heading.rfind("{#") + 2 : -1] if "{#" in heading and heading.endswith("}") else ""
    return "" if "}" in anchor or anchor.split() != [anchor] else anchor


def _addresses(tokens: Sequence[Token], lines: Sequence[str]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return the links and the images, as `Outline` has them."""
    found: dict[str, list[tuple[str, int]]] = {"link_open": [], "image": []}
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        line, end = token.map
        text = "\n".join(lines[line:end])
        at = 0
        for child in token.children or ():
            url = str(child.attrs.get("href", "") or child.attrs.get("src", ""))
            before = at
            if child.type in found and url:
                at = max(
                    at, text.find(url, at, at + _NEAR + len(url))
                )  # the address of a reference link is somewhere else
                line += text.count("\n", before, at)
                found[child.type].append((url, line))
            else:
                at += len(child.content)  # the text has at least as many characters
                line += text.count("\n", before, at)
    return found["link_open"], found["image"]


class LinkTargets:
    """The pages and files that the links of a text can lead to."""

    def __init__(
        self,
        pages: Mapping[str, PageText],
        unread: Container[str] = (),
        there: Callable[[str], bool] | None = None,
        asked: Asked | None = None,
        *,
        anchors: bool = False,
    ) -> None:
        """Take the texts of `pages` by file, and the files and folders that exist but were `unread`.

        `there` says whether a file is in the content's folder; without it images are not checked. `asked` says in a
        sentence what is wrong with a question, or nothing; without it questions are not checked. With `anchors`, a
        link into a page must name one of its headings: tools other than Zola name headings in other ways.
        """
        self.pages = pages
        self.files = Suggester(pages)
        self.anchors = anchors
        self._unread = unread
        self._there = there
        self._asked = asked

    def is_unread(self, file: str) -> bool:
        """Say whether `file`, or a folder around it, exists but could not be read."""
        return any(name in self._unread for name in _and_around(file))

    def lacks(self, file: str, *, page: bool) -> bool:
        """Say whether `file` is known to be missing. Without `there`, only a `page` is known to be missing."""
        return not self._there(file) if self._there is not None else page

    def mistake_in(self, kind: QuestionKind, text: str) -> str:
        """Return what is wrong with a question of a link, in a sentence, or nothing."""
        return self._asked(kind, text) if self._asked is not None else ""


class PageText:
    """The Markdown of one page, with its place in a file."""

    def __init__(self, file: str, line: int, markdown: str) -> None:
        """Take `markdown`, which begins on `line` of `file`, counted from 1."""
        self.file = file
        self.line = line
        self._outline = outline(markdown)

    def links(self, around: LinkTargets) -> Iterator[Problem]:
        """Check every link.

        A relative path that leads nowhere is only a warning: it may be right in the place the text comes from.
        """
        for url, line in self._outline.links:
            if question := question_of(url):
                what = around.mistake_in(*question)
            elif names_page(url):
                what = self._to_page(url, around)
            elif url.startswith("#"):
                missing = around.anchors and not self.has_anchor(url[1:])
                what = f"no heading here is called {url}; mend the link." if missing else ""
            else:
                what = "" if _is_plain(url) or not _SCHEME.match(url) else url_mistake(url)
            if what:
                warning = names_page(url) and not url.startswith("@/")
                yield Problem(self.file, self.line + line, "", clean_line(what), warning)

    def images(self, around: LinkTargets) -> Iterator[Problem]:
        """Warn of every image that is missing from the content's folder."""
        for url, line in self._outline.images:
            places = self._places(url)
            if places and all(around.lacks(place, page=False) for place in places):
                what = f"there is no image {places[0]}; mend the path or add the file."
                yield Problem(self.file, self.line + line, "", clean_line(what), warning=True)

    def _places(self, url: str) -> tuple[str, ...]:
        """Return the files that an image may be; none for one that is not in the content.

        A site serves the page `tools/saw.md` as the folder `tools/saw`, from which its paths count.
        """
        named = file_named(url, self.file)
        served = file_named(url, self.file.rpartition(".")[0] + "/")
        return tuple(place[0] for place in (named, served) if place) if named else ()

    def files(self) -> Iterator[str]:
        """Yield the files for which `LinkTargets` may be asked."""
        for url, _ in self._outline.links:
            if names_page(url) and (named := file_named(url, self.file)):
                yield named[0]
        for url, _ in self._outline.images:
            yield from self._places(url)

    def headings(self, *, warning: bool) -> Iterator[Problem]:
        """Check that headings begin below the level of the title, and that none skips a level."""
        above = 1
        for heading in self._outline.headings:
            text = heading.text
            what = ""
            if heading.level == 1:
                what = f"the heading {text} is of the title's level; write ## and move those below it down by one."
            elif heading.level > above + 1:
                what = f"the heading {text} skips a level; write {'#' * (above + 1)} instead of {'#' * heading.level}."
            above = heading.level
            if what:
                yield Problem(self.file, self.line + heading.line, "", what, warning)

    def has_anchor(self, anchor: str) -> bool:
        """Say whether a heading has this anchor, with or without a number that Zola puts behind it."""
        return not anchor or anchor in self._anchors or _NUMBER.sub("", anchor) in self._anchors

    def _to_page(self, url: str, around: LinkTargets) -> str:
        """Return what is wrong with a link to a page, as a sentence; empty when it is right."""
        of_zola = url.startswith("@/")
        named = file_named(url, self.file)
        if named is None:
            return f"{url} leads out of the content; name a file below its folder."
        file, anchor = named
        page = around.pages.get(file)
        if page is not None:
            missing = (of_zola or around.anchors) and not page.has_anchor(anchor)
            return f"{file} has no heading #{anchor}; mend the link or the heading." if missing else ""
        if around.is_unread(file) or not (of_zola or around.lacks(file, page=True)):
            return ""
        near = around.files.nearest(file)
        hint = did_you_mean(near and (f"@/{near}" if of_zola else _from(self.file, near)), before=" ")
        return f"{url} leads to no page;{hint} name a file below the content folder."

    @cached_property
    def _anchors(self) -> set[str]:
        return {heading.anchor for heading in self._outline.headings}


def _and_around(file: str) -> Iterator[str]:
    """Return the folders around `file`, the outermost first, and `file`."""
    parts = file.split("/", _DEEPEST)
    return ("/".join(parts[:size]) for size in range(1, len(parts) + 1))


def _from(file: str, other: str) -> str:
    """Return `other` as a path relative to the folder of `file`."""
    return relpath(other, dirname(file) or ".")
