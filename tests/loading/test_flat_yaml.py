"""The small YAML reader: what it reads, and what it says of the rest."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

from datetime import date

import pytest
from gpueco_tui.loading import flat_yaml


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b", {"a": "b"}),
        ("a: b # words", {"a": "b"}),
        ("a: b#c", {"a": "b#c"}),
        ('a: "b # c: \\"d\\" \\u00e9"  # e', {"a": 'b # c: "d" é'}),
        ("a: 'it''s'", {"a": "it's"}),
        ("a: https://x.example/y", {"a": "https://x.example/y"}),
        ("a: b: c", {"a": "b: c"}),
        ("a: 12\nb: -3\nc: 1.5", {"a": 12, "b": -3, "c": "1.5"}),
        ("a: true\nb: False", {"a": True, "b": False}),
        ("a: 2026-01-31\nb: 2026-01-31T10:00:00Z\nc: 2026-31-31", {"a": date(2026, 1, 31), "b": date(2026, 1, 31), "c": "2026-31-31"}),
        ("a:\nb: null\nc: ~", {}),
        ("a: [b, 'c, d', \"e\", 5]", {"a": ["b", "c, d", "e", 5]}),
        ("a: []", {"a": []}),
        ("a: [b] # words", {"a": ["b"]}),
        ("a:\n  - b\n  - 'c: d'\n  - https://e.example", {"a": ["b", "c: d", "https://e.example"]}),
        ("a:\n- b\n- c\nd: e", {"a": ["b", "c"], "d": "e"}),
        ("a:\n  b: c\n  d: [e]\nf: g", {"a": {"b": "c", "d": ["e"]}, "f": "g"}),
        ("a:\n  b:\n    - c\n  d: e", {"a": {"b": ["c"], "d": "e"}}),
        ("# words\n\na: b\n", {"a": "b"}),
        ('"a b": c', {"a b": "c"}),
    ],
)  # fmt: skip
def test_flat_yaml_is_read(text: str, data: object) -> None:
    """Fields, quotes, comments, lists, dates and one level of nesting are read, with nothing to remark."""
    assert flat_yaml.read(text) == (data, [])


@pytest.mark.parametrize(
    ("text", "data", "line", "what"),
    [
        ("a: 1\nwords", {"a": 1}, 2, "is no field"),
        ("a: |\n  words\n  b: c\nd: e", {"d": "e"}, 1, "is not read"),
        ("a: {b: c}\nd: e", {"d": "e"}, 1, "is not read"),
        ("a: &x b", {}, 1, "is not read"),
        ('a: "b', {}, 1, "is not read"),
        ("a: [b,\n  c]\nd: e", {"d": "e"}, 1, "does not end on its line"),
        ("a: [[b]]", {}, 1, "was left out"),
        ("a:\n  - b: c\n    d: e\nf: g", {"a": [], "f": "g"}, 2, "inside a list"),
        ("a:\n  b:\n    c: d\ne: f", {"a": {}, "e": "f"}, 3, "nested too deep"),
        ("a: b\n  c: d\ne: f", {"a": "b", "e": "f"}, 2, "nested too deep"),
        ("a: 1\na: 2", {"a": 1}, 2, "twice"),
        ("- a\n- b", {}, 1, "belongs to no field"),
        ("a: b\n- c", {"a": "b"}, 2, "belongs to no list"),
        ("  a: b", {}, 1, "nested too deep"),
    ],
)
def test_what_is_beyond_flat_yaml_is_said_once(text: str, data: object, line: int, what: str) -> None:
    """What is not read is left out with one sentence on its line, and the rest is read."""
    read, notes = flat_yaml.read(text)
    assert read == data
    assert [note[0] for note in notes] == [line]
    assert what in notes[0][2]
