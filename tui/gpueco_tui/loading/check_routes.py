"""The rules of `check` for routes: names in them are declared, what is declared is used, and every step leads on."""

from __future__ import annotations

from gpueco_tui.loading.route_fields import STEP_FIELDS
from gpueco_tui.loading.typed_table import Notes
from gpueco_tui.text.suggest import Suggester, did_you_mean, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gpueco_tui.loading.typed_table import FieldPath
    from gpueco_tui.model import Api, Ecosystem, Form, Narrowing, Problem, Project, RouteVocabulary, Step

_ROUTES = ("extra", "routes")
_REMEDY = "declare it in the root page, or mend it"


def check_routes(
    ecosystem: Ecosystem, routes: RouteVocabulary, declared: Mapping[str, set[str]], *, complete: bool
) -> Iterator[Problem]:
    """Check `routes`, what the root page declares, and the steps of all pages.

    `declared` has the facets and values that the root page declares. The pages are `complete` when all could be read:
    only then is it known that nobody uses a form or an API.
    """
    words = _Words(routes, declared)
    notes = Notes(ecosystem.file, ecosystem.front_matter)
    _ends(routes, words, notes)
    for number, form in enumerate(routes.forms):
        _form(form, (*_ROUTES, "forms", number), words, notes)
    for number, api in enumerate(routes.apis):
        _api(api, (*_ROUTES, "apis", number), words, notes)
    _families(routes, notes)
    for field, parts in (("forms", routes.forms), ("apis", routes.apis)):
        _once(field, [part.name for part in parts], notes)
    if complete:
        _used(routes, [step for project in ecosystem.projects for step in project.steps], notes)
    yield from notes.problems
    for project in ecosystem.projects:
        yield from _steps(project, words)


class _Names:
    """The names of one kind that may be used."""

    def __init__(
        self, kind: str, names: Iterable[str], remedy: str = "declare it in the root page, or mend it"
    ) -> None:
        """Take the `names`; `kind` is what a name that is none of them is not, as in `no form`."""
        self._kind = kind
        self._names = frozenset(names)
        self._suggester = Suggester(sorted(self._names))
        self._remedy = remedy

    def check(self, path: FieldPath, typed: Iterable[str], notes: Notes) -> None:
        """Report each of the names `typed` at `path` that is not one."""
        for name in typed:
            if name not in self._names:
                near = "" if notes.full else did_you_mean(self._suggester.nearest(name), before=" ")
                notes.report(path, f"{self._kind} is called {name};{near} {self._remedy}.", value=name)


class _Words:
    """All names that routes are made of."""

    def __init__(self, routes: RouteVocabulary, declared: Mapping[str, set[str]]) -> None:
        forms = [form.name for form in routes.forms]
        self.facets = _Names("no facet", declared, "declare it, or mend it")
        self.forms = _Names("no form", forms)
        self.apis = _Names("no API", (api.name for api in routes.apis))
        starts = declared.get(routes.start, set())
        self.taken = _Names(f"no form and no value of {routes.start}", (*forms, *starts))
        self.end = routes.end
        self.narrowing = tuple(dict.fromkeys((routes.end, *routes.along, *routes.weakest, *routes.adds)))
        """The facets of which a step may have other values than its page."""
        self.values = {
            name: _Names(f"no value of {name}", declared[name]) for name in self.narrowing if declared.get(name)
        }
        """Their values, where the root page declares any."""
        self.start = routes.start
        self.starts = starts - set(forms)
        """What only a reader writes: no project hands it on."""
        fields = (*STEP_FIELDS, *self.narrowing)
        self.fields = Suggester(fields)
        self.step = f"a step has {listed(fields, 'and')}"

    def check_values(self, path: FieldPath, facet: str, values: Iterable[str], notes: Notes) -> None:
        """Report each of `values` at `path` that the root page does not declare for `facet`."""
        if facet in self.values:
            self.values[facet].check(path, values, notes)

    def check_narrowing(self, path: FieldPath, narrowing: Narrowing, notes: Notes) -> None:
        """Report each value of `narrowing`, whose facets are fields at `path`, that is not declared."""
        for facet, values in narrowing.items():
            self.check_values((*path, facet), facet, values, notes)


