"""What a user gets from the main screen, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.app.history import Visit
from gpueco_tui.app.place import Place
from gpueco_tui.app.widgets import typesetter
from gpueco_tui.layout.layout import layout
from gpueco_tui.model import Ecosystem, Project, Section
from gpueco_tui.values import replace
from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from app_bench import Bench
    from gpueco_tui.layout.blocks import Blocks
    from gpueco_tui.layout.lines import Layout
    from textual.pilot import Pilot

WIDE, NORMAL, NARROW = (140, 45), (90, 30), (60, 20)


def long_page() -> Ecosystem:
    """Return a project whose page is laid out in two steps, its parts `part-0` to `part-39`."""
    body = "".join(f"## Part {number}\n\n{'Words and more words. ' * 40}\n\n" for number in range(40))
    long = Project("long", "Long", "tools", body=body)
    return Ecosystem("Long", (Section("tools", "Tools", projects=(long,)),))


async def test_first_screen(bench: Callable[[], Bench]) -> None:
    """The app opens on the overview; the first project is one key away."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert b.browse.place == Place()
        assert "How to read this." in b.seen()
        await pilot.press("j")
        await pilot.pause()
        assert b.browse.place == Place("project", "alpha")
        assert "What Alpha is for." in b.seen()


@pytest.mark.parametrize(
    ("keys", "slug"),
    [
        ("j j", "beta"),
        ("down down", "beta"),
        ("j j k", "alpha"),
        ("G", "omega"),
        ("end up", "delta"),
        ("G g j", "alpha"),
        ("G home down", "alpha"),
        ("space", "omega"),
        ("ctrl+d", "omega"),
    ],
)
async def test_sidebar_keys(bench: Callable[[], Bench], keys: str, slug: str) -> None:
    """Vim's, less's and arrow keys move the cursor, and the page follows it."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert b.browse.place == Place("project", slug)


async def test_page_focus_and_back(bench: Callable[[], Bench]) -> None:
    """Enter goes into the page, where j scrolls; Esc goes back and never quits."""
    b = bench()
    async with b.app.run_test(size=(100, 16)) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        assert b.browse.focused is b.browse.page
        await pilot.press("j", "j")
        await pilot.pause()
        assert b.browse.page.scroll_offset.y == 2
        assert b.browse.place == Place("project", "alpha")
        await pilot.press("escape")
        await pilot.pause()
        assert b.browse.focused is b.browse.sidebar
        await pilot.press("escape", "escape")
        assert b.app.is_running


async def test_search_filters_best_first(bench: Callable[[], Bench]) -> None:
    """Typing after / filters the sidebar, names first, and shows the best project's page."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"gam")
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")
        assert "1 of 5 projects" in b.seen()
        assert "Beta" not in b.seen()
        await pilot.press("enter", "y")
        await pilot.pause()
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["https://example.org/gamma"]


async def test_search_is_cleared_by_escape(bench: Callable[[], Bench]) -> None:
    """Esc in the search box gives the search up: every project is back, and the user where they were."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "slash", *"gam", "escape")
        await pilot.pause()
        assert b.browse.search_text == ""
        assert "Beta" in b.seen()
        assert b.browse.sidebar.value() == Place("project", "alpha")
        assert b.browse.place == Place("project", "alpha")


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("../hosts/gamma.md#limits", Place("project", "gamma")),
        ("./beta.md", Place("project", "beta")),
        ("../hosts/_index.md", Place("section", "hosts")),
        ("../readme.md", Place()),
    ],
)
async def test_a_relative_link_leads_to_its_page(
    bench: Callable[[Ecosystem], Bench], ecosystem: Ecosystem, url: str, place: Place
) -> None:
    """A path in a page of plain Markdown counts from that page's file, and goes where Zola's `@/` would."""
    compilers, hosts = ecosystem.sections
    alpha = replace(compilers.projects[0], body=f"See [there]({url}).", links=(), link="")
    linked = replace(compilers, projects=(alpha, *compilers.projects[1:]))
    b = bench(replace(ecosystem, sections=(linked, hosts), file="readme.md"))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        links = b.browse.page.reading.layout.links
        b.browse.page.focus_link(next(i for i, link in enumerate(links) if link.url == url))
        await pilot.press("y")
        await b.app.workers.wait_for_complete()
        project = place.project(ecosystem)
        assert b.clipboard.texts == [project.link if project else url]
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.place == place


async def test_a_relative_link_to_no_page_says_so(bench: Callable[[Ecosystem], Bench], ecosystem: Ecosystem) -> None:
    """A page that is not there is called that; no browser is asked."""
    page = Project("alpha", "Alpha", "all", body="See [there](nope.md).", file="alpha.md")
    b = bench(replace(ecosystem, sections=(Section("all", "All", projects=(page,)),)))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        b.browse.page.focus_link(0)
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.message == "No page here is called nope.md"
        assert b.browser.urls == []


async def test_an_internal_link_is_copied_as_an_address(bench: Callable[[], Bench]) -> None:
    """What is copied of a link between pages is the link of the project it goes to: `@/…` is of no use elsewhere."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        links = b.browse.page.reading.layout.links
        b.browse.page.focus_link(next(i for i, link in enumerate(links) if link.url == "@/hosts/gamma.md"))
        await pilot.press("y")
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["https://example.org/gamma"]


