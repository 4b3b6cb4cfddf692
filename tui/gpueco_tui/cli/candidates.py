"""The candidates for a word of the command line, which Tab offers in every shell."""

from __future__ import annotations

from os.path import commonprefix

from gpueco_tui.cli.arguments import END, Arguments
from gpueco_tui.cli.inputs import OVERVIEW, links_of, named_project, read_ecosystem
from gpueco_tui.cli.output import CommandError, Output
from gpueco_tui.cli.spec import APP, BY_NAME, COMMANDS, SHELLS, Command, Option, options_of
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.spelling import fold
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gpueco_tui.model import Ecosystem, Project

Offer = tuple[str, str]
"""A word, and its explanation or nothing."""

FILES = ":files"
"""The only candidate for a path: a shell completes its files itself."""


class _Line(Frozen):
    """The words before the one that is typed."""

    command: Command
    words: tuple[str, ...]
    options: dict[str, str]
    waiting: Option | None
    """The option whose value is typed."""
    ended: bool
    """Whether `--` has ended the options."""


def offers(words: Sequence[str], output: Output) -> list[Offer]:
    """Return the candidates for the last of `words`, which follow the name of the program.

    A candidate begins like the word, in any case, and has its own spelling. Only where several would have
    less in common than was typed, each begins as was typed: shells put in what all begin with.
    """
    *before, word = words or ("",)
    found: list[Offer] = []
    try:
        for offer in _candidates(_read(before), word, output):
            if offer[0] == FILES:
                return [offer]
            if fold(offer[0]).startswith(fold(word)) and offer[0] == clean_line(offer[0]):
                found.append(offer)
    except CommandError:
        pass  # without content there are still commands and options
    if len(beginning([value for value, _ in found])) >= len(word):
        return found
    return [(word + value[len(word) :], what) for value, what in found]


def beginning(words: Sequence[str]) -> str:
    """Return the common beginning of `words`, which shells insert."""
    return commonprefix(words)  # noqa: RUF071 (of words, not of paths)


def _read(before: Sequence[str]) -> _Line:
    """Read the words before; their mistakes are reported when the command is run."""
    taking = _taking()
    command, named, ended = APP, False, False
    words: list[str] = []
    options: dict[str, str] = {}
    waiting: Option | None = None
    for word in before:
        name, equals, value = word.partition("=")
        if waiting:
            options[waiting.name], waiting = word, None
        elif word == END and not ended:
            ended = True
        elif word.startswith("-") and not ended:
            options[name] = value
            waiting = None if equals else taking.get(name)
        elif not named and not ended and word in BY_NAME:
            command, named = BY_NAME[word], True
        else:
            named = True
            words.append(word)
    return _Line(command, tuple(words), options, waiting, ended)


def _taking() -> dict[str, Option]:
    """Return the options that take a value, by name."""
    return {option.name: option for command in COMMANDS for option in options_of(command) if option.value}


def _candidates(line: _Line, word: str, output: Output) -> Iterator[Offer]:
    """Yield the words that may follow `line`, also those that do not begin like `word`."""
    if line.waiting:
        yield from _values(line.waiting)
    elif word.startswith("-") and not line.ended:
        yield from _options(line, word, output)
    elif line.command.most < 0 or len(line.words) < line.command.most:
        kinds = line.command.words
        yield from _of_kind(kinds[min(len(line.words), len(kinds) - 1)], line, word, output)


def _values(option: Option, before: str = "") -> Iterator[Offer]:
    if option.value == "PATH":
        yield FILES, ""
    for choice in option.choices:
        yield before + choice, ""


def _options(line: _Line, word: str, output: Output) -> Iterator[Offer]:
    name, equals, _ = word.partition("=")
    if equals and name in _taking():
        yield from _values(_taking()[name], f"{name}=")
        return
    for option in options_of(line.command):
        yield from ((spelling, option.help) for spelling in (option.name, option.short) if spelling)
    if line.command.query and word[1:].strip("-"):
        yield from ((f"-{query}", "") for query in _queries(_ecosystem(line, output), word[1:]))


