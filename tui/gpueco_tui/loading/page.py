"""The text of one page to its values: pure. The names and types of all fields are here.

The fields are Zola's (https://www.getzola.org/documentation/content/page/ and .../section/); ours are under `extra`.
A wrong field becomes a problem, and the rest of the page is kept. A page that cannot be read raises ContentError.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from gpueco_tui.cache.cache import cached
from gpueco_tui.loading.front_matter import FrontMatter, split_front_matter
from gpueco_tui.loading.typed_table import Notes, Table
from gpueco_tui.model import (
    RELATION_LABELS,
    Facet,
    FacetValue,
    Link,
    Problem,
    Project,
    Relation,
    Release,
    Section,
)
from gpueco_tui.text.clean import clean_name
from gpueco_tui.text.slug import prettify, slugify
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.values import Frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from gpueco_tui.model import RouteVocabulary, Step
    from gpueco_tui.text.toml import Value

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
TONES = ("", "good", "wait", "bad")

_OURS = "fields of your own go under [extra]."


class PageRules(Frozen):
    """What the root page says of the fields of other pages."""

    declared: bool = False
    """Whether it declares the facets: then wrong types under [extra] are problems, else those fields are not ours."""
    takes: str = ""
    gives: str = ""
    api: str = ""
    """The facets that are made from steps, as in `RouteVocabulary`."""
    expressions: tuple[str, ...] = ()
    """The facets whose values are SPDX expressions."""


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
        """What other pages need to know."""
        made = (self.routes.takes, self.routes.gives, self.routes.api) if self.routes is not None else ("", "", "")
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
    facets, expressions = _facets(fields, steps, rules)
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
    facets = tuple(filter(None, (_facet(table) for table in extra.tables("facets"))))
    tag, table = extra.name("tag"), extra.strings("table")
    routes = _routes(extra)
    if routes is not None:
        facets = tuple(_with_made_values(facet, facets, routes) for facet in facets)
    names = _facet_names(facets, notes)
    suggester = Suggester(names)
    for field, name in [("tag", tag), *(("table", name) for name in table)]:
        if declared and name and name not in names:
            hint = did_you_mean(suggester.nearest(name), before=" ")
            extra.report(field, f"no facet is called {name};{hint} declare it or remove it here.")
    return RootPage(
        title=title,
        description=fields.text("description"),
        overview=parts.body,
        facets=tuple({facet.name: facet for facet in reversed(facets)}.values())[::-1],
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


def _facets(
    fields: Table, steps: tuple[Step, ...], rules: PageRules
) -> tuple[MappingProxyType[str, tuple[str, ...]], MappingProxyType[str, str]]:
    """Return the values of each facet, and the expressions of those that are read from one.

    The facets that are made from steps are not read where there are steps.
    """
    taxonomies = fields.table("taxonomies")
    pairs = ((clean_name(name), taxonomies.strings(name)) for name in taxonomies.data)
    facets = {name: values for name, values in pairs if name and values}
    expressions: dict[str, str] = {}
    for name in rules.expressions:
        if name in facets:
            expressions[name] = ", ".join(facets[name])
            facets[name] = tuple(dict.fromkeys(part for text in facets[name] for part in licences(text)))
    if steps:
        for name in filter(None, (rules.takes, rules.gives, rules.api)):
            if facets.pop(name, ()):
                what = "this facet is made from the steps of the page, so it is not read; remove it here."
                fields.notes.report(("taxonomies", name), what)
        facets.update(_made(steps, rules))
    return MappingProxyType(facets), MappingProxyType(expressions)


def _made(steps: tuple[Step, ...], rules: PageRules) -> dict[str, tuple[str, ...]]:
    """Return the facets that are made from `steps`."""
    takes = dict.fromkeys(form for step in steps for form in step.takes)
    gives = dict.fromkeys(form for step in steps for form in step.gives)
    apis = dict.fromkeys(api for step in steps for api in (*step.answers, *step.calls))
    made = {rules.takes: tuple(takes), rules.gives: tuple(gives), rules.api: tuple(apis)}
    return {name: values for name, values in made.items() if name and values}


def licences(expression: str) -> tuple[str, ...]:
    """Return the licences that an SPDX expression names, each once and with its exception, in order.

    Source: SPDX specification 2.3, annex D. What is no such expression has the parts that it would have; `MIT/Zlib`,
    as Cargo once wrote it, is two licences.
    """
    text = expression.replace("(", " ").replace(")", " ")
    parts = (" ".join(part.split()) for part in re.split(r"\s(?:OR|AND)\s|/", text))
    return tuple(dict.fromkeys(filter(None, parts)))


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


def _with_made_values(facet: Facet, facets: tuple[Facet, ...], routes: RouteVocabulary) -> Facet:
    """Return `facet` with the forms or APIs as its values, if it is made from steps and declares none."""
    if facet.values or not facet.name or facet.name not in {routes.takes, routes.gives, routes.api}:
        return facet
    parts = routes.apis if facet.name == routes.api else routes.forms
    values = {part.name: FacetValue(part.name, part.meaning, tag=part.tag) for part in parts}
    if facet.name == routes.takes:
        starts = (value for other in facets if other.name == routes.start for value in other.values)
        values = {**{value.name: value for value in starts}, **values}
    return replace(facet, values=tuple(values.values()))


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


def _facet_names(facets: tuple[Facet, ...], notes: Notes) -> set[str]:
    """Return the names of the facets, and report a name that is declared twice."""
    names: set[str] = set()
    for number, facet in enumerate(facets):
        if facet.name in names:
            notes.report(("extra", "facets", number), f"the facet {facet.name} is declared twice; remove one.")
        names.add(facet.name)
    return names


def _facet(table: Table) -> Facet | None:
    known = ("name", "label", "meaning", "values", "aliases", "expression")
    table.reject_unknown(known, instead="a facet has name, label, meaning, values, aliases and expression.")
    name = table.name("name")
    if not name:
        table.report("name", 'is missing; write name = "…", the name of a taxonomy.')
        return None
    values = [_value(value, table, number) for number, value in enumerate(_value_tables(table))]
    label, expression = table.name("label") or prettify(name), table.name("expression")
    if expression not in {"", "SPDX"}:
        table.report("expression", f"{expression} is no language of expressions; write SPDX, or remove it.")
        expression = ""
    named = tuple(value for value in values if value.name)
    return Facet(name, label, table.text("meaning"), named, table.strings("aliases"), expression)


def _value_tables(table: Table) -> tuple[Table, ...]:
    """Return the declared values; a text alone is the name of a value."""
    items = table.data.get("values")
    if isinstance(items, list):
        named: list[Value] = [{"name": item} if isinstance(item, str) else item for item in items]
        table = Table({**table.data, "values": named}, table.notes, table.path, quiet=table.quiet)
    return table.tables("values")


def _value(value: Table, facet: Table, number: int) -> FacetValue:
    known = ("name", "meaning", "mark", "tone", "tag", "group", "silent")
    value.reject_unknown(known, instead="a value has name, meaning, mark, tone, tag, group and silent.")
    name, mark, tone = value.name("name"), value.name("mark"), value.name("tone")
    if not name:
        facet.report("values", f'value {number + 1} has no name; write {{ name = "…" }}.')
    if len(mark) > 1:
        value.report("mark", "needs one character; it stands before the title.")
    if tone not in TONES:
        value.report("tone", f"there is no tone {tone}; write good, wait or bad, or remove it.")
    tag = value.name("tag") if "tag" in value.data else None
    tone = tone if tone in TONES else ""
    return FacetValue(name, value.text("meaning"), mark[:1], tone, tag, value.name("group"), value.boolean("silent"))