async def test_a_fifth_mark_is_refused(bench: Callable[[], Bench]) -> None:
    """As many are marked as fit side by side; one more is answered with a sentence, and M takes all off."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press(*"jmjmjmjmjm")
        await pilot.pause()
        assert len(b.browse.marks.chosen) == 4
        assert "4 are marked already" in b.browse.message
        await pilot.press("M")
        assert not b.browse.marks.chosen


async def test_snippet_under_a_match_in_the_text(bench: Callable[[], Bench]) -> None:
    """A project that matched only in its text shows where, under its name, and the page highlights it."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"zebra")
        await pilot.pause()
        assert b.browse.place == Place("project", "delta")
        assert any("zebra" in b.browse.sidebar.lines().line(y).plain for y in range(b.browse.sidebar.lines().count))
        await pilot.press("enter", "n")
        await pilot.pause()
        assert b.browse.position == "match 1 of 1"


async def test_unknown_field_is_said(bench: Callable[[], Bench]) -> None:
    """A field that does not exist is answered with those that do."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"hardwear:amd")
        await pilot.pause()
        assert "hardware" in b.browse.warning


async def test_open_and_copy(bench: Callable[[], Bench]) -> None:
    """Key y copies and o opens the project's link, and the foot says so with the link itself."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "o")
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        assert b.browser.urls == ["https://example.org/alpha"]
        assert "https://example.org/alpha" in b.browse.message
        await pilot.press("y")
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        assert b.clipboard.texts == ["https://example.org/alpha"]
        assert b.browse.message == "Copied with a recorder: https://example.org/alpha"


async def test_links_of_a_page(bench: Callable[[], Bench]) -> None:
    """Tab walks the links of the page, the foot shows where each goes, and y copies the focused one."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "tab")
        await pilot.pause()
        seen: list[str] = []
        for _ in b.browse.page.reading.layout.links:
            await pilot.press("tab")
            await pilot.pause()
            link = b.browse.page.reading.link
            assert link is not None
            assert b.browse.lead == f"→ {link.text if link.url.startswith('@/') else link.url}"
            seen.append(link.url)
        assert "https://example.org/alpha/manual" in seen
        await pilot.press("y")
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == [b.browse.here.outside(seen[-1])]
        await pilot.press("tab")
        await pilot.pause()
        assert b.browse.focused is b.browse.sidebar


async def test_hints(bench: Callable[[], Bench]) -> None:
    """Key f puts letters on the visible links; a letter gives its link the focus, and Enter follows it."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "f")
        await pilot.pause()
        assert b.browse.page.reading.hints
        await pilot.press("a")
        await pilot.pause()
        assert not b.browse.page.reading.hints
        link = b.browse.page.reading.link
        assert link is not None
        assert link is b.browse.page.reading.layout.links[b.browse.page.visible_links()[0]]


async def test_relation_is_followed_and_back(bench: Callable[[], Bench]) -> None:
    """Following a relation goes to its project; [ comes back to the same line, ] goes forward again."""
    b = bench()
    async with b.app.run_test(size=(120, 14)) as pilot:
        await pilot.press("j", "j", "j", "enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")
        index = next(
            i for i, link in enumerate(b.browse.page.reading.layout.links) if link.url == "@/compilers/alpha.md"
        )
        b.browse.page.focus_link(index)
        await pilot.pause()
        line = b.browse.page.scroll_offset.y
        await pilot.press("enter")
        await pilot.pause()
        assert b.browse.place == Place("project", "alpha")
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert b.browse.place == Place("project", "gamma")
        assert b.browse.page.scroll_offset.y == line
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert b.browse.place == Place("project", "alpha")


