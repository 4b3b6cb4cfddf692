"""Internal links: the file of the content that an address names, or what it asks. Pure: the file need not exist."""

from __future__ import annotations

from gpueco_tui.text.clean import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    QuestionKind = Literal["query", "routes"]

_PAGE_ENDINGS = (".md", ".markdown")


def file_named(url: str, file: str) -> tuple[str, str] | None:
    """Return the file that `url` names in a link of `file`, and the part of it; both files are paths below the root.

    `@/section/page.md#part` counts from the content root, as Zola writes links between pages; `page.md`, `../page.md`
    and any other path count from the folder of `file`, as in plain Markdown (RFC 3986, 5.2). None for an address with
    a scheme or a host, a path from the root of a site, a place in the page itself, and a path to or out of the root.
    """
    path, part = _path(url), url.partition("#")[2]
    if not path:
        return None
    folders = [] if path.startswith("@/") else file.split("/")[:-1]
    if "%" in url:
        from urllib.parse import unquote

        path, part = unquote(path), unquote(part)
    for name in path.removeprefix("@/").split("/"):
        if name == "..":
            if not folders:
                return None
            folders.pop()
        elif name not in {"", "."}:
            folders.append(name)
    return ("/".join(folders), part) if folders else None


def names_page(url: str) -> bool:
    """Say whether `url` names a page of the content, which need not exist."""
    path = _path(url)
    return path.startswith("@/") or path.lower().endswith(_PAGE_ENDINGS)


def is_question(url: str) -> bool:
    """Say whether `url` asks something of ours, as `question_of` reads it."""
    return url.startswith(("query:", "routes:"))


def question_of(url: str) -> tuple[QuestionKind, str] | None:
    """Return what a link of ours asks, and whom: `query:` the search, `routes:` the routes; None for any other link.

    The text is as its author meant it, however the link is written: `<query:os:web -layer:driver>` may hold blanks
    (CommonMark 6.3), which are `%20` where an address is one word.
    """
    scheme, _, asked = url.partition(":")
    if scheme != "query" and scheme != "routes":  # noqa: PLR1714  a type checker reads it
        return None
    if "%" in asked:
        from urllib.parse import unquote

        asked = unquote(asked)
    return scheme, clean_line(asked)


def _path(url: str) -> str:
    """Return the path of an address that has no scheme, host or leading slash, as written; else nothing."""
    path = url.partition("#")[0].partition("?")[0]
    return "" if path.startswith("/") or ":" in path.partition("/")[0] else path
