"""What can be copied of a project and of its page: for the Copy menu and for `gpueco-tui copy`."""

from __future__ import annotations

from gpueco_tui.model import Link
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.page import Page
    from gpueco_tui.search.route import Route

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


def route_text(route: Route) -> str:
    """Return `route` from who takes what is written to where it runs: `a → SPIR-V → b, c → Vulkan → AMD`."""
    return " → ".join((*route.chain, *_ends(route)))


def route_markdown(route: Route) -> str:
    """Return the same as Markdown, the projects as links to what they are on the web."""
    from gpueco_tui.markdown import escape

    words: list[str] = []
    for leg in route.legs:
        links = (escape.link(project.title, project.link) for project in leg.projects)
        words.append(", ".join(links) or "by hand")
        words += [escape.words(word) for word in (leg.gives, leg.calls) if word]
    return escape.line(" → ".join((*words, *map(escape.words, _ends(route)))))


def _ends(route: Route) -> tuple[str, ...]:
    """Return the ends of a route in one text; nothing for one that ends in a form, which is its last step."""
    return (", ".join((*route.ends, *route.also)),) if route.reach else ()
