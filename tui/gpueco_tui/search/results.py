"""What a query found, and where in it."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.search.match import excerpt, holds, joined, letters, spans
from gpueco_tui.search.rank import link_lines
from gpueco_tui.text.meant import did_you_mean
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpueco_tui.model import Project
    from gpueco_tui.search.match import Spans


class Asked(Frozen):
    """What a query asks of names and texts, shared by its hits."""

    needles: tuple[str, ...] = ()
    loose: bool = False
    """Whether the needles only have their letters in the name, in order."""
    labels: Mapping[str, str] = MappingProxyType({})
    """The label of each facet, by its name."""


class Hit(NamedTuple):
    """A project that a query found. Where it matched is worked out when asked, for the rows that are shown."""

    project: Project
    asked: Asked = Asked()

    @property
    def title(self) -> Spans:
        """The stretches of the project's title that matched, in characters."""
        if not self.asked.loose:
            return spans(self.project.title, self.asked.needles)
        title = self.project.title
        return joined(span for needle in self.asked.needles for span in letters(title, needle))

    @property
    def snippet(self) -> str:
        """A line of the summary, the facts or the text that says why this was found; empty when the name does."""
        project = self.project
        missing = tuple(needle for needle in self.asked.needles if not holds(_name(project), needle))
        if self.asked.loose or not missing:
            return ""
        if holds(project.description, missing[0]):
            return excerpt(project.description, missing)
        for facet, values in project.facets.items():
            if any(holds(value, missing[0]) for value in values):
                return f"{self.asked.labels.get(facet, facet)}: {', '.join(values)}"
        texts = (project.install, project.body, *link_lines(project))
        return next((excerpt(text, missing) for text in texts if holds(text, missing[0])), "")

    @property
    def snippet_spans(self) -> Spans:
        """The stretches of `snippet` that matched, in characters."""
        return spans(self.snippet, self.asked.needles)


class Results(Frozen):
    """What a query found."""

    query: str
    hits: tuple[Hit, ...]
    """Best first; all projects in order for an empty query."""
    words: tuple[str, ...] = ()
    """The words and phrases asked for, as typed, to be highlighted in a page by smart case."""
    problem: str = ""
    """What could not be understood, in a clause, or empty. The rest of the query was answered."""
    meant: tuple[str, ...] = ()
    """What may have been meant, where something could not be understood or nothing was found."""
    choice: str = ""
    """What there is to choose from, in a clause, for where there is room for many names."""

    @property
    def sentence(self) -> str:
        """What is wrong and what may have been meant, else what there is; empty when something was found."""
        if self.problem and self.meant:
            return f"{self.problem}; {did_you_mean(self.meant)}"
        if self.problem:
            return f"{self.problem}. {self.choice}{'.' if self.choice else ''}".rstrip()
        if self.meant:
            return f"No project matches. D{did_you_mean(self.meant)[1:]}"
        return "" if self.hits else "No project matches. Esc clears the search."


def _name(project: Project) -> str:
    return f"{project.title}\n{project.slug}"
