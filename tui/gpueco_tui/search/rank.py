"""How well a word matches a project: in which of four places it is found, and how.

With 10 000 projects one letter finds them all. So the work for each of them is a few plain string operations: a rank is
one number, and the texts are prepared so that `in` and `count` are enough.
"""

from __future__ import annotations

import re
from functools import cached_property

from gpueco_tui.text.spelling import (
    exactly,
    fold,
    is_case_sensitive,
    needle_without_marks,
    variant_pattern,
    without_marks,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gpueco_tui.model import Ecosystem, Project

_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_SPACED = str.maketrans(dict.fromkeys(_MARKS + "\n\t\0", " "))
_BETWEEN = "\1"
"""Separates texts that are processed as one; no cleaned text contains it."""
_VARIANT = 9
"""Added to the level of another spelling: one more than the last level."""
_LARGEST_FACET = 9
"""Facets with more values than this rank the same."""
_AT_A_WORD = (0, 1, 3, 5)
"""The levels of matches that are certainly at the start of a word."""


class _Texts:
    """The four places of every project, in the order of the ecosystem; all in lower case, or as written."""

    def __init__(self, places: Sequence[tuple[str, ...]]) -> None:
        self.places = tuple(places)
        self.names, self.summaries, self.facts, self.bodies = places
        self.spaced_names, self.spaced_summaries, self.spaced_facts = map(_spaced, places[:3])

    def holding(self, word: str, within: Sequence[int]) -> tuple[set[int], ...]:
        """Return for each place the positions among `within` whose text there contains `word`."""
        return tuple(_holding(word, texts, within) for texts in self.places)

    @cached_property
    def without_marks(self) -> _Texts:
        """The same texts without the marks that may be left out inside words."""
        return _Texts([tuple(without_marks(_BETWEEN.join(texts)).split(_BETWEEN)) for texts in self.places])


class Ranker:
    """Ranks the projects of an ecosystem by a word. The texts are collected when they are first needed."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        """Rank the projects of `ecosystem`."""
        self._ecosystem = ecosystem

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The title and the slug of each project, in lower case, on two lines."""
        return self._folded.names

    @cached_property
    def _places(self) -> tuple[tuple[str, ...], ...]:
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
        return _Texts(self._places)

    @cached_property
    def _folded(self) -> _Texts:
        return _Texts([tuple(map(fold, texts)) for texts in self._places])

    def holding(self, word: str, within: Sequence[int]) -> set[int]:
        """Return the positions among `within` of the projects that contain `word` in any place, by smart case."""
        return set(self.ranks(word, within))

    def ranks(self, word: str, within: Sequence[int]) -> dict[int, int]:
        """Return the rank of each project that contains `word`, of those at the positions `within`.

        A smaller rank is better, and the ranks of several words may be added. In this order of weight:
        the level of the best place, 0 to 8: the start of the name, the start of a word in the name, inside a word of
        it, then the start and the inside of a word in the summary, the facts, the text;
        how many of the four places do not contain it;
        how many values the facet that contains it has, for the facet with the fewest.
        Projects that only contain another spelling come after all others.
        """
        texts = self._written if is_case_sensitive(word) else self._folded
        ranks = _ranks(texts, word, within)
        bare = needle_without_marks(word)
        if bare and len(ranks) < len(within):
            begins = re.compile(variant_pattern(word)).search
            others = _ranks(texts.without_marks, bare, [at for at in within if at not in ranks])
            for at, rank in others.items():
                if rank >> 20 in _AT_A_WORD or any(begins(place[at]) for place in texts.places):
                    ranks[at] = rank + (_VARIANT << 20)
        return ranks


def _ranks(texts: _Texts, word: str, within: Sequence[int]) -> dict[int, int]:
    """Return the ranks of `word`, spelt as it is."""
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
        missing_places = (at not in names) + (at not in summaries) + (at not in facts) + (at not in bodies)
        facet_size = _LARGEST_FACET
        if at in facts:
            facet_size = texts.facts[at].count("\0", 0, texts.facts[at].find(word))
        ranks[at] = level << 20 | missing_places << 10 | facet_size
    return ranks


def link_lines(project: Project) -> Iterator[str]:
    """Yield the link of `project`, then each other link and source as a line of title and URL."""
    yield project.link
    for link in (*project.links, *project.sources):
        yield f"{link.title}: {link.url}"


def _facts(project: Project, section: str) -> str:
    r"""Return the facts, a line each: the facets with one value, `\0`, those with two values, and so on.

    The number of `\0` before a match is then how many values its facet has, less one. After the facets come the title
    of the section, the install command and the latest version.
    """
    groups: list[list[str]] = [[] for _ in range(_LARGEST_FACET)]
    for values in project.facets.values():
        groups[min(len(values), _LARGEST_FACET) - 1].extend(values)
    version = project.latest.version if project.latest else ""
    return "\0".join(["\n".join(group) for group in groups] + [f"{section}\n{project.install}\n{version}"])


def _spaced(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return `texts` with a space before each and in place of every mark, so that a space is before every word."""
    return tuple(" " + text.translate(_SPACED) for text in texts)


def _holding(word: str, texts: tuple[str, ...], within: Sequence[int]) -> set[int]:
    """Return the positions among `within` whose text contains `word`, spelt as it is."""
    if " " not in word:
        return {at for at in within if word in texts[at]}
    longest = max(word.split(" "), key=len)
    finds = re.compile(exactly(word)).search
    return {at for at in within if longest in texts[at] and finds(texts[at])}
