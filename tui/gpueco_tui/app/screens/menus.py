"""The dialogs of the main screen: what to copy, the links and headings of the page, the related projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gpueco_tui.app.bindings import binding
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.chooser import Chooser, Option
from gpueco_tui.markdown.escape import link as markdown_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from gpueco_tui.layout.lines import Layout
    from gpueco_tui.model import Ecosystem, Project

MOST_RECENT = 9
"""Projects visited before that are offered."""


def copy_menu(project: Project | None, markdown: str, page: Layout, focused: str) -> Chooser[str]:
    """Ask what to copy: the focused link, the project's, its install command, the page, a code block; gives the text.

    `focused` is the address of the focused link, or empty.
    """
    options: list[Option[str]] = [Option("Focused link", focused, focused)] if focused else []
    if project and project.link:
        options += [
            Option("Link", project.link, project.link),
            Option("Markdown link", markdown_link(project.title, project.link), f"[{project.title}](…)"),
        ]
    if project and project.install:
        options.append(Option("Install command", project.install, project.install))
    options.append(Option("Page as Markdown", markdown, f"{len(markdown.splitlines())} lines"))
    for code in page.code:
        begin = code.text.strip().splitlines()
        options.append(Option("Code block", code.text.rstrip("\n"), begin[0] if begin else ""))
    return Chooser("Copy", options)


class LinkChooser(Chooser[tuple[int, str]]):
    """Asks for a link, and for what to do with it: gives its index, and `go`, `copy` or `open`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("copy", "take('copy')", "Copy", show=True, does="Copy the link"),
        binding("open", "take('open')", "Open", show=True),
    ]

    def action_take(self, deed: str) -> None:
        """Close with the link under the cursor, to copy or to open it."""
        if (chosen := self.under_cursor()) is not None:
            self.dismiss((chosen[0], deed))


def link_list(page: Layout, project: Project | None, told: Callable[[str], str]) -> LinkChooser:
    """Ask for one of the page's links, each once. One that is shown as its address goes by its title in the list.

    `told` says where an address goes, as a reader would.
    """
    titles = {link.url: link.title for link in (*project.sources, *project.links)} if project else {}
    if project and project.link:
        titles[project.link] = project.title
    options: dict[tuple[str, str], Option[tuple[int, str]]] = {}
    for index, link in enumerate(page.links):
        title = titles.get(link.url, link.text) if link.text == link.url else link.text
        goes_to = told(link.url)
        note = "in this list" if goes_to == title else goes_to
        options.setdefault((title, link.url), Option(title, (index, "go"), note))
    return LinkChooser("Links of this page", list(options.values()))


def contents(page: Layout, line: int) -> Chooser[int]:
    """Ask for one of the page's headings, beginning with the one that `line` stands under; gives its line."""
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
