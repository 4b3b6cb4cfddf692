"""Projects side by side: what is the same in them, and what differs."""

from __future__ import annotations

from gpueco_tui.layout.blocks import Text
from gpueco_tui.pages.builder import Builder
from gpueco_tui.pages.facts import facts_of, shown
from gpueco_tui.pages.links import internal_url
from gpueco_tui.pages.page import Page
from gpueco_tui.values import Frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.layout.blocks import Inline
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.facts import Fact

MOST_COMPARED = 4
"""Projects that are compared unless more are asked for: as many as fit side by side."""

DIFFERS = "≠"
"""What follows the label of a row that differs."""
UNKNOWN: Inline = (Text("–"),)


class Comparison(Frozen):
    """Projects as columns, facts as rows."""

    projects: tuple[Project, ...]
    rows: tuple[Fact, ...]

    def shown_rows(self, *, differing_only: bool) -> tuple[Fact, ...]:
        """Return all rows, or those that differ."""
        return tuple(row for row in self.rows if row.differs or not differing_only)


def compare(ecosystem: Ecosystem, projects: Sequence[Project]) -> Comparison:
    """Return the facts of `projects` side by side."""
    return Comparison(tuple(projects), facts_of(ecosystem, *projects))


def suggested_comparison(ecosystem: Ecosystem, project: Project) -> tuple[Project, ...]:
    """Return `project` and what it would be compared with, at most `MOST_COMPARED` in all.

    That is its alternatives, in either direction; where it has none, the others of its section.
    """
    others = dict(ecosystem.related(project)).get("Alternatives", ())
    if not others:
        others = tuple(other for other in ecosystem.projects if other.section == project.section)
    return (project, *(other for other in others if other.slug != project.slug))[:MOST_COMPARED]


def comparison_page(comparison: Comparison, *, differing_only: bool = False, linked: bool = False) -> Page:
    """Return `comparison` as a table, the rows that differ marked with `DIFFERS` after their label.

    `differing_only` leaves out the rows that are the same for all. A sentence where no row is left. For the app, which
    can go to them, the titles are `linked` to the projects' pages, and a heading says what the page is.
    """
    builder = Builder()
    if linked:
        builder.heading(1, builder.words("Comparison"))
    rows = comparison.shown_rows(differing_only=differing_only)
    if not rows:
        builder.paragraph(builder.words("No fact differs." if comparison.rows else "There are no facts to compare."))
        return Page((builder.blocks(),))
    titles = [builder.link(one.title, internal_url(one) if linked else "") for one in comparison.projects]
    cells = [
        [builder.words(label_of(row)), *(shown_plainly(builder, row, at) for at in range(len(titles)))] for row in rows
    ]
    builder.table([(), *titles], cells)
    return Page((builder.blocks(),))


def label_of(row: Fact) -> str:
    """Return the label of a row, with the sign of one that differs after it."""
    return f"{row.label} {DIFFERS}" if row.differs else row.label


def shown_plainly(builder: Builder, row: Fact, at: int) -> Inline:
    """Return the cell of project number `at`: its values without their marks."""
    values = [replace(value, mark="") for value in row.values[at]]
    return shown(builder, values, row.kind) or UNKNOWN
