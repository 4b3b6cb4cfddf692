"""The values of an ecosystem: frozen, and complete when made."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.text.clean import clean_line
from gpueco_tui.values import Frozen, cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    Narrowing = Mapping[str, tuple[str, ...]]
    """Facets, and the values of each to which a step or an API is narrowed."""

RELATION_LABELS = MappingProxyType(
    {
        "built_on": ("Built on", "Used by"),
        "part_of": ("Part of", "Comes with"),
        "successor_of": ("Successor of", "Succeeded by"),
        "alternatives": ("Alternatives", "Alternatives"),
        "siblings": ("Same maintainers", "Same maintainers"),
    }
)
"""Each kind of relation: what it is called on the page that states it, and on the page it points to."""


class Problem(Frozen):
    """One mistake in the content or in the settings, with a remedy for its author."""

    file: str
    """The file, or the option or environment variable."""
    line: int
    """Counted from 1; 0 when the problem has no line."""
    field: str
    """The front matter field, or empty."""
    what: str
    """What is wrong, and what to do, in one sentence."""
    warning: bool = False
    """Whether it may be right elsewhere, or later."""

    def __str__(self) -> str:
        """Return `file:line: field: what`, without the parts that are not known; safe for a terminal."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return clean_line(": ".join(part for part in (place, self.field, self.what) if part))


class ContentError(Exception):
    """A page, folder or file that cannot be read; the message says which, where and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Carry `problem`, whose text is the error's."""
        super().__init__(str(problem))
        self.problem = problem


class Link(Frozen):
    """A titled URL."""

    title: str
    url: str


class Relation(Frozen):
    """A typed pointer from a project to another."""

    kind: str
    """A key of `RELATION_LABELS`."""
    target: str
    """The slug of the other project."""


class Release(Frozen):
    """The newest release known."""

    version: str
    date: date | None = None


class FacetValue(Frozen):
    """One value that a facet may take, as the ecosystem declares it."""

    name: str
    meaning: str = ""
    mark: str = ""
    """One cell shown before the title of a project that has this value, or empty."""
    tone: str = ""
    """The mood of the mark: good, wait, bad or empty."""
    tag: str | None = None
    """The word for the value in the sidebar, if that is not its name; empty for no word."""
    group: str = ""
    """A name that chooses this value together with the others of its group, or empty."""
    silent: bool = False
    """Whether the value says nothing to a reader of a page: it can be asked for, and is not shown there."""


class Facet(Frozen):
    """A named set of values that projects share. Zola calls it a taxonomy."""

    name: str
    label: str
    meaning: str = ""
    values: tuple[FacetValue, ...] = ()
    """In the declared order, else in the order of first use."""
    aliases: tuple[str, ...] = ()
    """Other names of the field in queries."""
    expression: str = ""
    """The language of its values on a page: SPDX, in which `MIT OR Apache-2.0` is two values, or empty."""


class Form(Frozen):
    """What one project hands on to another: a language or a binary."""

    name: str
    family: str = ""
    """The name of the family it belongs to, or empty."""
    meaning: str = ""
    tag: str = ""
    """A shorter name where there is little room; the name itself if there is no other."""
    by_hand: tuple[str, ...] = ()
    """The APIs that take it from a program of the reader's own, where no project does it for them."""


class Api(Frozen):
    """What runs a form on the hardware: hosts call it, drivers answer it."""

    name: str
    family: str = ""
    meaning: str = ""
    tag: str = ""
    """As that of a form."""
    reaches: tuple[str, ...] = ()
    """Where its routes end, if a driver is installed: values of the facet `RouteVocabulary.end`; none: nowhere yet."""
    narrows: Narrowing = MappingProxyType({})
    """Where it is available, such as on which operating systems."""
    only: Mapping[str, Narrowing] = MappingProxyType({})
    """Of single ends, how much narrower they are reached, if no driver among the projects reaches them."""


class Step(Frozen):
    """What one project does with a form: hands on another, runs it through an API, or answers an API as a driver."""

    takes: tuple[str, ...] = ()
    """Forms, or values of the facet `RouteVocabulary.start`. Of a driver: the only forms it takes through the API."""
    gives: tuple[str, ...] = ()
    """The forms that come out and are handed to the reader."""
    inside: str = ""
    """The form on the way that is kept inside, or empty; `as` on the page."""
    calls: tuple[str, ...] = ()
    """The APIs through which it runs what it takes, or on which a driver stands."""
    answers: tuple[str, ...] = ()
    """The APIs whose driver it is, or a part of it."""
    narrows: Narrowing = MappingProxyType({})
    """The facets of routes of which it has other values than its page: fewer ends, or what it alone needs."""
    unverified: str = ""
    """Why no source shows this step, in a sentence; empty when one does."""


