"""The first screen of a long page."""

from __future__ import annotations

from gpueco_tui.markdown.beginning import first
from gpueco_tui.markdown.parse import parse

PARAGRAPHS = "\n\n".join(f"Paragraph {n} of several words." for n in range(100))


def test_a_short_page_is_its_own_beginning() -> None:
    """A page no longer than the limit is returned as it is."""
    assert first("a\n\nb", 6000) == "a\n\nb"


def test_cut_between_blocks() -> None:
    """The beginning of a page has its first blocks, whole."""
    begin = first(PARAGRAPHS, 500)
    assert len(begin) <= 501
    blocks = parse(begin).blocks
    assert len(blocks) > 10
    assert blocks == parse(PARAGRAPHS).blocks[: len(blocks)]


def test_not_cut_inside_a_fence() -> None:
    """A blank line inside a fence is no place to cut."""
    page = f"{PARAGRAPHS[:400]}\n\n```\n{PARAGRAPHS[:400]}\n```\n\nend"
    assert first(page, 600) == PARAGRAPHS[:400] + "\n\n"


def test_not_cut_inside_a_list() -> None:
    """A blank line between items is no place to cut: it would make a loose list tight."""
    page = f"{PARAGRAPHS[:400]}\n\n- a\n- b\n\n- c\n\n  d\n\n{PARAGRAPHS}"
    assert page[:415].endswith("- b\n\n- c\n")
    assert "- a" not in first(page, 415)
    assert len(first(page, 415)) > 300


def test_one_huge_block_is_cut_at_a_line() -> None:
    """Where no block ends in time, the cut is at the end of a line, and where there is no line, anywhere."""
    fence = "```\n" + "let a = 1;\n" * 1000
    assert first(fence, 600).endswith("let a = 1;\n")
    assert 500 < len(first(fence, 600)) <= 600
    assert first("x" * 1000, 600) == "x" * 600


def test_later_definitions_come_along() -> None:
    """A reference link of the beginning is a link even when its definition is at the end of the page."""
    page = f"[a][r]\n\n{PARAGRAPHS}\n\n[r]: https://x.y\n"
    assert parse(first(page, 500)).links == ("https://x.y",)


def test_only_the_definitions_of_its_links_come_along() -> None:
    """Of thousands of definitions behind it, the beginning has those that its links need, each once."""
    definitions = "".join(f"[a{n}]: b{n}\n" for n in range(2000))
    begin = first(f"[A1000] and [a7][].\n\n{PARAGRAPHS}\n\n{definitions}{definitions}", 600)
    assert begin.endswith("\n[a7]: b7\n[a1000]: b1000\n")
    assert len(begin) < 700
