"""Finds the project that a user names."""

from __future__ import annotations

from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.spelling import fold
from gpueco_tui.text.suggest import Suggester, did_you_mean, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem, Project


class UnknownProject(ValueError):  # noqa: N818  # it reads like the sentence it carries
    """A name of no project, or of several. Its text is the sentence to show, without a capital letter at its start."""

    def __init__(self, name: str, sentence: str, candidates: tuple[Project, ...]) -> None:
        """Carry the `name` as typed and the projects with similar names."""
        super().__init__(sentence)
        self.name = name
        self.candidates = candidates


def named(ecosystem: Ecosystem, name: str) -> Project:
    """Return the project whose title or slug is `name`, or the only one whose begins with it; case is ignored.

    Raises UnknownProject when there is none or more than one.
    """
    wanted = fold(" ".join(name.split()))
    shown = clean_line(name)
    projects = ecosystem.projects
    ways = (
        [project for project in projects if fold(project.slug) == wanted],
        [project for project in projects if fold(project.title) == wanted],
        [project for project in projects if wanted and any(part.startswith(wanted) for part in _names(project))],
    )
    found = next((way for way in ways if way), ())
    if len(found) == 1:
        return found[0]
    if found:
        some = listed([project.title if project.slug == fold(project.title) else project.slug for project in found])
        raise UnknownProject(name, f"'{shown}' could be {some}; say which by more of its name", tuple(found))
    slugs = {part: project.slug for project in projects for part in _names(project)}
    candidates = tuple(ecosystem.by_slug[slug] for slug in Suggester(slugs, meanings=slugs).similar(wanted))
    hint = did_you_mean(*(project.title for project in candidates), before="; ")
    raise UnknownProject(name, f"there is no project called '{shown}'{hint}", candidates)


def _names(project: Project) -> tuple[str, str]:
    return fold(project.slug), fold(project.title)
