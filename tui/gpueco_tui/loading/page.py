"""The text of one page to its values: pure, and the place where a page's fields have names and types.

The fields are Zola's (https://www.getzola.org/documentation/content/page/ and .../section/); ours are under `extra`.
A wrong field is noted as a problem and the rest of the page is kept; ContentError is for a page that cannot be read.
"""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.cache.cache import remembered
from gpueco_tui.loading.front_matter import Cut, cut
from gpueco_tui.loading.typed_table import Notes, Table
from gpueco_tui.model import RELATION_LABELS, Facet, FacetValue, Link, Problem, Project, Relation, Release, Section
from gpueco_tui.text.clean import clean_name
from gpueco_tui.text.slug import prettify, slugify
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

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
EXTRA_FIELDS = ("link", "install", "latest", "checked", "links", "relations", "sources")
ROOT_EXTRA_FIELDS = ("facets", "tag", "table", "checked")
TONES = ("", "good", "wait", "bad")

_OURS = "fields of your own go under [extra]."


class ProjectPage(Frozen):
    """A project's page as read, with what only its neighbours care about."""

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
    checked: date | None = None
    file: str = ""
    line: int = 1
    head: str = ""
    problems: tuple[Problem, ...] = ()


@remembered
def read_project(text: str, *, file: str, name: str, section: str, declared: bool = False) -> ProjectPage:
    """Read the page of a project.

    `file` is its path below the content root, `name` its file name without the ending (slug and title, when the
    page gives none), `section` the slug of its section. `declared` says that the root page declares the facets:
    then wrong types under [extra] are problems, else they are somebody else's business.
    """
    parts = cut(text, file)
    notes = Notes(file, parts.head, parts.problems)
    fields = Table(parts.data, notes)
    _refuse_unknown(fields, parts, PAGE_FIELDS)
    extra = fields.table("extra", quiet=not declared)
    title, parts = _title(fields, parts)
    description = fields.text("description")
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
        checked=extra.day("checked"),
        facets=_facets(fields),
        relations=_relations(extra),
        sources=_links(extra, "sources"),
        body=parts.body,
        file=file,
        line=parts.line,
        head=parts.head,
        excerpt=bool(excerpt),
    )
    return ProjectPage(project, fields.whole("weight"), fields.flag("draft"), notes.problems)


@remembered
def read_section(text: str, *, file: str, slug: str, name: str) -> SectionPage:
    """Read the `_index.md` of a section; `name` is its folder's name, for want of a title."""
    parts = cut(text, file)
    notes = Notes(file, parts.head, parts.problems)
    fields = Table(parts.data, notes)
    _refuse_unknown(fields, parts, SECTION_FIELDS)
    title, parts = _title(fields, parts)
    section = Section(
        slug=slug,
        title=title or prettify(name),
        description=fields.text("description"),
        body=parts.body,
        file=file,
        line=parts.line,
        head=parts.head,
    )
    return SectionPage(section, fields.whole("weight"), fields.flag("draft"), notes.problems)


@remembered
def read_root(text: str, *, file: str, heading: bool = True) -> RootPage:
    """Read the root's `_index.md`, or the front matter and text of a one-page ecosystem.

    With `heading`, a first heading is the title when no field is.
    """
    parts = cut(text, file)
    notes = Notes(file, parts.head, parts.problems)
    fields = Table(parts.data, notes)
    _refuse_unknown(fields, parts, SECTION_FIELDS)
    title = fields.name("title")
    if heading:
        title, parts = _title(fields, parts)
    declared = "facets" in fields.table("extra", quiet=True).data
    extra = fields.table("extra", quiet=not declared)
    facets = tuple(filter(None, (_facet(table) for table in extra.tables("facets"))))
    tag, table = extra.name("tag"), extra.texts("table")
    names = _facet_names(facets, notes)
    suggester = Suggester(names)
    for field, name in [("tag", tag), *(("table", name) for name in table)]:
        if declared and name and name not in names:
            hint = did_you_mean(suggester.nearest(name), before=" ")
            extra.wrong(field, f"no facet is called {name};{hint} declare it or remove it here.")
    return RootPage(
        title=title,
        description=fields.text("description"),
        overview=parts.body,
        facets=tuple({facet.name: facet for facet in reversed(facets)}.values())[::-1],
        declared=declared,
        tag=tag,
        table=table,
        checked=extra.day("checked"),
        file=file,
        line=parts.line,
        head=parts.head,
        problems=notes.problems,
    )


