"""The facets that an ecosystem uses, their values, and which projects have which.

They are counted from the pages, so they are right also for a tree that does not declare its facets.
"""

from __future__ import annotations

from gpueco_tui.model import Facet, FacetValue
from gpueco_tui.text.slug import field_name, prettify
from gpueco_tui.text.spelling import fold, starts_word
from gpueco_tui.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gpueco_tui.model import Ecosystem


def positions_by_value(ecosystem: Ecosystem) -> dict[str, dict[str, set[int]]]:
    """Return for each facet and value the positions in `ecosystem.projects` of the projects that have it."""
    found: dict[str, dict[str, set[int]]] = {}
    for position, project in enumerate(ecosystem.projects):
        for facet, values in project.facets.items():
            holding = found.setdefault(facet, {})
            for value in values:
                holding.setdefault(value, set()).add(position)
    return {facet: values for facet, values in found.items() if values}


def used_facets(ecosystem: Ecosystem) -> tuple[Facet, ...]:
    """Return the facets that at least one project has, each with the values in use.

    Declared facets and values come first, in their order, then the others in the order of first use.
    """
    return facets_of(ecosystem, positions_by_value(ecosystem))


def facets_of(ecosystem: Ecosystem, held: Mapping[str, Mapping[str, set[int]]]) -> tuple[Facet, ...]:
    """Return `used_facets` from `held`, which is what `positions_by_value` returns."""
    known = [facet for facet in ecosystem.facets if facet.name in held]
    names = {facet.name for facet in known}
    known += [Facet(name, prettify(name)) for name in held if name not in names]
    facets: list[Facet] = []
    for facet in known:
        values = held[facet.name]
        declared = [value for value in facet.values if value.name in values]
        there = {value.name for value in declared}
        declared += [FacetValue(name) for name in values if name not in there]
        facets.append(replace(facet, values=tuple(declared)))
    return tuple(facets)


def field_names(ecosystem: Ecosystem, facets: Iterable[Facet]) -> dict[str, str]:
    """Return the names of fields before a colon, and the field that each means.

    The fields are the `facets`, which are those in use, then `section`, `title` and each kind of relation
    (`built-on:wgpu`), unless a facet has that name. The aliases of a facet mean it too, and so does its label
    (`runs-on:linux`), unless they are the name of a field.
    """
    facets = tuple(facets)
    kinds = {
        relation.kind.replace("_", "-"): None
        for project in ecosystem.projects
        for relation in project.relations
        if relation.target in ecosystem.by_slug
    }
    names = {name: name for name in (*(field_name(facet.name) for facet in facets), "section", "title", *kinds)}
    others = [(alias, facet) for facet in facets for alias in facet.aliases]
    for name, facet in (*others, *((facet.label, facet) for facet in facets)):
        names.setdefault(field_name(name), field_name(facet.name))
    return names


def named_values(facet: Facet) -> dict[str, tuple[str, ...]]:
    """Return what can be written after the colon, and the values of `facet` that each means.

    Each value means itself, and then each group its values, unless a value has that name.
    """
    names = {value.name: (value.name,) for value in facet.values}
    groups: dict[str, tuple[str, ...]] = {}
    for value in facet.values:
        if value.group and value.group not in names:
            groups[value.group] = (*groups.get(value.group, ()), value.name)
    return {**names, **groups}


def matching_values(values: Iterable[str], typed: str, *, whole: bool = False) -> tuple[str, ...]:
    """Return the values that `typed` names, ignoring case.

    These are the values that begin with it, or with a word that does, in any spelling: `rust` names `Rust DSL` and
    `host Rust`, and `spirv` names `SPIR-V`. With `whole` it is the value itself alone; of several that differ only in
    case, the one typed exactly.
    """
    wanted = fold(" ".join(typed.split()))
    if not whole:
        return tuple(value for value in values if starts_word(wanted, fold(value)))
    same = tuple(value for value in values if fold(value) == wanted)
    return tuple(value for value in same if value == typed) or same
