"""What a wrong name may mean, and how that is asked."""

from __future__ import annotations

import pytest
from gpueco_tui.text.suggest import Suggester, did_you_mean, listed


@pytest.mark.parametrize(
    ("wrong", "names"),
    [
        ("GPU", ("rust-gpu", "wgpu", "gpu-alloc")),
        ("wgup", ("wgpu",)),
        ("wgpu  x", ("wgpu",)),
        ("", ()),
        ("zzz", ()),
    ],
)
def test_names_that_contain_it_come_before_names_like_it(wrong: str, names: tuple[str, ...]) -> None:
    """At most three names are suggested, in any case: those that contain what was typed, then those like it."""
    assert Suggester(["rust-gpu", "wgpu", "gpu-alloc", "gpu-things", "Ash"]).similar(wrong) == names


def test_the_nearest_is_a_name_like_it_and_not_one_that_contains_it() -> None:
    """Alone a name is suggested only when it is like what was typed: `a` may be a field of another tool, not `tags`."""
    assert Suggester(["tags", "Title"]).nearest("a") == ""
    assert Suggester(["tags", "Title"]).nearest("titel") == "Title"


def test_two_names_that_mean_the_same_are_suggested_once() -> None:
    """A project goes by its title and its slug, and is suggested once."""
    names = {"rust-gpu": "Rust GPU", "Rust GPU": "Rust GPU"}
    assert Suggester(names, meanings=names).similar("rust") == ("Rust GPU",)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        ([""], ""),
        (["a"], "; did you mean 'a'?"),
        (["a", "b"], "; did you mean 'a' or 'b'?"),
        (["a", "b", "c"], "; did you mean 'a', 'b' or 'c'?"),
    ],
)
def test_the_question(names: list[str], text: str) -> None:
    """The names are in quotes where they are to be typed, and without names there is no question."""
    assert did_you_mean(*names, before="; ", quote="'") == text


def test_long_lists_end_with_a_number() -> None:
    """Of more names than are wanted, the last place says how many more there are."""
    assert listed(["a", "b", "c"], "and", most=3) == "a, b and c"
    assert listed(["a", "b", "c", "d"], "and", most=3) == "a, b and 2 more"