class RouteVocabulary(Frozen):
    """What routes are made of in an ecosystem: `[extra.routes]` of the root page."""

    start: str
    """The facet with whose values routes begin."""
    end: str
    """The facet with whose values routes end."""
    forms: tuple[Form, ...] = ()
    apis: tuple[Api, ...] = ()
    takes: str = ""
    """The facet made from what the steps of a page take, or empty."""
    gives: str = ""
    """The facet made from what they give, or empty."""
    api: str = ""
    """The facet made from the APIs they call and answer, or empty."""
    along: tuple[str, ...] = ()
    """Facets of which a route has the values that all its projects have, such as operating systems."""
    weakest: tuple[str, ...] = ()
    """Facets of which a route has the last value, in the declared order, that one of its projects has."""
    adds: tuple[str, ...] = ()
    """Facets of which a route has the values of all its projects, without those that say that there is none."""

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families in the order of the APIs, then of the forms."""
        return tuple(dict.fromkeys(part.family for part in (*self.apis, *self.forms) if part.family))


class Project(Frozen):
    """One entry of an ecosystem."""

    slug: str
    title: str
    section: str
    """The slug of its section."""
    description: str = ""
    """The summary, one line."""
    link: str = ""
    """The project's own link: what is copied and opened."""
    links: tuple[Link, ...] = ()
    install: str = ""
    latest: Release | None = None
    checked: date | None = None
    """The day the facts were last checked against their sources."""
    facets: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    relations: tuple[Relation, ...] = ()
    sources: tuple[Link, ...] = ()
    body: str = ""
    """The page: cleaned Markdown, without front matter."""
    file: str = ""
    """Where it was read from, relative to the content root."""
    line: int = 1
    """The line of `file` on which the body begins."""
    front_matter: str = ""
    """Everything before the body, as written: `check` finds the line of a field in it."""
    excerpt: bool = False
    """Whether the description is the beginning of the body, because there is no other: it is not shown twice."""
    steps: tuple[Step, ...] = ()
    """What it does on the way from what is written to the hardware."""
    expressions: Mapping[str, str] = MappingProxyType({})
    """Of facets whose values are read from an expression, the expression as it is shown: `license`, "MIT OR Zlib"."""
    watch: Mapping[str, str] = MappingProxyType({})
    """Where its releases are seen: `crate`, a name on crates.io, and `repo`, on GitHub or as a URL."""

    def __hash__(self) -> int:
        """Return a hash without the mappings, which are not hashable."""
        return hash((self.slug, self.file))


class Section(Frozen):
    """A group of projects: a folder, or a heading."""

    slug: str
    title: str
    description: str = ""
    body: str = ""
    projects: tuple[Project, ...] = ()
    """None of a page that stands beside the overview, such as a glossary."""
    file: str = ""
    line: int = 1
    front_matter: str = ""
    tag: tuple[str, ...] = ()
    """The facets whose first values are the short tag of its projects, what goes in before what comes out; none: the
    ecosystem's."""
    checked: date | None = None
    sources: tuple[Link, ...] = ()


class Ecosystem(Frozen):
    """Everything loaded."""

    title: str
    sections: tuple[Section, ...]
    description: str = ""
    overview: str = ""
    """The text shown before any project: cleaned Markdown."""
    facets: tuple[Facet, ...] = ()
    declared: bool = False
    """Whether the root page declares the facets, so that other values are errors."""
    tag: str = ""
    """The facet whose first value is a project's short tag, or empty."""
    table: tuple[str, ...] = ()
    """The facets that are columns of the overview's table."""
    routes: RouteVocabulary | None = None
    """What routes are made of, if the root page declares it."""
    checked: date | None = None
    file: str = ""
    """Where the overview was read from, relative to the content root."""
    line: int = 1
    """The line of `file` on which the overview begins."""
    front_matter: str = ""
    problems: tuple[Problem, ...] = ()
    """What could not be read; the rest is here."""
    root: str = ""
    """The path of the content: a folder or a file."""
    files: tuple[str, ...] = ()
    """The path of every file and folder read, for watching."""

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """All projects, in the order of their sections."""
        return tuple(project for section in self.sections for project in section.projects)

    @cached_property
    def by_slug(self) -> Mapping[str, Project]:
        """Every project under its slug."""
        return MappingProxyType({project.slug: project for project in self.projects})

    @cached_property
    def by_file(self) -> Mapping[str, tuple[Project, ...]]:
        """The projects that each file holds."""
        found: dict[str, list[Project]] = {}
        for project in self.projects:
            found.setdefault(project.file, []).append(project)
        return MappingProxyType({file: tuple(projects) for file, projects in found.items()})

    def section(self, slug: str) -> Section:
        """Return the section called `slug`; raises KeyError when there is none."""
        for section in self.sections:
            if section.slug == slug:
                return section
        raise KeyError(slug)

    def facet(self, name: str) -> Facet | None:
        """Return the facet called `name`, or None."""
        return next((facet for facet in self.facets if facet.name == name), None)

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The facets of whose first values the short tag of a project is made, for each section that has any."""
        own = (self.tag,) if self.tag else ()
        return {section.slug: tag for section in self.sections if (tag := section.tag or own)}

    def tag_of(self, project: Project) -> str:
        """Return the short tag of `project`: the words for its first values, what goes in `→` what comes out."""
        words = (
            self._tag(self.facet(name), project.facets.get(name, ())) for name in self.tags.get(project.section, ())
        )
        return " → ".join(filter(None, words))

    @staticmethod
    def _tag(facet: Facet | None, values: tuple[str, ...]) -> str:
        """Return the word for the first of `values` of `facet`, or empty."""
        tags = {value.name: value.tag for value in facet.values if value.tag is not None} if facet else {}
        return tags.get(values[0], values[0]) if values else ""

    def related(self, project: Project) -> tuple[tuple[str, tuple[Project, ...]], ...]:
        """Return the projects that `project` points to or that point to it, under the label of each kind.

        Both ways: a project built on this one is under "Used by". A kind without projects is left out, and so is a
        target that does not exist (`check` reports it).
        """
        groups: dict[str, dict[str, Project]] = {}
        for there, back in RELATION_LABELS.values():
            groups.setdefault(there, {})
            groups.setdefault(back, {})
        for relation in project.relations:
            target = self.by_slug.get(relation.target)
            if target is not None and relation.kind in RELATION_LABELS:
                groups[RELATION_LABELS[relation.kind][0]][target.slug] = target
        for other in self.projects:
            for relation in other.relations:
                if relation.target == project.slug and relation.kind in RELATION_LABELS:
                    groups[RELATION_LABELS[relation.kind][1]][other.slug] = other
        return tuple((label, tuple(found.values())) for label, found in groups.items() if found)
