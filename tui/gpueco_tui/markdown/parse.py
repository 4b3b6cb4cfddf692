"""Markdown -> blocks; with `tokens.py` behind it and `ecosystem/page.py` the place where foreign text is made safe."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.text.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.blocks import Blocks


@cached
def parse(markdown: str) -> Blocks:
    """Return the blocks of `markdown`: CommonMark with tables, strikethrough, task lists and bare http(s) addresses.

    Never raises. What the text holds of control characters is dropped, also where entities hide it. Links of any
    scheme stay links, to be seen and copied; whether one may be opened is for `clean.openable` to say.
    """
    from gpueco_tui.markdown.tokens import build

    return build(clean(markdown))
