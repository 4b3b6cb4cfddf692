"""Laid-out lines to text for a terminal or a file."""

from __future__ import annotations

from itertools import groupby

from gpueco_tui.text.ascii import in_ascii
from gpueco_tui.text.clean import openable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpueco_tui.layout.lines import Layout, Span
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.layout.style import Style

_LOOKS: dict[Role, str] = {
    "muted": "2",
    "label": "2",
    "title": "1",
    "heading": "1;36",
    "subheading": "1",
    "link": "4;36",
    "code": "35",
    "quote": "36",
    "rule": "2",
    "bullet": "36",
    "good": "32",
    "wait": "33",
    "bad": "31",
    "match": "7",
    "family-1": "94",
    "family-2": "36",
    "family-3": "34",
    "family-4": "33",
    "family-5": "35",
    "family-6": "92",
    "family-7": "95",
    "family-8": "96",
    "family-9": "90",
    "block-keyword": "35",
    "block-string": "32",
    "block-comment": "2",
    "block-number": "36",
    "block-name": "34",
}
"""SGR parameters (ECMA-48 8.3.117): the terminal's own named colours, so they fit any theme."""


def render(layout: Layout, *, color: bool, hyperlinks: bool = False, ascii_only: bool = False) -> str:
    """Return the lines as text, each ended by a newline and without spaces at its end.

    `color` adds colours and weights by SGR, `hyperlinks` makes http, https and mailto links OSC 8 hyperlinks, and
    `ascii_only` gives a look-alike, or `?`, for every character that is not ASCII, as wide as it was.
    """
    links = [_address(link.url) for link in layout.links] if hyperlinks else []
    out: list[str] = []
    for line in layout.lines:
        for (style, link), text in _stretches(line.spans):
            shown = in_ascii(text) if ascii_only else text
            if color:
                shown = _styled(shown, style)
            if 0 <= link < len(links) and links[link]:
                shown = f"\x1b]8;id={link};{links[link]}\x1b\\{shown}\x1b]8;;\x1b\\"
            out.append(shown)
        out.append("\n")
    return "".join(out)


def _stretches(spans: Iterable[Span]) -> Iterator[tuple[tuple[Style, int], str]]:
    """Yield the text of each stretch of one style and link, without the spaces at the end of the line."""
    found = [(key, "".join(span.text for span in group)) for key, group in groupby(spans, _look)]
    while found and not found[-1][1].strip(" "):
        found.pop()
    if found:
        found[-1] = found[-1][0], found[-1][1].rstrip(" ")
    yield from found


def _look(span: Span) -> tuple[Style, int]:
    return span.style, span.link


def _styled(text: str, style: Style) -> str:
    """Return text with its colour and weight."""
    codes = [_LOOKS.get(style.role, "")]
    codes += [code for code, on in (("1", style.strong), ("3", style.emphasis), ("9", style.strike)) if on]
    parameters = ";".join(dict.fromkeys(part for code in codes for part in code.split(";") if part))
    return f"\x1b[{parameters}m{text}\x1b[0m" if parameters else text


def _address(url: str) -> str:
    """Return an address for OSC 8, its characters beyond printable ASCII percent-encoded; empty if not openable."""
    if not openable(url):
        return ""
    return "".join(char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode()) for char in url)
