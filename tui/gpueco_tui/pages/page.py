"""Projects, sections and the overview as the Markdown that is shown, printed and copied.

Everything that comes from front matter is escaped, so that it shows as it is written.
"""

from __future__ import annotations

import re

from gpueco_tui.loading.page_links import file_named
from gpueco_tui.markdown.escape import code, destination, link, table, text
from gpueco_tui.markdown.outside_code import replaced
from gpueco_tui.pages.comparison import Comparison, Row, compare, comparison_markdown, suggested_comparison

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpueco_tui.model import Ecosystem, Facet, Project, Section

__all__ = [
    "Comparison",
    "Row",
    "compare",
    "comparison_markdown",
    "for_elsewhere",
    "internal_url",
    "overview_markdown",
    "project_markdown",
    "section_markdown",
    "suggested_comparison",
    "target",
]

MOST_ROWS = 100
"""Projects that a list or a table of them shows: more are slow to lay out, and nobody reads them."""
_PROJECTS_HERE = r"(?m)^[ \t]*\{\{[ \t]*projects\([ \t]*\)[ \t]*\}\}[ \t]*$"
"""The line of the overview's text that the table of projects takes the place of, written as Zola's shortcodes are."""
_INTERNAL = (
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*<?(?P<url>@/[^\s<>()]*)>?(?P<title>(?:\s[^()]*)?)\)"
)
"""A link to a page (CommonMark 6.3)."""


def project_markdown(ecosystem: Ecosystem, project: Project) -> str:
    """Return the page of `project`: title, summary, fact card, text, relations, links, and sources with the day
    they were read. The card is a table without a header; parts with nothing in them are left out.
    """  # noqa: D205
    facts = _facts(ecosystem, project)
    first = link("", project.link)
    related = [(text(label), ", ".join(_to(other) for other in others)) for label, others in ecosystem.related(project)]
    checked = f"Checked against its sources on {project.checked}." if project.checked and project.sources else ""
    return _page(
        "" if _says(project.body, project.title) else f"# {text(project.title)}",
        "" if project.excerpt else text(project.description),
        _card([("Link", first), *facts] if first else facts) if facts else first,
        project.body,
        _part("Related", _card(related)),
        _part("Links", _card([(text(other.title), link("", other.url)) for other in project.links])),
        _part("Sources", "\n".join(f"- {link(source.title, source.url)}" for source in project.sources)),
        checked,
    )


def section_markdown(ecosystem: Ecosystem, section: Section) -> str:
    """Return the page of `section`: title, description, text, its projects with their summaries, and their table."""
    shown = section.projects[:MOST_ROWS]
    listed = "\n".join(
        f"- {_to(project)}: {text(project.description)}" if project.description else f"- {_to(project)}"
        for project in shown
    )
    listed += _more(section.projects)
    columns = _columns(ecosystem, shown)
    return _page(
        "" if _says(section.body, section.title) else f"# {text(section.title)}",
        text(section.description),
        section.body,
        _part("Projects", listed) if section.body else listed,
        _part("Side by side", _table(columns, section.projects) if columns and len(shown) > 1 else ""),
    )


def overview_markdown(ecosystem: Ecosystem) -> str:
    """Return the page shown before any project: title, description and text.

    The line `{{ projects() }}` in the text is where the table of all projects goes; without that line the table
    follows the text, or a line of counts where the ecosystem declares no table.
    """
    body, there = ecosystem.overview, re.search(_PROJECTS_HERE, ecosystem.overview)
    columns = _columns(ecosystem, ecosystem.projects)
    projects = _table(columns, ecosystem.projects) if ecosystem.projects else "There are no projects yet."
    if there:
        body = f"{body[: there.start()]}\n{projects}\n{body[there.end() :]}"
    return _page(
        "" if _says(body, ecosystem.title) else f"# {text(ecosystem.title)}",
        text(ecosystem.description),
        body,
        "" if there else _part("Projects", projects) if columns else _counts(ecosystem),
    )


def internal_url(project: Project) -> str:
    """Return the link to the page of `project`, as Zola writes links between pages: `@/section/page.md`.

    Where one file holds several projects, or the slug is not the file's name, the slug follows as a fragment.
    """
    stem = re.sub(r"(/index)?\.[^./]*$", "", project.file).rsplit("/", 1)[-1]
    return f"@/{project.file}" if stem == project.slug else f"@/{project.file}#{project.slug}"


