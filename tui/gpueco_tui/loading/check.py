"""The rules of `check` for a whole ecosystem: what one page cannot know about itself.

Links and headings are checked in any content. Our own fields are checked only when the root page declares the facets:
in other content these fields mean something else.
"""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.loading.check_content import (
    check_dates,
    check_glossary,
    check_meanings,
    check_section,
    check_watch,
    check_words,
)
from gpueco_tui.loading.check_routes import check_routes
from gpueco_tui.loading.check_text import LinkTargets, PageText, url_mistake
from gpueco_tui.loading.field_lines import line_of
from gpueco_tui.loading.front_matter import split_front_matter
from gpueco_tui.loading.page import EXTRA_FIELDS, ROOT_EXTRA_FIELDS, SECTION_EXTRA_FIELDS, read_root
from gpueco_tui.loading.typed_table import Notes
from gpueco_tui.model import RELATION_LABELS, Ecosystem, Problem, Project
from gpueco_tui.text.slug import field_name, slugify
from gpueco_tui.text.spelling import fold
from gpueco_tui.text.suggest import Suggester, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from gpueco_tui.loading.check_text import Asked
    from gpueco_tui.loading.typed_table import FieldPath
    from gpueco_tui.model import Link

STALE_DAYS = 180
"""Facts checked longer ago than this many days are reported."""


def check(
    ecosystem: Ecosystem, today: date, there: Callable[[str], bool] | None = None, asked: Asked | None = None
) -> tuple[Problem, ...]:
    """Return all problems of `ecosystem`, by file and line: those that loading found, and those between pages.

    `today` is the date against which the age of facts is counted. `there` says whether a file, as a path from the
    content root, exists; without it only pages are known. `asked` says in a sentence what is wrong with what a link
    asks of the search or of the routes, or nothing; without it questions are not checked.
    """
    problems = [*ecosystem.problems, *_texts(ecosystem, there, asked), *_names(ecosystem), *_fields(ecosystem)]
    if ecosystem.declared:
        whole = _Whole(ecosystem)
        problems += [*_root(ecosystem, whole, today), *check_words(ecosystem, today), *check_glossary(ecosystem)]
        if ecosystem.routes is not None:
            complete = not _unread(ecosystem)
            problems += check_routes(ecosystem, ecosystem.routes, whole.declared, complete=complete)
        for section in ecosystem.sections:
            notes = Notes(section.file, section.front_matter)
            check_section(section, set(whole.declared), today, notes)
            _age(section.checked, today, notes)
            _addresses(("extra", "sources"), section.sources, notes)
            _typos(Suggester(SECTION_EXTRA_FIELDS), SECTION_EXTRA_FIELDS, notes)
            problems += notes.problems
        for project in ecosystem.projects:
            notes = Notes(project.file, project.front_matter)
            _complete(project, today, notes)
            check_dates(project, today, notes)
            check_watch(project, notes)
            _vocabulary(project, whole, notes)
            _relations(project, whole, notes)
            _urls(project, notes)
            _typos(whole.extra_fields, EXTRA_FIELDS, notes)
            problems += notes.problems
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line, problem.field)))


