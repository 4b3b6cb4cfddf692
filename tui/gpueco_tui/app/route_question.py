"""A question about routes on the screen: what it says, and how keys change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.pages.families import role_of_name
from gpueco_tui.pages.row import toolchain_facet
from gpueco_tui.search.query import Filter, TypedValue
from gpueco_tui.search.routes import Question
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.slug import field_name
from gpueco_tui.values import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gpueco_tui.app.route_parts import Part
    from gpueco_tui.layout.roles import Role
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.decoder import Choice
    from gpueco_tui.search.query import Term
    from gpueco_tui.search.routes import Answer

MOST_NAMES = 3
"""Names that a chip lists."""


class Chip(Frozen):
    """One thing that a question asks."""

    label: str
    text: str
    role: Role = "text"


def chips(ecosystem: Ecosystem, question: Question) -> tuple[Chip, ...]:
    """Return what `question` asks, piece by piece, in the order in which it can be taken off from the end."""
    routes = ecosystem.routes
    found = [
        Chip(label, _names(names), role_of_name(routes, names[0]))
        for label, names in (("from", question.starts), ("to", question.ends), ("by way of", question.via))
        if names
    ]
    through = (ecosystem.by_slug.get(slug) for slug in question.through)
    found += [Chip("through", clean_line(project.title)) for project in through if project]
    return (*found, *(Chip(*_written(term)) for term in question.conditions))


def _names(names: Sequence[str]) -> str:
    """Return `names` on one line, the first of many."""
    more = (f"+{len(names) - MOST_NAMES}",) if len(names) > MOST_NAMES else ()
    return clean_line(", ".join((*names[:MOST_NAMES], *more)))


def _written(term: Term) -> tuple[str, str]:
    """Return the label and the text of a condition."""
    without = "not " * term.negative
    if not isinstance(term, Filter):
        return f"{without}through", clean_line(term.text)
    return f"{without}{clean_line(term.field)}:", _names([value.text for value in term.values])


def shorter(question: Question) -> Question:
    """Return `question` without the last thing that it asks."""
    for field in ("conditions", "through"):
        if there := getattr(question, field):
            return replace(question, **{field: there[:-1]})
    for field in ("via", "ends", "starts"):
        if getattr(question, field):
            return replace(question, **{field: ()})
    return question


def added(question: Question, other: Question) -> Question:
    """Return `question` with what `other` asks as well; its ends replace those there are."""
    return Question(
        other.starts or question.starts,
        other.ends or question.ends,
        tuple(dict.fromkeys((*question.conditions, *other.conditions))),
        tuple(dict.fromkeys((*question.through, *other.through))),
        other.via or question.via,
    )


def with_part(ecosystem: Ecosystem, question: Question, part: Part) -> Question:
    """Return `question` with `part` of a route as an end, as passed, or as a condition; without it if it is that."""
    if part.kind == "project":
        return replace(question, through=_switched(question.through, part.name))
    if part.kind in {"start", "form"}:
        return replace(question, starts=() if question.starts == (part.name,) else (part.name,))
    if part.kind in {"api", "end"}:
        return replace(question, ends=() if question.ends == (part.name,) else (part.name,))
    facet = toolchain_facet(ecosystem)
    if part.kind == "fact" and facet:
        term = Filter(field_name(facet.name), (TypedValue(part.name, whole=True),))
        return replace(question, conditions=_switched(question.conditions, term))
    return question


def _switched(there: tuple[Term | str, ...], one: Term | str) -> tuple[Term | str, ...]:
    """Return `there` with `one` at the end, or without it."""
    return tuple(other for other in there if other != one) if one in there else (*there, one)


def of_choices(ecosystem: Ecosystem, choices: Iterable[Choice]) -> Question:
    """Return the question that values chosen in the decoder ask: the ends of routes, and conditions."""
    values: dict[str, list[str]] = {}
    for choice in choices:
        values.setdefault(choice.facet, []).append(choice.value)
    routes = ecosystem.routes
    starts = values.pop(routes.start, []) if routes else []
    ends = values.pop(routes.end, []) if routes else []
    terms = (
        Filter(field_name(facet), tuple(TypedValue(value, whole=True) for value in there))
        for facet, there in values.items()
    )
    return Question(tuple(starts), tuple(ends), tuple(terms))


def counted(ecosystem: Ecosystem, answer: Answer) -> tuple[str, str]:
    """Return how many routes there are, and the same with how many of them have the best value of the toolchain."""
    routes = [route for route in answer.routes if not route.detour]
    said = f"{len(routes)} route{'s' * (len(routes) != 1)}" if routes else "no route"
    said += "; more were not followed" * (answer.left_out > 0)
    facet = toolchain_facet(ecosystem)
    best = next((value.name for value in facet.values if not value.silent), "") if facet else ""
    having = sum(best in route.facts.get(facet.name, ()) for route in routes) if facet else 0
    return said, f"{said}, {having} of them {best}" if 0 < having < len(routes) else said


def no_route(ecosystem: Ecosystem, question: Question, answer: Answer) -> str:
    """Return the sentence for an answer without a route: why, or for what there is none."""
    asked = " ".join(f"{chip.label} {chip.text}" for chip in chips(ecosystem, question))
    return answer.note or f"There is no route {asked}".rstrip() + "."
