"""Cutting front matter off a page, and finding a field's line again."""

from __future__ import annotations

from datetime import date

import pytest
from gpueco_tui.loading.field_lines import line_of
from gpueco_tui.loading.front_matter import split_front_matter
from gpueco_tui.model import ContentError

PAGE = """\
+++
title = "One"
[taxonomies]
write = [
    "host Rust",
    "WGSL",
]
[extra]
latest = { version = "1", date = 2026-01-02 }
[[extra.links]]
title = "A"
url = "https://a.example"
[[extra.links]]
title = "B"
url = "https://b.example"
[extra.relations]
"built_on" = ["x"]
+++

Words.
"""


def test_toml_between_plus_lines_is_data() -> None:
    """TOML between +++ lines is data, the rest is the body, and the body knows its line."""
    parts = split_front_matter(PAGE, "a.md")
    assert parts.data["title"] == "One"
    assert parts.body == "Words."
    assert (parts.line, parts.form) == (20, "TOML")
    assert PAGE.split("\n")[parts.line - 1] == "Words."


def test_yaml_between_hyphen_lines_is_data() -> None:
    """YAML between --- lines is data too."""
    parts = split_front_matter("---\ntitle: One\ndate: 2026-01-02\n---\nWords.\n", "a.md")
    assert parts.data == {"title": "One", "date": date(2026, 1, 2)}
    assert (parts.body, parts.line, parts.form) == ("Words.", 5, "YAML")


@pytest.mark.parametrize(
    "text",
    [
        "Words.\n",
        "\n\nWords.",
        "---\n\nWords.\n\n---\n\nMore.\n",
        "--- \nWords",
        "+++ not a fence\nWords",
        "  +++\nx = 1\n",
        "---",
        "",
        "***\na: b\n***",
    ],
)
def test_a_page_without_front_matter_is_all_body(text: str) -> None:
    """A page that begins with a rule, with words or with nothing has no front matter, and nothing of it is lost."""
    parts = split_front_matter(text, "a.md")
    assert (parts.data, parts.form, parts.raw) == ({}, "", "")
    assert parts.body == text.strip("\n")


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    """A page saved on Windows reads the same, lines included."""
    assert split_front_matter("\ufeff" + PAGE.replace("\n", "\r\n"), "a.md") == split_front_matter(PAGE, "a.md")


def test_empty_front_matter_is_front_matter() -> None:
    """Two fences with nothing between them are cut off."""
    assert split_front_matter("+++\n+++\nWords.", "a.md").body == "Words."
    assert split_front_matter("---\n---\nWords.", "a.md").body == "Words."


def test_the_body_keeps_the_indent_of_its_first_line() -> None:
    """Blank lines before the body go; the indent that makes code of its first line stays."""
    parts = split_front_matter("+++\n+++\n\n  \n    code\n", "a.md")
    assert (parts.body, parts.line) == ("    code", 5)


def test_a_plus_line_inside_the_body_is_body() -> None:
    """Only the first closing fence closes."""
    assert split_front_matter("+++\nx = 1\n+++\na\n+++\nb\n", "a.md").body == "a\n+++\nb"


@pytest.mark.parametrize("text", ["+++\ntitle = 1\n", "\n+++\ntitle = 1\n++\n", "---\ntitle: x\n\nWords.\n"])
def test_an_open_fence_names_its_line_and_the_remedy(text: str) -> None:
    """Front matter that is not closed is an error on the line of the fence, and says how to close it."""
    with pytest.raises(ContentError, match="is not closed; put a line") as error:
        split_front_matter(text, "a.md")
    assert error.value.problem.line == 1 + text.startswith("\n")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a = 1\nb = \nc = 3\n", 3),
        ("a = 1\na = 2\n", 3),
        ("a = 1\n\nb = [1,\n", 4),
        ('x = "\\q"\n', 2),
        ("x = " + "9" * 5000 + "\n", 2),
        ("x = " + "[" * 5000 + "\n", 2),
    ],
)
def test_a_toml_mistake_is_on_its_line_of_the_file(data: str, line: int) -> None:
    """Whatever tomli refuses is a ContentError with the file's line and no part of tomli's own counting."""
    with pytest.raises(ContentError) as error:
        split_front_matter(f"+++\n{data}+++\nWords.\n", "a.md")
    problem = error.value.problem
    assert (problem.file, problem.line) == ("a.md", line)
    assert "TOML cannot be read" in problem.what
    assert "(at " not in problem.what


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("taxonomies",), 3),
        (("taxonomies", "write"), 4),
        (("taxonomies", "write", "WGSL"), 6),
        (("taxonomies", "none"), 3),
        (("extra", "latest", "date"), 9),
        (("extra", "links", 0, "url"), 12),
        (("extra", "links", 1, "title"), 14),
        (("extra", "links", 1), 13),
        (("extra", "relations", "built_on"), 17),
        (("extra", "relations", "built_on", "x"), 17),
        (("missing",), 1),
        ((), 1),
    ],
)
def test_every_field_of_toml_has_a_line(path: tuple[str | int, ...], line: int) -> None:
    """A field, a list item and a table in a list are found; a missing one gives the place where it should be."""
    assert line_of(split_front_matter(PAGE, "a.md").raw, *path) == line


def test_every_field_of_yaml_has_a_line() -> None:
    """Fields and nested fields of YAML are found, and the items of a list."""
    raw = split_front_matter("---\na: 1\nb:\n  c: 2\n  d:\n    - e\n    - f\n---\n", "a.md").raw
    assert [line_of(raw, *path) for path in (("a",), ("b",), ("b", "c"), ("b", "d", "f"))] == [2, 3, 4, 7]


def test_an_array_of_tables_in_an_array_of_tables_has_lines() -> None:
    """Tables nested in tables are counted within their own parent."""
    raw = "+++\n[[a]]\n[[a.b]]\nx = 1\n[[a]]\n[[a.b]]\n[[a.b]]\nx = 2\n+++\n"
    assert line_of(raw, "a", 0, "b", 0, "x") == 4
    assert line_of(raw, "a", 1, "b", 1, "x") == 8


def test_what_a_terminal_would_obey_is_gone() -> None:
    """Neither part of a page holds escape sequences."""
    parts = split_front_matter("+++\nx = 1\n+++\na\x1b[31mb\u202ec", "a.md")
    assert parts.body == "a[31mbc"
