"""Content that changes on disk while it is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gpueco_tui.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gpueco_tui.ecosystem.model import Ecosystem, Section

SECONDS = 0.5
MANY = 200
"""Files from which they are looked at less often."""

Stamp = tuple[int, int]
"""When a file was last written, in nanoseconds, and its size in bytes."""


def stamps(files: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamp of every file and folder; one that is gone, or cannot be read, has (0, 0)."""
    found: dict[str, Stamp] = {}
    for file in files:
        try:
            status = os.stat(file)  # noqa: PTH116  pathlib takes twice as long, and there may be ten thousand
            found[file] = (status.st_mtime_ns, status.st_size)
        except OSError:  # noqa: PERF203  one file that is gone does not hide the others
            found[file] = (0, 0)
    return found


class Watch:
    """Tells whether files changed since it was asked last; by looking, which works on every file system."""

    def __init__(self, files: Iterable[str]) -> None:
        """Watch `files`, and folders for what comes and goes in them."""
        self._files = tuple(files)
        self._stamps = stamps(self._files)
        self.seconds = SECONDS if len(self._files) <= MANY else SECONDS * len(self._files) / MANY
        """How often to look: looking at 100 files takes 0.15 ms, so that idle costs nothing."""

    def changed(self) -> bool:
        """Say whether a file was written, came or went since the last call."""
        before, self._stamps = self._stamps, stamps(self._files)
        return before != self._stamps


def keeping_last_good(before: Ecosystem, after: Ecosystem) -> Ecosystem:
    """Return `after` with the pages of `before` in place of those that do not parse any more."""
    broken = {problem.file for problem in after.problems if not problem.warning}
    read = {project.file for project in after.projects}
    lost = [project for project in before.projects if project.file in broken - read]
    if not lost:
        return after
    sections = list(after.sections)
    for project in lost:
        place = next((i for i, section in enumerate(sections) if section.slug == project.section), None)
        if place is None:
            sections.append(replace(before.section(project.section), projects=(project,)))
        else:
            sections[place] = _with(sections[place], before.section(project.section), project.slug)
    return replace(after, sections=tuple(sections))


def _with(section: Section, before: Section, slug: str) -> Section:
    """Return `section` with the project `slug` of `before`, where it stood among its neighbours."""
    order = [project.slug for project in before.projects]
    kept = next(project for project in before.projects if project.slug == slug)
    index = order.index(slug)
    later = {*order[index + 1 :]}
    at = next((i for i, project in enumerate(section.projects) if project.slug in later), len(section.projects))
    return replace(section, projects=(*section.projects[:at], kept, *section.projects[at:]))
