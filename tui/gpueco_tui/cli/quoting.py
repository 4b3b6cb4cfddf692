"""Reads the words of a line like bash, and quotes a value so that bash reads it back and runs none of it.

https://www.gnu.org/software/bash/manual/html_node/Quoting.html
"""

from __future__ import annotations

import re

from gpueco_tui.cli.candidates import beginning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_IN_DOUBLE = re.compile(r"""(?P<plain>[^\\"]+|\\(?!["$`\\]|\Z))|\\(?P<escaped>["$`\\]?)|\"""")
_PIECES = {
    "": re.compile(
        r"""(?P<plain>[^\\'"$ \t\n]+|\$(?!['"]))|\\(?P<escaped>.?)|(?P<opens>\$?['"])|[ \t\n]+""", re.DOTALL
    ),
    '"': _IN_DOUBLE,
    '$"': _IN_DOUBLE,
    "'": re.compile(r"(?P<plain>[^']+)|'"),
    "$'": re.compile(r"(?P<plain>[^\\']+|\\.?)|'", re.DOTALL),
}
"""The next piece outside and inside each quote; a piece without a name ends the word or the quote."""


def words_of(line: str) -> tuple[list[str], str]:
    """Return the words of `line`, the last of which may be empty, and the quote that is open at its end.

    The quote is `'`, `"`, either of them after `$`, or nothing. What bash would expand is left as it is.
    """
    words, quote, at = [""], "", 0
    while piece := _PIECES[quote].match(line, at):
        at = piece.end()
        if piece.lastgroup == "opens":
            quote = piece[0]
        elif piece.lastgroup:
            words[-1] += piece[piece.lastgroup]
        elif quote:
            quote = ""
        else:
            words.append("")
    return words, quote


def quoted(value: str, quote: str = "") -> str:
    """Return `value` quoted for a place without an open quote, or after an open `'` or `"`, which it closes."""
    return _lead(_written(value, quote) + quote, quote)


def choices(values: Sequence[str], quote: str = "") -> list[str]:
    """Return each of `values` quoted, so that their common beginning can be inserted too.

    Readline inserts their common beginning, letter by letter. Where that would separate a character from
    its backslash or quote, the beginning alone is one choice more.
    """
    found = [quoted(value, quote) for value in values]
    shared = beginning(values)
    whole = _lead(_written(shared, quote), quote)
    return found if len(values) < 2 or beginning(found) == whole else [*found, whole]


def _written(value: str, quote: str) -> str:
    """Return `value` without the quote that ends it.

    In double quotes a backslash before `!` would stay, and without one bash would look into its history.
    """
    if quote == "'":
        return value.replace("'", r"'\''")
    if quote:
        return re.sub(r'["$`\\]', r"\\\g<0>", value).replace("!", "\"'!'\"")
    return re.sub(r"^#|[^\w@%+=:,./#-]", r"\\\g<0>", value)


def _lead(text: str, quote: str) -> str:
    """Double a quote at the beginning: readline takes it for the quote that is open, and replaces that."""
    return quote + text if quote and text.startswith(quote) else text
