"""`show`: the page of a project or of a section, the overview, or a part of one."""

from __future__ import annotations

from gpueco_tui.cli.inputs import OVERVIEW, named_part, read_ecosystem, section_called
from gpueco_tui.cli.output import CommandError, Output
from gpueco_tui.cli.render import page_text, raw
from gpueco_tui.layout.style import MEASURE
from gpueco_tui.text.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.model import Ecosystem, Project, Section
    from gpueco_tui.pages.page import Page


def show(arguments: Arguments, output: Output) -> int:
    """Print a page: laid out for the terminal, plain in a pipe, or its Markdown."""
    ecosystem = read_ecosystem(arguments, output)
    section = section_called(ecosystem, arguments.words[0])
    if section is not None:
        project, part = None, next(iter(arguments.words[1:]), "")
        page = _part_of(section_or_overview(ecosystem, section), part, section.title)
    else:
        project, part = named_part(ecosystem, arguments)
        page = page_of(ecosystem, project, part)
    if arguments.has("--json"):
        from gpueco_tui.cli import json_records

        if project is not None:
            output.json({"project": json_records.of_page(ecosystem, project, page)})
        elif section is not None:
            output.json({"section": json_records.of_section(ecosystem, section, page)})
    elif arguments.has("--raw"):
        from gpueco_tui.pages.links import with_external_links

        _print(clean(raw(with_external_links(ecosystem, page))), arguments, output)
    else:
        hyperlinks = output.terminal and output.color and not arguments.has("--pager")
        _print(page_text(page, min(output.width, MEASURE), output, hyperlinks=hyperlinks), arguments, output)
    return 0


def _print(text: str, arguments: Arguments, output: Output) -> None:
    if arguments.has("--pager") and output.terminal:
        from gpueco_tui.cli.pager import in_pager

        in_pager(text, output)
    else:
        output.styled(text)


def page_of(ecosystem: Ecosystem, project: Project, part: str = "") -> Page:
    """Return the page of `project`, or the part of it that `part` names; raises CommandError as `part_called` does."""
    from gpueco_tui.pages.compose import project_page

    return _part_of(project_page(ecosystem, project), part, project.title)


def section_or_overview(ecosystem: Ecosystem, section: Section) -> Page:
    """Return the page of `section`, or the overview's, whose slug is `OVERVIEW`."""
    from gpueco_tui.pages.compose import overview_page, section_page

    return overview_page(ecosystem) if section.slug == OVERVIEW else section_page(ecosystem, section)


def _part_of(page: Page, part: str, title: str) -> Page:
    if not part:
        return page
    from gpueco_tui.pages.anchors import part_of

    return part_of(page, part_called(page, part, title))


def part_called(page: Page, part: str, title: str) -> str:
    """Return the name of the part of `page`, whose title is `title`, that `part` names or alone begins.

    Raises CommandError, with the names there are, when there is none or more than one.
    """
    from gpueco_tui.pages.anchors import parts_of
    from gpueco_tui.text.slug import part_name

    names = parts_of(page)
    wanted = part_name(part)
    near = [name for name in names if wanted and name.startswith(wanted)]
    if wanted in names or len(near) == 1:
        return wanted if wanted in names else near[0]
    what = "several parts that begin with" if near else "no part called"
    raise CommandError(f"the page of {title} has {what} '{part}'; there are: {', '.join(near or names) or 'none'}")
