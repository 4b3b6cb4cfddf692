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
from gpueco_tui.loading.typed_table import Notes
from gpueco_tui.model import RELATION_LABELS, Ecosystem, Problem, Project
from gpueco_tui.text.slug import field_name, slugify
from gpueco_tui.text.spelling import fold
from gpueco_tui.text.suggest import Suggester, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from gpueco_tui.loading.typed_table import FieldPath

STALE_DAYS = 180
"""Facts checked longer ago than this many days are reported."""


def check(ecosystem: Ecosystem, today: date, there: Callable[[str], bool] | None = None) -> tuple[Problem, ...]:
    """Return all that is wrong with `ecosystem`, by file and line: what loading found, and what spans pages.

    `there` says whether a file, named from the content root, is there; without it only pages are known.
    """
    problems = [*ecosystem.problems, *_texts(ecosystem, there), *_names(ecosystem), *_fields(ecosystem)]
    if ecosystem.declared:
        whole = _Whole(ecosystem)
        problems += _root(ecosystem)
        for project in ecosystem.projects:
            notes = Notes(project.file, project.head)
            _complete(project, today, notes)
            _vocabulary(project, whole, notes)
            _relations(project, whole, notes)
            _urls(project, notes)
            _typos(whole.extra_fields, EXTRA_FIELDS, notes)
            problems += notes.problems
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line, problem.field)))


class _Whole:
    """What the rules ask of the whole while they go over the projects, made once."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        self.by_slug = ecosystem.by_slug
        self.slugs = Suggester(ecosystem.by_slug)
        self.unread = {_slug_of(file) for file in _unread(ecosystem)}
        self.stated = {
            (project.slug, relation.kind, relation.target)
            for project in ecosystem.projects
            for relation in project.relations
        }
        facets = read_root(ecosystem.head, file=ecosystem.file).facets
        self.declared = {facet.name: {value.name for value in facet.values} for facet in facets}
        """The values that the root page declares, by facet: `Ecosystem.facets` holds those only used, too."""
        self.facets = Suggester(self.declared)
        self.values = {name: Suggester(values) for name, values in self.declared.items()}
        self.extra_fields = Suggester(EXTRA_FIELDS)


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
    by_field: dict[str, str] = {}
    seen: set[str] = set()
    for project in ecosystem.projects:
        notes = Notes(project.file, project.head)
        for name in project.facets:
            first = by_field.setdefault(field_name(name), name)
            if name not in seen and name != first:
                what = f"a query cannot tell this facet from {first}; give both one name, or two of other letters."
                notes.add(("taxonomies", name), what, warning=True)
            seen.add(name)
        yield from notes.problems


def _root(ecosystem: Ecosystem) -> tuple[Problem, ...]:
    from unicodedata import combining, east_asian_width

    notes = Notes(ecosystem.file, ecosystem.head)
    _typos(Suggester(ROOT_EXTRA_FIELDS), ROOT_EXTRA_FIELDS, notes)
    for number, facet in enumerate(ecosystem.facets):
        for value in facet.values:
            if value.mark and (combining(value.mark) or east_asian_width(value.mark) in {"W", "F"}):
                what = f"the mark of {value.name} is not one cell wide; take another character."
                notes.add(("extra", "facets", number, "values"), what, value=value.mark)
    return notes.problems


def _complete(project: Project, today: date, notes: Notes) -> None:
    """Check that the page says what every page has to say."""
    if not project.description or project.excerpt:
        notes.add(("description",), 'is missing; write the summary in one line: description = "…".')
    if not project.link:
        notes.add(("extra", "link"), 'is missing; write the address of the project: link = "https://…".')
    if not project.sources:
        what = "there is none; say where the facts come from: [[extra.sources]] with title and url."
        notes.add(("extra", "sources"), what)
    path = ("extra", "checked")
    if project.checked is None:
        notes.add(path, f"is missing; write the day the facts were checked: checked = {today}.")
    elif project.checked > today:
        notes.add(path, f"{project.checked} is yet to come; write the day the facts were checked.")
    elif (today - project.checked).days > STALE_DAYS:
        age = (today - project.checked).days
        what = f"the facts were checked {age} days ago; check them against their sources and write checked = {today}."
        notes.add(path, what, warning=True)


def _vocabulary(project: Project, whole: _Whole, notes: Notes) -> None:
    """Check that facets and values are declared ones."""
    for name, values in project.facets.items():
        path = ("taxonomies", name)
        declared = whole.declared.get(name)
        if declared is None:
            near = "" if notes.full else did_you_mean(whole.facets.nearest(name), before=" ")
            notes.add(path, f"no such facet is declared;{near} use one of the root page, or add it there.")
            continue
        for value in values:
            if declared and value not in declared:
                near = "" if notes.full else did_you_mean(whole.values[name].nearest(value), before=" ")
                what = f"{value} is no declared value;{near} use one of the root page, or add it there."
                notes.add(path, what, value=value)


def _relations(project: Project, whole: _Whole, notes: Notes) -> None:
    """Check that what a page points to exists, and that what is true both ways is said on both pages.

    A page that is there but could not be read is one thing to mend, not two.
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
        notes.add(("extra", "relations", kind), what, value=target)


def _slug_of(file: str) -> str:
    """Return the slug of a page that names none."""
    return slugify(file.removesuffix("/index.md").rpartition("/")[2].partition(".")[0])


def _urls(project: Project, notes: Notes) -> None:
    urls: list[tuple[FieldPath, str]] = [(("extra", "link"), project.link)] if project.link else []
    urls += [(("extra", "links", number, "url"), link.url) for number, link in enumerate(project.links)]
    urls += [(("extra", "sources", number, "url"), link.url) for number, link in enumerate(project.sources)]
    for path, url in urls:
        mistake = url_mistake(url)
        if mistake:
            notes.add(path, mistake)


def _typos(suggester: Suggester, known: tuple[str, ...], notes: Notes) -> None:
    """Warn of fields under [extra] that are nearly ours: others may be there for other readers of the same page."""
    for name in _unknown(notes.head, notes.file, known):
        if hint := did_you_mean(suggester.nearest(name)):
            notes.add(("extra", name), f"this field is not read; {hint} rename it.", warning=True)


@remembered
def _unknown(head: str, file: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields under [extra] that are not `known`."""
    extra = cut(head, file).data.get("extra")
    return tuple(name for name in extra if name not in known) if isinstance(extra, dict) else ()
