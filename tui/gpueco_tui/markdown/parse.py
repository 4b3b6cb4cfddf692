"""Markdown to blocks. Here, in `tokens.py` and in `loading/front_matter.py` foreign text is made safe."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.text.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.blocks import Blocks


@cached
def parse(markdown: str, context: str = "") -> Blocks:
    """Return the blocks of `markdown`: CommonMark with tables, strikethrough, task lists and bare http(s) addresses.

    `context` is the whole text when `markdown` is a part of it: its link definitions hold here too.

    Never raises. Control characters are dropped, also those written as entities. Links of any scheme stay
    links, to be seen and copied; `clean.openable` says whether one may be opened.
    """
    from gpueco_tui.markdown.tokens import build

    return build(clean(markdown), clean(context))
