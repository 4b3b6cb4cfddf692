"""An awesome list as people write them: every entry once, by its name, its words and its links."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.load import load
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.compose import overview_page, project_page

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

LISTED = """\
Saws
    Kerf | Cuts straight lines.
    Ryoba | Two edges, one handle.
    Dozuki | Cuts on the pull.
    Fretwork | Follows any curve; see the manual first. | the manual
    Gang | Many blades at once.
    Bucksaw
    Rip | The saw for long cuts.
    Crosscut | Across the grain. | source
    Coping | Joins mouldings. | docs
    Veneer | Thin sheets. | docs, source
    Panel | Sheets cut to size.
    Track | Runs on a rail. | version
    Chop | Angles, fast. | version, build
    Jig | Curves in boards.
    Scroll | Fine curves. Slowly.
    bow | A blade of 0.4 mm in a frame.
    Whipsaw | Struck out: For two people and a pit.
    Pitsaw | Struck out: Not made since 1921.
    Keyhole | Starts from a hole.
    https://plainsaw.example | Has no other name.
Hand saws
    Tenon | For joints. CC0 Steel | Demo, Source
    Dovetail | For finer joints. | Plans
    Flush | Leaves no mark. Needs no set.
Planes
    Jack | The first of three.
    Jointer | The last of three.
    Jointer fence | Holds it square.
    Smoother | Leaves a finish.
    Router | (macOS only) - Flattens grooves.
    Rabbet | Cut steps. | Fillister
    Scrub | Bevelled blade for rough work. | Bevelled
    Block [low angle] | End grain, one hand.
    Infill | Heavy, 50% brass & 50% steel.
    Wooden 木 | 木で できた。
    Spokeshave | Rounds, at a pull
Lathes
    Mini | Fits a bench.
    Faceplate | Bowls.
    Faceplate | Bowls, of another maker.
Reading
    The Edge | by A. Writer - On sharpening. | A. Writer
    Grain
Contributing
"""
"""The sections; in each its projects: title, summary, and the titles of their other links."""


@pytest.fixture(scope="module")
def awesome() -> Ecosystem:
    """Read the list beside this file."""
    return load(Path(__file__).with_name("awesome.md"))


def test_every_entry_is_listed_by_its_name_its_words_and_its_links(awesome: Ecosystem) -> None:
    """In its section; badges, second links and HTML are no words."""
    lines: list[str] = []
    for section in awesome.sections:
        lines.append(section.title)
        for project in section.projects:
            links = ", ".join(link.title for link in project.links)
            lines.append("    " + " | ".join(filter(None, (project.title, project.description, links))))
    assert "\n".join(lines) + "\n" == LISTED


def test_no_page_says_its_words_twice_or_shows_html(awesome: Ecosystem) -> None:
    """A page is the title, the words once, and the rest of the list item."""
    for project in awesome.projects:
        page = as_markdown(project_page(awesome, project))
        assert "<img" not in page
        assert "badges.example" not in page
        assert not project.description or project.description[:12] not in project.body
    assert as_markdown(project_page(awesome, awesome.by_slug["crosscut"])) == (
        "# Crosscut\n\nAcross the grain.\n\n<https://crosscut.example>\n\n## Links\n\n"
        "|  |  |\n| --- | --- |\n| source | <https://forge.example/crosscut> |\n"
    )


def test_what_is_passed_over_is_said_and_stays(awesome: Ecosystem) -> None:
    """Rows of a table, a badge alone, a link in mid-sentence and a link to a file are text of their section."""
    rows, clash = awesome.problems
    assert str(rows).startswith("awesome.md:85: 2 rows of tables begin with a link and were passed over;")
    assert (clash.line, clash.field, clash.warning) == (91, "slug", True)
    text = "".join(section.body for section in awesome.sections)
    assert all(part in text for part in ("pole.example", "plough.example", "museum.example", "RULES.md"))


def test_the_overview_counts_what_the_list_lists(awesome: Ecosystem) -> None:
    """A section without a project has no heading in the list, and does not count."""
    assert "39 projects in 5 sections." in as_markdown(overview_page(awesome))
