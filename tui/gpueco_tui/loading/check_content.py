"""The rules of `check` for what content says: words and dates that do not last, meanings, releases, the glossary."""

from __future__ import annotations

from gpueco_tui.cache.cache import cached
from gpueco_tui.loading.prose import prose, terms
from gpueco_tui.loading.typed_table import Notes
from gpueco_tui.model import Problem
from gpueco_tui.text.pattern import Pattern
from gpueco_tui.text.spelling import fold
from gpueco_tui.values import Frozen, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from gpueco_tui.model import Ecosystem, Facet, Link, Project, Section

GLOSSARY = "glossary"
"""The slug of the section whose list items are terms."""
_MOST_IN_A_TAG = 2
_MOST_TERMS = 500
"""Terms of a glossary that are looked for: each is looked for in everything."""
_FADING = r"(?i)\b(?:currently|recently|nowadays|(?<!\bas\s)soon(?!\s+as\b)|at\s+the\s+moment|as\s+of\s+today)\b"
"""Words that are wrong some time after they were written."""
_DATE = r"(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\d)"
_FORGES = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "git.sr.ht")
_CRATE = Pattern(r"\bcargo (?:\+\S+ )?(?:add|install) \S")


class _Written(Frozen):
    """What the author of a page wrote."""

    file: str
    front_matter: str
    description: str
    body: str
    line: int
    """The line of `file` on which the body begins."""


def check_words(ecosystem: Ecosystem, today: date) -> Iterator[Problem]:
    """Refuse words and dates that do not last in what is written: `soon`, and days after `today`."""
    pages = [
        _Written(ecosystem.file, ecosystem.front_matter, ecosystem.description, ecosystem.overview, ecosystem.line)
    ]
    pages += [
        _Written(part.file, part.front_matter, part.description, part.body, part.line)
        for part in (*ecosystem.sections, *ecosystem.projects)
    ]
    for page in pages:
        notes = Notes(page.file, page.front_matter)
        in_summary, in_body = _perishable(page.description), _perishable(page.body)
        for found, _ in in_summary.fading:
            notes.report(("description",), _fades(found))
        for what, _ in _yet_to_come(in_summary, today):
            notes.report(("description",), what)
        yield from notes.problems
        for found, line in in_body.fading:
            yield Problem(page.file, page.line + line, "", _fades(found))
        for what, line in _yet_to_come(in_body, today):
            yield Problem(page.file, page.line + line, "", what)


class _Perishable(NamedTuple):
    """What of a text may not last."""

    fading: tuple[tuple[str, int], ...]
    """Words, and the line of each, counted from 0."""
    dates: tuple[tuple[str, int], ...]
    """Days and months, and the line of each."""


@cached
def _perishable(text: str) -> _Perishable:
    """Return the words that fade in `text`, outside of code and addresses, and the dates anywhere in it."""
    import re

    lines = enumerate(text.split("\n"))
    dates = ((found[0], number) for number, line in lines for found in re.finditer(_DATE, line))
    return _Perishable(tuple(_in_prose(_FADING, text)), tuple(dates))


def _in_prose(pattern: str, body: str) -> Iterator[tuple[str, int]]:
    """Yield each match of `pattern` outside of code and addresses, and its line in `body`, counted from 0."""
    import re

    if not re.search(pattern, body):
        return  # nearly every page, which need not be parsed
    lines = body.split("\n")
    for text, first in prose(body):
        for found in re.finditer(pattern, text):
            line = first + text.count("\n", 0, found.start())
            # Code and addresses have line ends that are not in prose: then it is further down.
            word = found[0].split()[0]
            yield found[0], next((at for at in range(line, len(lines)) if word in lines[at]), line)


def _fades(words: str) -> str:
    """Return what is wrong with words that do not last."""
    return f"“{' '.join(words.split())}” is wrong by tomorrow; write a date or a version."


def _yet_to_come(text: _Perishable, today: date) -> Iterator[tuple[str, int]]:
    """Yield what is wrong with each date in `text` that is after `today`, and its line."""
    for written, line in text.dates:
        if written > str(today)[: len(written)]:
            yield f"{written} is yet to come; write the day on which it was so.", line


def check_dates(project: Project, today: date, notes: Notes) -> None:
    """Check that the latest release and the sources are not of a day after `today`."""
    if project.latest and project.latest.date and project.latest.date > today:
        what = f"{project.latest.date} is yet to come; write the day of the release."
        notes.report(("extra", "latest", "date"), what)
    _late_sources(project.sources, today, notes)


def _late_sources(sources: Sequence[Link], today: date, notes: Notes) -> None:
    titles = _perishable("\n".join(source.title for source in sources))
    for what, number in _yet_to_come(titles, today):
        notes.report(("extra", "sources", number, "title"), what)


def check_watch(project: Project, notes: Notes) -> None:
    """Warn of a page that names a repository or a crate, and not where its releases are seen."""
    urls = (project.link, *(link.url for link in project.links))
    if not project.watch and (any(map(_in_repository, urls)) or _CRATE.search(project.install)):
        what = "is missing; say where its releases are seen: [extra.watch] with crate or repo."
        notes.report(("extra", "watch"), what, warning=True)


def _in_repository(url: str) -> bool:
    """Say whether `url` is that of a repository, or of something in one."""
    _, _, host, *path = [*url.split("/", 5), "", ""][:5]
    return host.removeprefix("www.") in _FORGES and all(path)


def check_meanings(facets: Sequence[Facet], known: set[str], notes: Notes) -> None:
    """Check that every value that the root page declares has a meaning; the names `known` have theirs elsewhere."""
    for number, facet in enumerate(facets):
        for value in facet.values:
            if not value.meaning and value.name not in known:
                what = f'{value.name} has no meaning; say in a sentence what it means: meaning = "…".'
                notes.report(("extra", "facets", number, "values"), what, value=f'"{value.name}"')


def check_section(section: Section, facets: set[str], today: date, notes: Notes) -> None:
    """Check the tag, the date and the sources of a section, where it has any."""
    for name in section.tag:
        if name not in facets:
            what = f"no facet is called {name}; declare it in the root page, or remove it here."
            notes.report(("extra", "tag"), what, value=name)
    if len(section.tag) > _MOST_IN_A_TAG:
        what = "a tag is one facet, or what goes in and what comes out; remove the others."
        notes.report(("extra", "tag"), what)
    if section.sources and section.checked is None:
        notes.report(("extra", "checked"), f"is missing; write the day the facts were checked: checked = {today}.")
    _late_sources(section.sources, today, notes)


def check_glossary(ecosystem: Ecosystem) -> Iterator[Problem]:
    """Warn of terms in the glossary that no other page has."""
    glossary = next((section for section in ecosystem.sections if section.slug == GLOSSARY), None)
    if glossary is None:
        return
    texts = [ecosystem.title, ecosystem.description, ecosystem.overview, ecosystem.front_matter]
    for part in (*ecosystem.sections, *ecosystem.projects):
        if part is not glossary:
            texts += (part.title, part.description, part.body, part.front_matter)
    everything = fold(" ".join(" ".join(texts).split()))
    for term, line in terms(glossary.body)[:_MOST_TERMS]:
        if not any(name in everything for name in _names(term)):
            what = f"no other page has the term {term}; use it on one, or remove it here."
            yield Problem(glossary.file, glossary.line + line, "", what, warning=True)


def _names(term: str) -> Iterator[str]:
    """Yield a term, and the words of one that is several: `host, device`."""
    yield fold(term)
    words = fold(term).replace("/", ",").replace(" and ", ",").replace(" or ", ",").split(",")
    yield from filter(None, map(str.strip, words))
