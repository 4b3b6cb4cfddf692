"""Plain text -> Markdown that shows exactly that text: for titles, facts and addresses, which are not Markdown."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPECIAL = r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)"
_OPENS_BLOCK = r">|#{1,6}(?=\s|$)|[+-](?=\s|$)|(?:=+|-[-\s]+)$|(\d{1,9})[.)](?=\s|$)"
_CLOSES_HEADING = r"(?<=[\s#])#$"
_AUTOLINK = r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\\\x00-\x20]*"
_ENTITY = r"&(?=#?\w+;)"
_IN_DESTINATION = r"[\\<>]|&(?=#?\w+;)"
_PLAIN_DESTINATION = r"(?a)[\w@:/.#?=+&%~!$,;-]+"
_TICKS = "`+"


def text(plain: str) -> str:
    """Return `plain`, on one line, as Markdown that shows it as it is: in a paragraph, a heading, a cell or a link."""
    return line(words(" ".join(plain.split())))


def words(plain: str) -> str:
    """Return `plain`, a piece of a line, with the marks of inline syntax escaped by a backslash (CommonMark 2.4).

    Marks that mean nothing in their place are left alone.
    """
    return re.sub(_SPECIAL, r"\\\g<0>", plain)


def line(markdown: str) -> str:
    """Return a line of inline Markdown that opens no block at its start and closes no heading at its end."""
    opening = re.match(_OPENS_BLOCK, markdown)
    if opening:
        at = opening.end(1) if opening[1] else 0
        markdown = f"{markdown[:at]}\\{markdown[at:]}"
    return re.sub(_CLOSES_HEADING, r"\\#", markdown)


def code(plain: str) -> str:
    """Return `plain`, on one line, as a code span (CommonMark 6.1); nothing for nothing."""
    content = " ".join(plain.split())
    if not content:
        return ""
    runs = {len(run) for run in re.findall(_TICKS, content)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    pad = " " if content[0] == "`" or content[-1] == "`" else ""
    return f"{fence}{pad}{content}{pad}{fence}"


def link(title: str, url: str) -> str:
    """Return a link that shows `title`, or the URL where there is no title, and goes to `url`."""
    if not url:
        return text(title)
    if title.strip() in ("", url) and re.fullmatch(_AUTOLINK, url) and not re.search(_ENTITY, url):
        return f"<{url}>"
    return f"[{text(title.strip() or url)}]({destination(url)})"


def destination(url: str) -> str:
    """Return `url` as it is written after a link's text (CommonMark 6.3), in angle brackets where it needs them."""
    escaped = re.sub(_IN_DESTINATION, r"\\\g<0>", "".join(url.split()))
    return escaped if re.fullmatch(_PLAIN_DESTINATION, escaped) else f"<{escaped}>"


def fenced(text: str, language: str = "") -> str:
    """Return a code block (CommonMark 4.5), its fence longer than any row of ticks in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall(_TICKS, text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table (GFM 4.10) of cells that are Markdown already; only the bars in them are escaped."""
    lines = (header, ("---",) * len(header), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |" for cells in lines)
