"""Take pages that nobody would write the whole way: file -> values -> blocks -> lines -> text, and query them.

Run by hand for as long as wanted: `python tests/hardening/fuzz.py --count 10000 --seed 1`; a count of 0 never ends.
Each page has a number of its own, and a failure tells it: `--seed 1234 --count 1` is that page alone.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from escape_sequences import harmful, violations_printed
from gpueco_tui.cli import tables
from gpueco_tui.layout.ansi import render
from gpueco_tui.layout.find import find
from gpueco_tui.layout.layout import layout
from gpueco_tui.loading.check import check
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError, Ecosystem
from gpueco_tui.pages.anchors import part_of, parts_of
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.comparison import compare, comparison_page
from gpueco_tui.pages.compose import overview_page, project_page, section_page
from gpueco_tui.pages.page import Page, beginning, blocks_of
from gpueco_tui.search.decoder import Choice, choices_of, decode, to_query, used_facets
from gpueco_tui.search.index import Index
from gpueco_tui.search.lookup import UnknownProject, named
from random_pages import Pages

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 25)
PLACES = 6
"""Pages of one ecosystem that are looked at."""


def journey(seed: int) -> bool:
    """Take the content number `seed` the whole way; False when it could not be loaded at all.

    Raises AssertionError when something harmful comes out, and whatever the program raises that it should not.
    """
    pages = Pages(seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        tree = pages.tree()
        for file, content in tree.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        ecosystem, refusal = loaded(folder / "page.md" if "page.md" in tree else folder)
    assert not harmful(refusal), ascii(refusal)
    if ecosystem is None:
        return False
    for problem in check(ecosystem, TODAY):
        assert not harmful(str(problem)), ascii(str(problem))
    queries = [pages.query() for _ in range(3)]
    words = [word for query in queries for word in search(ecosystem, query)]
    shown = [overview_page(ecosystem)]
    shown += [section_page(ecosystem, section) for section in ecosystem.sections[:PLACES]]
    shown += [project_page(ecosystem, project) for project in ecosystem.projects[:PLACES]]
    shown.append(compared(ecosystem))
    for page in shown:
        look(page, pages.random.randint(1, 120), words)
    return True


def loaded(path: Path) -> tuple[Ecosystem | None, str]:
    """Return the ecosystem at `path`, or the sentence that refuses it."""
    try:
        return load(path), ""
    except ContentError as error:
        return None, str(error)


def look(whole: Page, width: int, words: Iterable[str]) -> None:
    """Lay a page out, find in it, take its parts and print it, in every way."""
    assert not harmful(as_markdown(whole), allowed="\n\t"), ascii(as_markdown(whole))
    for part in parts_of(whole):
        assert as_markdown(part_of(whole, part)).strip()
    layout(blocks_of(beginning(whole, 200)), width)
    page = layout(blocks_of(whole), width)
    for link in page.links:
        assert not harmful(link.url + link.text), (link.url, link.text)
    for heading in page.headings:
        assert not harmful(heading.text), heading.text
    for code in page.code:
        assert not harmful(code.text, allowed="\n\t"), code.text
    for spots in find(page, tuple(words)):
        assert all(0 <= spot.line < len(page.lines) for spot in spots)
    for line in page.lines:
        assert not harmful(line.plain, allowed=""), line.plain
    assert not harmful(render(page, color=False))
    wrong = violations_printed(render(page, color=True, hyperlinks=True).encode())
    assert not wrong, wrong[0]
    assert render(page, color=False, ascii_only=True).isascii()


def search(ecosystem: Ecosystem, query: str) -> tuple[str, ...]:
    """Ask `query` of everything that answers one; return the words to highlight."""
    results = Index(ecosystem).search(query)
    assert not harmful(results.sentence), results.sentence
    for hit in results.hits:
        assert not harmful(hit.project.title + hit.snippet)
        for spans, text in ((hit.title, hit.project.title), (hit.snippet_spans, hit.snippet)):
            assert all(0 <= start < end <= len(text) for start, end in spans), (spans, text)
    render(tables.of_hits(ecosystem, results.hits, 60), color=True)
    refusal = ""
    try:
        named(ecosystem, query)
    except UnknownProject as error:
        refusal = str(error)
    assert not harmful(refusal), refusal
    decoded(ecosystem, choices_of(query, ecosystem))
    return results.words


def decoded(ecosystem: Ecosystem, asked: tuple[Choice, ...]) -> None:
    """Decode what was asked for, and a value of each facet."""
    offered = tuple(Choice(facet.name, facet.values[0].name) for facet in used_facets(ecosystem) if facet.values)
    for choices in (asked, offered, offered[:1]):
        decoding = decode(ecosystem, choices)
        assert len(decoding.matches) + len(decoding.ruled_out) == len(ecosystem.projects)
        for out in decoding.ruled_out:
            assert out.reason
            assert not harmful(out.reason), out.reason
        query = to_query(choices, used_facets(ecosystem))
        assert named_in(choices_of(query, ecosystem)) == named_in(choices), (choices, query)
        render(tables.of_decoding(ecosystem, decoding, 60), color=True)


def named_in(choices: Iterable[Choice]) -> set[tuple[str, str]]:
    """Return the choices as a query tells them apart: it reads the names of fields in any case."""
    return {(choice.facet.lower(), choice.value) for choice in choices}


def compared(ecosystem: Ecosystem) -> Page:
    """Return the first few projects side by side."""
    comparison = compare(ecosystem, ecosystem.projects[:3])
    comparison_page(comparison, differing_only=True)
    return comparison_page(comparison, linked=True)


def main() -> int:
    """Take many pages the whole way; say how many, which failed and which was slowest."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=10_000, help="pages to try; 0 for no end")
    options.add_argument("--seed", type=int, default=0, help="the number of the first page")
    asked = options.parse_args()
    failed = refused = 0
    slowest = (0.0, 0)
    numbers = count(asked.seed) if not asked.count else range(asked.seed, asked.seed + asked.count)
    try:
        for seed in numbers:
            begun = time.perf_counter()
            try:
                refused += not journey(seed)
            except Exception:  # noqa: BLE001  whatever it is, it is what is looked for
                failed += 1
                sys.stdout.write(f"page {seed} failed\n{traceback.format_exc()}\n")
            slowest = max(slowest, (time.perf_counter() - begun, seed))
    except KeyboardInterrupt:
        pass
    sys.stdout.write(
        f"{failed} failed, {refused} refused to load; the slowest, {slowest[1]}, took {slowest[0]:.2f} s\n"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
