"""Where a user can be: the overview, the table of all projects, a lane of the map, a section, or a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from gpueco_tui.loading.page_links import file_named, is_question, question_of
from gpueco_tui.pages.compose import TABLE_TITLE, lane_page, overview_page, project_page, section_page, table_page
from gpueco_tui.pages.links import LANE_URL, TABLE_URL, target
from gpueco_tui.pages.map import lane_name
from gpueco_tui.values import Frozen

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem, Project, Section
    from gpueco_tui.pages.page import Page


class Place(Frozen):
    """A page of the app, by name, so that it outlives a reload of the content."""

    kind: Literal["overview", "table", "lane", "section", "project"] = "overview"
    slug: str = ""

    @staticmethod
    def of_project(project: Project) -> Place:
        """Return the place of `project`."""
        return Place("project", project.slug)

    @staticmethod
    def of_section(section: Section) -> Place:
        """Return the place of `section`."""
        return Place("section", section.slug)

    def project(self, ecosystem: Ecosystem) -> Project | None:
        """Return the project here, or None."""
        return ecosystem.by_slug.get(self.slug) if self.kind == "project" else None

    def section(self, ecosystem: Ecosystem) -> Section | None:
        """Return the section here, or None."""
        if self.kind != "section":
            return None
        return next((section for section in ecosystem.sections if section.slug == self.slug), None)

    def exists(self, ecosystem: Ecosystem) -> bool:
        """Say whether `ecosystem` has this place."""
        if self.kind == "lane":
            return ecosystem.routes is not None and self.slug in ecosystem.routes.families
        return self.kind in {"overview", "table"} or bool(self.project(ecosystem) or self.section(ecosystem))

    def title(self, ecosystem: Ecosystem) -> str:
        """Return the title of what is here."""
        here = self.project(ecosystem) or self.section(ecosystem)
        if self.kind == "lane" and ecosystem.routes is not None:
            return lane_name(ecosystem.routes, self.slug)
        return here.title if here else TABLE_TITLE if self.kind == "table" else ecosystem.title

    def file(self, ecosystem: Ecosystem) -> str:
        """Return the file that the text here was read from, relative to the content root."""
        return (self.project(ecosystem) or self.section(ecosystem) or ecosystem).file

    def page(self, ecosystem: Ecosystem) -> Page:
        """Return the page of this place; the overview's when the place is gone."""
        if project := self.project(ecosystem):
            return project_page(ecosystem, project)
        if section := self.section(ecosystem):
            return section_page(ecosystem, section)
        if self.kind == "table":
            return table_page(ecosystem)
        if self.kind == "lane" and self.exists(ecosystem):
            return lane_page(ecosystem, self.slug)
        return overview_page(ecosystem)


class Here(Frozen):
    """Where the user is, from which the links of the page count."""

    ecosystem: Ecosystem
    place: Place | None = None
    """The place whose page is shown, or None for a page that has no file."""

    @property
    def project(self) -> Project | None:
        """The project that is shown, or None."""
        return self.place.project(self.ecosystem) if self.place else None

    def target(self, url: str) -> Place | None:
        """Return the place that the link `url` goes to, or None."""
        return place_of(self.ecosystem, url, self.place.file(self.ecosystem) if self.place else "")

    def described(self, url: str) -> str:
        """Return where `url` goes in a user's words: a page of ours by its title, a question as it is typed."""
        if question := question_of(url):
            return question[1]
        place = self.target(url)
        return place.title(self.ecosystem) if place else url

    def outside(self, url: str) -> str:
        """Return the address that `url` has outside the app: for a page of ours, that of its project.

        A question has none.
        """
        if is_question(url):
            return ""
        place = self.target(url)
        project = place.project(self.ecosystem) if place else None
        return project.link if project and project.link else url


def place_of(ecosystem: Ecosystem, url: str, file: str = "") -> Place | None:
    """Return the place that an internal link in `file` goes to (`@/section/page.md`, `../page.md`), or None."""
    named = file_named(url, file)
    if named is None:
        return None
    if project := target(ecosystem, url, file):
        return Place.of_project(project)
    if named[0] in {"_index.md", ecosystem.file}:
        if url.startswith(LANE_URL):
            return Place("lane", url.removeprefix(LANE_URL))
        return Place("table") if url == TABLE_URL else Place()
    section = next((section for section in ecosystem.sections if section.file == named[0]), None)
    return Place.of_section(section) if section else None
