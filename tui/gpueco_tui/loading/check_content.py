"""The rules of `check` for what content says: words and dates that do not last, meanings, releases, the glossary."""

from __future__ import annotations

import re

from gpueco_tui.loading.prose import prose, terms
from gpueco_tui.loading.typed_table import Notes
from gpueco_tui.model import Problem
from gpueco_tui.text.spelling import fold
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from gpueco_tui.model import Ecosystem, Facet, Project, Section

GLOSSARY = "glossary"
"""The slug of the section whose list items are terms."""
_MOST_IN_A_TAG = 2
_MOST_TERMS = 500
"""Terms of a glossary that are looked for: each is looked for in everything."""
_FADING = r"(?i)\b(?:currently|recently|nowadays|(?<!\bas\s)soon(?!\s+as\b)|at\s+the\s+moment|as\s+of\s+today)\b"
"""Words that are wrong some time after they were written."""
_DATE = r"(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?!\d)"
_FORGES = r"https?://(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|git\.sr\.ht)/[^/]+/[^/]+"
"""The address of a repository, or of something in one."""
_CRATE = r"\bcargo (?:\+\S+ )?(?:add|install) \S"


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
        fading = (_fades(found[0]) for found in re.finditer(_FADING, page.description))
        for what in (*fading, *_yet_to_come(page.description, today)):
            notes.report(("description",), what)
        yield from notes.problems
        for found, line in _in_prose(_FADING, page.body):
            yield Problem(page.file, page.line + line, "", _fades(found))
        for number, line in enumerate(page.body.split("\n")):
            for what in _yet_to_come(line, today):
                yield Problem(page.file, page.line + number, "", what)


def _in_prose(pattern: str, body: str) -> Iterator[tuple[str, int]]:
    """Yield each match of `pattern` outside of code and addresses, and its line in `body`, counted from 0."""
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


def _yet_to_come(text: str, today: date) -> Iterator[str]:
    """Yield what is wrong with each date in `text` that is after `today`."""
    for found in re.finditer(_DATE, text):
        day = tuple(int(part) for part in found.groups() if part)
        if day > (today.year, today.month, today.day)[: len(day)]:
            yield f"{found[0]} is yet to come; write the day on which it was so."


def check_dates(project: Project, today: date, notes: Notes) -> None:
    """Check that the latest release and the sources are not of a day after `today`."""
    if project.latest and project.latest.date and project.latest.date > today:
        what = f"{project.latest.date} is yet to come; write the day of the release."
        notes.report(("extra", "latest", "date"), what)
    for number, source in enumerate(project.sources):
        for what in _yet_to_come(source.title, today):
            notes.report(("extra", "sources", number, "title"), what)


def check_watch(project: Project, notes: Notes) -> None:
    """Warn of a page that names a repository or a crate, and not where its releases are seen."""
    urls = (project.link, *(link.url for link in project.links))
    if not project.watch and (any(re.match(_FORGES, url) for url in urls) or re.search(_CRATE, project.install)):
        what = "is missing; say where its releases are seen: [extra.watch] with crate or repo."
        notes.report(("extra", "watch"), what, warning=True)


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
    for number, source in enumerate(section.sources):
        for what in _yet_to_come(source.title, today):
            notes.report(("extra", "sources", number, "title"), what)


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
    yield from filter(None, (part.strip() for part in re.split(r",|/|\band\b|\bor\b", fold(term))))
