"""The inputs of a command: its settings, its ecosystem, and the project it names."""

from __future__ import annotations

import os

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.output import CommandError, NoProjectError
from gpueco_tui.loading.files import bundled, with_openable_path
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError, Link, Section
from gpueco_tui.user.settings import check_command, read_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output
    from gpueco_tui.cli.spec import Command
    from gpueco_tui.model import Ecosystem, Problem, Project
    from gpueco_tui.user.settings import Settings

OVERVIEW = "overview"
"""The name of the page shown before any project."""


def read_settings_of(arguments: Arguments, output: Output) -> Settings:
    """Return the settings for `arguments`; reports their problems."""
    return settings_and_problems(arguments, output)[0]


def settings_and_problems(arguments: Arguments, output: Output) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings for `arguments` and their problems, which are reported."""
    settings, problems = read_settings(
        os.environ, theme=arguments.value("--theme"), content=arguments.value("--content")
    )
    for problem in problems:
        output.say(str(problem))
    return settings, problems


def read_ecosystem(arguments: Arguments, output: Output) -> Ecosystem:
    """Return the ecosystem of --content, else of the settings, else the bundled one.

    Reports that it has problems. Raises CommandError when it cannot be read.
    """
    settings = read_settings_of(arguments, output)
    ecosystem = content_of(settings)
    if any(not problem.warning for problem in ecosystem.problems):
        output.say(f"something in the content needs mending; '{check_command(settings.content)}' says what")
    return ecosystem


def content_of(settings: Settings) -> Ecosystem:
    """Return the ecosystem that `settings` name; raises CommandError, with the place where they name it."""
    try:
        return load_content(settings.content)
    except CommandError as error:
        file, line = settings.origin("content") or ("", 0)
        where = f"; it is the content of {file}{f':{line}' if line else ''}" if file else ""
        raise CommandError(f"{error}{where}") from None


def load_content(path: str) -> Ecosystem:
    """Return the ecosystem at `path`, or the bundled one; raises CommandError when it cannot be read."""
    whole = os.path.expanduser(path) or bundled()
    try:
        return load(whole)
    except ContentError as error:
        raise CommandError(str(with_openable_path(error.problem, whole)).removesuffix(".")) from None


def named_project(ecosystem: Ecosystem, name: str) -> tuple[Project, str]:
    """Return the project that `name` names, and the part after `#`.

    A title that contains a `#` is tried first. Raises NoProjectError, with similar names, when there is none.
    """
    from gpueco_tui.search.lookup import UnknownProject, named

    whole, mark, part = name.rpartition("#")
    try:
        return named(ecosystem, name), ""
    except UnknownProject as error:
        if not mark or not whole:
            raise NoProjectError(str(error)) from None
    try:
        return named(ecosystem, whole), part
    except UnknownProject as error:
        raise NoProjectError(str(error)) from None


def named_part(ecosystem: Ecosystem, arguments: Arguments) -> tuple[Project, str]:
    """Return the project that `arguments` name, and the part or link after `#` or in the second word, or nothing.

    Raises UsageError when there are both, NoProjectError when there is no such project.
    """
    first, *more = arguments.words
    project, part = named_project(ecosystem, first)
    if part and more:
        raise UsageError(f"'{first}' says already what '{more[0]}' would; leave out one of them", arguments.command)
    return project, part or next(iter(more), "")


def section_called(ecosystem: Ecosystem, name: str) -> Section | None:
    """Return the section whose slug or title is `name`, in any case, or None, also where a project is called so.

    `overview` is the page shown before any project, as a section with that slug.
    """
    from gpueco_tui.text.spelling import fold

    wanted = fold(" ".join(name.split()))
    if any(wanted in {fold(project.slug), fold(project.title)} for project in ecosystem.projects):
        return None
    if wanted == OVERVIEW:
        return Section(OVERVIEW, ecosystem.title)
    found = (section for section in ecosystem.sections if wanted in {fold(section.slug), fold(section.title)})
    return next(found, None)


def whole_project(ecosystem: Ecosystem, name: str, command: Command) -> Project:
    """Return the project that `name` names; raises UsageError when it names a part, which `command` does not take."""
    project, part = named_project(ecosystem, name)
    if part:
        raise UsageError(f"'gpueco-tui {command.name}' has nothing to do with '#{part}'", command)
    return project


def links_of(project: Project) -> tuple[Link, ...]:
    """Return the own link of `project`, with its title, and then its other links, without duplicates."""
    own = (Link(project.title, project.link),) if project.link else ()
    return own + tuple(link for link in project.links if link.url != project.link)


def link_of(project: Project, title: str) -> Link:
    """Return the own link of `project`, or the one whose title is `title` or begins with it, in any case.

    Raises CommandError, with the existing titles, when there is none.
    """
    links = links_of(project)
    if not title:
        if project.link:
            return links[0]
        raise CommandError(f"{project.title} has no link of its own{_titles(links)}")
    wanted = title.casefold()
    exact = [link for link in links if link.title.casefold() == wanted]
    near = exact or [link for link in links if link.title.casefold().startswith(wanted)]
    if len(near) != 1:
        what = "several links that begin with" if near else "no link called"
        raise CommandError(f"{project.title} has {what} '{title}'{_titles(near or links)}")
    return near[0]


def _titles(links: tuple[Link, ...] | list[Link]) -> str:
    return f"; there are: {', '.join(link.title for link in links)}" if links else ""
