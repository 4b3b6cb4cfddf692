"""`copy`: a project's link, install command or page, to the clipboard."""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.commands.show import page_of
from gpueco_tui.cli.exit_status import FAILED
from gpueco_tui.cli.inputs import content_of, link_of, named_part, read_settings_of
from gpueco_tui.cli.output import CommandError, Output, clause

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project
    from gpueco_tui.pages.copies import Copy

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
    text = _copy_of(ecosystem, project, part, kind).text
    copied = copy_text(text, settings.clipboard)
    output.text(text)
    output.say(clause(copied.message))
    return 0 if copied.ok else FAILED


def _copy_of(ecosystem: Ecosystem, project: Project, part: str, kind: str) -> Copy:
    """Return what is copied; raises CommandError when the project has no such thing."""
    from gpueco_tui.pages.copies import copies_of_link, copies_of_project, copy_of_page

    if kind == "--page":
        return copy_of_page(ecosystem, page_of(ecosystem, project, part))
    if kind == "--install":
        for copy in copies_of_project(project):
            if copy.kind == "install":
                return copy
        raise CommandError(f"{project.title} has no install command")
    link, as_markdown = copies_of_link(link_of(project, part))
    return as_markdown if kind else link
