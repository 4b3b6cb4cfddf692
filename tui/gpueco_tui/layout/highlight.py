"""The colours of a code block."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from gpueco_tui.cache.cache import cached

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pygments.lexer import Lexer

    from gpueco_tui.layout.roles import Role

LONGEST = 20_000
"""Characters from which a code block has no colours: Pygments takes about 1 ms for 1,000."""

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none"})

_ROLES: dict[str, Role] = {
    "Comment": "block-comment",
    "Keyword": "block-keyword",
    "Operator.Word": "block-keyword",
    "Operator": "block-operator",
    "Literal.Number": "block-number",
    "Literal.String": "block-string",
    "Name.Attribute": "block-name",
    "Name.Builtin": "block-name",
    "Name.Class": "block-name",
    "Name.Decorator": "block-name",
    "Name.Function": "block-name",
    "Name.Namespace": "block-name",
    "Name.Tag": "block-name",
    "Generic.Prompt": "block-comment",
    "Generic.Output": "block",
    "Generic.Deleted": "block-operator",
    "Generic.Inserted": "block-string",
    "Generic.Heading": "block-keyword",
    "Generic.Subheading": "block-keyword",
}
"""The role of a Pygments token type and of those below it."""


@lru_cache(maxsize=64)
@cached
def highlight(text: str, language: str) -> tuple[tuple[str, Role], ...]:
    """Return `text` in pieces, each with its role; one plain piece when the language is not known.

    Pygments is imported for the first code block that names a language, which takes 15 ms and more.
    """
    plain: tuple[tuple[str, Role], ...] = ((text, "block"),)
    if language.lower() in _PLAIN or len(text) > LONGEST:
        return plain
    lexer = _lexer(language.lower())
    if lexer is None:
        return plain
    tokens = lexer.get_tokens(f"{text}\n")  # many lexers find a comment by the end of its line
    stretches = groupby(tokens, key=_role_of)
    pieces: list[tuple[str, Role]] = [("".join(value for _, value in found), role) for role, found in stretches]
    shown = "".join(value for value, _ in pieces)
    if shown != f"{text}\n":
        return plain
    last, role = pieces.pop()
    return (*pieces, (last.removesuffix("\n"), role))


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    """Return the lexer of a language by its alias, or None."""
    from pygments.lexers import get_lexer_by_name  # pyright: ignore[reportUnknownVariableType]
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _role_of(token: tuple[object, str]) -> Role:
    """Return the role of a token."""
    return _role(str(token[0]).removeprefix("Token."))


@lru_cache(maxsize=256)
def _role(kind: str) -> Role:
    """Return the role of a token type such as `Literal.String.Doc`."""
    while kind:
        if kind in _ROLES:
            return _ROLES[kind]
        kind = kind.rpartition(".")[0]
    return "block"
