"""The fields of routes: their vocabulary in the root page, and the steps of a page."""

from __future__ import annotations

from types import MappingProxyType

from gpueco_tui.model import Api, Form, RouteVocabulary, Step
from gpueco_tui.text.clean import clean_name
from gpueco_tui.text.suggest import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.loading.typed_table import Table
    from gpueco_tui.model import Narrowing

STEP_FIELDS = ("takes", "gives", "as", "calls", "answers", "unverified")
"""The fields of a step; beside them it has those of the facets that it narrows."""
_MADE = ("takes", "gives", "api")
_ROUTES = ("from", "to", "facets", "along", "weakest", "adds", "forms", "apis")
_FORM = ("name", "tag", "family", "by_hand", "meaning")


def route_vocabulary(extra: Table) -> RouteVocabulary | None:
    """Return what `[extra.routes]` of the root page declares, or None when it does not say where they begin and end."""
    table = extra.table("routes")
    if not table.data:
        return None
    table.reject_unknown(_ROUTES, instead=f"routes have {listed(_ROUTES, 'and')}.")
    start, end = table.name("from"), table.name("to")
    for field, value, does in (("from", start, "begin"), ("to", end, "end")):
        if not value:
            table.report(field, f'is missing; write {field} = "…", the facet with whose values routes {does}.')
    if not (start and end):
        return None
    facets = table.table("facets")
    facets.reject_unknown(_MADE, instead=f"the facets made from steps are {listed(_MADE, 'and')}.")
    along = table.strings("along")
    return RouteVocabulary(
        start=start,
        end=end,
        forms=tuple(filter(None, map(_form, table.tables("forms")))),
        apis=tuple(filter(None, (_api(part, end, along) for part in table.tables("apis")))),
        takes=facets.name("takes"),
        gives=facets.name("gives"),
        api=facets.name("api"),
        along=along,
        weakest=table.strings("weakest"),
        adds=table.strings("adds"),
    )


def _form(table: Table) -> Form | None:
    table.reject_unknown(_FORM, instead=f"a form has {listed(_FORM, 'and')}.")
    name = _needed_name(table)
    by_hand = table.strings("by_hand")
    return Form(name, table.name("family"), table.text("meaning"), table.name("tag") or name, by_hand) if name else None


def _api(table: Table, end: str, along: tuple[str, ...]) -> Api | None:
    known = ("name", "tag", "family", end, *along, "only", "meaning")
    table.reject_unknown(known, instead=f"an API has {listed(known, 'and')}.")
    name = _needed_name(table)
    if end not in table.data:
        table.report(end, f"is missing; write {end} = […], what it reaches, or [] if it reaches nothing yet.")
    only = table.table("only")
    narrowed: dict[str, Narrowing] = {}
    for value in only.data:
        inner = only.table(value)
        inner.reject_unknown(along, instead="an end is narrowed by the facets that routes have along.")
        narrowed[clean_name(value)] = _narrowing(inner, along)
    if not name:
        return None
    return Api(
        name,
        table.name("family"),
        table.text("meaning"),
        table.name("tag") or name,
        table.strings(end),
        _narrowing(table, along),
        MappingProxyType(narrowed),
    )


def _needed_name(table: Table) -> str:
    name = table.name("name")
    if not name:
        table.report("name", 'is missing; write name = "…".')
    return name


def steps_of(extra: Table) -> tuple[Step, ...]:
    """Return the steps of a page. Names in them are checked with the whole ecosystem, by `check`."""
    return tuple(_step(table) for table in extra.tables("steps"))


def _step(table: Table) -> Step:
    others = tuple(name for name in table.data if name not in STEP_FIELDS)
    step = Step(
        table.strings("takes"),
        table.strings("gives"),
        table.name("as"),
        table.strings("calls"),
        table.strings("answers"),
        _narrowing(table, others),
        table.text("unverified"),
    )
    if not (step.gives or step.calls or step.answers):
        table.report("gives", "the step leads nowhere; write what it gives, or the API that it calls or answers.")
    elif not (step.takes or step.answers):
        table.report("takes", "is missing; write what goes in, or the API that it answers as a driver.")
    return step


def _narrowing(table: Table, facets: tuple[str, ...]) -> Narrowing:
    return MappingProxyType({clean_name(name): values for name in facets if (values := table.strings(name))})
