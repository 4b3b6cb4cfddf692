"""What a wrong name may have been meant for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


LISTED = "; 'gpueco-tui config --print-default' lists them"
"""Ends a sentence about a name where no name there is comes near."""


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` with the nearest of `right`, or the names to choose from when they are few."""
    from difflib import get_close_matches  # noqa: PLC0415  late: only a mistake needs it

    names = sorted(right)
    near = get_close_matches(wrong.lower(), names, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; there are {', '.join(names)}" if len(names) < 12 else ""
