"""Aligned tables for a terminal: rows of styled cells, the last cut or wrapped to the width that is left."""

from __future__ import annotations

from gpueco_tui.layout.lines import Layout, Line, Span
from gpueco_tui.layout.style import Style
from gpueco_tui.pages.row import matched, row_of, status_of
from gpueco_tui.pages.signs import role_of
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.width import width_of, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpueco_tui.model import Ecosystem, Link, Project
    from gpueco_tui.search.decoder import Decoding
    from gpueco_tui.search.index import Hit
    from gpueco_tui.text.width import Spans

Cell = tuple[Span, ...]
Row = tuple[Cell, ...]

GAP = 2
"""Cells between two columns."""
LAST = 12
"""The last column goes to no fewer cells than this; lines then wrap as the terminal wraps them."""
WRAPPED = 24
"""Where fewer cells than this are left for text to be wrapped in, it stands below its row instead."""
BELOW = 6
"""How far text below its row is moved in."""


def by_section(ecosystem: Ecosystem, width: int) -> Layout:
    """Return every project under the heading of its section."""
    rows: list[Row | Line] = []
    for section in ecosystem.sections:
        if not section.projects:
            continue
        if section.title:
            heading = Line((Span(clean_line(section.title), Style("heading", strong=True)),))
            rows += [Line(), heading] if rows else [heading]
        rows.extend(_row(ecosystem, project, (cell(project.description),)) for project in section.projects)
    return aligned([*rows, *_legend(ecosystem, ecosystem.projects, width)], width)


def of_hits(ecosystem: Ecosystem, hits: Sequence[Hit], width: int) -> Layout:
    """Return the projects a query found, in its order, with what matched marked."""
    rows: list[Row | Line] = []
    for hit in hits:
        about = matched(hit.snippet, hit.snippet_spans, Style()) if hit.snippet else cell(hit.project.description)
        rows.append(_row(ecosystem, hit.project, (about,), hit.title))
    return aligned([*rows, *_legend(ecosystem, [hit.project for hit in hits], width)], width)


def of_links(links: Iterable[Link], width: int) -> Layout:
    """Return links as title and URL; a URL is never cut."""
    rows = [(cell(link.title), cell(link.url, Style("link"))) for link in links]
    return aligned(rows, width, cut=False)


def of_values(ecosystem: Ecosystem, decoding: Decoding, width: int) -> Layout:
    """Return every value that can be chosen, under its field, with the number of projects behind it."""
    counts = {(choice.facet, choice.value): count for choice, count in decoding.counts.items()}
    rows: list[Row | Line] = []
    for facet in ecosystem.facets:
        values = [(value, counts.get((facet.name, value.name), 0)) for value in facet.values]
        values = [(value, count) for value, count in values if count]
        if not values:
            continue
        rows += [Line()] if rows else []
        rows += _field(facet.name, clean_line(facet.meaning), width)
        rows.extend(
            ((Span(f"  {count:>3}"),), cell(value.name, Style(strong=True)), cell(value.meaning))
            for value, count in values
        )
    return aligned(rows, width)


def _field(name: str, meaning: str, width: int) -> Iterator[Line]:
    """Yield the heading above a field's values: its name, and what it means wrapped beside that."""
    before = Span(f"{name}: ", Style("heading", strong=True))
    indent = width_of(before.text)
    for line in wrapped(meaning, max(LAST, width - indent)):
        yield Line((before, Span(line, Style("muted"))))
        before = Span(" " * indent)


def of_decoding(ecosystem: Ecosystem, decoding: Decoding, width: int) -> Layout:
    """Return the projects that match and, below them, those ruled out; a reason is never cut."""
    matches = [_row(ecosystem, project, (cell(project.description),)) for project in decoding.matches]
    lines = aligned(matches, width).lines if matches else ()
    if decoding.ruled_out:
        reasons: list[Row] = [
            ((Span("  "), *_mark(ecosystem, out.project), *cell(out.project.title)), cell(out.reason, Style("muted")))
            for out in decoding.ruled_out
        ]
        lines = (*lines, *((Line(),) if lines else ()), heading("Ruled out"), *explained(reasons, width))
    return Layout(width, (*lines, *_legend(ecosystem, ecosystem.projects, width)))


