"""The dialogs of the main screen: what to copy, the links and headings of the page, the related projects."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.chooser import Chooser, Option
from gpueco_tui.pages.copies import copies_of_project, copy_of_code
from gpueco_tui.text.clean import openable
from gpueco_tui.values import Frozen, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from gpueco_tui.layout.lines import Layout
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.copies import Copy

MOST_RECENT = 9
"""Projects visited before that are offered."""


def copy_menu(project: Project | None, whole: Copy, page: Layout, focused: str) -> Chooser[str]:
    """Ask what to copy: the focused link, the project's, its install command, the page, a code block; gives the text.

    `whole` is the page as Markdown, `focused` the address of the focused link, or empty.
    """
    options = [Option("Focused link", focused, focused)] if focused else []
    copies = (*(copies_of_project(project) if project else ()), whole, *(copy_of_code(code.text) for code in page.code))
    return Chooser("Copy", [*options, *(Option(copy.label, copy.text, copy.note) for copy in copies)])


class TakenLink(Frozen):
    """A link that was chosen in a list."""

    index: int
    """Its index in the layout."""
    deed: str = "go"
    """What to do with it: `go`, `copy` or `open`."""


def link_list(page: Layout, project: Project | None, described: Callable[[str], str]) -> Chooser[TakenLink]:
    """Ask for one of the page's links, each once, first those that lead out of the app.

    One that is shown as its address has its title in the list.

    `described` says where an address goes, in a user's words.
    """
    titles = {link.url: link.title for link in (*project.sources, *project.links)} if project else {}
    if project and project.link:
        titles[project.link] = project.title
    options: dict[tuple[str, str], Option[TakenLink]] = {}
    places = enumerate(page.links)
    for index, link in sorted(places, key=lambda place: not openable(place[1].url)):
        title = titles.get(link.url, link.text) if link.text == link.url else link.text
        goes_to = described(link.url)
        note = "in this list" if goes_to == title else goes_to
        options.setdefault((title, link.url), Option(title, TakenLink(index), note))
    deeds = {deed: partial(_taken_to, deed) for deed in ("copy", "open")}
    return Chooser("Links of this page", list(options.values()), deeds=deeds)


def _taken_to(deed: str, link: TakenLink) -> TakenLink:
    return replace(link, deed=deed)


def contents(page: Layout, line: int) -> Chooser[int]:
    """Ask for one of the page's headings, beginning with the one that `line` is under; gives its line."""
    top = min((heading.level for heading in page.headings), default=1)
    options = [Option(heading.text, heading.line, depth=heading.level - top) for heading in page.headings]
    start = max((i for i, heading in enumerate(page.headings) if heading.line <= line), default=0)
    return Chooser("Contents", options, start=start)


def favourites(ecosystem: Ecosystem, favourites: frozenset[str], recent: tuple[str, ...]) -> Chooser[Place] | None:
    """Ask for a favourite, or for a project visited before; None when there is neither."""
    options: list[Option[Place]] = []
    visited = [ecosystem.by_slug[slug] for slug in recent[:MOST_RECENT] if slug in ecosystem.by_slug]
    for label, projects in (
        ("Favourites", [project for project in ecosystem.projects if project.slug in favourites]),
        ("Visited before", [project for project in visited if project.slug not in favourites]),
    ):
        if projects:
            options.append(Option(label, None))
            options += [Option(one.title, Place.of_project(one), one.description, depth=1) for one in projects]
    return Chooser("Favourites", options) if options else None


def related(ecosystem: Ecosystem, project: Project) -> Chooser[Place] | None:
    """Ask for one of the projects related to `project`, both ways; None when it has none."""
    options: list[Option[Place]] = []
    for label, projects in ecosystem.related(project):
        options.append(Option(label, None))
        options += [Option(other.title, Place.of_project(other), other.description, depth=1) for other in projects]
    return Chooser(f"Related to {project.title}", options) if options else None
