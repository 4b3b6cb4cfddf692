"""Makes queries from the words of a shell, and reports the problems of these and of questions in links."""

from __future__ import annotations

from gpueco_tui.cli.output import clause
from gpueco_tui.values import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gpueco_tui.loading.page_links import QuestionKind
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.index import Index
    from gpueco_tui.search.results import Results
    from gpueco_tui.search.routes import Routes


class NoFieldError(ValueError):
    """A query names a field that does not exist. Its text is the sentence to show."""


def query_of(words: Sequence[str], values: Callable[[str], Iterable[str] | None]) -> str:
    """Return one query made of the `words` of a shell, each a query like in the search box of the app.

    The shell removes quotes: `write:host Ru` means the values that begin with that, as wholes, when the
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
    """Return the problem of the search with the fields and values of `query`, or empty."""
    from gpueco_tui.search.index import Index

    return said(Index(ecosystem).search(query))


def said(results: Results) -> str:
    """Return the problem of `results` with the query, and all that exists instead; empty when there is none."""
    from gpueco_tui.text.suggest import did_you_mean

    hint = did_you_mean(*results.meant)
    if not results.choice:
        return clause(f"{results.problem}; {hint}" if hint else results.problem)
    return clause(f"{results.problem}{f' ({hint})' if hint else ''}; {clause(results.choice)}")


class Questions:
    """Tells what is wrong with the questions that links ask."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        """Ask `ecosystem`; what answers is made when a link first asks."""
        self._ecosystem = ecosystem

    def mistake(self, kind: QuestionKind, text: str) -> str:
        """Return what is wrong with `text`, asked of the search or of the routes, in a sentence, or nothing.

        A question without an answer is right; one that names what does not exist is not.
        """
        if kind == "query" and not text:
            return "the link asks nothing; write what is searched, as in query:field:value."
        problem = self._of_routes(text) if kind == "routes" else said(self._index.search(text))
        return f"{kind}:{text} cannot be asked: {problem.rstrip('.?')}; mend the link." if problem else ""

    def _of_routes(self, text: str) -> str:
        from gpueco_tui.search.routes import UnknownPlace

        if self._routes.missing:
            return clause(self._routes.missing)
        try:
            return clause(self._routes.problem(self._routes.read(text)))
        except UnknownPlace as error:
            return str(error)

    @cached_property
    def _index(self) -> Index:
        from gpueco_tui.search.index import Index

        return Index(self._ecosystem)

    @cached_property
    def _routes(self) -> Routes:
        from gpueco_tui.search.routes import Routes

        return Routes(self._ecosystem)
