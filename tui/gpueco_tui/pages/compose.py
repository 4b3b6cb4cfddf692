"""The pages of projects, of sections and of the whole, composed of what was written and of facts."""

from __future__ import annotations

from gpueco_tui.layout.blocks import Heading, Text, plain_text
from gpueco_tui.pages.builder import Builder, joined
from gpueco_tui.pages.diagram import add_strip
from gpueco_tui.pages.facts import Fact, facet_fact, facets_of, facts_of, shown
from gpueco_tui.pages.links import internal_url
from gpueco_tui.pages.map import add_lane, add_map, has_map, lane_name
from gpueco_tui.pages.page import Markdown, Page
from gpueco_tui.pages.signs import signs_of
from gpueco_tui.search.route_around import around
from gpueco_tui.text.pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.layout.blocks import Blocks, Inline
    from gpueco_tui.model import Ecosystem, Project, Section
    from gpueco_tui.search.route_around import Around

MOST_ROWS = 100
"""Projects that a list or a table of them shows: more are slow to lay out, and nobody reads them."""
TABLE_TITLE = "All projects"
_PROJECTS_HERE = Pattern(r"(?m)^[ \t]*\{\{[ \t]*projects\([ \t]*\)[ \t]*\}\}[ \t]*$")
"""The line of the overview's text that the table of projects takes the place of, written as Zola's shortcodes are."""


def project_page(ecosystem: Ecosystem, project: Project) -> Page:
    """Return the page of `project`: title, summary, strip, fact card, text, relations, links, and sources with the day
    they were read. What has nothing in it is left out.
    """  # noqa: D205
    top, there = Builder(), around(ecosystem, project)
    _title(top, project.title, project.body)
    top.paragraph(top.words("" if project.excerpt else project.description))
    add_strip(top, ecosystem, project, there)
    _card(top, facts_of(ecosystem, project))
    return _page(ecosystem, top.blocks(), Markdown(project.body), _references(ecosystem, project, there))


def _card(builder: Builder, facts: Sequence[Fact]) -> None:
    """Add the fact card, the link first; a link alone needs no card."""
    facts = sorted(facts, key=lambda fact: fact.kind != "link")
    values = [(builder.words(fact.label), shown(builder, fact.values[0], fact.kind)) for fact in facts]
    if [fact.kind for fact in facts] == ["link"]:
        builder.paragraph(values[0][1])
    else:
        builder.card(values)


def _references(ecosystem: Ecosystem, project: Project, there: Around) -> Blocks:
    """Return what follows the text of `project`: related projects, links and sources."""
    builder = Builder()
    related = (*ecosystem.related(project), *_works_with(there))
    _headed(builder, "Related", bool(related))
    builder.card(
        [(builder.words(label), joined((_to(builder, other) for other in others), ", ")) for label, others in related]
    )
    _headed(builder, "Links", bool(project.links))
    builder.card([(builder.words(other.title), builder.link("", other.url)) for other in project.links])
    _headed(builder, "Sources", bool(project.sources))
    builder.bullets([builder.link(source.title, source.url) for source in project.sources])
    if project.checked and project.sources:
        builder.paragraph(builder.words(f"Checked against its sources on {project.checked}."))
    return builder.blocks()


def _works_with(there: Around) -> Iterator[tuple[str, tuple[Project, ...]]]:
    """Yield the projects next to one on its routes, under the label of such a relation, if there are any."""
    if beside := tuple(dict.fromkeys((*there.before, *there.after, *there.below))):
        yield "Works with", beside


def section_page(ecosystem: Ecosystem, section: Section) -> Page:
    """Return the page of `section`: title, description, text, its projects with their summaries, and their table."""
    top, rest = Builder(), Builder()
    _title(top, section.title, section.body)
    top.paragraph(top.words(section.description))
    _headed(rest, "Projects", bool(section.body and section.projects))
    rest.bullets([_with_summary(rest, project) for project in section.projects[:MOST_ROWS]])
    _more(rest, section.projects)
    columns = _columns(ecosystem, section.projects)
    if columns and len(section.projects) > 1:
        rest.heading(2, rest.words("Side by side"))
        _table(rest, columns, section.projects)
    return _page(ecosystem, top.blocks(), Markdown(section.body), rest.blocks())