def _ends(routes: RouteVocabulary, words: _Words, notes: Notes) -> None:
    """Check that the facets of routes are declared."""
    fields: list[tuple[FieldPath, Sequence[str]]] = [(("from",), (routes.start,)), (("to",), (routes.end,))]
    made = {"takes": routes.takes, "gives": routes.gives, "api": routes.api}
    fields += [(("facets", field), (name,)) for field, name in made.items() if name]
    fields += [(("along",), routes.along), (("weakest",), routes.weakest), (("adds",), routes.adds)]
    for field, names in fields:
        words.facets.check((*_ROUTES, *field), names, notes)


def _form(form: Form, path: FieldPath, words: _Words, notes: Notes) -> None:
    words.apis.check((*path, "by_hand"), form.by_hand, notes)
    _meaning(form, path, notes)


def _api(api: Api, path: FieldPath, words: _Words, notes: Notes) -> None:
    words.check_values((*path, words.end), words.end, api.reaches, notes)
    words.check_narrowing(path, api.narrows, notes)
    for value, narrowing in api.only.items():
        if value not in api.reaches:
            what = f"{api.name} does not reach {value}; add it to {words.end}, or remove it here."
            notes.report((*path, "only"), what, value=value)
        words.check_narrowing((*path, "only", value), narrowing, notes)
    _meaning(api, path, notes)


def _meaning(part: Form | Api, path: FieldPath, notes: Notes) -> None:
    if not part.meaning:
        what = f'is missing; say in a sentence what {part.name} is: meaning = "…".'
        notes.report((*path, "meaning"), what)


def _families(routes: RouteVocabulary, notes: Notes) -> None:
    """Warn of forms in a family without an API: it may be another family, misspelt."""
    families = {api.family for api in routes.apis} | {""}
    suggester = Suggester(families - {""})
    for number, form in enumerate(routes.forms):
        if form.family not in families:
            near = "" if notes.full else did_you_mean(suggester.nearest(form.family), before=" ")
            what = f"no API is of the family {form.family};{near} write the family of an API, or remove it."
            notes.report((*_ROUTES, "forms", number, "family"), what, warning=True)


def _once(field: str, names: Iterable[str], notes: Notes) -> None:
    """Check that no form or API is declared twice."""
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            notes.report((*_ROUTES, field, number, "name"), f"{name} is declared twice; remove one.")
        seen.add(name)


def _used(routes: RouteVocabulary, steps: Sequence[Step], notes: Notes) -> None:
    """Check that some step uses every form and every API. A form may end with the reader, who runs it by hand."""
    forms = {form for step in steps for form in (*step.takes, *step.gives, step.inside)}
    apis = {api for step in steps for api in (*step.calls, *step.answers)}
    apis |= {api for form in routes.forms for api in form.by_hand}
    for number, form in enumerate(routes.forms):
        if form.name not in forms:
            what = f"no step takes {form.name}, gives it or keeps it inside; use it in a step, or remove it."
            notes.report((*_ROUTES, "forms", number, "name"), what)
    for number, api in enumerate(routes.apis):
        if api.name not in apis:
            what = f"no step calls or answers {api.name}; use it in a step, or remove it."
            notes.report((*_ROUTES, "apis", number, "name"), what)


def _steps(project: Project, words: _Words) -> tuple[Problem, ...]:
    notes = Notes(project.file, project.front_matter)
    for number, step in enumerate(project.steps):
        path: FieldPath = ("extra", "steps", number)
        words.taken.check((*path, "takes"), step.takes, notes)
        words.forms.check((*path, "gives"), step.gives, notes)
        words.forms.check((*path, "as"), filter(None, (step.inside,)), notes)
        words.apis.check((*path, "calls"), step.calls, notes)
        words.apis.check((*path, "answers"), step.answers, notes)
        for facet in step.narrows:
            if facet not in words.narrowing:
                near = "" if notes.full else did_you_mean(words.fields.nearest(facet), before=" ")
                notes.report((*path, facet), f"there is no such field;{near} {words.step}.")
        words.check_narrowing(path, step.narrows, notes)
        if len(step.gives) == 1 and step.gives[0] in step.takes:
            what = f"{step.gives[0]} comes out as it went in; take it out of takes, or write what else comes out."
            notes.report((*path, "gives"), what)
        _written(project, step, path, words, notes)
    return notes.problems


def _written(project: Project, step: Step, path: FieldPath, words: _Words, notes: Notes) -> None:
    """Check that what a reader writes for a step is what the page says is written, if it says so."""
    written = project.facets.get(words.start, ())
    for name in step.takes:
        if written and name in words.starts and name not in written:
            what = f"the page does not say under {words.start} that one writes {name}; add it there, or remove it here."
            notes.report((*path, "takes"), what, value=name)
