"""Licences that are written as SPDX expressions: what they name is found, and they are shown as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.facet_fields import licences
from gpueco_tui.loading.load import load
from gpueco_tui.loading.page import PageRules, read_project
from gpueco_tui.search.index import Index

if TYPE_CHECKING:
    from pathlib import Path

ROOT = """\
+++
title = "Ring"
[[extra.facets]]
name = "license"
expression = "SPDX"
values = ["MIT", "Apache-2.0", "Zlib"]
+++
"""
PAGE = '+++\ntitle = "A tool"\n[taxonomies]\nlicense = ["%s"]\n+++\n'


@pytest.mark.parametrize(
    ("expression", "named"),
    [
        ("MIT", ("MIT",)),
        ("MIT OR Apache-2.0", ("MIT", "Apache-2.0")),
        ("MIT/Apache-2.0", ("MIT", "Apache-2.0")),
        ("MIT / Apache-2.0", ("MIT", "Apache-2.0")),
        ("(MIT OR Apache-2.0) AND Zlib", ("MIT", "Apache-2.0", "Zlib")),
        ("MIT OR (Apache-2.0 AND (Zlib OR MIT))", ("MIT", "Apache-2.0", "Zlib")),
        ("Apache-2.0 WITH LLVM-exception OR MIT", ("Apache-2.0 WITH LLVM-exception", "MIT")),
        ("(Apache-2.0  WITH  LLVM-exception)", ("Apache-2.0 WITH LLVM-exception",)),
        ("GPL-2.0-or-later", ("GPL-2.0-or-later",)),
        ("our own terms", ("our own terms",)),
        ("()", ()),
    ],
)
def test_an_expression_names_licences(expression: str, named: tuple[str, ...]) -> None:
    """Each once and in order; an exception belongs to its licence. What is no expression is one name."""
    assert licences(expression) == named


def test_a_facet_with_expressions_has_their_values() -> None:
    """The expression is kept beside them, as it is written."""
    rules = PageRules(declared=True, expressions=("license",))
    read = read_project(PAGE % "MIT OR Zlib", file="a.md", name="a", section="s", rules=rules).project
    assert (dict(read.facets), dict(read.expressions)) == ({"license": ("MIT", "Zlib")}, {"license": "MIT OR Zlib"})
    plain = read_project(PAGE % "MIT OR Zlib", file="a.md", name="a", section="s").project
    assert (dict(plain.facets), dict(plain.expressions)) == ({"license": ("MIT OR Zlib",)}, {})


def test_a_licence_is_found_in_its_expression(tmp_path: Path) -> None:
    """As a word and as a whole value, in any case; and not as a part of another licence's name."""
    (tmp_path / "_index.md").write_text(ROOT)
    (tmp_path / "tools").mkdir()
    for name, expression in {"both": "MIT OR Apache-2.0", "one": "Zlib", "near": "MIT-0"}.items():
        (tmp_path / "tools" / f"{name}.md").write_text(PAGE.replace("A tool", name) % expression)
    index = Index(load(tmp_path))
    for query, titles in {
        "license:mit": ["both", "near"],
        'license:"mit"': ["both"],
        "license:apache": ["both"],
        'license:"MIT OR Apache-2.0"': [],
    }.items():
        assert [hit.project.title for hit in index.search(query).hits] == titles, query
