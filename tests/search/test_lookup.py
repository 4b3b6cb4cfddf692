"""Names, as people type them, to projects."""

from __future__ import annotations

import pytest
from ecosystems import ecosystem, project
from gpueco_tui.search.index import UnknownProject, named

FIELD = ecosystem(
    project("rust-gpu"),
    project("rust-cuda"),
    project("wgpu"),
    project("std::offload"),
    project("wgpu native"),
    project("CubeCL"),
)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("wgpu", "wgpu"),
        ("WGPU", "wgpu"),
        (" wgpu   Native ", "wgpu native"),
        ("std::off", "std::offload"),
        ("std-offload", "std::offload"),
        ("cube", "CubeCL"),
    ],
)
def test_a_title_or_slug_or_the_start_of_one_names_a_project(name: str, title: str) -> None:
    """Any case will do, and a whole name is never in the way of a longer one."""
    assert named(FIELD, name).title == title


@pytest.mark.parametrize(
    ("name", "sentence", "candidates"),
    [
        ("rust", "'rust' could be rust-gpu or rust-cuda; say which by more of its name", ["rust-gpu", "rust-cuda"]),
        ("offload", "there is no project called 'offload'; did you mean std::offload?", ["std::offload"]),
        ("cubcl", "there is no project called 'cubcl'; did you mean CubeCL?", ["CubeCL"]),
        ("zzzz", "there is no project called 'zzzz'", []),
        ("", "there is no project called ''", []),
    ],
)
def test_any_other_name_says_what_may_have_been_meant(name: str, sentence: str, candidates: list[str]) -> None:
    """The error's text is the sentence to show, and it carries the projects it speaks of."""
    with pytest.raises(UnknownProject) as caught:
        named(FIELD, name)
    assert str(caught.value) == sentence
    assert [each.title for each in caught.value.candidates] == candidates
