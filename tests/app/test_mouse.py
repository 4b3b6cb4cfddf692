"""The mouse works everywhere, and nothing needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.decoder import DecoderScreen
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.page_view import PageView
from gpueco_tui.values import replace
from textual.geometry import Offset

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench

WIDE = (140, 45)


def spot_of(b: Bench, url: str) -> tuple[int, int]:
    """Return where the link to `url` is shown in the page view, from its corner, padding and border included."""
    page = b.browse.page
    spot = next(link for link in page.reading.layout.links if link.url == url).spots[0]
    corner = page.content_region.offset - page.region.offset
    return spot.start + corner.x, spot.line - page.scroll_offset.y + corner.y


async def test_a_click_chooses_a_project(bench: Callable[[], Bench]) -> None:
    """A click on a row goes to its project and gives its page the focus."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        line = next(
            y for y in range(b.browse.sidebar.lines().count) if "Gamma" in b.browse.sidebar.lines().line(y).plain
        )
        await pilot.click("#sidebar", offset=(6, line))
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")
        assert b.browse.focused is b.browse.page


async def test_a_click_follows_a_link(bench: Callable[[], Bench]) -> None:
    """A click on a link opens it, or goes to the page it leads to."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j")
        await pilot.pause()
        await pilot.click(PageView, offset=spot_of(b, "https://example.org/alpha/manual"))
        await b.app.workers.wait_for_complete()
        assert b.browser.urls == ["https://example.org/alpha/manual"]
        await pilot.press("G")
        await pilot.pause()
        await pilot.click(PageView, offset=spot_of(b, "@/hosts/gamma.md"))
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")


async def test_selected_text_is_copied_as_it_is_seen(bench: Callable[[], Bench]) -> None:
    """Text selected with the mouse is what y copies."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j")
        await pilot.pause()
        page = b.browse.page
        line = next(y for y in range(page.lines().count) if "What Alpha is for." in page.lines().line(y).plain)
        corner = page.content_region.offset - page.region.offset
        start = Offset(corner.x, line + corner.y)
        await pilot.mouse_down(PageView, offset=start)
        await pilot.hover(PageView, offset=start + Offset(9, 0))
        await pilot.mouse_up(PageView, offset=start + Offset(9, 0))
        await pilot.pause()
        assert b.browse.get_selected_text() == "What Alpha"
        await pilot.press("y")
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["What Alpha"]


async def test_links_are_hyperlinks_for_the_terminal(bench: Callable[[], Bench]) -> None:
    """A web link is given to the terminal as a hyperlink; an internal or a javascript: one is not."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("G")
        await pilot.pause()
        page = b.browse.page
        given = {link.url: page.lines().link_url(index) for index, link in enumerate(page.reading.layout.links)}
        assert given["https://example.org/omega/manual"] == "https://example.org/omega/manual"
        assert given["javascript:alert(1)"] == ""
        page.reading = replace(page.reading, hyperlinks=False)
        assert page.lines().link_url(0) == ""


async def test_a_click_on_a_key_presses_it(bench: Callable[[], Bench]) -> None:
    """The keys at the foot are buttons for the mouse."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        foot = b.seen().splitlines()[-1]
        await pilot.click(KeyBar, offset=(foot.index("Decoder"), 0))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(b.app.screen, DecoderScreen)
