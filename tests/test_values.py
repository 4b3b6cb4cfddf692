"""The base of frozen values does what is asked of a frozen dataclass."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.model import Link, Project, Release
from gpueco_tui.values import Frozen, NamedTuple, cached_property, origin_of, replace

if TYPE_CHECKING:
    from collections.abc import Callable


class Point(Frozen):
    """A value with a default."""

    x: int
    y: int = 0
    name: str = ""


class Pair(NamedTuple):
    """A named tuple with a default."""

    left: str
    right: int = 0

    @property
    def both(self) -> str:
        """The fields as one text."""
        return f"{self.left}{self.right}"


class Other(Frozen):
    """A value with the same fields."""

    x: int
    y: int = 0
    name: str = ""


def test_fields_come_by_position_by_name_or_by_default() -> None:
    """However a value is made, its fields are the same."""
    for point in (Point(1, 0, ""), Point(1), Point(x=1), Point(1, name="")):
        assert (point.x, point.y, point.name) == (1, 0, "")


@pytest.mark.parametrize(
    "wrong",
    [
        Point,
        lambda: Point(y=1),  # pyright: ignore[reportCallIssue]
        lambda: Point(1, 2, "", 4),  # pyright: ignore[reportCallIssue]
        lambda: Point(1, z=1),  # pyright: ignore[reportCallIssue]
        lambda: replace(Point(1), z=1),
    ],
)
def test_a_field_that_is_missing_or_unknown_is_an_error(wrong: Callable[[], Point]) -> None:
    """Making a value names the fields it has when one is missing or there is no such one."""
    with pytest.raises(TypeError, match="Point has the fields x, y, name"):
        wrong()


def test_a_value_never_changes() -> None:
    """No field can be set or deleted, nor another be added."""
    point = Point(1)
    for name in ("x", "z"):
        with pytest.raises(AttributeError, match="frozen"):
            setattr(point, name, 2)
    with pytest.raises(AttributeError, match="frozen"):
        del point.x  # pyright: ignore[reportAttributeAccessIssue]
    assert point == Point(1)


def test_values_are_equal_by_class_and_fields() -> None:
    """Equal values have one hash; a value of another class, or a tuple, is never equal."""
    assert Point(1) == Point(1, 0)
    assert hash(Point(1)) == hash(Point(1, 0))
    assert Point(1) != Point(2)
    assert Point(1) != Other(1)
    assert Point(1) != (1, 0, "")
    assert {Point(1): "one"}[Point(1)] == "one"


def test_a_value_is_true_and_no_tuple() -> None:
    """Empty fields do not make a value false, and it is not taken apart by mistake."""
    assert Link("", "")
    assert not isinstance(Link("", ""), tuple)


def test_a_value_shows_its_fields() -> None:
    """The representation can be read and typed."""
    assert repr(Point(1, name="a")) == "Point(x=1, y=0, name='a')"


def test_a_value_matches_by_position() -> None:
    """A pattern takes the fields in their order."""
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_changed_value_is_another() -> None:
    """`replace` leaves the value it is given as it was."""
    point = Point(1)
    assert replace(point, y=5, name="b") == Point(1, 5, "b")
    assert point == Point(1)


def test_values_can_be_copied_and_pickled() -> None:
    """A copy, shallow, deep or through bytes, is equal."""
    release = Release("1.0")
    for again in (copy.copy(release), copy.deepcopy(release), pickle.loads(pickle.dumps(release))):  # noqa: S301
        assert again == release


def test_a_project_has_a_hash_whatever_its_facets() -> None:
    """Projects go into sets, although their facets have no hash."""
    assert len({Project("a", "A", "s"), Project("a", "A", "s"), Project("b", "B", "s")}) == 2


def test_a_named_tuple_is_one() -> None:
    """It is made, compared, taken apart, matched, shown and changed like that of `typing`, and has methods."""
    pair = Pair("a")
    assert pair == Pair(left="a", right=0) == ("a", 0)
    assert (pair.left, pair.right, pair.both, repr(pair)) == ("a", 0, "a0", "Pair(left='a', right=0)")
    assert pair._replace(right=2) == Pair("a", 2)
    assert isinstance(pair._replace(right=2), Pair)
    match pair:
        case Pair(left, right):
            assert (left, right) == tuple(pair)
    for again in (copy.copy(pair), copy.deepcopy(pair), pickle.loads(pickle.dumps(pair))):  # noqa: S301
        assert again == pair
        assert isinstance(again, Pair)


@pytest.mark.parametrize(
    "wrong",
    [
        Pair,
        lambda: Pair("a", 1, 2),  # pyright: ignore[reportCallIssue]
        lambda: Pair("a", none=1),  # pyright: ignore[reportCallIssue]
        lambda: Pair("a")._replace(none=1),  # pyright: ignore[reportCallIssue]
        lambda: setattr(Pair("a"), "none", 1),
    ],
)
def test_a_named_tuple_has_its_fields_and_no_other(wrong: Callable[[], object]) -> None:
    """A field that is missing or unknown is an error."""
    with pytest.raises((TypeError, AttributeError)):
        wrong()


def test_what_is_cached_is_computed_once() -> None:
    """The first reading computes a property of a frozen value, and every other finds it."""

    class Counted(Frozen):
        numbers: list[int]

        @cached_property
        def first(self) -> int:
            """The last of the numbers, which is gone after that."""
            return self.numbers.pop()

    value = Counted([1, 2])
    assert (value.first, value.first, value.numbers) == (2, 2, [1])


def test_a_value_may_be_made_in_part() -> None:
    """A field that is not known is made when it is first read, and once; in all else it is a value like others."""
    asked: list[str] = []

    def make(value: Frozen, name: str) -> object:
        asked.append(f"{name} of {origin_of(value)}")
        return 7

    point = Point.partly({"x": 1, "name": "a"}, "somewhere", make)
    assert not asked
    assert (point, repr(point), hash(point)) == (Point(1, 7, "a"), repr(Point(1, 7, "a")), hash(Point(1, 7, "a")))
    assert replace(point, x=2) == Point(2, 7, "a")
    for again in (copy.copy(point), copy.deepcopy(Point.partly({"x": 1, "y": 7, "name": "a"}, None, make))):
        assert again == point
    assert asked == ["y of somewhere"]
    for name in ("z", "__setstate__"):
        with pytest.raises(AttributeError, match=name):
            getattr(point, name)
