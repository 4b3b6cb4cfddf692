"""A page -> text for a terminal or a file, in one step that is remembered: a page printed again is not laid out."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.cli.exit_status import DONE, FAILED
from gpueco_tui.text.clean import clean
from gpueco_tui.text.pattern import Pattern
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.output import Output
    from gpueco_tui.layout.lines import Layout
    from gpueco_tui.pages.page import Page

_OURS = Pattern("(\x1b\\[[0-9;]*m|\x1b\\]8;(?:id=[0-9]+)?;(?:(?i:https?|mailto):[!-~]*)?\x1b\\\\)")
"""What `ansi.render` sends to a terminal besides text: colours and weights (SGR), and hyperlinks (OSC 8)."""


@cached
def printed(  # noqa: PLR0913  how it is to look, each by its name
    page: Page, width: int, *, overflow: bool, color: bool, hyperlinks: bool, ascii_only: bool
) -> str:
    """Return `page` as text for `width` cells.

    With `overflow` no word is broken over two lines (`layout.layout`); the others are those of `ansi.render`.
    """
    from gpueco_tui.layout.ansi import render
    from gpueco_tui.layout.layout import layout
    from gpueco_tui.pages.page import blocks_of

    laid_out = layout(blocks_of(page), width, overflow=overflow, colored=color)
    return render(laid_out, color=color, hyperlinks=hyperlinks, ascii_only=ascii_only)


@cached
def raw(page: Page) -> str:
    """Return `page` as Markdown, as `as_markdown` writes it."""
    from gpueco_tui.pages.as_markdown import as_markdown

    return as_markdown(page)


class Printed(Frozen):
    """What a command prints, and whether it found anything."""

    text: str
    said: tuple[str, ...]
    """The messages to the user."""
    found: bool

    def on(self, output: Output) -> int:
        """Print it; return the exit status."""
        output.styled(harmless(self.text))
        for sentence in self.said:
            output.say(sentence)
        return DONE if self.found else FAILED


def terminal_text(lines: Layout, *, color: bool, ascii_only: bool) -> str:
    """Return laid-out lines as `Output.lines` prints them in a terminal."""
    from gpueco_tui.layout.ansi import render

    return render(lines, color=color, hyperlinks=color, ascii_only=ascii_only)


def harmless(text: str) -> str:
    """Return `text`, which `printed` made or remembers, cleaned as any other, except for our colours and hyperlinks."""
    if "\x1b" not in text:
        return clean(text)
    parts = _OURS.split(text)
    parts[::2] = map(clean, parts[::2])
    return "".join(parts)


def page_text(page: Page, width: int, output: Output, *, hyperlinks: bool) -> str:
    """Return the page for `width` cells; in a pipe no address is broken, so that it is found and copied whole."""
    text = printed(
        page,
        width,
        overflow=not output.terminal,
        color=output.color,
        hyperlinks=hyperlinks,
        ascii_only=output.ascii_only,
    )
    return harmless(text)