async def test_only_web_links_are_opened(bench: Callable[[], Bench]) -> None:
    """A javascript: link is shown and can be copied as it is shown."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("G", "y")
        await b.app.workers.wait_for_complete()
        assert b.clipboard.texts == ["javascript:alert(1)"]


async def test_markup_in_a_title_is_text(bench: Callable[[], Bench]) -> None:
    """A title that looks like Textual markup is shown as it is written, in the sidebar, page, palette and help."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert b.seen().count("[red]Omega[/]") >= 2
        await pilot.press("colon", *"omega")
        await pilot.pause()
        assert "[red]Omega[/]" in b.seen()


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (5, 3), (20, 5), (40, 12), (60, 20), (79, 24), (99, 30), (300, 100)])
async def test_any_size(bench: Callable[[], Bench], size: tuple[int, int]) -> None:
    """No size crashes the app, whatever is pressed."""
    b = bench()
    async with b.app.run_test(size=size) as pilot:
        await pilot.press(*"jjl", "tab", "f", "escape", "slash", *"al", "escape", "question_mark", "escape", *"ttq")
        await pilot.pause()


async def test_one_pane_at_a_time_when_narrow(bench: Callable[[], Bench]) -> None:
    """Below 80 columns the sidebar and the page take turns."""
    b = bench()
    async with b.app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert b.browse.sidebar.display
        assert "Alpha" in b.seen()
        await pilot.press("j", "enter")
        await pilot.pause()
        assert "What Alpha is for." in b.seen()
        assert "Beta" not in b.seen()
        await pilot.press("h")
        await pilot.pause()
        assert "Beta" in b.seen()


async def test_quit(bench: Callable[[], Bench]) -> None:
    """Key q quits, and so does Ctrl+C, with exit status 0."""
    for key in ("q", "ctrl+c"):
        b = bench()
        async with b.app.run_test() as pilot:
            await pilot.press(key)
            await pilot.pause()
        assert b.app.return_code == 0


async def test_keys_typed_ahead_are_not_lost(bench: Callable[[], Bench]) -> None:
    """Keys that are all there at once go where the ones before them lead: into the box, into a dialog, back."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        for key in ("slash", *"gamma", "enter", "m", "F", "slash", *"manual", "enter", "y"):
            b.app.post_message(Key(key, key if len(key) == 1 else None))
        await settled(b, pilot, lambda: bool(b.clipboard.texts))
        assert b.browse.place == Place("project", "gamma")
        assert b.browse.marks.chosen == {"gamma"}
        assert b.clipboard.texts == ["https://example.org/gamma/manual"]


async def settled(b: Bench, pilot: Pilot[None], fact: Callable[[], bool]) -> None:
    """Wait until `fact` holds, at most a few seconds."""
    for _ in range(500):
        await pilot.pause(0.01)
        if fact():
            break
    await b.app.workers.wait_for_complete()


@pytest.mark.parametrize(("before", "after"), [((110, 12), (110, 24)), ((60, 12), (60, 24)), ((83, 24), (83, 12))])
async def test_a_page_fits_after_a_resize(
    bench: Callable[[], Bench], before: tuple[int, int], after: tuple[int, int]
) -> None:
    """A height at which the air around the page changes leaves no line too long and none too short."""
    b = bench()
    async with b.app.run_test(size=before) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.resize_terminal(*after)
        await pilot.pause()
        page = b.browse.page
        assert page.reading.layout.width == page.measure() <= page.content_region.width
        assert page.max_scroll_x == 0


async def test_a_section_is_not_a_project_of_its_name(bench: Callable[..., Bench]) -> None:
    """On the page of a section the cursor does not go to a project that has the same slug."""
    tools = Section("tools", "Tools", "", "What tools are.", (Project("one", "One", "tools"),
                    Project("tools", "Tools", "tools")), "tools/_index.md")  # fmt: skip
    b = bench(Ecosystem("Namesakes", (tools,)))
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j")
        b.browse.go(Place.of_section(tools))
        await pilot.pause()
        assert "What tools are." in b.seen()
        assert b.browse.sidebar.value() == Place("project", "one")


async def test_a_named_part_is_at_the_top(bench: Callable[..., Bench]) -> None:
    """The app that is asked for a part opens on that heading with the page focused; what fits above stays hidden."""
    b = bench()
    b.app.visit = Visit(Place("project", "beta"), part="limits")
    async with b.app.run_test(size=(100, 10)) as pilot:
        await pilot.pause()
        assert b.app.focused is b.browse.page
        top = b.browse.page.reading.layout.lines[b.browse.page.scroll_offset.y].plain
        assert top.startswith("Limits")


async def test_a_named_part_of_a_long_page(bench: Callable[..., Bench]) -> None:
    """A part that comes after the first screen of a long page is at the top once the rest is laid out."""
    b = bench(long_page())
    b.app.visit = Visit(Place("project", "long"), part="part-30")
    async with b.app.run_test(size=WIDE) as pilot:
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        top = b.browse.page.reading.layout.lines[b.browse.page.scroll_offset.y].plain
        assert top.startswith("Part 30")


async def test_a_long_page_keeps_its_place(bench: Callable[..., Bench]) -> None:
    """After a resize the text that was at the top of a long page is there again, once the page is laid out for it."""
    b = bench(long_page())
    b.app.visit = Visit(Place("project", "long"), part="part-9")
    async with b.app.run_test(size=WIDE) as pilot:
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        page = b.browse.page
        heading = next(one for one in page.reading.layout.headings if one.text == "Part 20")
        page.scroll_to(y=heading.line, animate=False, force=True)
        width = page.reading.layout.width
        for size in ((80, 20), (70, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await b.app.workers.wait_for_complete()
        await pilot.pause()
        assert page.reading.layout.width == page.measure() < width
        assert page.reading.layout.lines[page.scroll_offset.y].plain.startswith("Part 20")


async def test_a_named_project_is_shown_where_there_is_room_for_one_pane(bench: Callable[..., Bench]) -> None:
    """In a narrow terminal the app that is asked for a project opens on its page; Esc leads to the list."""
    b = bench()
    b.app.visit = Visit(Place("project", "beta"))
    async with b.app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert "What Beta is for." in b.seen()
        assert b.app.focused is b.browse.page
        await pilot.press("escape")
        assert b.app.focused is b.browse.sidebar


async def test_letters_on_links_are_explained_while_they_are_there(bench: Callable[[], Bench]) -> None:
    """What to type is said until a link is chosen or the letters are left, and no longer."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "f")
        await pilot.pause()
        assert "letters of a link" in b.browse.message
        await pilot.press("a")
        await pilot.pause()
        assert b.browse.page.reading.link is not None
        assert not b.browse.message
        await pilot.press("f", "escape")
        await pilot.pause()
        assert not b.browse.message


