"""Finding words in a laid-out page."""

from __future__ import annotations

from gpueco_tui.layout.find import find
from gpueco_tui.layout.lines import Spot
from markdown_pages import at, page


def found(markdown: str, *needles: str, width: int = 40) -> list[list[str]]:
    """Return the text in the spots of each match."""
    laid_out = page(markdown, width)
    return [[at(laid_out, spot) for spot in spots] for spots in find(laid_out, needles)]


def test_every_place() -> None:
    """Each place of each needle is a match, in page order."""
    assert found("gpu and rust-gpu\n\n# Rust", "gpu", "rust") == [["gpu"], ["rust"], ["gpu"], ["Rust"]]


def test_smart_case() -> None:
    """A needle in small letters finds any case; one with a capital finds exactly itself."""
    assert found("Rust rust RUST", "rust") == [["Rust"], ["rust"], ["RUST"]]
    assert found("Rust rust RUST", "Rust") == [["Rust"]]


def test_a_mark_inside_a_word() -> None:
    """It may be left out or put in, from a word's start on."""
    assert found("SPIR-V, spirv and `spirv_std`", "spirv") == [["SPIR-V"], ["spirv"], ["spirv"]]
    assert found("DX12, rust-gpu", "dx-12", "tgpu") == [["DX12"]]


def test_smart_case_is_each_needles_own() -> None:
    """A capital in one needle does not make another mind the case."""
    assert found("GPU gpu Rust RUST", "GPU", "rust") == [["GPU"], ["Rust"], ["RUST"]]


def test_across_a_wrap() -> None:
    """A phrase that is wrapped is one match with a spot on each line, without the dropped space."""
    assert found("one two three four", "two three", width=8) == [["two"], ["three"]] or found(
        "one two three four", "two three", width=8
    ) == [["two", "three"]]
    laid_out = page("one two three four", 8)
    assert find(laid_out, ("two three",)) == ((Spot(0, 4, 7), Spot(1, 0, 5)),)


def test_across_styles() -> None:
    """A match may cross a change of style and the edge of a link."""
    assert found("a **bold** [link](u) z", "bold link z") == [["bold link z"]]


def test_inside_table_cells() -> None:
    """A phrase is found in a wrapped cell, and never across two cells."""
    table = "| a | b |\n|---|---|\n| one two | three four |"
    assert found(table, "three four", width=14) == [["three", "four"]]
    assert found(table, "two three", width=14) == []


def test_page_order_in_a_table() -> None:
    """Matches of wrapped cells come line by line, from left to right."""
    spots = find(page("| a | b |\n|---|---|\n| x1 qqqq x2 | x3 qqqq x4 |", 10), ("x",))
    assert list(spots) == sorted(spots, key=lambda match: (match[0].line, match[0].start))
    assert len(spots) == 4


def test_the_longest_at_a_place() -> None:
    """Needles that overlap give one match, the longest at its place."""
    assert found("rust-gpu", "rust", "rust-gpu", "gpu") == [["rust-gpu"]]


def test_cells_after_wide_characters() -> None:
    """The place of a match after wide characters is in cells, not in characters."""
    assert find(page("日本語 gpu"), ("gpu",)) == ((Spot(0, 7, 10),),)


def test_characters_that_grow_in_small_letters() -> None:
    """`İ` becomes two characters in small letters; text after it is still found in its place."""
    assert found("İİ gpu", "gpu") == [["gpu"]]


def test_code_and_long_words() -> None:
    """A word broken inside is found whole, in code too."""
    assert found("```\nabcdefghijkl\n```", "efghij", width=10) == [["efgh", "ij"]]
    assert found("abcdefghijkl", "efghij", width=8) == [["efgh", "ij"]]


def test_nothing_to_find() -> None:
    """An empty needle or none matches nothing, and signs mean themselves."""
    assert found("a.b", "", " ") == []
    assert found("a.b axb", "a.b") == [["a.b"]]
    assert found("a") == []
