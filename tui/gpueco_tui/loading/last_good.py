"""A reload that keeps the last good version of what is broken now."""

from __future__ import annotations

from gpueco_tui.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem, Section


def keeping_last_good(before: Ecosystem, after: Ecosystem) -> Ecosystem:
    """Return `after`, with pages, sections and the root page from `before` where they cannot be read any more.

    When no page is left, all of `before` stays, with the problems of `after`.
    """
    if before.projects and not after.projects and after.problems:
        return replace(before, problems=after.problems, files=tuple(dict.fromkeys((*after.files, *before.files))))
    broken = {problem.file for problem in after.problems if not problem.warning}
    sections = [_last_good(before, section, broken) for section in after.sections]
    read = {project.file for project in after.projects}
    for project in before.projects:
        if project.file in read or not _is_in(project.file, broken):
            continue
        place = next((i for i, section in enumerate(sections) if section.slug == project.section), None)
        if place is None:
            sections.append(replace(before.section(project.section), projects=(project,)))
        else:
            sections[place] = _with(sections[place], before.section(project.section), project.slug)
    kept = replace(after, sections=tuple(sections))
    if before.file not in broken or after.file == before.file:
        return kept
    return replace(before, sections=kept.sections, problems=kept.problems, files=kept.files)


def _last_good(before: Ecosystem, section: Section, broken: set[str]) -> Section:
    """Return `section`, or its version in `before` when its own page is broken, with the projects it has now."""
    for old in before.sections:
        if old.slug == section.slug and old.file in broken and section.file != old.file:
            return replace(old, projects=section.projects)
    return section


def _is_in(file: str, broken: set[str]) -> bool:
    """Say whether `file`, or a folder it is in, is broken."""
    return any(file == name or file.startswith(f"{name}/") for name in broken)


def _with(section: Section, before: Section, slug: str) -> Section:
    """Return `section` with the project `slug` of `before`, in its old place among its neighbours."""
    order = [project.slug for project in before.projects]
    kept = next(project for project in before.projects if project.slug == slug)
    index = order.index(slug)
    later = {*order[index + 1 :]}
    at = next((i for i, project in enumerate(section.projects) if project.slug in later), len(section.projects))
    return replace(section, projects=(*section.projects[:at], kept, *section.projects[at:]))
