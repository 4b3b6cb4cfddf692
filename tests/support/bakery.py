"""Ecosystems whose craft is baking, from a crop to a meal: routes know nothing of the craft."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ecosystems import ecosystem, project
from gpueco_tui.model import Api, Ecosystem, Facet, FacetValue, Form, RouteVocabulary, Step
from gpueco_tui.search.query import parse
from gpueco_tui.search.routes import Answer, Route, Routes
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from gpueco_tui.model import Narrowing, Project


def _named(text: str) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


def _narrows(narrows: dict[str, str]) -> Narrowing:
    return MappingProxyType({facet: _named(values) for facet, values in narrows.items()})


def hands(takes: str, gives: str, *, unverified: str = "", **narrows: str) -> Step:
    """Make the step of a project that hands forms on."""
    return Step(_named(takes), _named(gives), narrows=_narrows(narrows), unverified=unverified)


def runs(takes: str, calls: str, *, inside: str = "", unverified: str = "", **narrows: str) -> Step:
    """Make the step of a project that calls APIs."""
    return Step(_named(takes), (), inside, _named(calls), narrows=_narrows(narrows), unverified=unverified)


def drives(answers: str, calls: str = "", *, takes: str = "", inside: str = "", **narrows: str) -> Step:
    """Make the step of a driver."""
    return Step(_named(takes), (), inside, _named(calls), _named(answers), _narrows(narrows))


def baker(title: str, *steps: Step, facets: str = "") -> Project:
    """Make a project with `steps`."""
    return project(title, facets, steps=steps)


def _facet(name: str, values: str, groups: dict[str, str] | None = None, tags: dict[str, str] | None = None) -> Facet:
    groups, tags = groups or {}, tags or {}
    made = (FacetValue(value, group=groups.get(value, ""), tag=tags.get(value)) for value in _named(values))
    return Facet(name, name.capitalize(), values=tuple(made))


FACETS = (
    _facet("crop", "winter wheat, rye, maize, potatoes", {"winter wheat": "grain", "rye": "grain"}),
    _facet("meal", "loaf, cake, flatbread, porridge", tags={"porridge": "mush"}),
    _facet("season", "spring, summer, winter"),
    _facet("state", "fresh, dry, stale"),
    _facet("skill", "none, some, much"),
    _facet("tools", "nothing, sieve, bowl"),
    _facet("colour", "red, blue"),
)
FORMS = (
    Form("flour"),
    Form("dough (sour)", tag="dough"),
    Form("dough (sweet)", tag="dough"),
    Form("batter"),
    Form("crumbs", by_hand=("oven", "griddle")),
)
APIS = (
    Api("oven", reaches=("loaf", "cake"), only=MappingProxyType({"cake": _narrows({"season": "winter"})})),
    Api("griddle", reaches=("flatbread",), narrows=_narrows({"season": "spring, summer"})),
    Api("stove", reaches=("porridge",)),
    Api("campfire"),
)
VOCABULARY = RouteVocabulary(
    "crop", "meal", FORMS, APIS, "takes", "gives", "api", ("season",), ("state", "skill"), ("tools",)
)


def village(*projects: Project, **fields: object) -> Ecosystem:
    """Make an ecosystem of bakers."""
    made: list[Project] = []
    for each in projects:
        takes = dict.fromkeys(form for step in each.steps for form in step.takes)
        gives = dict.fromkeys(form for step in each.steps for form in step.gives)
        apis = dict.fromkeys(api for step in each.steps for api in (*step.answers, *step.calls))
        facets = {"takes": tuple(takes), "gives": tuple(gives), "api": tuple(apis)}
        facets = {name: values for name, values in facets.items() if values}
        made.append(replace(each, facets=MappingProxyType({**each.facets, **facets})))
    there = ecosystem(*made, facets=FACETS, routes=VOCABULARY, declared=True)
    return replace(there, **fields)


def written(route: Route) -> str:
    """Return a route as text: `rye: mill > flour > baker > oven = loaf, cake`."""
    return f"{route.start}: {' > '.join(route.chain)} = {', '.join(route.ends)}"


def ask(there: Ecosystem, *words: str, where: str = "") -> Answer:
    """Return the answer to `words`, where the conditions of a query hold."""
    routes = Routes(there)
    return routes.ask(routes.question(words, parse(where)))


def asked(there: Ecosystem, *words: str, where: str = "") -> list[str]:
    """Return the routes of `ask` as text."""
    return [written(route) for route in ask(there, *words, where=where).routes]
