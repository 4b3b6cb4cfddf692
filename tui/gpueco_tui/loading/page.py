"""The text of one page to its values: pure. The names and types of all fields are here.

The fields are Zola's (https://www.getzola.org/documentation/content/page/ and .../section/); ours are under `extra`.
A wrong field becomes a problem, and the rest of the page is kept. A page that cannot be read raises ContentError.
"""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.cache.cache import cached
from gpueco_tui.loading.facet_fields import PageRules, declared_facets, facets_of_page
from gpueco_tui.loading.front_matter import FrontMatter, split_front_matter
from gpueco_tui.loading.typed_table import Notes, Table
from gpueco_tui.model import RELATION_LABELS, Facet, Link, Problem, Project, Relation, Release, Section
from gpueco_tui.text.slug import prettify, slugify
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from gpueco_tui.model import RouteVocabulary, Step

# fmt: off
PAGE_FIELDS = (
    "title", "description", "date", "updated", "weight", "draft", "slug", "path", "aliases", "authors",
    "in_search_index", "template", "taxonomies", "extra",
)
SECTION_FIELDS = (
    "title", "description", "sort_by", "weight", "draft", "template", "paginate_by", "paginate_path",
    "paginate_reversed", "insert_anchor_links", "in_search_index", "render", "redirect_to", "transparent",
    "page_template", "aliases", "generate_feed", "generate_feeds", "extra",
)
# fmt: on
EXTRA_FIELDS = ("link", "install", "latest", "checked", "links", "relations", "sources", "steps", "watch")
SECTION_EXTRA_FIELDS = ("tag", "checked", "sources")
ROOT_EXTRA_FIELDS = ("facets", "tag", "table", "checked", "routes")

_OURS = "fields of your own go under [extra]."


class ProjectPage(Frozen):
    """A project's page as read, with what is needed to sort and publish it."""

    project: Project
    weight: int | None = None
    draft: bool = False
    problems: tuple[Problem, ...] = ()


class SectionPage(Frozen):
    """A section's `_index.md` as read."""

    section: Section
    weight: int | None = None
    draft: bool = False
    problems: tuple[Problem, ...] = ()


class RootPage(Frozen):
    """The root's `_index.md` as read: the overview, and how the ecosystem names its facets."""

    title: str = ""
    description: str = ""
    overview: str = ""
    facets: tuple[Facet, ...] = ()
    declared: bool = False
    tag: str = ""
    table: tuple[str, ...] = ()
    routes: RouteVocabulary | None = None
    checked: date | None = None
    file: str = ""
    line: int = 1
    front_matter: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def rules(self) -> PageRules:
        """What it says of the fields of other pages."""
        made = (self.routes.takes, self.routes.gives, self.routes.api) if self.routes else ("", "", "")
        return PageRules(self.declared, *made, tuple(facet.name for facet in self.facets if facet.expression))


@cached
def read_project(text: str, *, file: str, name: str, section: str, rules: PageRules = PageRules()) -> ProjectPage:  # noqa: B008  frozen
    """Read the page of a project.

    `file` is its path below the content root, `name` its file name without the ending (slug and title, when the
    page gives none), `section` the slug of its section, and `rules` what the root page says. Raises ContentError.
    """
    parts = split_front_matter(text, file)
    notes = Notes(file, parts.raw, parts.problems)
    fields = Table(parts.data, notes)
    _refuse_unknown(fields, parts, PAGE_FIELDS)
    extra = fields.table("extra", quiet=not rules.declared)
    title, parts = _title(fields, parts)
    description = fields.text("description")
    steps = _steps(extra)
    facets, expressions = facets_of_page(fields, steps, rules)
    excerpt = "" if description else _excerpt(parts.body)
    project = Project(
        slug=slugify(fields.name("slug") or name),
        title=title or prettify(name),
        section=section,
        description=description or excerpt,
        link=extra.url("link"),
        links=_links(extra, "links"),
        install=extra.command("install"),
        latest=_release(extra),
        checked=extra.date("checked"),
        facets=facets,
        relations=_relations(extra),
        sources=_links(extra, "sources"),
        body=parts.body,
        file=file,
        line=parts.line,
        front_matter=parts.raw,
        excerpt=bool(excerpt),
        steps=steps,
        expressions=expressions,
        watch=_watch(extra),
    )
    return ProjectPage(project, fields.integer("weight"), fields.boolean("draft"), notes.problems)


@cached
def read_section(text: str, *, file: str, slug: str, name: str, rules: PageRules = PageRules()) -> SectionPage:  # noqa: B008  frozen
    """Read the `_index.md` of a section; `name`, of its folder, is the title if there is no other.

    Raises ContentError.
    """
    parts = split_front_matter(text, file)
    notes = Notes(file, parts.raw, parts.problems)
    fields = Table(parts.data, notes)
    _refuse_unknown(fields, parts, SECTION_FIELDS)
    title, parts = _title(fields, parts)
    extra = fields.table("extra", quiet=not rules.declared)
    section = Section(
        slug=slug,
        title=title or prettify(name),
        description=fields.text("description"),
        body=parts.body,
        file=file,
        line=parts.line,
        front_matter=parts.raw,
        tag=extra.strings("tag"),
        checked=extra.date("checked"),
        sources=_links(extra, "sources"),
    )
    return SectionPage(section, fields.integer("weight"), fields.boolean("draft"), notes.problems)


