"""What is seen of a page, worked out without an app."""

from __future__ import annotations

import pytest
from gpueco_tui.app.page_state import LETTERS, PageState, changed_lines, labels
from gpueco_tui.layout.layout import layout
from gpueco_tui.layout.lines import Spot
from gpueco_tui.markdown.parse import parse
from gpueco_tui.values import replace

PAGE = """# Title

A kernel and [one](https://one.example/) link.

Another kernel, and [two](https://two.example/) and [three](javascript:x).

A last kernel ●.
"""


def reading(words: tuple[str, ...] = ("kernel",), width: int = 60) -> PageState:
    """Return the page laid out for `width` cells, with `words` found in it."""
    return PageState().laid_out(layout(parse(PAGE), width), words)


def looks(shown: PageState, look: str) -> list[tuple[int, str]]:
    """Return the lines with an overlay of `look`, each with the text below it or in its place."""
    return [
        (y, over.text or shown.line(y).plain[over.spot.start : over.spot.end])
        for y in range(shown.count)
        for over in shown.overlays(y)
        if over.look == look
    ]


@pytest.mark.parametrize(
    ("match", "step", "top", "after"),
    [
        (-1, 1, 0, 0),
        (-1, 1, 3, 1),
        (-1, -1, 0, 2),
        (-1, -1, 3, 0),
        (-1, 1, 99, 0),
        (0, 1, 0, 1),
        (2, 1, 0, 0),
        (0, -1, 0, 2),
    ],
)
def test_next_match(match: int, step: int, top: int, after: int) -> None:
    """The first match is the one in view, and after the last comes the first, both ways."""
    assert replace(reading(), match=match).next_match(step, top).match == after


def test_no_matches() -> None:
    """Where nothing matches, the next match changes nothing."""
    shown = reading(())
    assert shown.next_match(1, 0) is shown
    assert shown.match_spots == ()


@pytest.mark.parametrize(
    ("focused", "step", "visible", "after"),
    [
        (-1, 1, [1, 2], 1),
        (-1, -1, [1, 2], -1),
        (-1, 1, [], -1),
        (0, 1, [], 1),
        (2, 1, [0], -1),
        (0, -1, [0], -1),
        (2, -1, [0], 1),
    ],
)
def test_next_link(focused: int, step: int, visible: list[int], after: int) -> None:
    """The walk begins with the first link in view, and ends at both ends of the page."""
    assert reading().with_focus(focused).next_link(step, visible) == after


def test_visible_links() -> None:
    """A link is in view when one of its lines is."""
    shown = reading()
    first, second, third = (link.spots[0].line for link in shown.layout.links)
    assert shown.visible_links(range(shown.count)) == [0, 1, 2]
    assert shown.visible_links(range(first, first + 1)) == [0]
    assert shown.visible_links(range(second, third + 1)) == [1, 2]


@pytest.mark.parametrize("count", [0, 1, len(LETTERS), len(LETTERS) + 1, len(LETTERS) ** 2])
def test_labels(count: int) -> None:
    """There are as many labels as asked for, all different, and none is the beginning of another."""
    made = labels(count)
    assert len(set(made)) == len(made) == count
    assert len({len(label) for label in made}) <= 1


def test_a_letter_focuses_its_link() -> None:
    """The letter of a link takes all letters off and gives the link the focus."""
    shown = reading().with_hints([1, 2])
    assert looks(shown, "over--hint") == [
        (shown.layout.links[index].spots[0].line, LETTERS[index - 1]) for index in (1, 2)
    ]
    typed = shown.type(LETTERS[1])
    assert (typed.focused, typed.hints) == (2, ())
    assert looks(typed, "over--focus") == [(typed.layout.links[2].spots[0].line, "three")]


def test_the_first_of_two_letters_is_kept() -> None:
    """Half of a label keeps the letters; what begins no label takes them off and focuses nothing."""
    shown = replace(reading(), hints=(("aa", 0), ("as", 1)))
    assert shown.type("a").hints == shown.hints
    assert shown.type("a").type("s").focused == 1
    for wrong in (shown.type(""), shown.type("x"), shown.type("a").type("x")):
        assert (wrong.focused, wrong.hints, wrong.typed) == (-1, (), "")


def test_overlays() -> None:
    """Every match is marked, the current one otherwise; faint lines are muted first of all."""
    shown = replace(reading(), match=1, faint=frozenset({2}))
    assert [text for _, text in looks(shown, "over--match")] == ["kernel", "kernel"]
    assert [text for _, text in looks(shown, "over--match-current")] == ["kernel"]
    assert next(iter(shown.overlays(2))) == (Spot(2, 0, -1), "line--muted", "")


def test_addresses_for_the_terminal() -> None:
    """The terminal gets the addresses that may be opened, unless it is to get none."""
    shown = reading()
    assert [shown.link_url(index) for index in range(3)] == ["https://one.example/", "https://two.example/", ""]
    assert replace(shown, hyperlinks=False).link_url(0) == ""


def test_another_width_keeps_the_focus() -> None:
    """A page laid out for another width keeps its focused link; its matches are found again and none is current."""
    shown = replace(reading(), focused=1, match=1)
    narrow = shown.laid_out(layout(parse(PAGE), 12), ("kernel",))
    assert narrow.link is not None
    assert narrow.link.url == "https://two.example/"
    assert (narrow.match, len(narrow.matches.spots)) == (-1, 3)


def test_changed_lines() -> None:
    """Only the lines of the link or the match that changed are painted; everything after any other change."""
    shown = reading()
    first, second, _ = (link.spots[0].line for link in shown.layout.links)
    assert changed_lines(shown, shown) == []
    assert changed_lines(shown, shown.with_focus(0)) == [first]
    assert changed_lines(shown.with_focus(0), shown.with_focus(1)) == [first, second]
    assert changed_lines(shown, shown.next_match(1, 0)) == [shown.matches.spots[0][0].line]
    assert changed_lines(shown, shown.with_hints([0])) is None
    assert changed_lines(shown, reading(width=12)) is None
