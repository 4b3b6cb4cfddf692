"""What may have been meant by a name that is none, and how that is said."""

from __future__ import annotations

from gpueco_tui.text.spelling import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ALIKE = 0.6
"""The share of letters in common, in their order, from which two names are alike (`difflib`'s ratio)."""
_MOST_COMPARED = 100
_LONGEST = 100
"""Characters of a name that is compared, which costs their square; a longer one may still hold what was meant."""


def near(wrong: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return at most three of what `names`, in lower case, stand for: of those that hold `wrong`, then of those alike.

    Only the names that share most letters with it are compared: of 20 000 that takes 30 ms, and of all 400.
    """
    from difflib import get_close_matches  # only when a name is wrong

    wanted = fold(" ".join(wrong.split()))
    if not wanted:
        return ()
    short = [name for name in names if len(name) <= _LONGEST] if len(wanted) <= _LONGEST else ()
    shared = {name: sum(map(name.__contains__, wanted)) / (len(name) + len(wanted)) for name in short}
    alike = sorted((name for name in short if shared[name] >= _ALIKE / 2), key=shared.__getitem__, reverse=True)
    found = [name for name in names if wanted in name] + get_close_matches(wanted, alike[:_MOST_COMPARED], 3, _ALIKE)
    return tuple(dict.fromkeys(names[name] for name in found))[:3]


def did_you_mean(names: Sequence[str]) -> str:
    """Return `did you mean a, b or c?`, or nothing without `names`."""
    return f"did you mean {one_of(names)}?" if names else ""


def one_of(names: Sequence[str]) -> str:
    """Return `a, b or c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