@cached
def read_root(text: str, *, file: str, heading: bool = True) -> RootPage:
    """Read the root's `_index.md`, or the front matter and text of a one-page ecosystem.

    With `heading`, the first heading is the title if no field is. Raises ContentError.
    """
    parts = split_front_matter(text, file)
    notes = Notes(file, parts.raw, parts.problems)
    fields = Table(parts.data, notes)
    _refuse_unknown(fields, parts, SECTION_FIELDS)
    title = fields.name("title")
    if heading:
        title, parts = _title(fields, parts)
    declared = "facets" in fields.table("extra", quiet=True).data
    extra = fields.table("extra", quiet=not declared)
    routes = _routes(extra)
    facets = declared_facets(extra, routes)
    tag, table = extra.name("tag"), extra.strings("table")
    names = [facet.name for facet in facets]
    suggester = Suggester(names)
    for field, name in [("tag", tag), *(("table", name) for name in table)]:
        if declared and name and name not in names:
            hint = did_you_mean(suggester.nearest(name), before=" ")
            extra.report(field, f"no facet is called {name};{hint} declare it or remove it here.")
    return RootPage(
        title=title,
        description=fields.text("description"),
        overview=parts.body,
        facets=facets,
        declared=declared,
        tag=tag,
        table=table,
        routes=routes,
        checked=extra.date("checked"),
        file=file,
        line=parts.line,
        front_matter=parts.raw,
        problems=notes.problems,
    )


def _refuse_unknown(fields: Table, parts: FrontMatter, known: tuple[str, ...]) -> None:
    """Report fields that Zola does not have. Many tools write YAML with their own fields: there, only likely typos."""
    if parts.form == "TOML":
        fields.reject_unknown(known, instead=_OURS)
        return
    unknown = [name for name in fields.data if name not in known]
    suggester = Suggester(known if unknown else ())
    for name in unknown:
        if hint := did_you_mean(suggester.nearest(name), before=" "):
            fields.report(name, f"there is no such field;{hint} {_OURS}")


def _title(fields: Table, parts: FrontMatter) -> tuple[str, FrontMatter]:
    """Return the title, and the page without the heading that was the title."""
    title = fields.name("title")
    if title or not parts.body:
        return title, parts
    from gpueco_tui.loading.headings import take_title

    title, body, skipped = take_title(parts.body)
    return title, FrontMatter(parts.data, body, parts.line + skipped, parts.raw, parts.form, parts.problems)


def _excerpt(body: str) -> str:
    """Return the first sentence of a page that has no description."""
    if not body:
        return ""
    from gpueco_tui.loading.headings import excerpt

    return excerpt(body, {})


def _steps(extra: Table) -> tuple[Step, ...]:
    if "steps" not in extra.data:
        return ()
    from gpueco_tui.loading.route_fields import steps_of

    return steps_of(extra)


def _routes(extra: Table) -> RouteVocabulary | None:
    if "routes" not in extra.data:
        return None
    from gpueco_tui.loading.route_fields import route_vocabulary

    return route_vocabulary(extra)


def _watch(extra: Table) -> MappingProxyType[str, str]:
    table = extra.table("watch")
    table.reject_unknown(("crate", "repo"), instead="it has crate and repo.")
    return MappingProxyType({name: text for name in ("crate", "repo") if (text := table.name(name))})


def _release(extra: Table) -> Release | None:
    table = extra.table("latest")
    table.reject_unknown(("version", "date"), instead="it has version and date.")
    version, day = table.name("version"), table.date("date")
    if table.data and not version:
        table.report("version", 'is missing; write latest = { version = "1.0", date = 2026-01-31 }.')
    return Release(version, day) if version else None


def _links(extra: Table, name: str) -> tuple[Link, ...]:
    links: list[Link] = []
    for table in extra.tables(name):
        table.reject_unknown(("title", "url"), instead="it has title and url.")
        title, url = table.name("title"), table.url("url")
        for field, value in (("title", title), ("url", url)):
            if not value:
                table.report(field, f'is missing; write {field} = "…".')
        if url:
            links.append(Link(title or url, url))
    return tuple(links)


def _relations(extra: Table) -> tuple[Relation, ...]:
    table = extra.table("relations")
    table.reject_unknown(RELATION_LABELS, instead=f"the relations are {', '.join(RELATION_LABELS)}.")
    return tuple(Relation(kind, target) for kind in RELATION_LABELS for target in table.strings(kind))
