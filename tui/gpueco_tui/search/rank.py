"""The four places of a project in which a word may stand, and how well it stands there.

With 10 000 projects a letter finds them all, so what is done for each of them here is done with few, plain string
operations: a number for a rank, and texts prepared so that `in` and `count` answer.
"""

from __future__ import annotations

import re
from functools import cached_property

from gpueco_tui.text.spelling import exactly, fold, minds_case, otherwise, tight, tight_needle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.model import Ecosystem, Project

_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SPACED = str.maketrans(dict.fromkeys(_MARKS + "\n\t\0", " "))
_BETWEEN = "\1"
"""Stands between texts that are worked on as one; no clean text holds it."""
_OTHERWISE = 9
"""What is added to a level where the word is spelt otherwise: one more than the last level."""
_LARGEST_FACET = 9
"""Facets with more values than this are all the same to a rank."""
_AT_A_WORD = (0, 1, 3, 5)
"""The levels of what stands at a word's start for certain."""


class _Texts:
    """The four places of every project, in one case and in the ecosystem's order."""

    def __init__(self, places: Sequence[tuple[str, ...]]) -> None:
        self.places = tuple(places)
        self.names, self.summaries, self.facts, self.bodies = places
        self.spaced_names, self.spaced_summaries, self.spaced_facts = map(_spaced, places[:3])

    def holding(self, word: str, within: Sequence[int]) -> tuple[set[int], ...]:
        """Return for each of the places the positions among `within` whose text there holds `word`."""
        return tuple(_holding(word, texts, within) for texts in self.places)

    @cached_property
    def tight(self) -> _Texts:
        """The same without what may be left out inside of words."""
        return _Texts([tuple(tight(_BETWEEN.join(texts)).split(_BETWEEN)) for texts in self.places])


class Standing:
    """How words stand in the projects of an ecosystem; the texts are gathered when first needed."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        """Stand ready to read `ecosystem`."""
        self._ecosystem = ecosystem

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The title and the slug of each project, in lower case, on two lines."""
        return self._folded.names

    @cached_property
    def _gathered(self) -> tuple[tuple[str, ...], ...]:
        projects = self._ecosystem.projects
        sections = {section.slug: section.title for section in self._ecosystem.sections}
        return (
            tuple(f"{project.title}\n{project.slug}" for project in projects),
            tuple(project.description for project in projects),
            tuple(_facts(project, sections.get(project.section, "")) for project in projects),
            tuple("\n".join((project.body, *link_lines(project))) for project in projects),
        )

    @cached_property
    def _written(self) -> _Texts:
        return _Texts(self._gathered)

    @cached_property
    def _folded(self) -> _Texts:
        return _Texts([tuple(map(fold, texts)) for texts in self._gathered])

    def holding(self, word: str, within: Sequence[int]) -> set[int]:
        """Return the positions among `within` of the projects that hold `word` in any place, by smart case."""
        return set(self.ranks(word, within))

    def ranks(self, word: str, within: Sequence[int]) -> dict[int, int]:
        """Return how well `word` stands in each project that holds it, of those at the positions `within`.

        The smaller, the better; ranks of several words may be added. In this order of weight:
        the level of the best place, 0 to 8: the name's start, a word's start in the name, inside a word of it, then
        a word's start and the inside of one in the summary, the facts, the text;
        how many of the four places do not hold it;
        how many values share the facet that holds it, of the facet with the fewest.
        Where it is only spelt otherwise, all of these come after the last of those.
        """
        texts = self._written if minds_case(word) else self._folded
        ranks = _ranks(texts, word, within)
        loose = tight_needle(word)
        if loose and len(ranks) < len(within):
            begins = re.compile(otherwise(word)).search
            others = _ranks(texts.tight, loose, [at for at in within if at not in ranks])
            for at, rank in others.items():
                if rank >> 20 in _AT_A_WORD or any(begins(place[at]) for place in texts.places):
                    ranks[at] = rank + (_OTHERWISE << 20)
        return ranks


def _ranks(texts: _Texts, word: str, within: Sequence[int]) -> dict[int, int]:
    """Return the ranks of `word`, as it is spelt."""
    names, summaries, facts, bodies = texts.holding(word, within)
    begun = " " + word.translate(_SPACED)
    ranks: dict[int, int] = {}
    for at in within:
        if at in names:
            level = 0 if texts.names[at].startswith(word) else 2 - (begun in texts.spaced_names[at])
        elif at in summaries:
            level = 4 - (begun in texts.spaced_summaries[at])
        elif at in facts:
            level = 6 - (begun in texts.spaced_facts[at])
        elif at in bodies:
            level = 8 - (" " + word in texts.bodies[at])
        else:
            continue
        absent = (at not in names) + (at not in summaries) + (at not in facts) + (at not in bodies)
        company = _LARGEST_FACET
        if at in facts:
            company = texts.facts[at].count("\0", 0, texts.facts[at].find(word))
        ranks[at] = level << 20 | absent << 10 | company
    return ranks


def link_lines(project: Project) -> Iterator[str]:
    """Yield the link of `project`, then each link and source, as one line: title and URL."""
    yield project.link
    for link in (*project.links, *project.sources):
        yield f"{link.title}: {link.url}"


def _facts(project: Project, section: str) -> str:
    r"""Return the facts, a line each; the facets with one value first, `\0`, those with two, and so on.

    The number of `\0` before a match then says how many values share its facet. After the facets come the
    section's title, the install command and the latest version.
    """
    groups: list[list[str]] = [[] for _ in range(_LARGEST_FACET)]
    for values in project.facets.values():
        groups[min(len(values), _LARGEST_FACET) - 1].extend(values)
    version = project.latest.version if project.latest else ""
    return "\0".join(["\n".join(group) for group in groups] + [f"{section}\n{project.install}\n{version}"])


def _spaced(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return `texts` with a space before each and for every mark: a word begins where a space stands before it."""
    return tuple(" " + text.translate(_SPACED) for text in texts)


def _holding(word: str, texts: tuple[str, ...], within: Sequence[int]) -> set[int]:
    """Return the positions among `within` at which the text holds `word`, as it is spelt."""
    if " " not in word:
        return {at for at in within if word in texts[at]}
    longest = max(word.split(" "), key=len)
    finds = re.compile(exactly(word)).search
    return {at for at in within if longest in texts[at] and finds(texts[at])}
