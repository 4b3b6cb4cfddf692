"""What a view of lines shows. Columns are cells; lines and columns count from 0."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from gpueco_tui.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.layout.lines import Line, Spot


class Overlay(NamedTuple):
    """What is drawn over a stretch of a line: a look, and sometimes a text in place of the line's own."""

    spot: Spot
    """Where it is; the end -1 is the end of the row."""
    look: str
    """The component class it is drawn with: `over--cursor`, `line--muted`."""
    text: str = ""


class Lines(Protocol):
    """Lines, each made when it is asked for."""

    @property
    def count(self) -> int:
        """The number of lines."""
        ...

    @property
    def width(self) -> int:
        """The cells that a filled line takes."""
        ...

    def line(self, y: int) -> Line:
        """Return line `y`."""
        ...

    def overlays(self, y: int) -> Iterable[Overlay]:
        """Return what is drawn over line `y`, the last on top."""
        ...

    def link_url(self, index: int) -> str:
        """Return the address of link `index` for the terminal, or an empty string if the terminal gets none."""
        ...
