"""Markdown -> text for a terminal or a file, in one step that is remembered: a page printed again is not laid out."""

from __future__ import annotations

import re

from gpueco_tui.cache.cache import remembered
from gpueco_tui.text.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.output import Output

_OURS = "(\x1b\\[[0-9;]*m|\x1b\\]8;(?:id=[0-9]+)?;(?:(?i:https?|mailto):[!-~]*)?\x1b\\\\)"
"""What `ansi.render` sends to a terminal besides text: colours and weights (SGR), and hyperlinks (OSC 8)."""


@remembered
def printed(  # noqa: PLR0913  how it is to look, each by its name
    markdown: str, width: int, *, whole: bool, color: bool, hyperlinks: bool, ascii_only: bool
) -> str:
    """Return `markdown` as text for `width` cells.

    With `whole` no word is broken over two lines (`layout.layout`); the others are those of `ansi.render`.
    """
    from gpueco_tui.layout.ansi import render
    from gpueco_tui.layout.layout import layout
    from gpueco_tui.markdown.parse import parse

    laid_out = layout(parse(markdown), width, whole=whole)
    return render(laid_out, color=color, hyperlinks=hyperlinks, ascii_only=ascii_only)


def harmless(text: str) -> str:
    """Return `text`, which `printed` made or remembers, cleaned as any other but for our own colours and hyperlinks."""
    if "\x1b" not in text:
        return clean(text)
    parts = re.split(_OURS, text)
    parts[::2] = map(clean, parts[::2])
    return "".join(parts)


def page_text(markdown: str, width: int, output: Output, *, hyperlinks: bool) -> str:
    """Return the page for `width` cells; in a pipe no address is broken, so that it is found and copied whole."""
    page = printed(
        markdown,
        width,
        whole=not output.terminal,
        color=output.color,
        hyperlinks=hyperlinks,
        ascii_only=output.ascii_only,
    )
    return harmless(page)
