"""A name, as a person types it, to a project."""

from __future__ import annotations

from gpueco_tui.casing import fold
from gpueco_tui.clean import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.ecosystem.model import Ecosystem, Project


class UnknownProject(ValueError):  # noqa: N818  # it is the answer to a name, and reads as one
    """A name that is no project's, or several projects'; its text is the sentence to show, which begins small."""

    def __init__(self, name: str, sentence: str, candidates: tuple[Project, ...]) -> None:
        """Carry the `name` as given and the projects that may have been meant."""
        super().__init__(sentence)
        self.name = name
        self.candidates = candidates


def named(ecosystem: Ecosystem, name: str) -> Project:
    """Return the project whose title or slug is `name`, or alone begins with it, in any case.

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
        some = _listed([project.title if project.slug == fold(project.title) else project.slug for project in found])
        raise UnknownProject(name, f"'{shown}' could be {some}; say which by more of its name", tuple(found))
    near = _near(wanted, projects)
    hint = f"; did you mean {_listed([project.title for project in near])}?" if near else ""
    raise UnknownProject(name, f"there is no project called '{shown}'{hint}", near)


def _near(wanted: str, projects: tuple[Project, ...]) -> tuple[Project, ...]:
    """Return at most three projects that may have been meant: names that hold `wanted`, then names spelt alike."""
    from difflib import get_close_matches  # noqa: PLC0415  # only when a name is wrong

    by_name = {name: project for project in projects for name in _names(project)}
    names = [name for name in by_name if wanted and wanted in name] + get_close_matches(wanted, by_name, 3, 0.6)
    return tuple({by_name[name].slug: by_name[name] for name in names}.values())[:3]


def _names(project: Project) -> tuple[str, str]:
    return fold(project.slug), fold(project.title)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
