"""Markdown -> blocks; with `tokens.py` behind it and `loading/page.py`, this is where foreign text is made safe."""

from __future__ import annotations

from gpueco_tui.cache.cache import remembered
from gpueco_tui.text.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.blocks import Blocks


@remembered
def parse(markdown: str, context: str = "") -> Blocks:
    """Return the blocks of `markdown`: CommonMark with tables, strikethrough, task lists and bare http(s) addresses.

    `context` is the whole text when `markdown` is a part of it: the link definitions there hold here too.

    Never raises. Control characters in the text are dropped, also where entities hide them. Links of any scheme stay
    links, to be seen and copied; `clean.openable` says whether one may be opened.
    """
    from gpueco_tui.markdown.tokens import build

    return build(clean(markdown), clean(context))
