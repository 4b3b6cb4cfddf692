"""Going back and forward, as values."""

from __future__ import annotations

from gpueco_tui.app.history import History, Visit
from gpueco_tui.app.place import Place

A, B, C = (Place("project", slug) for slug in "abc")


def test_a_jump_is_remembered_with_its_line() -> None:
    """A jump keeps where the user was, and at which line."""
    history = History((Visit(A),)).scrolled(7).visited(B)
    assert history.here == Visit(B)
    assert history.moved(-1).here == Visit(A, 7)


def test_passing_by_leaves_no_trace() -> None:
    """Places the cursor only passed by are not gone back to."""
    history = History((Visit(A),)).visited(B, passing=True).visited(C, passing=True)
    assert [visit.place for visit in history.visits] == [A, C]


def test_staying_makes_a_passing_visit_last() -> None:
    """A page that was entered is remembered, though the cursor came to it by passing."""
    history = History((Visit(A),)).visited(B, passing=True).visited(B).visited(C)
    assert [visit.place for visit in history.visits] == [A, B, C]


def test_a_jump_forgets_what_lay_ahead() -> None:
    """After going back, a new jump drops the places ahead, as in a browser."""
    history = History((Visit(A),)).visited(B).moved(-1).visited(C)
    assert [visit.place for visit in history.visits] == [A, C]


def test_the_ends_hold() -> None:
    """Going further than there is stays at the end."""
    history = History((Visit(A),)).visited(B)
    assert history.moved(-9).here.place == A
    assert history.moved(9).here.place == B
