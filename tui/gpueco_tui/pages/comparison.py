"""Projects side by side: what is the same in them, and what differs."""

from __future__ import annotations

from gpueco_tui.markdown.escape import code, link, table, text
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Literal

    from gpueco_tui.model import Ecosystem, Project

MOST_COMPARED = 4
"""Projects that stand side by side unless more are asked for."""

DIFFERS = "≠"
"""Stands behind the label of a row that differs."""


class Row(Frozen):
    """One fact of every project."""

    label: str
    cells: tuple[str, ...]
    """One a project, plain text; empty where the fact is not known."""
    differs: bool
    """Whether the cells are not all the same; the order of several values does not count."""
    kind: Literal["text", "code", "link"] = "text"

    @property
    def marked_label(self) -> str:
        """The label, with the sign of a row that differs behind it."""
        return f"{self.label} {DIFFERS}" if self.differs else self.label


class Comparison(Frozen):
    """Projects as columns, facts as rows."""

    projects: tuple[Project, ...]
    rows: tuple[Row, ...]


def compare(ecosystem: Ecosystem, projects: Sequence[Project]) -> Comparison:
    """Return the facts of `projects` in the order of the facets, then latest, install, checked and link.

    A fact that none of them has is no row.
    """
    labels = {facet.name: facet.label for facet in ecosystem.facets}
    for project in projects:
        for name in project.facets:
            labels.setdefault(name, name[:1].upper() + name[1:])
    rows = [_facet_row(projects, name, label) for name, label in labels.items()]
    rows += [
        _row(projects, "Latest", _latest),
        _row(projects, "Install", lambda project: project.install, "code"),
        _row(projects, "Checked", lambda project: str(project.checked or "")),
        _row(projects, "Link", lambda project: project.link, "link"),
    ]
    return Comparison(tuple(projects), tuple(row for row in rows if any(row.cells)))


def comparison_markdown(
    comparison: Comparison, *, differing_only: bool = False, page: Callable[[Project], str] | None = None
) -> str:
    """Return `comparison` as a table, its differing rows marked with `DIFFERS` behind their label.

    `differing_only` leaves out the rows that are the same for all. A sentence where no row is left. With `page`, which
    gives the address of a project's page, the titles are links to them.
    """
    rows = [row for row in comparison.rows if row.differs or not differing_only]
    if not rows:
        return "No fact differs.\n" if comparison.rows else "There are no facts to compare.\n"
    marked = [(text(row.marked_label), *(_cell(row, cell) for cell in row.cells)) for row in rows]
    titles = (link(one.title, page(one)) if page else text(one.title) for one in comparison.projects)
    return table(("", *titles), marked) + "\n"


def suggested_comparison(ecosystem: Ecosystem, project: Project) -> tuple[Project, ...]:
    """Return `project` and what it would be compared with, at most `MOST_COMPARED` in all.

    That is its alternatives, in either direction; where it has none, the others of its section.
    """
    others = dict(ecosystem.related(project)).get("Alternatives", ())
    if not others:
        others = tuple(other for other in ecosystem.projects if other.section == project.section)
    return (project, *(other for other in others if other.slug != project.slug))[:MOST_COMPARED]


def _facet_row(projects: Sequence[Project], name: str, label: str) -> Row:
    values = [project.facets.get(name, ()) for project in projects]
    return Row(label, tuple(map(", ".join, values)), len(set(map(frozenset, values))) > 1)


def _row(
    projects: Sequence[Project],
    label: str,
    fact: Callable[[Project], str],
    kind: Literal["text", "code", "link"] = "text",
) -> Row:
    cells = tuple(map(fact, projects))
    return Row(label, cells, len(set(cells)) > 1, kind)


def _latest(project: Project) -> str:
    if project.latest is None:
        return ""
    return f"{project.latest.version}, {project.latest.date}" if project.latest.date else project.latest.version


def _cell(row: Row, cell: str) -> str:
    if not cell:
        return "–"
    return code(cell) if row.kind == "code" else link("", cell) if row.kind == "link" else text(cell)
