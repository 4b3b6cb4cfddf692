"""Projects side by side, and the ecosystem as one matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.compare import CompareScreen
from gpueco_tui.app.screens.decoder import DecoderScreen, Verdicts
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.model import Ecosystem, Section
from gpueco_tui.search.decoder import Choice
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench

WIDE = (140, 45)


def verdicts_of(screen: DecoderScreen) -> Verdicts:
    """Return what the list of the decoder shows."""
    rows = screen.verdicts.rows
    assert isinstance(rows, Verdicts)
    return rows


async def test_alone_a_project_is_compared_with_its_alternatives(bench: Callable[[], Bench]) -> None:
    """With nothing marked, c puts the project beside its alternatives, stated on either page."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "c")
        await pilot.pause()
        assert isinstance(b.app.screen, CompareScreen)
        seen = b.seen()
        assert "Alpha" in seen
        assert "Beta" in seen
        assert "Gamma" not in seen


async def test_one_marked_project_is_compared_with_the_one_shown(bench: Callable[[], Bench]) -> None:
    """With one marked, c puts the project that the user is on beside it, and not its alternatives."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "m", "j", "j", "c")
        await pilot.pause()
        seen = b.seen()
        assert "Alpha" in seen
        assert "Gamma" in seen
        assert "Beta" not in seen


async def test_keys_take_one_row(bench: Callable[[], Bench]) -> None:
    """Keys that do not fit are left out; only a message may take a second row."""
    b = bench()
    async with b.app.run_test(size=(60, 15)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(b.app.screen, DecoderScreen)
        assert b.app.screen.query_one(KeyBar).size.height == 1


async def test_marked_projects_are_compared_and_copied(bench: Callable[[], Bench]) -> None:
    """Key m marks, c compares what is marked, y copies the table as Markdown."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "m", "j", "j", "m", "c")
        await pilot.pause()
        assert "Alpha" in b.seen()
        assert "Gamma" in b.seen()
        await pilot.press("y")
        await b.app.workers.wait_for_complete()
        table = b.clipboard.texts[0].splitlines()
        assert "Alpha" in table[0]
        assert "Gamma" in table[0]
        assert any("SPIR-V" in row for row in table)


async def test_equal_rows_can_be_hidden(bench: Callable[[], Bench]) -> None:
    """Key = hides the rows that do not differ, and shows them again."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "c")
        await pilot.pause()
        assert "Checked" in b.seen()
        assert "Hardware ≠" in b.seen()
        await pilot.press("equals_sign")
        await pilot.pause()
        assert "Checked" not in b.seen()
        assert "Hardware ≠" in b.seen()
        await pilot.press("equals_sign")
        await pilot.pause()
        assert "Checked" in b.seen()


@pytest.mark.parametrize("size", [WIDE, (44, 30)], ids=["wide", "narrow"])
async def test_equal_rows_stand_back(bench: Callable[..., Bench], ecosystem: Ecosystem, size: tuple[int, int]) -> None:
    """Rows that are equal are muted, label and values and what goes on below; those that differ are not."""
    labels = {"emits": "What comes out", "hardware": "Where it runs"}
    facets = tuple(replace(facet, label=labels.get(facet.name, facet.label)) for facet in ecosystem.facets)
    b = bench(replace(ecosystem, facets=facets))
    async with b.app.run_test(size=size) as pilot:
        await pilot.press("j", "m", "j", "j", "j", "m", "c")  # Alpha and Delta, both active
        await pilot.pause()
        assert isinstance(b.app.screen, CompareScreen)
        page = b.app.screen.page
        muted = [
            page.lines().line(y).plain.strip()
            for y in range(page.lines().count)
            if any(look == "line--muted" for _, look, _ in page.lines().overlays(y))
        ]
        assert any(line.startswith("Status") for line in muted)
        assert not any("≠" in line or "SPIR-V" in line or "AMD" in line or "https" in line for line in muted)


async def test_comparison_leads_to_a_project(bench: Callable[[], Bench]) -> None:
    """Tab focuses the projects at the top, Enter goes to one."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "c")
        await pilot.pause()
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "beta")
        assert b.app.screen is b.browse


