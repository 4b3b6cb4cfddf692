"""`copy` and `open`: a project's links, sent where the reader wants them."""

from __future__ import annotations

import os

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.inputs import content_of, link_of, named_part, read_settings_of
from gpueco_tui.cli.output import CommandError, Output, clause

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.desktop.clipboard import Copied
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.user.settings import Settings

NOT_DONE = 1
KINDS = ("--markdown", "--install", "--page")


def copy(arguments: Arguments, output: Output) -> int:
    """Copy a project's link, or what the option names; print what was copied, and say how it went."""
    kind = next((option for option in KINDS if arguments.has(option)), "")
    settings = read_settings_of(arguments, output)
    ecosystem = content_of(settings)
    project, part = named_part(ecosystem, arguments)
    if part and kind == "--install":
        raise UsageError(f"--install has nothing to do with '{part}'", arguments.command)
    text = _text_of(ecosystem, project, part, kind)
    copied = _copied(text, settings)
    output.text(text)
    output.say(clause(copied.message))
    return 0 if copied.ok else NOT_DONE


def _copied(text: str, settings: Settings) -> Copied:
    from gpueco_tui.desktop.clipboard import SystemClipboard, controlling_terminal

    return SystemClipboard(os.environ, controlling_terminal(), settings.clipboard).copy(text)


def _text_of(ecosystem: Ecosystem, project: Project, part: str, kind: str) -> str:
    """Return what is copied; raises CommandError when the project has no such thing."""
    if kind == "--install":
        if not project.install:
            raise CommandError(f"{project.title} has no install command")
        return project.install
    if kind == "--page":
        from gpueco_tui.cli.commands.show import part_of
        from gpueco_tui.pages.page import for_elsewhere, project_markdown

        page = project_markdown(ecosystem, project)
        return for_elsewhere(ecosystem, part_of(page, part, project.title) if part else page)
    link = link_of(project, part)
    if not kind:
        return link.url
    from gpueco_tui.markdown.escape import link as markdown_link

    return markdown_link(link.title, link.url)


def open_link(arguments: Arguments, output: Output) -> int:
    """Open a project's link; where no browser can be started, print it and copy it instead."""
    from gpueco_tui.desktop.browser import SystemBrowser, run_in_terminal

    settings = read_settings_of(arguments, output)
    project, part = named_part(content_of(settings), arguments)
    url = link_of(project, part).url
    opened = SystemBrowser(os.environ, settings.browser).open(url)
    if opened.text_browser:
        opened = run_in_terminal(opened.text_browser, os.environ)
    output.text(url)
    if opened.ok:
        output.say(clause(opened.message))
        return 0
    copied = _copied(url, settings)
    output.say(f"{clause(opened.message)}; {clause(copied.message)}")
    return NOT_DONE
