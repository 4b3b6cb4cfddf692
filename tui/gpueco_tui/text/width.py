"""How many terminal cells text takes, by Rich's tables: the one place that borrows them outside of the app.

Rich is imported when a text first needs a table: that is 5 ms, and most tables and pages have none such.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NARROW = "[\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*"


def is_narrow(text: str) -> bool:
    """Say whether every character of `text` is known to take one cell; a newline counts as one."""
    return text.isascii() or re.fullmatch(_NARROW, text) is not None


def width_of(text: str) -> int:
    """Return the cells that `text` takes."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> Iterator[tuple[str, int]]:
    """Yield each piece of `text` that is drawn as one, and the cells it takes."""
    from rich.cells import split_graphemes

    for start, end, width in split_graphemes(text)[0]:
        yield text[start:end], width
