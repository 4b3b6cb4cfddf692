"""What can be copied of a project and of its page: for the Copy menu and for `gpueco-tui copy`."""

from __future__ import annotations

from gpueco_tui.model import Link
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.page import Page

    Kind = Literal["link", "markdown", "install", "page", "code"]


class Copy(Frozen):
    """One thing that can be copied."""

    kind: Kind
    label: str
    text: str
    """What is copied."""
    note: str
    """What tells it apart in a menu, on one line."""


def copies_of_link(link: Link) -> tuple[Copy, Copy]:
    """Return the address of `link`, and it as Markdown."""
    from gpueco_tui.markdown import escape

    return (
        Copy("link", "Link", link.url, link.url),
        Copy("markdown", "Markdown link", escape.link(link.title, link.url), f"[{link.title}](…)"),
    )


def copies_of_project(project: Project) -> tuple[Copy, ...]:
    """Return the link and the install command of `project`, if it has them."""
    link = copies_of_link(Link(project.title, project.link)) if project.link else ()
    install = (Copy("install", "Install command", project.install, project.install),) if project.install else ()
    return (*link, *install)


def copy_of_page(ecosystem: Ecosystem, page: Page) -> Copy:
    """Return `page` as Markdown, for readers outside of the app."""
    from gpueco_tui.pages.as_markdown import as_markdown
    from gpueco_tui.pages.links import with_external_links

    text = as_markdown(with_external_links(ecosystem, page))
    return Copy("page", "Page as Markdown", text, f"{len(text.splitlines())} lines")


def copy_of_code(code: str) -> Copy:
    """Return a code block."""
    first, *_ = (*code.strip().splitlines(), "")
    return Copy("code", "Code block", code.rstrip("\n"), first)