def _refuse_unknown(fields: Table, parts: Cut, known: tuple[str, ...]) -> None:
    """Note fields that Zola does not have. YAML has many writers with fields of their own: there, only likely typos."""
    if parts.form == "TOML":
        fields.only(known, instead=_OURS)
        return
    unknown = [name for name in fields.data if name not in known]
    suggester = Suggester(known if unknown else ())
    for name in unknown:
        if hint := did_you_mean(suggester.nearest(name), before=" "):
            fields.wrong(name, f"there is no such field;{hint} {_OURS}")


def _title(fields: Table, parts: Cut) -> tuple[str, Cut]:
    """Return the title and the page without the heading it was taken from."""
    title = fields.name("title")
    if title or not parts.body:
        return title, parts
    from gpueco_tui.loading.headings import take_title

    title, body, skipped = take_title(parts.body)
    return title, Cut(parts.data, body, parts.line + skipped, parts.head, parts.form, parts.problems)


def _excerpt(body: str) -> str:
    """Return the beginning of a page that describes itself in no other way."""
    if not body:
        return ""
    from gpueco_tui.loading.headings import excerpt

    return excerpt(body, {})


def _facets(fields: Table) -> MappingProxyType[str, tuple[str, ...]]:
    taxonomies = fields.table("taxonomies")
    pairs = ((clean_name(name), taxonomies.texts(name)) for name in taxonomies.data)
    return MappingProxyType({name: values for name, values in pairs if name and values})


def _release(extra: Table) -> Release | None:
    table = extra.table("latest")
    table.only(("version", "date"), instead="it has version and date.")
    version, day = table.name("version"), table.day("date")
    if table.data and not version:
        table.wrong("version", 'is missing; write latest = { version = "1.0", date = 2026-01-31 }.')
    return Release(version, day) if version else None


def _links(extra: Table, name: str) -> tuple[Link, ...]:
    links: list[Link] = []
    for table in extra.tables(name):
        table.only(("title", "url"), instead="it has title and url.")
        title, url = table.name("title"), table.url("url")
        for field, value in (("title", title), ("url", url)):
            if not value:
                table.wrong(field, f'is missing; write {field} = "…".')
        if url:
            links.append(Link(title or url, url))
    return tuple(links)


def _relations(extra: Table) -> tuple[Relation, ...]:
    table = extra.table("relations")
    table.only(RELATION_LABELS, instead=f"the relations are {', '.join(RELATION_LABELS)}.")
    return tuple(Relation(kind, target) for kind in RELATION_LABELS for target in table.texts(kind))


def _facet_names(facets: tuple[Facet, ...], notes: Notes) -> set[str]:
    """Return what the facets are called, and note the second of a name."""
    names: set[str] = set()
    for number, facet in enumerate(facets):
        if facet.name in names:
            notes.add(("extra", "facets", number), f"the facet {facet.name} is declared twice; remove one.")
        names.add(facet.name)
    return names


def _facet(table: Table) -> Facet | None:
    table.only(("name", "label", "meaning", "values"), instead="a facet has name, label, meaning and values.")
    name = table.name("name")
    if not name:
        table.wrong("name", 'is missing; write name = "…", the name of a taxonomy.')
        return None
    values = [_value(value, table, number) for number, value in enumerate(_value_tables(table))]
    label = table.name("label") or prettify(name)
    return Facet(name, label, table.text("meaning"), tuple(value for value in values if value.name))


def _value_tables(table: Table) -> tuple[Table, ...]:
    """Return the declared values; a text alone is a value without a meaning."""
    items = table.data.get("values")
    if isinstance(items, list):
        named: list[Value] = [{"name": item} if isinstance(item, str) else item for item in items]
        table = Table({**table.data, "values": named}, table.notes, table.path, quiet=table.quiet)
    return table.tables("values")


def _value(value: Table, facet: Table, number: int) -> FacetValue:
    value.only(("name", "meaning", "mark", "tone", "tag"), instead="a value has name, meaning, mark, tone and tag.")
    name, mark, tone = value.name("name"), value.name("mark"), value.name("tone")
    if not name:
        facet.wrong("values", f'value {number + 1} has no name; write {{ name = "…" }}.')
    if len(mark) > 1:
        value.wrong("mark", "needs one character; it stands before the title.")
    if tone not in TONES:
        value.wrong("tone", f"there is no tone {tone}; write good, wait or bad, or remove it.")
    tag = value.name("tag") if "tag" in value.data else None
    return FacetValue(name, value.text("meaning"), mark[:1], tone if tone in TONES else "", tag)
