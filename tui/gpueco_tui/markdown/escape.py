"""Plain text to Markdown that shows exactly that text: for titles, facts and URLs that stand in our own pages."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_OPENS_BLOCK = re.compile(r">|#{1,6}(?=\s|$)|[+-](?=\s|$)|(?:=+|-[-\s]+)$|(\d{1,9})[.)](?=\s|$)")
_CLOSES_HEADING = re.compile(r"(?<=[\s#])#$")
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\\\x00-\x20]*")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_IN_DESTINATION = re.compile(r"[\\<>]|&(?=#?\w+;)")
_PLAIN_DESTINATION = re.compile(r"[\w@:/.#?=+&%~!$,;-]+", re.ASCII)
_TICKS = re.compile("`+")


def text(plain: str) -> str:
    """Return `plain`, on one line, as Markdown that shows it as it is, wherever text may stand.

    Marks of inline syntax are escaped with a backslash (CommonMark 2.4), and so is what would open a block at the
    start of a line, or close a heading at its end. Marks that mean nothing where they stand are left alone.
    """
    line = " ".join(plain.split())
    escaped = _SPECIAL.sub(r"\\\g<0>", line)
    opening = _OPENS_BLOCK.match(escaped)
    if opening:
        at = opening.end(1) if opening[1] else 0
        escaped = f"{escaped[:at]}\\{escaped[at:]}"
    return _CLOSES_HEADING.sub(r"\\#", escaped)


def code(plain: str) -> str:
    """Return `plain`, on one line, as a code span (CommonMark 6.1); nothing for nothing."""
    line = " ".join(plain.split())
    if not line:
        return ""
    runs = {len(run) for run in _TICKS.findall(line)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def link(title: str, url: str) -> str:
    """Return a link that shows `title`, or the URL where there is no title, and goes to `url`."""
    if not url:
        return text(title)
    if title.strip() in ("", url) and _AUTOLINK.fullmatch(url) and not _ENTITY.search(url):
        return f"<{url}>"
    return f"[{text(title.strip() or url)}]({destination(url)})"


def destination(url: str) -> str:
    """Return `url` as it stands behind a link's text (CommonMark 6.3), in angle brackets where it needs them."""
    escaped = _IN_DESTINATION.sub(r"\\\g<0>", "".join(url.split()))
    return escaped if _PLAIN_DESTINATION.fullmatch(escaped) else f"<{escaped}>"


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table (GFM 4.10) of cells that are Markdown already; only the bars in them are escaped."""
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