class _Whole:
    """What the rules need to know about all projects, computed once."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        self.by_slug = ecosystem.by_slug
        self.slugs = Suggester(ecosystem.by_slug)
        self.unread = {_slug_of(file) for file in _unread(ecosystem)}
        self.stated = {
            (project.slug, relation.kind, relation.target)
            for project in ecosystem.projects
            for relation in project.relations
        }
        root = read_root(ecosystem.front_matter, file=ecosystem.file)
        self.declared_facets = root.facets
        self.made = (root.rules.takes, root.rules.gives, root.rules.api)
        """The facets that are made from steps, where a page has steps."""
        self.declared = {facet.name: {value.name for value in facet.values} for facet in root.facets}
        """The values that the root page declares, by facet: `Ecosystem.facets` has also those that are only used."""
        self.facets = Suggester(self.declared)
        self.values = {name: Suggester(values) for name, values in self.declared.items()}
        self.extra_fields = Suggester(EXTRA_FIELDS)


def named_files(ecosystem: Ecosystem) -> tuple[str, ...]:
    """Return the files for which `check` may ask whether they are `there`."""
    texts = _page_texts(ecosystem)
    return tuple(sorted({file for text in texts for file in text.files()} - {text.file for text in texts}))


def _page_texts(ecosystem: Ecosystem) -> list[PageText]:
    parts = (*ecosystem.sections, *ecosystem.projects)
    return [
        PageText(ecosystem.file, ecosystem.line, ecosystem.overview),
        *(PageText(part.file, part.line, part.body) for part in parts),
    ]


def _texts(ecosystem: Ecosystem, there: Callable[[str], bool] | None, asked: Asked | None) -> Iterator[Problem]:
    """Check links, images and headings of every text. In foreign content, a mistake of style is only a warning."""
    texts = _page_texts(ecosystem)
    pages = {text.file: text for text in texts if text.file and text.file != ecosystem.file}
    if ecosystem.file:
        pages[ecosystem.file] = texts[0]
    one_page = any(project.file == ecosystem.file for project in ecosystem.projects)
    around = LinkTargets(pages, _unread(ecosystem), there, asked, anchors=ecosystem.declared)
    for text in texts:
        yield from text.links(around)
        yield from text.images(around)
        if not one_page:
            yield from text.headings(warning=not ecosystem.declared)


def _unread(ecosystem: Ecosystem) -> set[str]:
    """Return the files and folders that exist but could not be read."""
    read = {ecosystem.file, *(part.file for part in (*ecosystem.sections, *ecosystem.projects))}
    return {problem.file for problem in ecosystem.problems if not problem.warning} - read


def _names(ecosystem: Ecosystem) -> Iterator[Problem]:
    """Warn of projects with the same title. When their slugs were the same too, loading has reported it."""
    first: dict[str, Project] = {}
    for project in ecosystem.projects:
        other = first.setdefault(fold(project.title), project)
        if other is not project and "/" not in project.slug:
            place = other.file if other.file != project.file else f"line {other.line}"
            line = line_of(project.front_matter, "title") if project.front_matter else project.line
            what = f"{place} has the title {other.title} too; give one another, so that the name says which is meant."
            yield Problem(project.file, line, "title", what, warning=True)


def _fields(ecosystem: Ecosystem) -> Iterator[Problem]:
    """Warn of facets that a query cannot tell apart, on the first use of the second: `field:value` ignores case."""
    by_field: dict[str, str] = {}
    seen: set[str] = set()
    for project in ecosystem.projects:
        notes = Notes(project.file, project.front_matter)
        for name in project.facets:
            first = by_field.setdefault(field_name(name), name)
            if name not in seen and name != first:
                what = f"a query cannot tell this facet from {first}; give both one name, or two of other letters."
                notes.report(("taxonomies", name), what, warning=True)
            seen.add(name)
        yield from notes.problems


def _root(ecosystem: Ecosystem, whole: _Whole, today: date) -> tuple[Problem, ...]:
    from unicodedata import combining, east_asian_width

    notes = Notes(ecosystem.file, ecosystem.front_matter)
    _typos(Suggester(ROOT_EXTRA_FIELDS), ROOT_EXTRA_FIELDS, notes)
    _age(ecosystem.checked, today, notes)
    check_meanings(whole.declared_facets, _meant_elsewhere(ecosystem), notes)
    for number, facet in enumerate(ecosystem.facets):
        for value in facet.values:
            if value.mark and (combining(value.mark) or east_asian_width(value.mark) in {"W", "F"}):
                what = f"the mark of {value.name} is not one cell wide; take another character."
                notes.report(("extra", "facets", number, "values"), what, value=value.mark)
    return notes.problems


def _meant_elsewhere(ecosystem: Ecosystem) -> set[str]:
    """Return the forms and APIs, which are values too and have their meanings where they are declared."""
    routes = ecosystem.routes
    return {part.name for part in (*routes.forms, *routes.apis)} if routes is not None else set()


def _complete(project: Project, today: date, notes: Notes) -> None:
    """Check that the page has what every page must have."""
    if not project.description or project.excerpt:
        notes.report(("description",), 'is missing; write the summary in one line: description = "…".')
    if not project.link:
        notes.report(("extra", "link"), 'is missing; write the address of the project: link = "https://…".')
    if not project.sources:
        what = "there is none; say where the facts come from: [[extra.sources]] with title and url."
        notes.report(("extra", "sources"), what)
    if project.checked is None:
        notes.report(("extra", "checked"), f"is missing; write the day the facts were checked: checked = {today}.")
    _age(project.checked, today, notes)


def _age(checked: date | None, today: date, notes: Notes) -> None:
    """Check that the day on which facts were `checked` is not yet to come, and warn of one that is long ago."""
    age = (today - checked).days if checked is not None else 0
    if age < 0:
        notes.report(("extra", "checked"), f"{checked} is yet to come; write the day the facts were checked.")
    elif age > STALE_DAYS:
        what = f"the facts were checked {age} days ago; check them against their sources and write checked = {today}."
        notes.report(("extra", "checked"), what, warning=True)


def _vocabulary(project: Project, whole: _Whole, notes: Notes) -> None:
    """Check that facets and values are declared. Names in steps are checked where they stand."""
    for name, values in project.facets.items():
        if project.steps and name in whole.made:
            continue
        path = ("taxonomies", name)
        declared = whole.declared.get(name)
        if declared is None:
            near = "" if notes.full else did_you_mean(whole.facets.nearest(name), before=" ")
            notes.report(path, f"no such facet is declared;{near} use one of the root page, or add it there.")
            continue
        for value in values:
            if declared and value not in declared:
                near = "" if notes.full else did_you_mean(whole.values[name].nearest(value), before=" ")
                what = f"{value} is no declared value;{near} use one of the root page, or add it there."
                notes.report(path, what, value=value)


def _relations(project: Project, whole: _Whole, notes: Notes) -> None:
    """Check that the page a relation points to exists, and that a symmetric relation is on both pages.

    A page that exists but could not be read is reported once, not twice.
    """
    for relation in project.relations:
        kind, target = relation.kind, relation.target
        other = whole.by_slug.get(target)
        there, back = RELATION_LABELS[kind]
        if other is None and target in whole.unread:
            continue
        if other is None:
            near = "" if notes.full else did_you_mean(whole.slugs.nearest(target), before=" ")
            what = f"there is no page {target};{near} write the slug of a page."
        elif other is project:
            what = "a project does not relate to itself; remove it."
        elif there == back and (target, kind, project.slug) not in whole.stated:
            what = f'{target} does not name this page back; add "{project.slug}" to {kind} in {other.file}.'
        else:
            continue
        notes.report(("extra", "relations", kind), what, value=target)


def _slug_of(file: str) -> str:
    """Return the slug of a page at `file` that has no slug of its own."""
    return slugify(file.removesuffix("/index.md").rpartition("/")[2].partition(".")[0])


def _urls(project: Project, notes: Notes) -> None:
    if project.link and (mistake := url_mistake(project.link)):
        notes.report(("extra", "link"), mistake)
    _addresses(("extra", "links"), project.links, notes)
    _addresses(("extra", "sources"), project.sources, notes)


def _addresses(path: FieldPath, links: Iterable[Link], notes: Notes) -> None:
    for number, link in enumerate(links):
        if mistake := url_mistake(link.url):
            notes.report((*path, number, "url"), mistake)


def _typos(suggester: Suggester, known: tuple[str, ...], notes: Notes) -> None:
    """Warn of fields under [extra] whose names are close to ours: others may be for other programs."""
    for name in _unknown(notes.raw, notes.file, known):
        if hint := did_you_mean(suggester.nearest(name)):
            notes.report(("extra", name), f"this field is not read; {hint} rename it.", warning=True)


@cached
def _unknown(raw: str, file: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields under [extra] that are not `known`."""
    extra = split_front_matter(raw, file).data.get("extra")
    return tuple(name for name in extra if name not in known) if isinstance(extra, dict) else ()
