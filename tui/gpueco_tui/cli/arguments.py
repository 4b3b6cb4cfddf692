"""Parses the words after `gpueco-tui` with the table of commands.

Not with argparse, for three reasons: `list -hardware:nvidia` is a query and not `-h`; options may be before and after
the command; and importing it and filling a parser takes a quarter of the time that `list` may take.
"""

from __future__ import annotations

from gpueco_tui.cli.spec import APP, BY_NAME, Command, Option, options_of
from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


END = "--"
"""No word after this is an option."""


class UsageError(Exception):
    """The arguments cannot be understood. The message is a sentence."""

    def __init__(self, sentence: str, command: Command = APP) -> None:
        """Carry the `sentence` about the arguments of `command`."""
        super().__init__(sentence)
        self.command = command


class Arguments(Frozen):
    """The command, its arguments and its options."""

    command: Command
    words: tuple[str, ...]
    """The arguments that are not options, in order."""
    options: Mapping[str, str]
    """The options given, by their long names; a switch has an empty value, and the last of several values is used."""

    def has(self, option: str) -> bool:
        """Say whether `option` was given."""
        return option in self.options

    def value(self, option: str, default: str = "") -> str:
        """Return the value given to `option`, or `default`."""
        return self.options.get(option, default)


def parse(argv: Sequence[str]) -> Arguments:
    """Return the arguments in `argv` (without the name of the program); raises UsageError.

    The first argument that is not an option names the command. If that command does not exist, or `--` comes before
    it, it is the project at which the app opens. After `--` no word is an option (POSIX 12.2, guideline 10).
    """
    command = BY_NAME.get(_first_word(argv), APP)
    named = command is APP
    known = _by_spelling(options_of(command))
    words: list[str] = []
    options: dict[str, str] = {}
    rest = iter(argv)
    for word in rest:
        if word == END:
            words.extend(rest)
        elif word.startswith("-") and word != "-" and not _is_negation(word, command, known):
            option, value = _read_option(word, rest, known, command)
            options[option.name] = value
        elif not named:
            named = True
        else:
            words.append(word)
    if "--help" not in options:
        _check_count(command, words)
        _check_options(command, options)
    return Arguments(command, tuple(words), options)


def _first_word(argv: Sequence[str]) -> str:
    """Return the first argument that is neither an option nor an option's value, or empty."""
    taking = {name for name, option in _by_spelling(_all_options()).items() if option.value}
    rest = iter(argv)
    for word in rest:
        if word == END:
            return ""
        if word in taking:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def _all_options() -> Iterable[Option]:
    for command in (APP, *BY_NAME.values()):
        yield from options_of(command)


def _by_spelling(options: Iterable[Option]) -> dict[str, Option]:
    return {name: option for option in options for name in (option.name, option.short) if name}


def _is_negation(word: str, command: Command, known: Mapping[str, Option]) -> bool:
    """Say whether `word` is a negation in a query, and not an option."""
    return command.query and not word.startswith("--") and word not in known


def _read_option(word: str, rest: Iterable[str], known: Mapping[str, Option], command: Command) -> tuple[Option, str]:
    """Return the option that `word` names and its value, from after its `=` or from `rest`."""
    name, equals, value = word.partition("=")
    option = known.get(name)
    if option is None:
        where = f"'gpueco-tui {command.name}'" if command.name else "'gpueco-tui'"
        there = {option.name.removeprefix("--"): option.name for option in options_of(command)}
        hint = _hint(name.lstrip("-"), there) or f"; its options are {', '.join(there.values())}"
        raise UsageError(f"{where} has no option '{name}'{hint}", command)
    if not option.value:
        if equals:
            raise UsageError(f"{name} takes no value", command)
        return option, ""
    if not equals:
        value = next(iter(rest), "")
    if not value:
        raise UsageError(f"{name} needs a value: {name} {option.value}", command)
    if option.choices and value not in option.choices:
        hint = _hint(value, {choice: choice for choice in option.choices})
        raise UsageError(f"{name} is one of {', '.join(option.choices)}, not '{value}'{hint}", command)
    return option, value


def _check_count(command: Command, words: Sequence[str]) -> None:
    """Raise UsageError when `command` takes fewer or more arguments than `words`."""
    if len(words) < command.least:
        raise UsageError(f"'gpueco-tui {command.name}' needs {command.arguments.split()[0]}", command)
    if 0 <= command.most < len(words):
        if not command.name:
            raise no_command(words[0])
        raise UsageError(f"'gpueco-tui {command.name}' has nothing to do with '{words[command.most]}'", command)


def _check_options(command: Command, options: Mapping[str, str]) -> None:
    """Raise UsageError when `options` contain two that exclude each other."""
    for names in command.apart:
        first, *more = [name for name in names if name in options] or [""]
        if more:
            raise UsageError(f"{first} and {more[0]} cannot both be had; leave out one of them", command)


def no_command(name: str) -> UsageError:
    """Return the error that there is no command `name`, with the most similar command."""
    hint = _hint(name, {each: each for each in BY_NAME}) or f"; the commands are {', '.join(BY_NAME)}"
    return UsageError(f"there is no command '{name}'{hint}")


def where_help_is(command: Command) -> str:
    """Return the sentence that says how to get the help of `command`."""
    return f"'{f'gpueco-tui {command.name}'.rstrip()} --help' says how it is used"


def _hint(wrong: str, right: Mapping[str, str]) -> str:
    return did_you_mean(Suggester(right, meanings=right).nearest(wrong), before="; ", quote="'")
