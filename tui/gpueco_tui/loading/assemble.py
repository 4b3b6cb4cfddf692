"""Pages to one ecosystem: in order, each slug once, with the facets they share. Pure."""

from __future__ import annotations

from gpueco_tui.model import Ecosystem, Facet, FacetValue, Problem, Project, Section
from gpueco_tui.text.slug import prettify, slugify
from gpueco_tui.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from gpueco_tui.loading.page import ProjectPage, RootPage, SectionPage

LOOSE_SECTION = "projects"
"""The slug of the section for pages that are in no folder."""


class Folder:
    """One folder as read: its own page, the pages in it and the folders in it."""

    def __init__(self, name: str) -> None:
        """Make an empty folder; `name` is its path below the content root, with slashes, and empty for the root."""
        self.name = name
        self.index: SectionPage | None = None
        self.pages: list[ProjectPage] = []
        self.folders: list[Folder] = []

    @property
    def slug(self) -> str:
        """The slug of the folder's section."""
        return "/".join(map(slugify, self.name.split("/"))) if self.name else LOOSE_SECTION

    @property
    def order(self) -> tuple[bool, int, str, str]:
        """The key by which folders are sorted, like pages, by `_order`."""
        section = self.index.section if self.index is not None else None
        weight = self.index.weight if self.index is not None else None
        return _order(weight, section.title if section is not None else self._title, self.name)

    @property
    def _title(self) -> str:
        return prettify(self.name.rpartition("/")[2]) if self.name else "Projects"

    def section(self) -> Section:
        """Return the folder as a section, its pages sorted."""
        pages = sorted(self.pages, key=lambda page: _order(page.weight, page.project.title, page.project.file))
        projects = tuple(page.project for page in pages)
        if self.index is None:
            return Section(self.slug, self._title, projects=projects)
        return replace(self.index.section, projects=projects)


def sections(folder: Folder) -> list[Section]:
    """Return the sections of `folder` and of those in it, parents first. A folder without any page makes no section."""
    found = [folder.section()] if folder.pages or folder.index is not None else []
    for inner in sorted(folder.folders, key=lambda inner: inner.order):
        found.extend(sections(inner))
    return found


def ecosystem(
    root: RootPage, found: Sequence[Section], problems: Sequence[Problem], path: str, files: Iterable[str]
) -> Ecosystem:
    """Return the ecosystem of these sections.

    `problems` were found while the pages were read, `path` is the content root, and `files` are the paths to watch.
    """
    unique, clashes = _unique(found, declared=root.declared)
    return Ecosystem(
        title=root.title,
        sections=unique,
        description=root.description,
        overview=root.overview,
        facets=_facets(root.facets, (project for section in unique for project in section.projects)),
        declared=root.declared,
        tag=root.tag,
        table=root.table,
        routes=root.routes,
        checked=root.checked,
        file=root.file,
        line=root.line,
        front_matter=root.front_matter,
        problems=(*root.problems, *problems, *clashes),
        root=path,
        files=tuple(files),
    )


def _order(weight: int | None, title: str, file: str) -> tuple[bool, int, str, str]:
    """Return the key that sorts by weight, then title. What has no weight comes last, as in Zola."""
    return weight is None, weight or 0, title.casefold(), file


def _unique(found: Sequence[Section], *, declared: bool) -> tuple[tuple[Section, ...], list[Problem]]:
    """Return the sections with every slug used once: the second project of a slug gets its section before it."""
    taken: dict[str, Project] = {}
    names: set[str] = set()
    free_slug, free_name = _Free(taken), _Free(names)
    unique: list[Section] = []
    clashes: list[Problem] = []
    for section in found:
        slug = free_name.like(section.slug)
        names.add(slug)
        projects: list[Project] = []
        for project in section.projects:
            kept = project if project.section == slug else replace(project, section=slug)
            if kept.slug in taken:
                first = taken[kept.slug]
                kept = replace(kept, slug=free_slug.like(f"{slug}/{kept.slug}"))
                clashes.append(_clash(project, first, kept.slug, warning=not declared))
            taken[kept.slug] = kept
            projects.append(kept)
        unique.append(replace(section, slug=slug, projects=tuple(projects)))
    return tuple(unique), clashes


class _Free:
    """Finds free slugs; it remembers the last number of each, because thousands of pages may want the same slug."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._last: dict[str, int] = {}

    def like(self, slug: str) -> str:
        """Return `slug`, or `slug` with the first number after it that makes it free."""
        if slug not in self._taken:
            return slug
        number = self._last.get(slug, 1) + 1
        while f"{slug}-{number}" in self._taken:
            number += 1
        self._last[slug] = number
        return f"{slug}-{number}"


def _clash(project: Project, first: Project, slug: str, *, warning: bool) -> Problem:
    from gpueco_tui.loading.field_lines import line_of

    line = line_of(project.front_matter, "slug") if project.front_matter else project.line
    what = f"{first.file} has the slug {project.slug} already, so this project is called {slug}; give one another name."
    return Problem(project.file, line, "slug", what, warning)


def _facets(declared: Sequence[Facet], projects: Iterable[Project]) -> tuple[Facet, ...]:
    """Return the declared facets, then those that are only used, in the order of first use. Values likewise."""
    used: dict[str, dict[str, None]] = {facet.name: {} for facet in declared}
    for project in projects:
        for name, values in project.facets.items():
            used.setdefault(name, {}).update(dict.fromkeys(values))
    known = {facet.name: facet for facet in declared}
    facets: list[Facet] = []
    for name, values in used.items():
        facet = known.get(name) or Facet(name, prettify(name))
        names = {value.name for value in facet.values}
        more = tuple(FacetValue(value) for value in values if value not in names)
        facets.append(replace(facet, values=(*facet.values, *more)) if more else facet)
    return tuple(facets)
