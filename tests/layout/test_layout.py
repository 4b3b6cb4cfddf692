"""Where things are on a laid-out page: links, headings, code, runs, fills."""

from __future__ import annotations

from gpueco_tui.layout.lines import PlacedCode, PlacedHeading, Spot
from gpueco_tui.layout.style import Style
from markdown_pages import at, between, page, shown, visible


def test_a_link_knows_its_spot() -> None:
    """A link's spot is the cells of its text, counted from 0, also after wide characters."""
    (link,) = page("日本 [text](u)").links
    assert (link.url, link.text, link.spots) == ("u", "text", (Spot(0, 5, 9),))


def test_a_wrapped_link_has_a_spot_on_each_line() -> None:
    """The spots of a link that wraps hold its words, without the margin."""
    laid_out = page("- a [two words here](u) b", 10)
    (link,) = laid_out.links
    assert [at(laid_out, spot) for spot in link.spots] == ["two", "words", "here"]
    assert all(spot.start >= 2 for spot in link.spots)


def test_a_table_knows_the_lines_of_its_rows() -> None:
    """Those of the header and its rule are no row's; a row goes on over the lines that its cells need."""
    laid_out = page("text\n\n| a | b |\n|---|---|\n| one | two |\n| three | four five six seven |", 20)
    (table,) = laid_out.tables
    assert ["\n".join(line.plain.strip() for line in laid_out.lines[slice(*row)]) for row in table.rows] == [
        "one    two",
        "three  four five six\nseven",
    ]


def test_a_table_shown_as_records_knows_its_rows_too() -> None:
    """Where it is too narrow for columns, each row is a paragraph of its own."""
    laid_out = page("| aaaaaaaa | bbbbbbbb |\n|---|---|\n| one | two |\n| three | four |", 12)
    (table,) = laid_out.tables
    assert [[line.plain for line in laid_out.lines[slice(*row)]] for row in table.rows] == [
        ["aaaaaaaa:", "one", "  bbbbbbbb:", "  two"],
        ["aaaaaaaa:", "three", "  bbbbbbbb:", "  four"],
    ]


def test_a_heading_in_a_list_or_a_quote_is_nested() -> None:
    """Also where the page is too narrow to indent it."""
    for width in (40, 4):
        headings = page("# a\n\n> ## b\n\n- ## c\n\n## d", width).headings
        assert [(heading.text, heading.nested) for heading in headings] == [
            ("a", False),
            ("b", True),
            ("c", True),
            ("d", False),
        ]


def test_a_link_of_several_styles_is_one_spot() -> None:
    """A change of style inside a link does not cut its spot in two."""
    (link,) = page("[a **b** `c`](u)").links
    assert link.spots == (Spot(0, 0, 5),)


def test_links_in_table_cells() -> None:
    """A link in a table cell, also a wrapped or right-aligned one, knows its cells."""
    laid_out = page("| a | b |\n|---|--:|\n| word [one](u) | [two three four five](v) |", 20)
    texts = [" ".join(at(laid_out, spot) for spot in link.spots) for link in laid_out.links]
    assert texts == ["one", "two three four five"]


def test_links_are_in_page_order_and_spans_name_them() -> None:
    """`Span.link` is the index of the link in the layout, which holds them in the page's order."""
    laid_out = page("[a](u) [b](v)\n\n| [c](w) |\n|---|\n| [d](x) |")
    assert [link.url for link in laid_out.links] == ["u", "v", "w", "x"]
    named = {span.link: span.text for line in laid_out.lines for span in line.spans if span.link >= 0}
    assert named == {0: "a", 1: "b", 2: "c", 3: "d"}


def test_a_header_repeated_as_label_has_its_link_once_at_most() -> None:
    """When a table is shown row by row, the links of its header are not repeated."""
    laid_out = page("| [long-project-name](u) | second-long-name |\n|---|---|\n| a | b |\n| c | d |", 12)
    assert laid_out.links[0].spots == ()
    assert "long-project-name" in visible("".join(line.plain for line in laid_out.lines))


def test_headings_know_their_lines() -> None:
    """A heading's level, text and first line are kept."""
    laid_out = page("# A *b*\n\ntext\n\n## C `d`\n")
    assert laid_out.headings == (PlacedHeading(1, "A b", 0), PlacedHeading(2, "C d", 4))
    assert laid_out.lines[4].plain.startswith("C d ─")


def test_code_knows_its_text_and_lines() -> None:
    """A code block is kept as written, with the lines it fills, wrapped ones included."""
    laid_out = page("a\n\n```rust\nfn main() {\n\tlet x = 1;\n}\n```\n", 12)
    (code,) = laid_out.code
    assert code == PlacedCode("fn main() {\n\tlet x = 1;\n}", "rust", 2, 6)
    assert [line.fill for line in laid_out.lines[code.first : code.last + 1]] == ["block"] * 5
    assert [line.fill for line in laid_out.lines[: code.first]] == [None, None]


def test_code_has_colours_when_its_language_is_known() -> None:
    """Keywords, strings, comments and numbers of a known language have their roles; other code has one."""
    roles = {
        span.text: span.style.role for line in page('```rust\nlet a = "b"; // 1\n```').lines for span in line.spans
    }
    assert roles["let"] == "block-keyword"
    assert roles["// 1"] == "block-comment"
    plain = page('```\nlet a = "b"; // 1\n```').lines[0]
    assert {span.style.role for span in plain.spans} == {"block"}


def test_runs_map_text_to_the_page() -> None:
    """A run's pieces say where its text goes on; the space dropped at a wrap belongs to the piece before."""
    (run,) = page("- one two three", 9).runs
    assert run.text == "one two three"
    assert run.pieces == ((0, 0, 2), (8, 1, 2))


def test_each_cell_is_a_run() -> None:
    """The cells of a table are runs of their own, whatever lines they share."""
    laid_out = page("| a | b |\n|---|---|\n| one two | three four |", 16)
    assert [run.text for run in laid_out.runs] == ["a", "b", "one two", "three four"]
    for run in laid_out.runs:
        words = [between(laid_out.lines[line], cell, cell + 5).split("  ")[0] for _, line, cell in run.pieces]
        assert visible(run.text).startswith(visible(words[0])[:3])


def test_hard_space_is_not_broken() -> None:
    """A line does not break at a no-break space."""
    assert shown("aa bb\u00a0cc", 6) == ["aa", "bb\u00a0cc"]


def test_the_base_look_of_a_heading_reaches_its_text() -> None:
    """A title is strong and has the role of a title, but a link in it is a link."""
    spans = page("# a [b](u)").lines[0].spans
    assert spans[0].style == Style("title", strong=True)
    assert spans[1].style == Style("link", strong=True)


def test_labels_of_a_fact_card() -> None:
    """The first column of a fact card is labels, the second text."""
    spans = page("| | |\n|---|---|\n| Status | active |", 60).lines[0].spans
    assert [(span.text, span.style.role) for span in spans if span.text.strip()] == [
        ("Status", "label"),
        ("active", "text"),
    ]


def test_a_width_of_nothing_is_one_cell() -> None:
    """A page for no cells at all is laid out for one."""
    assert page("ab", 0).width == 1