def _row(ecosystem: Ecosystem, project: Project, last: tuple[Cell], spans: Spans = ()) -> Row:
    """Return a project's row: the sign of its status and its title, short tag, and `last`."""
    row = row_of(ecosystem, project)
    tag = (cell(row.tag, Style(row.hue)),) if ecosystem.tags else ()
    return ((Span("  "), *_mark(ecosystem, project), *matched(row.title, spans, Style(strong=True))), *tag, *last)


def _mark(ecosystem: Ecosystem, project: Project) -> Cell:
    """Return the mark of the project's status; a space where others have one, nothing where none has."""
    if status := status_of(ecosystem, project):
        return (Span(status.mark, Style(role_of(status.tone))), Span(" "))
    return (Span("  "),) if any(value.mark for facet in ecosystem.facets for value in facet.values) else ()


def _legend(ecosystem: Ecosystem, projects: Iterable[Project], width: int) -> list[Line]:
    """Return below a line of air what the marks before `projects` mean; nothing where there are none."""
    shown = {span for project in projects for span in _mark(ecosystem, project) if span.text.strip()}
    names: dict[Span, list[str]] = {}
    for facet in ecosystem.facets:
        for value in facet.values:
            mark = Span(value.mark, Style(role_of(value.tone)))
            if mark in shown:
                names.setdefault(mark, []).append(clean_line(value.name))
    lines: list[Line] = []
    for mark, values in names.items():
        entry = (Span("  "), mark, Span(f" {', '.join(values)}", Style("muted")))
        longer = Line((*lines[-1].spans, *entry)) if lines else Line(entry)
        lines = [*lines[:-1], longer] if _width(longer.spans) <= width else [*lines, Line(entry)]
    return [Line(), *lines] if lines else []


def heading(text: str) -> Line:
    """Return the line above a group of rows."""
    return Line((Span(clean_line(text), Style("heading", strong=True)),))


def cell(text: str, style: Style = Style()) -> Cell:  # noqa: B008  a frozen value
    """Return `text`, cleaned, as a cell."""
    return (Span(clean_line(text), style),)


def explained(rows: Sequence[Row], width: int) -> Iterator[Line]:
    """Yield rows of two cells, the second wrapped beside the first, or below it where little is left."""
    title = max(_width(row[0]) for row in rows)
    beside = width - title - GAP >= WRAPPED
    indent = title + GAP if beside else BELOW
    for first, last in rows:
        lines = [(Span(line, last[0].style),) for line in wrapped(last[0].text, max(LAST, width - indent))]
        if beside:
            yield _line((first, lines.pop(0)), [title], 0)
        else:
            yield Line(first)
        yield from (Line((Span(" " * indent), *line)) for line in lines)


def aligned(rows: Sequence[Row | Line], width: int, *, cut: bool = True) -> Layout:
    """Return rows as lines of at most `width` cells, their columns aligned; a `Line` among them stays as it is."""
    cells = [row for row in rows if not isinstance(row, Line)]
    last = max((len(row) for row in cells), default=1) - 1
    widths = [max((_width(row[column]) for row in cells if column < len(row)), default=0) for column in range(last)]
    left = max(LAST, width - sum(widths) - GAP * sum(map(bool, widths)))
    lines = [row if isinstance(row, Line) else _line(row, widths, left if cut else 0) for row in rows]
    return Layout(width, tuple(lines))


def _line(row: Row, widths: Sequence[int], left: int) -> Line:
    spans: list[Span] = []
    for cell, width in zip(row, widths, strict=False):
        spans += [*cell, Span(" " * (width - _width(cell) + GAP))] if width else []
    spans += _cut(row[-1], left) if left else row[-1]
    return Line(tuple(spans))


def _cut(cell: Cell, width: int) -> list[Span]:
    """Return `cell` in at most `width` cells, ended by … when something is lost."""
    if _width(cell) <= width:
        return list(cell)
    kept: list[Span] = []
    left = width - 1
    for span in cell:
        text = span.text
        while width_of(text) > left:
            text = text[:-1]
        kept.append(Span(text, span.style))
        left -= width_of(text)
        if text != span.text:
            break
    kept[-1] = Span(f"{kept[-1].text.rstrip()}…", kept[-1].style)
    return kept


def _width(cell: Cell) -> int:
    return sum(width_of(span.text) for span in cell)
