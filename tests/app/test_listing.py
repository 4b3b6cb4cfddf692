"""The rows of the sidebar, worked out without an app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.listing import Listing, Marks
from gpueco_tui.app.place import Place
from gpueco_tui.search.index import Index

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

WIDTH = 30


def text(listing: Listing) -> list[str]:
    """Return the lines as they are seen."""
    return [listing.line(y, WIDTH).plain.rstrip() for y in range(listing.count)]


def test_rows_and_stops(ecosystem: Ecosystem) -> None:
    """Every section has a heading, which the cursor passes over; the overview and each project are stops."""
    listing = Listing(ecosystem)
    assert text(listing)[:4] == ["   Overview", "", " Compilers", " ● Alpha               SPIR-V"]
    places = [listing.value(index) for index in range(len(listing.stops))]
    assert places == [Place(), *(Place("project", slug) for slug in ("alpha", "beta", "gamma", "delta", "omega"))]
    assert [listing.index(place) for place in places] == list(range(6))
    assert listing.index(Place("section", "hosts")) == -1


def test_marks(ecosystem: Ecosystem) -> None:
    """A marked project has a mark in front, a favourite a star behind."""
    listing = Listing(ecosystem, marks=Marks(frozenset({"alpha"}), frozenset({"alpha"})))
    assert text(listing)[3] == "✓● Alpha ★             SPIR-V"


@pytest.mark.parametrize(("at", "after"), [(-1, 0), (3, 3), (0, 0)])
def test_the_cursor_stays_on_its_project(ecosystem: Ecosystem, at: int, after: int) -> None:
    """New marks leave the cursor where it was."""
    before = Listing(ecosystem)
    assert Listing(ecosystem, marks=Marks(frozenset({"alpha"}))).cursor(before, at) == after


def test_the_cursor_goes_to_the_best_hit_of_a_new_query(ecosystem: Ecosystem) -> None:
    """A new query has the cursor on its first row; when it is cleared the cursor is on the same project as before."""
    everything = Listing(ecosystem)
    found = Listing(ecosystem, Index(ecosystem).search("gamma"))
    assert found.cursor(everything, 1) == 0
    assert everything.cursor(found, 0) == everything.index(Place("project", "gamma"))


def test_nothing_found(ecosystem: Ecosystem) -> None:
    """Where nothing is found there is no row, and the cursor is nowhere."""
    nothing = Listing(ecosystem, Index(ecosystem).search("emits:nothing"))
    assert (nothing.count, nothing.stops, nothing.cursor(Listing(ecosystem), 1)) == (0, (), -1)