async def test_letters_taken_off_give_the_list_back(bench: Callable[..., Bench]) -> None:
    """Esc on the letters returns to where f was pressed; without a link in view there are none to press."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "f")
        await pilot.pause()
        assert b.browse.page.reading.hints
        await pilot.press("escape")
        await pilot.pause()
        assert b.browse.focused is b.browse.sidebar
        await pilot.press("l", "f")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert b.browse.focused is b.browse.page
    empty = bench(Ecosystem("Nothing", ()))
    async with empty.app.run_test(size=WIDE) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert "No link is in view" in empty.seen()
        assert not empty.browse.page.reading.hints


async def test_a_page_is_as_wide_the_second_time(bench: Callable[[], Bench]) -> None:
    """Where there is room for one pane alone, every page opened has the whole of it."""
    b = bench()
    async with b.app.run_test(size=(40, 12)) as pilot:
        widths: list[int] = []
        for key in "jjj":
            await pilot.press(key, "enter")
            await pilot.pause()
            widths.append(b.browse.page.reading.layout.width)
            await pilot.press("escape")
        assert widths == [b.browse.page.measure()] * 3


async def test_a_mark_leaves_the_status(bench: Callable[[], Bench]) -> None:
    """A marked project shows both that it is marked and whether it is alive, and its sign has its tone on the page."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j", "m")
        await pilot.pause()
        row = next(line for line in b.seen().splitlines() if "✓" in line)
        assert row.startswith("✓● Alpha")
        page = b.browse.page
        y = next(y for y in range(page.lines().count) if "●" in page.lines().line(y).plain)
        x = page.lines().line(y).plain.index("●")
        strip = page.render_line(y - page.scroll_offset.y).crop(x, x + 1)
        (segment,) = strip
        assert segment.style is not None
        assert segment.style.color == b.app.get_component_styles("line--good").color.rich_color


async def test_a_long_query_shows_its_begin(bench: Callable[[], Bench]) -> None:
    """Out of the box the begin of a query is seen, where a `-` would be."""
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"-hardware:amd alpha beta gamma delta epsilon", "enter")
        await pilot.pause()
        assert any(line.startswith("  -hardware:amd") for line in b.seen().splitlines())


async def test_pages_beside_the_shown_one_are_ready(
    bench: Callable[[], Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While nothing is asked for, the pages before and after are laid out; going there lays nothing out."""
    made: list[Layout] = []

    def kept(blocks: Blocks, width: int) -> Layout:
        made.append(layout(blocks, width))
        return made[-1]

    monkeypatch.setattr(typesetter, "layout", kept)
    b = bench()
    async with b.app.run_test(size=WIDE) as pilot:
        await pilot.press("j")
        for _ in range(500):
            await pilot.pause(0.02)
            if any(one.lines[0].plain.startswith("Beta") for one in made):
                break
        before = tuple(made)
        await pilot.press("j")
        await pilot.pause()
        assert b.browse.page.reading.layout.lines[0].plain.startswith("Beta")
        assert any(b.browse.page.reading.layout is one for one in before)