async def test_a_wide_comparison_is_scrolled_sideways(bench: Callable[[], Bench]) -> None:
    """Where the columns do not fit, the table keeps them readable and l and h scroll."""
    b = bench()
    async with b.app.run_test(size=(40, 20)) as pilot:
        await pilot.press("j", "m", "j", "m", "j", "m", "c")
        await pilot.pause()
        screen = b.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.page.reading.layout.width > 40
        assert "Alpha  " in b.seen()  # a column, and not a list
        await pilot.press("l")
        await pilot.pause()
        assert screen.page.scroll_offset.x > 0
        await pilot.press("h")
        await pilot.pause()
        assert screen.page.scroll_offset.x == 0


async def test_decoder_narrows_and_says_why(bench: Callable[[], Bench]) -> None:
    """Space chooses a value; the counts follow, and each project ruled out says by which choice."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("d")
        await pilot.pause()
        screen = b.app.screen
        assert isinstance(screen, DecoderScreen)
        assert screen.matrix.values.counts[Choice("hardware", "AMD")] == 3
        assert "• has the value under the cursor" in b.seen()
        await pilot.press("l", "space")
        await pilot.pause()
        assert screen.choices == (Choice("hardware", "AMD"),)
        assert screen.matrix.values.counts[Choice("emits", "PTX")] == 0
        row = next(line for line in b.seen().splitlines() if line.strip().startswith("Beta"))
        assert "no: hardware is NVIDIA" in row


async def test_decoder_and_query_are_two_views(bench: Callable[[], Bench]) -> None:
    """A typed query shows as choices; Enter takes the choices back to the sidebar as a query."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"hardware:amd", "enter", "d")
        await pilot.pause()
        screen = b.app.screen
        assert isinstance(screen, DecoderScreen)
        assert screen.choices == (Choice("hardware", "AMD"),)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert b.app.screen is b.browse
        assert "emits:SPIR-V" in b.browse.search_text
        assert "hardware:AMD" in b.browse.search_text
        assert b.browse.results is not None
        assert [hit.project.slug for hit in b.browse.results.hits] == ["alpha", "gamma"]


async def test_words_of_the_query_survive_the_decoder(bench: Callable[[], Bench]) -> None:
    """What a query asks besides values comes back from the decoder as it went in."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press(
            "slash", *"alpha", "space", *"hardware:amd", "space", "minus", *"emits:ptx", "enter", "d", "space", "enter"
        )
        await pilot.pause()
        assert b.browse.search_text == "alpha -emits:ptx hardware:AMD emits:SPIR-V"


async def test_what_else_the_query_asks_holds_in_the_decoder(bench: Callable[[], Bench]) -> None:
    """It is said there, and what is counted and listed is what Enter brings back."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"kernel", "space", *"hardware:amd", "space", "minus", *"emits:ptx", "enter", "d")
        await pilot.pause()
        screen = b.app.screen
        assert isinstance(screen, DecoderScreen)
        assert "2 of 3 have it: hardware:AMD (within: kernel -emits:ptx)" in b.seen()
        assert [verdict.project.slug for verdict in verdicts_of(screen).verdicts] == ["alpha", "gamma", "omega"]
        assert screen.matrix.values.counts[Choice("hardware", "NVIDIA")] == 2
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.results is not None
        assert [hit.project.slug for hit in b.browse.results.hits] == ["alpha", "gamma"]


async def test_decoder_lights_both_ways(bench: Callable[[], Bench]) -> None:
    """A value lights the projects that have it, and a project lights its values."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("d", "j")
        await pilot.pause()
        screen = b.app.screen
        assert isinstance(screen, DecoderScreen)
        assert verdicts_of(screen).lit == Choice("emits", "PTX")
        await pilot.press("tab", "j")
        await pilot.pause()
        assert Choice("hardware", "NVIDIA") in screen.matrix.values.lit
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "beta")


async def test_decoder_says_what_to_drop(bench: Callable[[], Bench]) -> None:
    """When nothing is left, it says which single choice to take back to get how many."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"hardware:amd", "space", *"emits:ptx", "enter", "d")
        await pilot.pause()
        assert "No project has all of this. Without emits:PTX there would be 3; without hardware:AMD, 1." in b.seen()


async def test_decoder_without_facets(bench: Callable[..., Bench], ecosystem: Ecosystem) -> None:
    """Content without taxonomies is answered with a sentence."""
    plain = tuple(
        Section(s.slug, s.title, projects=tuple(replace(p, facets={}) for p in s.projects)) for s in ecosystem.sections
    )
    b = bench(Ecosystem("Plain", plain))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert "Nothing to decode" in b.seen()
        await pilot.press("space", "tab", "j", "escape")
        await pilot.pause()
        assert b.app.screen is b.browse
