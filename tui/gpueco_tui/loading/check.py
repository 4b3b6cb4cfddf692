"""The rules of content, asked of the whole ecosystem: what one page cannot know about itself.

Links and headings are asked of any content. What concerns our own fields is asked only where the root page declares
the facets: elsewhere those fields are somebody else's.
"""

from __future__ import annotations

from gpueco_tui.cache.cache import remembered
from gpueco_tui.loading.check_text import Around, Text, url_mistake
from gpueco_tui.loading.field_lines import line_of
from gpueco_tui.loading.front_matter import cut
from gpueco_tui.loading.page import EXTRA_FIELDS, ROOT_EXTRA_FIELDS, read_root
from gpueco_tui.loading.typed_table import did_you_mean, dotted
from gpueco_tui.model import RELATION_LABELS, Ecosystem, Problem, Project
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.slug import field_name, slugify
from gpueco_tui.text.spelling import fold
from gpueco_tui.text.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

STALE_DAYS = 180
"""Facts checked longer ago than this many days are reported."""


def check(ecosystem: Ecosystem, today: date, there: Callable[[str], bool] | None = None) -> tuple[Problem, ...]:
    """Return all that is wrong with `ecosystem`, by file and line: what loading found, and what spans pages.

    `there` says whether a file, named from the content root, is there; without it only pages are known.
    """
    problems = [*ecosystem.problems, *_texts(ecosystem, there), *_names(ecosystem), *_fields(ecosystem)]
    if ecosystem.declared:
        problems += _root(ecosystem)
        declared = _declared(ecosystem)
        for project in ecosystem.projects:
            problems += _complete(project, today)
            problems += _vocabulary(project, declared)
            problems += _relations(project, ecosystem)
            problems += _urls(project)
            problems += _typos(project.head, project.file, EXTRA_FIELDS)
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line, problem.field)))


def _at(project: Project, path: tuple[str | int, ...], what: str, *, warning: bool = False) -> Problem:
    field = dotted(path)
    return Problem(project.file, line_of(project.head, *path), field, clean_line(what), warning)


def _texts(ecosystem: Ecosystem, there: Callable[[str], bool] | None) -> Iterator[Problem]:
    """Check links, images and headings of every text: in foreign content, its style is only worth a warning."""
    texts = [Text(ecosystem.file, ecosystem.line, ecosystem.overview)]
    texts += [Text(section.file, section.line, section.body) for section in ecosystem.sections]
    texts += [Text(project.file, project.line, project.body) for project in ecosystem.projects]
    pages = {text.file: text for text in texts if text.file and text.file != ecosystem.file}
    if ecosystem.file:
        pages[ecosystem.file] = texts[0]
    one_page = any(project.file == ecosystem.file for project in ecosystem.projects)
    around = Around(pages, _unread(ecosystem), there, anchors=ecosystem.declared)
    for text in texts:
        yield from text.links(around)
        yield from text.images(around)
        if not one_page:
            yield from text.headings(warning=not ecosystem.declared)


def _unread(ecosystem: Ecosystem) -> set[str]:
    """Return the files and folders that are there but could not be read."""
    read = {ecosystem.file, *(part.file for part in (*ecosystem.sections, *ecosystem.projects))}
    return {problem.file for problem in ecosystem.problems if not problem.warning} - read


def _names(ecosystem: Ecosystem) -> Iterator[Problem]:
    """Warn of projects with one title; where their slugs were one, too, loading said so."""
    first: dict[str, Project] = {}
    for project in ecosystem.projects:
        other = first.setdefault(fold(project.title), project)
        if other is not project and "/" not in project.slug:
            place = other.file if other.file != project.file else f"line {other.line}"
            line = line_of(project.head, "title") if project.head else project.line
            what = f"{place} has the title {other.title} too; give one another, so that the name says which is meant."
            yield Problem(project.file, line, "title", what, warning=True)


def _fields(ecosystem: Ecosystem) -> Iterator[Problem]:
    """Warn of facets that a query cannot tell apart, where the second is first used: `field:value` minds no case."""
    by_field: dict[str, list[str]] = {}
    for project in ecosystem.projects:
        for name in project.facets:
            names = by_field.setdefault(field_name(name), [])
            if names and name not in names:
                what = f"a query cannot tell this facet from {names[0]}; give both one name, or two of other letters."
                yield _at(project, ("taxonomies", name), what, warning=True)
            names.append(name)


