"""Hostile front matter of any size, and content of many pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ecosystems import ecosystem, facet, project
from forms_of_pages import numbered, of
from gpueco_tui.loading.check import check
from gpueco_tui.loading.one_page import read_page
from gpueco_tui.loading.page import read_project, read_root
from gpueco_tui.model import ContentError
from growth import Form

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

MANY = 1000
"""Projects that a test completes."""
MOST = 40_000
"""Projects of the largest ecosystem that is measured."""
YAML = {"before": "---\n", "after": "\n---\na\n"}
TOML = {"before": "+++\n", "after": "+++\na\n"}


def loaded(text: str) -> object:
    """Read a project's page, whatever is wrong with it."""
    try:
        return read_project(text, file="a.md", name="a", section="s")
    except ContentError as error:
        return error


def root(text: str) -> object:
    """Read the root's page, whatever is wrong with it."""
    try:
        return read_root(text, file="_index.md")
    except ContentError as error:
        return error


def related(count: int) -> Ecosystem:
    """Return so many projects, of which each is related to the next, and says what no facet declares."""
    return ecosystem(
        *(project(f"p{n}", "emits=PTX", relations=f"built_on=p{(n + 1) % count}") for n in range(count)),
        facets=(facet("emits", "SPIR-V, PTX"),),
        declared=True,
    )


def dead(count: int) -> Ecosystem:
    """Return so many projects, of which each links to a page that is not there."""
    return ecosystem(*(project(f"p{n}", body=f"[a](@/things/q{n}.md)\n") for n in range(count)))


def checked(made: Ecosystem) -> object:
    """Check content, on a day that is always the same."""
    return check(made, date(2026, 11, 22))


def same(count: int) -> str:
    """Return a page of so many projects of one name."""
    return "- [a](b:c)\n" * count


def one_page(markdown: str) -> object:
    """Put an ecosystem together from one page."""
    from gpueco_tui.loading.assemble import ecosystem as gathered  # noqa: PLC0415

    made, sections = read_page(markdown, file="a.md", name="a")
    return gathered(made, sections, (), "a.md", ())


FORMS: tuple[Form[str], ...] = (
    Form("YAML: blank lines and a dash", of("\n", before="---\n", after="-\n---\n"), loaded),
    Form("YAML: lines of a dash", of("-\n", **YAML), loaded),
    Form("YAML: spaces in a value", of(" ", before="---\ntitle: a", after="b\n---\n"), loaded),
    Form("YAML: spaces in a list", of(" ", before="---\ntitle: [a", after="b\n---\n"), loaded),
    Form("YAML: spaces in a key", of(" ", before="---\na", after="b\n---\n"), loaded),
    Form("YAML: unknown fields", numbered("titl%: a\n", before="---\n"), loaded),
    Form("YAML: fields of others", numbered("x%: a\n", before="---\ntitle: a\n"), loaded),
    Form("YAML: comments", of("# a\n", **YAML), loaded),
    Form("YAML: signs of comments", of(" #", before="---\ntitle: a", after="\n---\n"), loaded),
    Form("YAML: quotes", of("'", before="---\ntitle: ", after="\n---\n"), loaded),
    Form("YAML: backslashes", of("\\", before='---\ntitle: "', after="\n---\n"), loaded),
    Form("YAML: items", of('"a", ', before="---\ntags: [", after="]\n---\n"), loaded),
    Form("YAML: colons", of("a:", **YAML), loaded),
    Form("YAML: never closed", of("a: b\n", before="---\n"), loaded),
    Form("TOML: unknown fields", numbered("a% = 1\n", before="+++\n", after="+++\n"), loaded),
    Form("TOML: never closed", numbered("a% = 1\n", before="+++\n"), loaded),
    Form("TOML: one long field", of("a", before='+++\ntitle = "', after='"\n+++\n'), loaded),
    Form("TOML: links without a URL", of("[[extra.links]]\ntitle = 'a'\n", **TOML), loaded),
    Form("TOML: facets of one name", of("[[extra.facets]]\nname = 'a'\n", **TOML), root),
    Form("one page: projects of one name", same, one_page, 3000),
)  # fmt: skip
"""Every form of a page's front matter, and of what is gathered from one page."""

FORMS_OF_MANY: tuple[Form[Ecosystem], ...] = (
    Form("check: projects with relations", related, checked, MANY, MOST),
    Form("check: projects with dead links", dead, checked, MANY, MOST),
)
"""Every form of content of so many projects."""
