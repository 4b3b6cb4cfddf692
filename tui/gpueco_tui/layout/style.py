"""How text is shown: the look of a piece of it, and how wide it is laid out.

A module of its own, so that a page can be built, and found among those printed before, without the lines of a layout.
"""

from __future__ import annotations

from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.layout.roles import Role

MEASURE = 88
"""The widest that running text is laid out, in cells: longer lines are hard to read."""


class Style(NamedTuple):
    """The look of a span, in words."""

    role: Role = "text"
    strong: bool = False
    emphasis: bool = False
    strike: bool = False
