"""Queries as a shell hands them over, and what is wrong with them."""

from __future__ import annotations

from gpueco_tui.cli.output import clause

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.results import Results


def query_of(words: Sequence[str], values: Callable[[str], Iterable[str] | None]) -> str:
    """Return one query of the shell's words, each the text of a query as in the app's box.

    The shell takes quotes away: `write:host Ru` is the values that begin so, as a whole, when the
    field has any among its `values`.
    """
    return " ".join(_requoted(word, values) if len(word.split()) > 1 else word for word in words)


def _requoted(word: str, values: Callable[[str], Iterable[str] | None]) -> str:
    from gpueco_tui.search.fields import matching_values
    from gpueco_tui.search.query import quoted

    field, _, value = word.partition(":")
    meant = matching_values(values(field.removeprefix("-").lower()) or (), value) if value[:1] != '"' else ()
    return f"{field}:{','.join(quoted(name, whole=True) for name in meant)}" if meant else word


def problem_with(query: str, ecosystem: Ecosystem) -> str:
    """Say what the search has against the fields and values of `query`; empty when it has nothing."""
    from gpueco_tui.search.index import Index

    return said(Index(ecosystem).search(query))


def said(results: Results) -> str:
    """Return what `results` have against the query, with all that there is to choose from; empty for nothing."""
    from gpueco_tui.text.suggest import did_you_mean

    hint = did_you_mean(*results.meant)
    if not results.choice:
        return clause(f"{results.problem}; {hint}" if hint else results.problem)
    return clause(f"{results.problem}{f' ({hint})' if hint else ''}; {clause(results.choice)}")
