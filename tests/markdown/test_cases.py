"""Every construct of CommonMark and of the extensions, as the lines a user sees."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from gpueco_tui.text.clean import clean
from markdown_it import MarkdownIt
from markdown_pages import Case, line_width, page, read_cases, shown, visible

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_construct(case: Case) -> None:
    """The construct is shown as `cases.txt` says."""
    assert shown(case.markdown, case.width) == case.lines


def test_there_are_cases() -> None:
    """The table of cases is read."""
    assert len(CASES) >= 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fits_every_width(case: Case) -> None:
    """No line of the construct is wider than the page, down to one cell."""
    for width in (*range(1, 50), 100):
        assert max(map(line_width, page(case.markdown, width).lines), default=0) <= width


def any_link(url: str) -> bool:
    """Take every link for one, as the page does."""
    return bool(url)


class _Text(HTMLParser):
    """Gathers what a browser would show of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def handle_data(self, data: str) -> None:
        """Take text."""
        self.shown.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the description of an image."""
        if tag == "img":
            self.shown.append(dict(attrs).get("alt") or "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_shows_what_a_browser_shows(case: Case) -> None:
    """Each visible character of the page as HTML is in the runs of the laid-out page, in the same order."""
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    renderer.validateLink = any_link
    reader = _Text()
    reader.feed(renderer.render(clean(case.markdown)))
    reader.close()
    page_text = iter(visible("".join(run.text for run in page(case.markdown).runs)))
    wanted = visible(clean("".join(reader.shown)))
    for box in ("[ ]", "[x]", "[X]"):
        wanted = wanted.replace(visible(box), "")
    assert all(char in page_text for char in wanted)
