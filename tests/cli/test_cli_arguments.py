"""How the words after `gpueco-tui` are read."""

from __future__ import annotations

import pytest
from gpueco_tui.cli.arguments import UsageError, parse
from gpueco_tui.cli.spec import COMMANDS, options_of


def test_a_command_is_the_first_word_that_is_no_option() -> None:
    """Options stand before or after the command, with a space or `=` before their value."""
    for argv in (
        ["--content", "here", "list", "word"],
        ["list", "word", "--content", "here"],
        ["list", "--content=here", "word"],
    ):
        arguments = parse(argv)
        assert arguments.command.name == "list"
        assert arguments.words == ("word",)
        assert arguments.value("--content") == "here"


def test_no_command_opens_the_app() -> None:
    """Without a command the one argument is a project, and so is everything after `--`."""
    assert parse([]).command.name == ""
    assert parse(["wgpu"]).words == ("wgpu",)
    assert parse(["--", "list"]).words == ("list",)
    assert parse(["--", "list"]).command.name == ""


def test_a_query_may_leave_words_out() -> None:
    """`-word` and `-field:value` are parts of a query, whatever option they begin like."""
    assert parse(["list", "-hardware:nvidia", "spir", "-V8"]).words == ("-hardware:nvidia", "spir", "-V8")
    assert parse(["list", "-h"]).has("--help")
    with pytest.raises(UsageError, match="-x"):
        parse(["show", "wgpu", "-x"])


def test_everything_after_two_dashes_is_a_word() -> None:
    """`--` ends the options (POSIX 12.2, guideline 10)."""
    assert parse(["list", "--", "--json"]).words == ("--json",)


def test_the_last_of_an_option_given_twice_holds() -> None:
    """An option given twice has its last value."""
    assert parse(["--color=never", "list", "--color", "always"]).value("--color") == "always"


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["list", "--jsn"], "did you mean '--json'"),
        (["--content"], "--content needs a value"),
        (["--content="], "--content needs a value"),
        (["list", "--json=yes"], "--json takes no value"),
        (["--color", "loud"], "auto, always, never"),
        (["show"], "needs PAGE"),
        (["doctor", "now"], "'now'"),
        (["show", "wgpu", "--raw", "--json"], "--json and --raw cannot both be had"),
        (["show", "wgpu", "--pager", "--json"], "--json and --pager"),
        (["compare", "wgpu", "--json", "--raw"], "--json and --raw"),
        (["copy", "wgpu", "--page", "--install"], "--install and --page"),
        (["config", "--check", "--path"], "--path and --check"),
        (["--man", "--json-schema"], "--json-schema and --man"),
        (["lists", "spirv"], "did you mean 'list'"),
    ],
)
def test_a_mistake_is_said_in_a_sentence(argv: list[str], sentence: str) -> None:
    """What cannot be understood is named, with what may have been meant."""
    with pytest.raises(UsageError, match=sentence):
        parse(argv)


def test_help_is_given_whatever_is_missing() -> None:
    """`show --help` needs no project."""
    assert parse(["show", "--help"]).has("--help")


def test_no_two_options_of_a_command_are_spelt_alike() -> None:
    """Each spelling of an option belongs to one option of a command."""
    for command in COMMANDS:
        spellings = [name for option in options_of(command) for name in (option.name, option.short) if name]
        assert len(spellings) == len(set(spellings)), command.name


def test_a_dash_alone_is_an_argument() -> None:
    """`-` is no option, as for every other program: it is one of the words."""
    assert parse(["list", "-", "--json"]).words == ("-",)
    assert parse(["show", "-"]).words == ("-",)
