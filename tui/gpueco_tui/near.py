"""What a wrong name may have been meant for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 200
"""Characters of a name, or a path, that is compared with others; two that are longer take too long."""

LISTED = "; 'gpueco-tui config --print-default' lists them"
"""Ends a sentence about a name where no name there is comes near."""


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return the one of `right` that is really like `wrong`, in any case, or empty."""
    from difflib import get_close_matches  # noqa: PLC0415  late: only a mistake needs it

    if len(wrong) > _LONGEST:
        return ""
    by_case = {name.casefold(): name for name in right if len(name) <= _LONGEST}
    found = get_close_matches(wrong.casefold(), by_case, n=1)
    return by_case[found[0]] if found else ""


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` with the nearest of `right`, or the names to choose from when they are few."""
    names = sorted(right)
    near = nearest(wrong, names)
    return f"; did you mean '{near}'?" if near else f"; there are {', '.join(names)}" if len(names) < 12 else ""
