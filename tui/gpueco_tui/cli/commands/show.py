"""`show`, `links` and `compare`: what is known about a project, and several side by side."""

from __future__ import annotations

import re

from gpueco_tui.cli.inputs import named_part, read_ecosystem
from gpueco_tui.cli.output import MEASURE, CommandError, Output
from gpueco_tui.cli.render import page_text
from gpueco_tui.text.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gpueco_tui.cli.arguments import Arguments

_HEADING = r" {0,3}(#{1,6})[ \t]"
_FENCE = r" {0,3}(`{3,}|~{3,})"


def show(arguments: Arguments, output: Output) -> int:
    """Print a project's page: laid out for the terminal, plain in a pipe, or its Markdown."""
    from gpueco_tui.pages.page import for_elsewhere, project_markdown

    ecosystem = read_ecosystem(arguments, output)
    project, part = named_part(ecosystem, arguments)
    markdown = project_markdown(ecosystem, project)
    if part:
        markdown = part_of(markdown, part, project.title)
    if arguments.has("--json"):
        from gpueco_tui.cli.json_records import of_page

        output.json({"project": of_page(ecosystem, project, for_elsewhere(ecosystem, markdown))})
    elif arguments.has("--raw"):
        _print(clean(for_elsewhere(ecosystem, markdown)), arguments, output)
    else:
        hyperlinks = output.terminal and output.color and not arguments.has("--pager")
        _print(page_text(markdown, min(output.width, MEASURE), output, hyperlinks=hyperlinks), arguments, output)
    return 0


def _print(page: str, arguments: Arguments, output: Output) -> None:
    if arguments.has("--pager") and output.terminal:
        from gpueco_tui.cli.pager import in_pager

        in_pager(page, output)
    else:
        output.styled(page)


def part_of(markdown: str, part: str, title: str) -> str:
    """Return the part of `markdown` under the heading that `part` names, up to the next of its level or higher.

    Raises CommandError as `part_called` does.
    """
    lines = markdown.splitlines()
    headings = list(_headings(lines))
    start, level, _ = headings[_names(headings).index(part_called(markdown, part, title))]
    end = next((line for line, other, _ in headings if line > start and other <= level), len(lines))
    return "\n".join(lines[start:end]).rstrip() + "\n"


def part_called(markdown: str, part: str, title: str) -> str:
    """Return the name of the part of `markdown`, the page of `title`, that `part` names or alone begins.

    Raises CommandError, with the names there are, when there is none or more than one.
    """
    from gpueco_tui.text.slug import part_name

    names = parts_of(markdown)
    wanted = part_name(part)
    near = [name for name in names if wanted and name.startswith(wanted)]
    if wanted in names or len(near) == 1:
        return wanted if wanted in names else near[0]
    what = "several parts that begin with" if near else "no part called"
    raise CommandError(f"the page of {title} has {what} '{part}'; there are: {', '.join(near or names) or 'none'}")


def parts_of(markdown: str) -> tuple[str, ...]:
    """Return the names of the parts of the page `markdown`, in order."""
    return tuple(filter(None, _names(_headings(markdown.splitlines()))))


def _names(headings: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    from gpueco_tui.markdown.sections import part_names

    return part_names((level, text) for _, level, text in headings)


def _headings(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the level and the text of each ATX heading outside of fenced code (CommonMark 4.2, 4.5)."""
    fence = ""
    for number, line in enumerate(lines):
        mark = re.match(_FENCE, line)
        if fence:
            if mark and mark[1].startswith(fence) and line.strip() == mark[1]:
                fence = ""
        elif mark:
            fence = mark[1]
        elif heading := re.match(_HEADING, line):
            yield number, len(heading[1]), _unclosed(line[heading.end() :].strip(" \t"))


def _unclosed(heading: str) -> str:
    """Return the text of an ATX heading without the signs that close it."""
    text = heading.rstrip("#")
    return text.rstrip(" \t") if text.endswith((" ", "\t")) else heading
