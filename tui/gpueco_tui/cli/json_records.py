"""What --json prints: the values of an ecosystem as JSON, and the schema that describes it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output
    from gpueco_tui.model import Ecosystem, Link, Problem, Project, Section
    from gpueco_tui.pages.page import Page
    from gpueco_tui.search.routes import Answer, Leg, Route

Record = dict[str, object]


def of_project(project: Project) -> Record:
    """Return everything known about `project` but its page."""
    relations: dict[str, list[str]] = {}
    for relation in project.relations:
        relations.setdefault(relation.kind, []).append(relation.target)
    latest = project.latest
    return {
        "slug": project.slug,
        "title": project.title,
        "section": project.section,
        "description": project.description,
        "link": project.link,
        "install": project.install,
        "latest": {"version": latest.version, "date": _day(latest.date)} if latest else None,
        "checked": _day(project.checked),
        "facets": {name: list(values) for name, values in project.facets.items()},
        "relations": relations,
        "links": of_links(project.links),
        "sources": of_links(project.sources),
    }


def of_page(ecosystem: Ecosystem, project: Project, page: Page) -> Record:
    """Return everything known about `project`, with its page or a part of it, and what other projects say of it."""
    from gpueco_tui.pages.copies import copy_of_page

    back: dict[str, list[str]] = {}
    for other in ecosystem.projects:
        for relation in other.relations:
            if relation.target == project.slug:
                back.setdefault(relation.kind, []).append(other.slug)
    return {**of_project(project), "related_by": back, "markdown": copy_of_page(ecosystem, page).text}


def of_section(ecosystem: Ecosystem, section: Section, page: Page) -> Record:
    """Return what is known about a section, with its page or a part of it."""
    from gpueco_tui.pages.copies import copy_of_page

    projects = [project.slug for project in section.projects]
    markdown = copy_of_page(ecosystem, page).text
    return {"slug": section.slug, "title": section.title, "projects": projects, "markdown": markdown}


def of_links(links: Iterable[Link]) -> list[Record]:
    """Return `links`, in order."""
    return [{"title": link.title, "url": link.url} for link in links]


def of_problem(problem: Problem) -> Record:
    """Return one mistake in the content."""
    return {
        "file": problem.file,
        "line": problem.line,
        "field": problem.field,
        "what": problem.what,
        "warning": problem.warning,
    }


def of_answer(ecosystem: Ecosystem, answer: Answer) -> Record:
    """Return an answer about routes."""
    return {
        "routes": [_of_route(ecosystem, route) for route in answer.routes],
        "nearly": [{**_of_route(ecosystem, near.route), "misses": near.misses} for near in answer.nearly],
        "elsewhere": [{"slug": out.project.slug, "reason": out.reason} for out in answer.elsewhere],
    }


def _of_route(ecosystem: Ecosystem, route: Route) -> Record:
    """Return a route, with its facts under the names of their facets."""
    vocabulary = ecosystem.routes
    weakest = vocabulary.weakest if vocabulary else ()
    lists = (*vocabulary.along, *vocabulary.adds) if vocabulary else ()
    record: Record = {
        "from": route.start,
        "to": [*route.ends, *route.also],
        "steps": [_of_leg(leg) for leg in route.legs],
    }
    facts = {facet: ", ".join(route.facts.get(facet, ())) for facet in weakest}
    return {**record, **facts, **{facet: list(route.facts.get(facet, ())) for facet in lists}, **record}


def _of_leg(leg: Leg) -> Record:
    """Return a step of a route, without what it does not do."""
    names = ("takes", "inside", "gives", "answers", "calls", "unverified")
    done = {name: getattr(leg, name) for name in names if getattr(leg, name)}
    return {"projects": [project.slug for project in leg.projects], **done}


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def print_schema(_arguments: Arguments, output: Output) -> int:
    """Print the JSON Schema (2020-12) of everything --json prints."""
    from json import dumps

    output.text(dumps(schema(), indent=2))
    return 0


def schema() -> Record:
    """Return the JSON Schema of everything --json prints: one definition a command, under `$defs`."""
    commands: dict[str, Record] = {
        "list": {"projects": _many("project")},
        "show": {"project": {"$ref": "#/$defs/page"}},
        "links": {"slug": _TEXT, "links": _many("link")},
        "compare": {"projects": _list(_TEXT), "rows": _list(_ROW)},
        "decode": {
            "choices": _list(_object({"field": _TEXT, "value": _TEXT})),
            "matches": _many("project"),
            "ruled_out": _list(_object({"slug": _TEXT, "reason": _TEXT})),
            "counts": _list(_object({"field": _TEXT, "value": _TEXT, "projects": _COUNT})),
        },
        "routes": {
            "routes": _many("route"),
            "nearly": _list({**_object({**_ROUTE, "misses": _MISSES}), **_FACTS}),
            "elsewhere": _list(_object({"slug": _TEXT, "reason": _TEXT})),
        },
        "check": {"problems": _many("problem")},
        "doctor": {"findings": _list(_object({"name": _TEXT, "value": _TEXT, "verdict": _VERDICT, "advice": _TEXT}))},
    }
    definitions: Record = {name: _object({"schema": {"const": 1}, **what}) for name, what in commands.items()}
    of_a_section = _object({"schema": {"const": 1}, "section": {"$ref": "#/$defs/section"}})
    definitions["show"] = {"oneOf": [definitions["show"], of_a_section]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What gpueco-tui --json prints",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in commands],
        "$defs": {
            **definitions,
            "project": _object(_PROJECT),
            "page": _object({**_PROJECT, "related_by": _BACK, "markdown": _MARKDOWN}),
            "section": _object({"slug": _TEXT, "title": _TEXT, "projects": _list(_TEXT), "markdown": _MARKDOWN}),
            "route": {**_object(_ROUTE), **_FACTS},
            "link": _object({"title": _TEXT, "url": _TEXT}),
            "problem": _object(
                {
                    "file": _TEXT,
                    "line": {**_COUNT, "description": "counted from 1; 0 when the problem has no line"},
                    "field": _TEXT,
                    "what": _TEXT,
                    "warning": {"type": "boolean"},
                }
            ),
        },
    }


def _object(properties: Mapping[str, object]) -> Record:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def _list(items: Record) -> Record:
    return {"type": "array", "items": items}


def _many(name: str) -> Record:
    return _list({"$ref": f"#/$defs/{name}"})


_TEXT: Record = {"type": "string"}
_MARKDOWN: Record = {**_TEXT, "description": "its page; links between pages go to the projects' own links instead"}
_COUNT: Record = {"type": "integer", "minimum": 0}
_DAY: Record = {"type": ["string", "null"], "format": "date"}
_BY_NAME: Record = {"type": "object", "additionalProperties": _list(_TEXT)}
_BACK: Record = {
    **_BY_NAME,
    "description": "slugs of projects that state a relation to this one, by its kind: built_on are those built on it",
}
_VERDICT: Record = {"enum": ["ok", "note", "bad"]}
_ROW = _object({"label": _TEXT, "cells": _list(_TEXT), "differs": {"type": "boolean"}})
_MISSES: Record = {**_TEXT, "description": "the one condition that it misses"}
_FACTS: Record = {
    "additionalProperties": {"anyOf": [_TEXT, _list(_TEXT)]},
    "description": "beside what is listed, its facts by facet: a text where the weakest value counts, else a list",
}
_STEP: Record = {
    **_object({"projects": {**_list(_TEXT), "description": "slugs of those that may do it; none: by hand"}}),
    "additionalProperties": _TEXT,
    "description": "beside the projects: takes, inside, gives, answers, calls and unverified, as far as it has them",
}
_ROUTE: Record = {
    "from": _TEXT,
    "to": {**_list(_TEXT), "description": "what was asked for, then what it reaches besides"},
    "steps": _list(_STEP),
}
_PROJECT: Record = {
    "slug": _TEXT,
    "title": _TEXT,
    "section": {**_TEXT, "description": "the slug of its section"},
    "description": _TEXT,
    "link": {**_TEXT, "description": "the project's own link; empty when it has none"},
    "install": _TEXT,
    "latest": {"anyOf": [{"type": "null"}, _object({"version": _TEXT, "date": _DAY})]},
    "checked": {**_DAY, "description": "the day the facts were last checked against their sources"},
    "facets": _BY_NAME,
    "relations": {**_BY_NAME, "description": "slugs of other projects, by the kind of relation"},
    "links": _many("link"),
    "sources": _many("link"),
}
