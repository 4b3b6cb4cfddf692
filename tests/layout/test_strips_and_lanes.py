"""Pictures of a page: strips that break at their arrows, and lanes that fit the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.layout.ansi import render
from gpueco_tui.layout.blocks import Blocks, Crossing, Lane, Lanes, Part, Strip, Text, length, mapped
from gpueco_tui.layout.lanes import HEADS_AGAIN
from gpueco_tui.layout.layout import layout
from gpueco_tui.layout.style import Style
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from gpueco_tui.layout.lines import Layout

STRIP = Strip(
    (
        Part((Text("Wool"),), "you bring"),
        Part((Text("spinner", Style("link"), 0),), "stable"),
        Part((Text("yarn, thread"),), "comes out"),
        Part((Text("Loom"),)),
    )
)
LANES = Lanes(
    (Lane((Text("Looms"),), "family-1"), Lane((Text("Needles"),), "family-2"), Lane((Text("Hooks"),))),
    (
        ((Text("Spinners"),), (Crossing((Text("wheel", Style("link"), 0),), ("●", "", "○"), "good", "slow"),)),
        ((Text("Dyers of all colours"),), (Crossing((Text("vat of indigo"),), ("", "●", ""), "bad"),)),
    ),
)


def laid_out(block: Strip | Lanes, width: int) -> Layout:
    """Return the picture at a width."""
    return layout(Blocks((block,), ("https://spin.example",)), width)


def text(block: Strip | Lanes, width: int) -> str:
    """Return the picture as plain text."""
    return render(laid_out(block, width), color=False)


def test_a_strip_is_one_line_with_its_captions() -> None:
    """Each caption is under its part; a part narrower than its caption is filled up to the arrow."""
    assert text(STRIP, 60) == ("Wool ──────▶ spinner ─▶ yarn, thread ─▶ Loom\nyou bring    stable     comes out\n")


def test_a_strip_breaks_at_its_arrows() -> None:
    """A part that does not fit begins the next row, after an arrow."""
    assert text(STRIP, 24) == ("Wool ──────▶ spinner\nyou bring    stable\n ─▶ yarn, thread ─▶ Loom\n    comes out\n")


def test_a_narrow_strip_is_a_list() -> None:
    """Where a part is wider than the page, the parts are below each other, and wrapped."""
    assert text(STRIP, 12) == "Wool\n─▶ spinner\n─▶ yarn,\n   thread\n─▶ Loom\n"


@pytest.mark.parametrize("width", [60, 24, 12])
def test_the_links_of_a_strip_are_where_they_are_seen(width: int) -> None:
    """A link of a part has the cells of its text."""
    page = laid_out(STRIP, width)
    (spot,) = page.links[0].spots
    assert page.lines[spot.line].plain[spot.start : spot.end] == "spinner"


def test_lanes_are_columns_and_a_line_joins_those_of_a_row() -> None:
    """The names of the lanes stand beside the first heading, the notes at the end."""
    assert text(LANES, 60) == (
        "Spinners       Looms     Needles   Hooks\n"
        " wheel         ●───────────────────○         slow\n"
        "\nDyers of all colours\n"
        " vat of indigo ⋅         ●         ⋅\n"
    )


def test_the_names_of_the_lanes_come_again_below_a_long_group() -> None:
    """They are seen when the picture is scrolled, and not again where they are still near."""
    rows = (Crossing((Text("wheel"),), ("●", "", "")),) * HEADS_AGAIN
    long, short = ((Text("Long"),), rows), ((Text("Short"),), rows[:1])
    lines = text(Lanes(LANES.lanes, (long, long, short)), 60).splitlines()
    assert [line.split()[0] for line in lines if "Looms" in line] == ["Long", "Long", "Short"]
    lines = text(Lanes(LANES.lanes, (short, short, short)), 60).splitlines()
    assert [line.split()[1:] for line in lines if "Short" in line] == [["Looms", "Needles", "Hooks"], [], []]


def test_the_names_of_narrow_lanes_take_several_lines() -> None:
    """A name begins where its lane does; a stroke leads from the name down past the others."""
    assert text(LANES, 30).splitlines()[:3] == [
        "Spinners    Looms   Hooks",
        "            │   Needles",
        " wheel      ●───────○   slow",
    ]


def test_lanes_without_room_are_words() -> None:
    """Where not even a mark fits, each row says which lanes it is in."""
    assert text(LANES, 9) == (
        "Spinners\nwheel\n  Looms,\n  Hooks\n\nDyers of\nall\ncolours\nvat of\nindigo\n  Needles\n"
    )


@pytest.mark.parametrize("block", [STRIP, LANES])
def test_no_picture_is_wider_than_the_page(block: Strip | Lanes) -> None:
    """At every width all lines fit, and at every width the links are found."""
    for width in range(1, 80):
        page = laid_out(block, width)
        assert max(width_of(line.plain) for line in page.lines) <= width, width
        assert width < 5 or page.links[0].spots, width


@pytest.mark.parametrize("block", [STRIP, LANES])
def test_the_texts_of_a_picture_can_be_changed_and_counted(block: Strip | Lanes) -> None:
    """Links are moved and signs get their tone in pictures as in text."""
    (changed,) = mapped((block,), lambda part: part._replace(text=part.text.upper()))
    assert changed.with_flows(lambda flow: flow) == changed != block
    assert length((block,)) == length((changed,)) > 20


def test_in_ascii_every_mark_is_told_from_an_empty_lane() -> None:
    """The dot of a lane that a row is not in is blank there, for a mark may be a dot."""
    plain = render(laid_out(LANES, 60), color=False, ascii_only=True).splitlines()
    assert plain[1].split() == ["wheel", "*-------------------.", "slow"]
    assert plain[4].split() == ["vat", "of", "indigo", "*"]