def _of_kind(kind: str, line: _Line, word: str, output: Output) -> Iterator[Offer]:
    """Yield the words of a kind that `spec.Command.words` names."""
    if kind == "shells":
        yield from ((shell, "") for shell in SHELLS)
    elif kind == "paths":
        yield FILES, ""
    elif kind == "queries":
        yield from ((query, "") for query in _queries(_ecosystem(line, output), word))
    elif kind == "routes":
        ecosystem = _ecosystem(line, output)
        yield from ((place, "") for place in _places(ecosystem, sum(":" not in typed for typed in line.words)))
        yield from ((query, "") for query in _queries(ecosystem, word))
    elif kind in {"projects", "pages"}:
        yield from _projects(line, word, output)
        if kind == "pages" and "#" not in word:
            yield from ((name, "") for name in (OVERVIEW, *(each.slug for each in _ecosystem(line, output).sections)))
    elif kind == "parts":
        ecosystem = _ecosystem(line, output)
        project, part = named_project(ecosystem, line.words[0])
        yield from ((name, "") for name in (() if part else _parts(ecosystem, project, line)))
    if kind == "commands" or line.command is APP:
        yield from ((command.name, command.summary) for command in COMMANDS[1:])


def _ecosystem(line: _Line, output: Output) -> Ecosystem:
    return read_ecosystem(Arguments(line.command, line.words, line.options), output)


def _queries(ecosystem: Ecosystem, word: str) -> Iterator[str]:
    """Yield `field:value` for every value in use; as one word of a shell, a space in it needs no quotes.

    The fields have their names; only after another name of one, typed in `word`, its values follow that.
    """
    from gpueco_tui.search.fields import field_names, used_facets
    from gpueco_tui.search.query import quoted
    from gpueco_tui.text.slug import field_name

    facets = used_facets(ecosystem)
    typed, colon, _ = fold(word).partition(":")
    meant = field_names(ecosystem, facets).get(typed, "") if colon else ""
    for facet in facets:
        name = field_name(facet.name)
        for value in facet.values:
            yield f"{typed if name == meant else name}:{value.name if ' ' in value.name else quoted(value.name)}"


def _places(ecosystem: Ecosystem, before: int) -> Iterable[str]:
    """Return what may be named as an end of routes, where so many are named `before`, and the projects."""
    from gpueco_tui.search.routes import Routes

    routes = Routes(ecosystem)
    if routes.missing:
        return ()
    places = routes.places
    first = (*places.starts, *places.ends) if not before else places.ends if before == 1 else ()
    named = (*first, *places.forms, *places.apis) if before < 2 else ()
    groups = (place.group for place in first if place.group)
    return dict.fromkeys((*groups, *(place.name for place in named), *(each.slug for each in ecosystem.projects)))


def _projects(line: _Line, word: str, output: Output) -> Iterator[Offer]:
    """Yield the projects or, after `#`, the parts of the project before it."""
    ecosystem = _ecosystem(line, output)
    name, mark, _ = word.rpartition("#")
    if mark and line.command.part:
        project, part = named_project(ecosystem, name)
        yield from ((f"{name}#{each}", "") for each in (() if part else _parts(ecosystem, project, line)))
    else:
        yield from ((project.slug, "") for project in ecosystem.projects)


def _parts(ecosystem: Ecosystem, project: Project, line: _Line) -> Sequence[str]:
    """Return the names that may follow `project` in `line`: parts of its page, or links."""
    if "--install" in line.options:
        return ()
    if line.command.part == "LINK" and "--page" not in line.options:
        return [link.title for link in links_of(project)]
    from gpueco_tui.pages.anchors import parts_of
    from gpueco_tui.pages.compose import project_page

    return parts_of(project_page(ecosystem, project))
