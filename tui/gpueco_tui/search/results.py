"""The results of a query: the projects found, where each matches, and what was not understood."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.search.match import fuzzy_spans, holds, joined, spans
from gpueco_tui.search.rank import link_lines
from gpueco_tui.search.snippet import snippet
from gpueco_tui.text.suggest import did_you_mean
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpueco_tui.model import Project
    from gpueco_tui.search.match import Spans


class MatchContext(Frozen):
    """What the hits of a query share: the words and phrases to look for, and how."""

    needles: tuple[str, ...] = ()
    fuzzy: bool = False
    """Whether the titles only contain the letters of the needles, in order."""
    labels: Mapping[str, str] = MappingProxyType({})
    """The label of each facet, by its name."""


class Hit(NamedTuple):
    """A project that a query found. Where it matches is computed on demand, for the rows that are shown."""

    project: Project
    context: MatchContext = MatchContext()

    @property
    def title(self) -> Spans:
        """The ranges of the title that match, in characters."""
        if not self.context.fuzzy:
            return spans(self.project.title, self.context.needles)
        title = self.project.title
        return joined(span for needle in self.context.needles for span in fuzzy_spans(title, needle))

    @property
    def snippet(self) -> str:
        """A line of the summary, the facts or the text that matches; empty when the name matches everything."""
        project = self.project
        missing = tuple(needle for needle in self.context.needles if not holds(_name(project), needle))
        if self.context.fuzzy or not missing:
            return ""
        if holds(project.description, missing[0]):
            return snippet(project.description, missing)
        for facet, values in project.facets.items():
            if any(holds(value, missing[0]) for value in values):
                return f"{self.context.labels.get(facet, facet)}: {', '.join(values)}"
        texts = (project.install, project.body, *link_lines(project))
        return next((snippet(text, missing) for text in texts if holds(text, missing[0])), "")

    @property
    def snippet_spans(self) -> Spans:
        """The ranges of `snippet` that match, in characters."""
        return spans(self.snippet, self.context.needles)


class Results(Frozen):
    """The results of a query."""

    query: str
    hits: tuple[Hit, ...]
    """Best first; all projects in order for an empty query."""
    words: tuple[str, ...] = ()
    """The words and phrases of the query as typed, to be highlighted in a page by smart case."""
    problem: str = ""
    """A field or value that does not exist, in a clause, or empty. The rest of the query is answered."""
    meant: tuple[str, ...] = ()
    """Similar names, when there is a problem or nothing was found."""
    choice: str = ""
    """The names that exist, in a clause, for places with room for many names."""

    @property
    def sentence(self) -> str:
        """The problem with similar names, or else with the names that exist; empty when there is no problem."""
        if self.problem and self.meant:
            return f"{self.problem}; {did_you_mean(*self.meant)}"
        if self.problem:
            return f"{self.problem}. {self.choice}{'.' if self.choice else ''}".rstrip()
        if self.meant:
            return f"No project matches. D{did_you_mean(*self.meant)[1:]}"
        return "" if self.hits else "No project matches. Esc clears the search."


def _name(project: Project) -> str:
    return f"{project.title}\n{project.slug}"