def overview_page(ecosystem: Ecosystem) -> Page:
    """Return the page shown before any project: title, description and text.

    The line `{{ projects() }}` in the text is where the map of all projects goes, or their table where there are no
    lanes to draw; without that line it follows the text, or a line of counts where the ecosystem declares no table.
    """
    text, here = ecosystem.overview, _PROJECTS_HERE.search(ecosystem.overview)
    top, table = Builder(), Builder()
    _title(top, ecosystem.title, text)
    top.paragraph(top.words(ecosystem.description))
    columns = _columns(ecosystem, ecosystem.projects)
    lanes = has_map(ecosystem)
    _headed(table, "Projects", (lanes or bool(columns)) and not here)
    if lanes:
        add_map(table, ecosystem)
    elif not (here or columns):
        table.paragraph(table.words(_counts(ecosystem)))
    elif ecosystem.projects:
        _table(table, columns, ecosystem.projects)
    else:
        table.paragraph(table.words("There are no projects yet."))
    if not here:
        return _page(ecosystem, top.blocks(), Markdown(text), table.blocks())
    context = text if "]:" in text else ""
    before, after = Markdown(text[: here.start()], context), Markdown(text[here.end() :], context)
    return _page(ecosystem, top.blocks(), before, table.blocks(), after)


def table_page(ecosystem: Ecosystem) -> Page:
    """Return the page of the table of all projects."""
    builder = Builder()
    builder.heading(1, builder.words(TABLE_TITLE))
    _table(builder, _columns(ecosystem, ecosystem.projects), ecosystem.projects)
    return _page(ecosystem, builder.blocks())


def lane_page(ecosystem: Ecosystem, family: str) -> Page:
    """Return the page of a lane of the map, that of `family`."""
    builder = Builder()
    builder.heading(1, builder.words(lane_name(ecosystem.routes, family) if ecosystem.routes else family))
    add_lane(builder, ecosystem, family)
    builder.paragraph(builder.link("All lanes", "@/_index.md"))
    return _page(ecosystem, builder.blocks())


def _page(ecosystem: Ecosystem, *pieces: Markdown | Blocks) -> Page:
    """Return the page of `pieces`, without those that hold nothing."""
    there = (piece for piece in pieces if (piece.source.strip("\n") if isinstance(piece, Markdown) else piece.blocks))
    return Page(tuple(there), signs_of(ecosystem))


def _title(builder: Builder, title: str, body: str) -> None:
    """Add the title, unless `body` begins with it as its heading, as plain Markdown files do."""
    begin = "\n".join(body.lstrip("\n").split("\n", 2)[:2])
    if title and title in begin:  # a page that does not say it is not parsed before it is shown
        from gpueco_tui.markdown.parse import parse

        match parse(begin).blocks[:1]:
            case (Heading(1, inline),) if plain_text(inline) == title:
                return
            case _:
                pass
    builder.heading(1, builder.words(title))


def _headed(builder: Builder, heading: str, there: bool) -> None:  # noqa: FBT001  what is asked of each of a row
    if there:
        builder.heading(2, builder.words(heading))


def _to(builder: Builder, project: Project) -> Inline:
    return builder.link(project.title, internal_url(project))


def _with_summary(builder: Builder, project: Project) -> Inline:
    summary = f": {project.description}" if project.description else ""
    return joined((_to(builder, project), builder.words(summary)))


def _columns(ecosystem: Ecosystem, projects: Sequence[Project]) -> list[Fact]:
    """Return the facts of the ecosystem's table that any of the `projects` in it has."""
    rows = projects[:MOST_ROWS]
    facets = {facet.name: facet for facet in facets_of(ecosystem, rows)}
    facts = (facet_fact(ecosystem, facets[name], rows) for name in ecosystem.table if name in facets)
    return [fact for fact in facts if any(fact.values)]


def _table(builder: Builder, columns: Sequence[Fact], projects: Sequence[Project]) -> None:
    """Add a row a project: its link and its values, or its summary where there are no columns."""
    labels = ("Project", *([fact.label for fact in columns] or ["Summary"]))
    header = [builder.words(label) for label in labels]
    rows: list[list[Inline]] = []
    for index, project in enumerate(projects[:MOST_ROWS]):
        row = [_to(builder, project), *(shown(builder, fact.values[index], "text") for fact in columns)]
        rows.append(row if columns else [*row, builder.words(project.description)])
    builder.table(header, rows)
    _more(builder, projects)


def _more(builder: Builder, projects: Sequence[Project]) -> None:
    """Say below a list or a table how many of `projects` it leaves out, and where they are; nothing when none."""
    left = len(projects) - MOST_ROWS
    if left > 0:
        said = builder.words(f"And {_counted(left, 'more project')}: search for one, or see them all with ")
        builder.paragraph(joined((said, (Text(" "),), builder.code("gpueco-tui list"), builder.words("."))))


def _counts(ecosystem: Ecosystem) -> str:
    projects, sections = len(ecosystem.projects), sum(bool(section.projects) for section in ecosystem.sections)
    return f"{_counted(projects, 'project')} in {_counted(sections, 'section')}."


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
