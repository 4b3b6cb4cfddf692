"""`copy` and `open`: a project's links, sent where the reader wants them."""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import content_of, link_of, named_part, read_settings_of
from gpueco_tui.cli.output import CommandError, Output, clause

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project

KINDS = ("--markdown", "--install", "--page")


def copy(arguments: Arguments, output: Output) -> int:
    """Copy a project's link, or what the option names; print what was copied, and say how it went."""
    from gpueco_tui.desktop.clipboard import copy_text

    kind = next((option for option in KINDS if arguments.has(option)), "")
    settings = read_settings_of(arguments, output)
    ecosystem = content_of(settings)
    project, part = named_part(ecosystem, arguments)
    if part and kind == "--install":
        raise UsageError(f"--install has nothing to do with '{part}'", arguments.command)
    text = _text_of(ecosystem, project, part, kind)
    copied = copy_text(text, settings.clipboard)
    output.text(text)
    output.say(clause(copied.message))
    return 0 if copied.ok else FAILED


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
