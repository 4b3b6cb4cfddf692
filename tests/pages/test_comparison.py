"""Projects side by side."""

from __future__ import annotations

from datetime import date

from ecosystems import ecosystem, facet, project
from gpueco_tui.model import Release
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.comparison import compare, comparison_page, suggested_comparison

FACETS = (facet("os", "Linux", label="Runs on"), facet("toolchain", "stable"), facet("status", "active"))
WGPU = project(
    "wgpu",
    "toolchain=stable; os=Linux,Web",
    link="https://wgpu.rs/",
    install="cargo add wgpu",
    latest=Release("30.0.1", date(2026, 8, 22)),
    relations="alternatives=ash",
)
ASH = project("ash", "os=Web,Linux; toolchain=nightly; extra=a|b", section="hosts")
FIELD = ecosystem(
    WGPU, ASH, project("krnl", relations="alternatives=wgpu"), project("lone", section="hosts"), facets=FACETS
)


def test_facts_are_rows_in_the_order_of_the_facets() -> None:
    """Then the undeclared facets, latest, install, checked and link; a fact that nobody has is no row."""
    comparison = compare(FIELD, (WGPU, ASH))
    assert [(row.label, row.cells, row.differs) for row in comparison.rows] == [
        ("Runs on", ("Linux, Web", "Web, Linux"), False),
        ("Toolchain", ("stable", "nightly"), True),
        ("Extra", ("", "a|b"), True),
        ("Latest", ("30.0.1, 2026-08-22", ""), True),
        ("Install", ("cargo add wgpu", ""), True),
        ("Link", ("https://wgpu.rs/", ""), True),
    ]
    assert comparison.projects == (WGPU, ASH)


def test_the_table_marks_the_rows_that_differ() -> None:
    """Behind the label, in a way that survives plain text; what is not known is a dash."""
    assert as_markdown(comparison_page(compare(FIELD, (WGPU, ASH)))) == (
        "|  | wgpu | ash |\n"
        "| --- | --- | --- |\n"
        "| Runs on | Linux, Web | Web, Linux |\n"
        "| Toolchain ≠ | stable | nightly |\n"
        "| Extra ≠ | – | a\\|b |\n"
        "| Latest ≠ | 30.0.1, 2026-08-22 | – |\n"
        "| Install ≠ | `cargo add wgpu` | – |\n"
        "| Link ≠ | <https://wgpu.rs/> | – |\n"
    )


def test_rows_that_are_the_same_can_be_left_out() -> None:
    """And where all are the same, a sentence says so."""
    assert "Runs on" not in as_markdown(comparison_page(compare(FIELD, (WGPU, ASH)), differing_only=True))
    assert as_markdown(comparison_page(compare(FIELD, (WGPU, WGPU)), differing_only=True)) == "No fact differs.\n"
    bare = project("bare")
    assert as_markdown(comparison_page(compare(ecosystem(bare), (bare, bare)))) == "There are no facts to compare.\n"


def test_a_project_is_compared_with_its_alternatives() -> None:
    """In either direction and at most four in all; without any, with the others of its section."""
    assert [each.title for each in suggested_comparison(FIELD, WGPU)] == ["wgpu", "ash", "krnl"]
    assert [each.title for each in suggested_comparison(FIELD, FIELD.by_slug["lone"])] == ["lone", "ash"]
    many = [project(f"p{at}", relations="alternatives=p0") for at in range(9)]
    assert len(suggested_comparison(ecosystem(*many), many[0])) == 4
