"""What a user sees of a page: its lines, the matches of a search, the focused link and the letters on links."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from gpueco_tui.app.lines import Overlay
from gpueco_tui.layout.find import find
from gpueco_tui.layout.lines import Layout, Spot
from gpueco_tui.text.clean import openable
from gpueco_tui.values import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gpueco_tui.layout.lines import Line, PlacedLink

LETTERS = "asdfghjklqwertuiopzxcvbnm"
"""The letters that are put on links, the easiest to reach first."""


class Matches(Frozen):
    """Where the words of a search are in a page, in page order."""

    spots: tuple[tuple[Spot, ...], ...] = ()
    """The spots of each match; a match that wraps has several."""

    @cached_property
    def by_line(self) -> Mapping[int, list[tuple[int, Spot]]]:
        """For each line its spots, each with the index of its match."""
        lines: dict[int, list[tuple[int, Spot]]] = {}
        for index, spots in enumerate(self.spots):
            for spot in spots:
                lines.setdefault(spot.line, []).append((index, spot))
        return lines


class PageState(Frozen):
    """A page and what is drawn over it. Every method that changes something returns another reading."""

    layout: Layout = Layout(0)
    matches: Matches = Matches()
    match: int = -1
    """The index of the current match, or -1."""
    focused: int = -1
    """The index of the focused link, or -1."""
    hints: tuple[tuple[str, int], ...] = ()
    """The letters on links, each with the index of its link."""
    typed: str = ""
    """The letters typed so far."""
    faint: frozenset[int] = frozenset()
    """Lines that are muted as a whole."""
    hyperlinks: bool = True
    """Whether links are given to the terminal as OSC 8 hyperlinks."""

    def laid_out(self, layout: Layout, words: tuple[str, ...], faint: Iterable[int] = ()) -> PageState:
        """Return the same page as `layout`, with the matches of `words` and none of them current."""
        matches = Matches(find(layout, words) if words else ())
        return replace(self, layout=layout, matches=matches, match=-1, faint=frozenset(faint))

    # Lines

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self.layout.lines)

    @property
    def width(self) -> int:
        """The cells that a filled line takes."""
        return self.layout.width

    def line(self, y: int) -> Line:
        """Return line `y`."""
        return self.layout.lines[y]

    def overlays(self, y: int) -> Iterator[Overlay]:
        """Yield what is drawn over line `y`: its muting, matches, the focused link, letters."""
        if y in self.faint:
            yield Overlay(Spot(y, 0, -1), "line--muted")
        for index, spot in self.matches.by_line.get(y, ()):
            yield Overlay(spot, "over--match-current" if index == self.match else "over--match")
        if (link := self.link) is not None:
            yield from (Overlay(spot, "over--focus") for spot in link.spots if spot.line == y)
        for letters, index in self.hints:
            spot = self.layout.links[index].spots[0]
            if spot.line == y:
                yield Overlay(spot, "over--hint", letters)

    def link_url(self, index: int) -> str:
        """Return the address of link `index` for the terminal, or an empty string if the terminal gets none."""
        url = self.layout.links[index].url
        return url if self.hyperlinks and url.isascii() and openable(url) else ""

    # Matches

    def next_match(self, step: int, top: int) -> PageState:
        """Go `step` matches on, back when negative; after the last comes the first.

        Without a current match, begin at line `top`, the first in view.
        """
        spots = self.matches.spots
        if not spots:
            return self
        if self.match < 0:
            below = next((i for i, match in enumerate(spots) if match[0].line >= top), 0)
            return replace(self, match=(below if step > 0 else below - 1) % len(spots))
        return replace(self, match=(self.match + step) % len(spots))

    @property
    def match_spots(self) -> tuple[Spot, ...]:
        """The spots of the current match; empty without one."""
        return self.matches.spots[self.match] if 0 <= self.match < len(self.matches.spots) else ()

    # Links

    @property
    def link(self) -> PlacedLink | None:
        """The focused link, or None."""
        links = self.layout.links
        return links[self.focused] if 0 <= self.focused < len(links) else None

    @property
    def link_spots(self) -> tuple[Spot, ...]:
        """The spots of the focused link; empty without one."""
        return self.link.spots if self.link else ()

    def visible_links(self, lines: range) -> list[int]:
        """Return the indexes of the links on `lines`, in reading order."""
        links = enumerate(self.layout.links)
        return [index for index, link in links if any(spot.line in lines for spot in link.spots)]

    def next_link(self, step: int, visible: list[int]) -> int:
        """Return the index of the link `step` after the focused one, or -1 if there is none.

        Without a focused link it is the first of those in view, the `visible` ones; backwards there is none then.
        """
        if self.focused < 0:
            return visible[0] if visible and step > 0 else -1
        index = self.focused + step
        return index if 0 <= index < len(self.layout.links) else -1

    def with_focus(self, index: int) -> PageState:
        """Focus link `index`, or no link when it is -1."""
        return replace(self, focused=index)

    def with_hints(self, visible: list[int]) -> PageState:
        """Put letters on the links `visible`."""
        return replace(self, hints=tuple(zip(labels(len(visible)), visible, strict=False)), typed="")

    def without_hints(self) -> PageState:
        """Take the letters off."""
        return replace(self, hints=(), typed="")

    def type(self, letter: str) -> PageState:
        """Type a letter of a link: the whole of its letters focus it; what no link has takes all letters off."""
        typed = self.typed + letter
        for letters, index in self.hints:
            if letters == typed:
                return self.without_hints().with_focus(index)
        going_on = typed and any(letters.startswith(typed) for letters, _ in self.hints)
        return replace(self, typed=typed) if going_on else self.without_hints()


def labels(count: int) -> list[str]:
    """Return `count` labels made of letters, none the beginning of another; 625 at most."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    return [one + two for one in LETTERS for two in LETTERS][:count]


def changed_lines(before: PageState, after: PageState) -> list[int] | None:
    """Return the lines that look different in `after`, or None for all of them."""
    moving = {"match": after.match, "focused": after.focused, "typed": after.typed}
    if replace(before, **moving) != after:
        return None
    spots: list[Spot] = []
    if before.match != after.match:
        spots += before.match_spots + after.match_spots
    if before.focused != after.focused:
        spots += before.link_spots + after.link_spots
    return [spot.line for spot in spots]