def _root(ecosystem: Ecosystem) -> Iterator[Problem]:
    from unicodedata import combining, east_asian_width

    yield from _typos(ecosystem.head, ecosystem.file, ROOT_EXTRA_FIELDS)
    for number, facet in enumerate(ecosystem.facets):
        for value in facet.values:
            if value.mark and (combining(value.mark) or east_asian_width(value.mark) in {"W", "F"}):
                path = ("extra", "facets", number, "values", value.mark)
                what = f"the mark of {value.name} is not one cell wide; take another character."
                yield Problem(ecosystem.file, line_of(ecosystem.head, *path), dotted(path[:4]), what)


def _complete(project: Project, today: date) -> Iterator[Problem]:
    """Check that the page says what every page has to say."""
    if not project.description or project.excerpt:
        yield _at(project, ("description",), 'is missing; write the summary in one line: description = "…".')
    if not project.link:
        yield _at(project, ("extra", "link"), 'is missing; write the address of the project: link = "https://…".')
    if not project.sources:
        what = "there is none; say where the facts come from: [[extra.sources]] with title and url."
        yield _at(project, ("extra", "sources"), what)
    path = ("extra", "checked")
    if project.checked is None:
        yield _at(project, path, f"is missing; write the day the facts were checked: checked = {today}.")
    elif project.checked > today:
        yield _at(project, path, f"{project.checked} is yet to come; write the day the facts were checked.")
    elif (today - project.checked).days > STALE_DAYS:
        age = (today - project.checked).days
        what = f"the facts were checked {age} days ago; check them against their sources and write checked = {today}."
        yield _at(project, path, what, warning=True)


def _declared(ecosystem: Ecosystem) -> dict[str, set[str]]:
    """Return the values that the root page declares, by facet: `Ecosystem.facets` holds those only used, too."""
    facets = read_root(ecosystem.head, file=ecosystem.file).facets
    return {facet.name: {value.name for value in facet.values} for facet in facets}


def _vocabulary(project: Project, declared: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Check that facets and values are declared ones."""
    for name, values in project.facets.items():
        if name not in declared:
            what = (
                f"no such facet is declared;{did_you_mean(name, declared)} use one of the root page, or add it there."
            )
            yield _at(project, ("taxonomies", name), what)
            continue
        for value in values:
            if declared[name] and value not in declared[name]:
                near = did_you_mean(value, declared[name])
                what = f"{value} is no declared value;{near} use one of the root page, or add it there."
                problem = _at(project, ("taxonomies", name, value), what)
                yield Problem(problem.file, problem.line, f"taxonomies.{name}", problem.what)


def _relations(project: Project, ecosystem: Ecosystem) -> Iterator[Problem]:
    """Check that what a page points to exists, and that what is true both ways is said on both pages.

    A page that is there but could not be read is one thing to mend, not two.
    """
    unread = {_slug_of(file) for file in _unread(ecosystem)}
    for relation in project.relations:
        kind, target = relation.kind, relation.target
        other = ecosystem.by_slug.get(target)
        there, back = RELATION_LABELS[kind]
        if other is None and target in unread:
            continue
        if other is None:
            what = f"there is no page {target};{did_you_mean(target, ecosystem.by_slug)} write the slug of a page."
        elif other is project:
            what = "a project does not relate to itself; remove it."
        elif there == back and not any(r.kind == kind and r.target == project.slug for r in other.relations):
            what = f'{target} does not name this page back; add "{project.slug}" to {kind} in {other.file}.'
        else:
            continue
        line = line_of(project.head, "extra", "relations", kind, target)
        yield Problem(project.file, line, f"extra.relations.{kind}", what)


def _slug_of(file: str) -> str:
    """Return the slug of a page that names none."""
    return slugify(file.removesuffix("/index.md").rpartition("/")[2].partition(".")[0])


def _urls(project: Project) -> Iterator[Problem]:
    urls: list[tuple[tuple[str | int, ...], str]] = [(("extra", "link"), project.link)] if project.link else []
    urls += [(("extra", "links", number, "url"), link.url) for number, link in enumerate(project.links)]
    urls += [(("extra", "sources", number, "url"), link.url) for number, link in enumerate(project.sources)]
    for path, url in urls:
        mistake = url_mistake(url)
        if mistake:
            yield _at(project, path, mistake)


@remembered
def _typos(head: str, file: str, known: tuple[str, ...]) -> tuple[Problem, ...]:
    """Warn of fields under [extra] that are nearly ours: others may be there for other readers of the same page."""
    extra = cut(head, file).data.get("extra")
    found: list[Problem] = []
    for name in extra if isinstance(extra, dict) else ():
        near = nearest(name, known) if name not in known else ""
        if near:
            what = f"this field is not read; did you mean {near}? rename it."
            path = ("extra", name)
            found.append(Problem(file, line_of(head, *path), dotted(path), what, warning=True))
    return tuple(found)
