"""The fields of facets: what the root page declares, and the values that a page has."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.loading.typed_table import Table
from gpueco_tui.model import Facet, FacetValue
from gpueco_tui.text.clean import clean_name
from gpueco_tui.text.slug import prettify
from gpueco_tui.values import Frozen, NamedTuple, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpueco_tui.model import RouteVocabulary, Step
    from gpueco_tui.text.toml import Value

TONES = ("", "good", "wait", "bad")
EXPRESSIONS = ("", "SPDX")

_FACET = ("name", "label", "meaning", "values", "aliases", "expression")
_VALUE = ("name", "meaning", "mark", "tone", "tag", "group", "silent")


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


class PageFacets(NamedTuple):
    """The facets of a page."""

    values: Mapping[str, tuple[str, ...]]
    expressions: Mapping[str, str]
    """As in `Project`."""


def facets_of_page(fields: Table, steps: Sequence[Step], rules: PageRules) -> PageFacets:
    """Return the values of each facet under [taxonomies], and of those that are made from `steps`, if there are any."""
    taxonomies = fields.table("taxonomies")
    pairs = ((clean_name(name), taxonomies.strings(name)) for name in taxonomies.data)
    facets = {name: values for name, values in pairs if name and values}
    expressions = {name: ", ".join(facets[name]) for name in rules.expressions if name in facets}
    for name in expressions:
        facets[name] = tuple(dict.fromkeys(part for text in facets[name] for part in licences(text)))
    if steps:
        for name in (rules.takes, rules.gives, rules.api):
            if facets.pop(name, ()):
                taxonomies.report(name, "is made from the steps of the page, so it is not read; remove it here.")
        facets.update(_made(steps, rules))
    return PageFacets(MappingProxyType(facets), MappingProxyType(expressions))


def licences(expression: str) -> tuple[str, ...]:
    """Return the licences that an SPDX expression names, each once and with its exception, in order.

    Source: SPDX specification 2.3, annex D. A slash is read as OR, as crates.io did of old. What is no such
    expression is one licence.
    """
    import re

    text = expression.replace("(", " ").replace(")", " ")
    parts = (" ".join(part.split()) for part in re.split(r"\s(?:OR|AND)\s|/", text))
    return tuple(dict.fromkeys(filter(None, parts)))


def _made(steps: Sequence[Step], rules: PageRules) -> dict[str, tuple[str, ...]]:
    """Return the facets that are made from `steps`."""
    found = {
        rules.takes: dict.fromkeys(form for step in steps for form in step.takes),
        rules.gives: dict.fromkeys(form for step in steps for form in step.gives),
        rules.api: dict.fromkeys(api for step in steps for api in (*step.answers, *step.calls)),
    }
    return {name: tuple(values) for name, values in found.items() if name and values}


def declared_facets(extra: Table, routes: RouteVocabulary | None) -> tuple[Facet, ...]:
    """Return the facets that the root page declares; those that are made from steps have the names of `routes`.

    A name that is declared twice is a problem, and the first of them is kept.
    """
    facets: dict[str, Facet] = {}
    for table in extra.tables("facets"):
        facet = _facet(table)
        if facet is None:
            continue
        if facet.name in facets:
            table.notes.report(table.path, f"the facet {facet.name} is declared twice; remove one.")
        facets.setdefault(facet.name, facet)
    if routes is None:
        return tuple(facets.values())
    return tuple(_with_made_values(facet, facets, routes) for facet in facets.values())


def _with_made_values(facet: Facet, facets: Mapping[str, Facet], routes: RouteVocabulary) -> Facet:
    """Return `facet` with the forms or APIs as its values, if it is made from steps and declares none."""
    if facet.values or facet.name not in {routes.takes, routes.gives, routes.api}:
        return facet
    parts = routes.apis if facet.name == routes.api else routes.forms
    values = {part.name: FacetValue(part.name, part.meaning, tag=part.tag) for part in parts}
    if facet.name == routes.takes and routes.start in facets:
        values = {**{value.name: value for value in facets[routes.start].values}, **values}
    return replace(facet, values=tuple(values.values()))


def _facet(table: Table) -> Facet | None:
    table.reject_unknown(_FACET, instead="a facet has name, label, meaning, values, aliases and expression.")
    name = table.name("name")
    if not name:
        table.report("name", 'is missing; write name = "…", the name of a taxonomy.')
        return None
    values = [_value(value, table, number) for number, value in enumerate(_value_tables(table))]
    label, expression = table.name("label") or prettify(name), table.name("expression")
    if expression not in EXPRESSIONS:
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
    value.reject_unknown(_VALUE, instead="a value has name, meaning, mark, tone, tag, group and silent.")
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
