"""The bar that a view draws in its last column, and what a view shows of lines that are longer than its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.screens.decoder import DecoderScreen
from gpueco_tui.app.widgets.matrix import Matrix
from gpueco_tui.app.widgets.page_view import PageView
from gpueco_tui.app.widgets.scrollbar import thumb
from textual.events import MouseScrollDown

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench
    from gpueco_tui.app.widgets.line_view import LineView

SMALL = (100, 16)


@pytest.mark.parametrize(
    ("lines", "height", "top", "rows"),
    [
        (10, 10, 0, range(0)),
        (0, 10, 0, range(0)),
        (10, 0, 0, range(0)),
        (20, 10, 0, range(5)),
        (20, 10, 10, range(5, 10)),
        (20, 10, 5, range(2, 7)),
        (10_000, 10, 0, range(1)),
        (10_000, 10, 9_990, range(9, 10)),
        (11, 10, 1, range(1, 10)),
    ],
)
def test_thumb(lines: int, height: int, top: int, rows: range) -> None:
    """The bar is as long as what is in view is of the whole, and touches the ends only there."""
    assert thumb(lines, height, top) == rows


def bar_of(view: LineView) -> list[int]:
    """Return the rows of `view` on which a bar is painted, as what is painted shows it."""
    strips = view.render_lines(view.outer_size.region)
    look = view.app.get_component_styles("over--bar").background.rich_color
    last = [list(strip)[-1].style for strip in strips]
    return [row for row, style in enumerate(last) if style is not None and style.bgcolor == look]


async def test_the_bar_is_where_the_reader_is(bench: Callable[[], Bench]) -> None:
    """The bar is painted at the top, moves down with the lines, and is not there when everything fits."""
    b = bench()
    async with b.app.run_test(size=SMALL) as pilot:
        await pilot.press("j", "l")
        await pilot.pause()
        page = b.browse.page
        at_top = bar_of(page)
        assert at_top
        assert at_top[0] == page.styles.padding.top
        await pilot.press("G")
        await pilot.pause()
        assert bar_of(page)[-1] == page.outer_size.height - 1
        assert bar_of(page) != at_top
        await pilot.resize_terminal(100, 70)
        await pilot.pause()
        assert bar_of(page) == []


async def test_the_bar_is_pulled(bench: Callable[[], Bench]) -> None:
    """Pulling the bar to the foot shows the last line, and neither selects text nor chooses a row."""
    b = bench()
    async with b.app.run_test(size=SMALL) as pilot:
        await pilot.press("j")
        await pilot.pause()
        page, place = b.browse.page, b.browse.place
        last = page.outer_size.width - 1
        await pilot.mouse_down(PageView, offset=(last, 1))
        await pilot.hover(PageView, offset=(last, page.outer_size.height - 1))
        assert page.scroll_offset.y == page.max_scroll_y > 0
        await pilot.mouse_up(PageView, offset=(last, page.outer_size.height - 1))
        await pilot.hover(PageView, offset=(5, 3))
        assert page.scroll_offset.y == page.max_scroll_y
        assert not b.browse.get_selected_text()
        sidebar = b.browse.sidebar
        await pilot.resize_terminal(100, 7)
        await pilot.pause()
        assert bar_of(sidebar)
        await pilot.click("#sidebar", offset=(sidebar.outer_size.width - 1, 1))
        await pilot.pause()
        assert b.browse.place == place


async def test_the_wheel_scrolls(bench: Callable[[], Bench]) -> None:
    """The wheel scrolls the page without taking the focus."""
    b = bench()
    async with b.app.run_test(size=SMALL) as pilot:
        await pilot.press("j")
        await pilot.pause()
        page = b.browse.page
        page.post_message(MouseScrollDown(page, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()
        assert page.scroll_offset.y > 0
        assert b.browse.focused is not page


async def test_arrows_where_a_line_goes_on(bench: Callable[[], Bench]) -> None:
    """Columns that are out of view are told of at the side where they are."""
    b = bench()
    async with b.app.run_test(size=(30, 30)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(b.app.screen, DecoderScreen)
        matrix = b.app.screen.query_one(Matrix)
        heading = b.seen().splitlines()[matrix.region.y]
        assert heading.rstrip().endswith("›")
        assert "‹" not in heading
        for _ in range(8):
            await pilot.press("l")
        await pilot.pause()
        heading = b.seen().splitlines()[matrix.region.y]
        assert heading.lstrip().startswith("‹")
        assert "›" not in heading