def target(ecosystem: Ecosystem, url: str, file: str = "") -> Project | None:
    """Return the project whose page `url` is, an internal link in `file`; None for any other, or when there is none."""
    named = file_named(url, file)
    if named is None:
        return None
    there = ecosystem.by_slug.get(named[1])
    if there is not None and there.file == named[0]:
        return there
    here = ecosystem.by_file.get(named[0], ())
    return here[0] if len(here) == 1 else None


def for_elsewhere(ecosystem: Ecosystem, markdown: str) -> str:
    """Return `markdown` for where links between pages lead nowhere: they go to the projects' own links instead.

    What links to a page that has no such link, as a section's, is its words alone.
    """

    def elsewhere(found: re.Match[str]) -> str:
        project = target(ecosystem, found["url"])
        if project is None or not project.link:
            return found["words"]
        return f"[{found['words']}]({destination(project.link)}{found['title']})"

    return replaced(_INTERNAL, elsewhere, markdown) if "@/" in markdown else markdown


def _page(*parts: str) -> str:
    return "\n\n".join(stripped for part in parts if (stripped := part.strip("\n"))) + "\n"


def _part(heading: str, content: str) -> str:
    return f"## {heading}\n\n{content}" if content else ""


def _says(body: str, title: str) -> bool:
    """Say whether `body` begins with `title` as its heading, as plain Markdown files do."""
    return re.match(rf"\s*# +{re.escape(title)}[ #]*(?:\n|$)", body) is not None if title else False


def _to(project: Project) -> str:
    return link(project.title, internal_url(project))


def _card(rows: list[tuple[str, str]]) -> str:
    """Return `rows` of label and value as a table without a header, or nothing."""
    return table(("", ""), list(rows)) if rows else ""


def _facts(ecosystem: Ecosystem, project: Project) -> list[tuple[str, str]]:
    """Return the rows of the fact card below the link: label and value as Markdown."""
    known = {facet.name: facet for facet in ecosystem.facets}
    order = [*known, *(name for name in project.facets if name not in known)]
    rows = [
        (text(known[name].label if name in known else name[:1].upper() + name[1:]), _values(known.get(name), values))
        for name in order
        if (values := project.facets.get(name))
    ]
    if project.latest:
        date = f", {project.latest.date}" if project.latest.date else ""
        rows.append(("Latest", text(project.latest.version) + date))
    if project.install:
        rows.append(("Install", code(project.install)))
    if project.checked:
        rows.append(("Checked", str(project.checked)))
    return rows


def _values(facet: Facet | None, values: Iterable[str]) -> str:
    marks = {value.name: value.mark for value in facet.values} if facet else {}
    # A no-break space, so that a mark is never left alone at the end of a line.
    return ", ".join(text(f"{marks[value]}\u00a0{value}" if marks.get(value) else value) for value in values)


def _columns(ecosystem: Ecosystem, projects: Sequence[Project]) -> list[Facet]:
    """Return the facets of the ecosystem's table that any of `projects` has."""
    facets = {facet.name: facet for facet in ecosystem.facets}
    columns = [facets[name] for name in ecosystem.table if name in facets]
    return [facet for facet in columns if any(project.facets.get(facet.name) for project in projects)]


def _table(columns: list[Facet], projects: Sequence[Project]) -> str:
    """Return a row a project: its link and its values, or its summary where there are no columns."""
    shown, more = projects[:MOST_ROWS], _more(projects)
    if not columns:
        summaries = [(_to(project), text(project.description)) for project in shown]
        return table(("Project", "Summary"), summaries) + more
    rows = [
        (_to(project), *(_values(facet, project.facets.get(facet.name, ())) for facet in columns)) for project in shown
    ]
    return table(("Project", *(text(facet.label) for facet in columns)), rows) + more


def _more(projects: Sequence[Project]) -> str:
    """Say below a list or a table how many of `projects` it leaves out, and where they are; nothing when none."""
    left = len(projects) - MOST_ROWS
    if left <= 0:
        return ""
    return f"\n\nAnd {_counted(left, 'more project')}: search for one, or see them all with `gpueco-tui list`."


def _counts(ecosystem: Ecosystem) -> str:
    projects, sections = len(ecosystem.projects), sum(bool(section.projects) for section in ecosystem.sections)
    return f"{_counted(projects, 'project')} in {_counted(sections, 'section')}."


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
