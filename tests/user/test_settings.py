"""What the user chose, and what is said when it cannot be."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.user.actions import ACTIONS
from gpueco_tui.user.keymap import key_name
from gpueco_tui.user.settings import THEMES, Settings, default_config, parse_settings, read_settings
from gpueco_tui.values import replace

if TYPE_CHECKING:
    from pathlib import Path

    from gpueco_tui.model import Problem
from hypothesis import given
from hypothesis import strategies as st

PATH = "/c/config.toml"
NAMES = ("theme", "start", "content", "mouse", "hyperlinks", "clipboard", "browser", "keymap")


def parsed(text: str) -> tuple[Settings, list[str]]:
    """Return the settings in `text` and the sentences about it, with their lines."""
    settings, problems = parse_settings(text, PATH)
    return settings, [str(problem).removeprefix(PATH) for problem in problems]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Return the path of a config file, whose folder exists."""
    (tmp_path / "gpueco-tui").mkdir()
    return tmp_path / "gpueco-tui" / "config.toml"


def read(config: Path, **env: str) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings with `config` as the file."""
    return read_settings({"XDG_CONFIG_HOME": str(config.parent.parent), **env})


def test_everything_can_be_set() -> None:
    """Every setting is read, commands as command lines or as lists of words, paths from the file's folder."""
    settings, problems = parsed(
        """
theme = "nord"
start = "last"
content = "my/content"
mouse = false
hyperlinks = false
clipboard = "ssh desk 'wl-copy -n'"
browser = ["firefox", "--new-tab", "%s"]
[keymap]
copy = "e"
"quit" = "?"
help = "f1"
"""
    )
    assert not problems
    assert [(name, line) for name, _, line in settings.written] == list(zip(NAMES, range(2, 10), strict=True))
    assert replace(settings, written=()) == Settings(
        theme="nord",
        start="last",
        content="/c/my/content",
        mouse=False,
        hyperlinks=False,
        clipboard=("ssh", "desk", "wl-copy -n"),
        browser=("firefox", "--new-tab", "%s"),
        keymap=(("copy", "e"), ("quit", "question_mark"), ("help", "f1")),
        file=PATH,
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('\ntehme = "dark"', ":2: there is no setting 'tehme'; did you mean 'theme'?"),
        (
            'theme = "nosuch"',
            ":1: there is no theme 'nosuch'; 'gpueco-tui config --print-default' lists them",
        ),
        ('theme = "nrod"', ":1: there is no theme 'nrod'; did you mean 'nord'?"),
        ("theme = 3", ":1: theme is auto, dark, light or the name of a theme, not 3"),
        ('# x\n\nmouse = "yes"', ":3: mouse is true or false, not 'yes'"),
        ("hyperlinks = 1", ":1: hyperlinks is true or false, not 1"),
        ('start = "end"', ":1: start is overview or last, not 'end'"),
        ("start = [1]", ":1: start is overview or last, not [1]"),
        ('clipboard = "\'"', ":1: clipboard cannot be read as a command line (No closing quotation)"),
        ("browser = [1]", ":1: browser is a command line or a list of words, not [1]"),
        ('browser = [""]', ":1: browser is a command line or a list of words, not ['']"),
        ('browser = ["a\\u0000"]', ":1: browser is a command line or a list of words, not ['a\\x00']"),
        ("clipboard = true", ":1: clipboard is a command line or a list of words, not true"),
        ("[content]\na = 1", ":1: content is the path of a folder or a page, not a table"),
        ('keymap = "vi"', ":1: keymap is a table of actions and keys, not 'vi'"),
        ("[kaymap]\ncopy = 1", ":1: there is no setting 'kaymap'; did you mean 'keymap'?"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str) -> None:
    """A setting that does not hold is a sentence with its line, and its default holds."""
    settings, problems = parsed(text)
    assert problems == [sentence]
    assert settings == Settings(file=PATH)


def test_what_is_quoted_is_safe_for_a_terminal() -> None:
    """What a file says is quoted without the characters that a terminal would obey."""
    assert parsed('start = "\\u001b]52;c;x\\u0007"')[1] == [":1: start is overview or last, not ']52;c;x'"]


def test_the_rest_of_a_file_holds() -> None:
    """One wrong setting does not take the others with it."""
    settings, problems = parsed('theme = "dark"\nmous = false\nstart = "last"')
    assert (settings.theme, settings.start, settings.mouse) == ("dark", "last", True)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [("theme = 'a'\ntheme = 'b'", 2), ("ok = 1\n= 2\n", 2), ("\n\n[keymap", 3), ("a = " + "[" * 5000, 0)],
    ids=["twice", "no name", "open", "deep"],
)
def test_a_broken_file_is_a_problem_with_its_line(text: str, line: int) -> None:
    """A file that is not TOML is one problem, and the defaults hold."""
    settings, problems = parse_settings(text, PATH)
    assert settings == Settings(file=PATH)
    assert [problem.line for problem in problems] == [line]
    assert problems[0].what.endswith("the defaults hold until it is mended")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Whatever the file says, there are settings."""
    assert parse_settings(text, PATH)[0].file == PATH


def test_files_that_cannot_be_read(config: Path) -> None:
    """No file is no problem; bytes that are not UTF-8, or a folder in its place, are one."""
    assert read(config) == (Settings(file=str(config)), ())
    config.write_bytes(b"theme = 'dark'\n# \xff\n")
    assert [str(problem) for problem in read(config)[1]] == [f"{config}:2: it is not UTF-8; save it so"]
    config.unlink()
    config.mkdir()
    what = "it cannot be read (a folder is there; put a file in its place); the defaults hold"
    assert [problem.what for problem in read(config)[1]] == [what]


def test_a_byte_order_mark_is_no_problem(config: Path) -> None:
    """A file saved with a byte order mark is read."""
    config.write_bytes(b"\xef\xbb\xbftheme = 'dark'")
    assert read(config)[0].theme == "dark"


def test_flags_then_environment_then_file(config: Path) -> None:
    """A flag is stronger than the environment, that than the file, and that than the default."""
    config.write_text('theme = "dark"\ncontent = "there"\n')
    assert read(config)[0].theme == "dark"
    assert read(config)[0].content == str(config.parent / "there")
    env = {"GPUECO_THEME": "light", "GPUECO_CONTENT": "here"}
    assert (read(config, **env)[0].theme, read(config, **env)[0].content) == ("light", "here")
    flagged = read_settings({"XDG_CONFIG_HOME": str(config.parent.parent), **env}, theme="nord", content="mine")[0]
    assert (flagged.theme, flagged.content) == ("nord", "mine")


def test_no_color_counts_when_it_is_not_empty(config: Path) -> None:
    """NO_COLOR takes the colours away, and an empty one does not (no-color.org)."""
    assert not read(config, NO_COLOR="1")[0].color
    assert read(config, NO_COLOR="")[0].color


def test_themes_that_do_not_exist(config: Path) -> None:
    """An unknown theme is named with its nearest, wherever it was asked for."""
    config.write_text('theme = "nrod"\n')
    settings, problems = read(config, GPUECO_THEME="drak")
    assert settings.theme == "auto"
    assert [str(problem) for problem in problems] == [
        f"{config}:1: there is no theme 'nrod'; did you mean 'nord'?",
        "GPUECO_THEME: there is no theme 'drak'; did you mean 'dark'?",
    ]


def test_each_key_that_does_not_hold_is_a_problem_with_its_line() -> None:
    """A wrong line of the keymap does not take the others with it."""
    settings, problems = parsed('[keymap]\ncopy = "j"\nblah = "e"\nopen = "O"\nhelp = 1\n')
    assert settings.keymap == (("open", "O"), ("help", "1"))
    assert problems == [
        ":2: copy: j is the key of down; give down another key first",
        ":3: there is no action 'blah'; 'gpueco-tui config --print-default' lists them",
    ]


def test_where_the_content_was_written(config: Path) -> None:
    """The settings know where the path of the content comes from, unless it is a flag."""
    config.write_text('mouse = true\ncontent = "there"\n')
    assert read(config)[0].origin("content") == (str(config), 2)
    assert read(config, GPUECO_CONTENT="here")[0].origin("content") == ("GPUECO_CONTENT", 0)
    env = {"XDG_CONFIG_HOME": str(config.parent.parent), "GPUECO_CONTENT": "here"}
    assert read_settings(env, content="mine")[0].origin("content") is None
    assert Settings().origin("content") is None


def test_a_home_in_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path that begins with ~ is in the home folder."""
    monkeypatch.setenv("HOME", "/home/u")
    assert parsed('content = "~/zola"')[0].content == "/home/u/zola"


def test_the_printed_default_changes_nothing() -> None:
    """The default file as it is, and with every default uncommented, has exactly the defaults; it names everything."""
    text = default_config()
    assert parsed(text) == (Settings(file=PATH, written=(("keymap", PATH, line_of(text, "[keymap]")),)), [])
    settings, problems = parsed(re.sub(r"(?m)^#(?! )", "", text))
    assert not problems
    keymap = tuple((action.name, key_name(action.key)) for action in ACTIONS)
    assert replace(settings, written=()) == Settings(file=PATH, keymap=keymap)
    assert tuple(name for name, *_ in settings.written) == NAMES
    assert all(f"  # {action.does}\n" in text for action in ACTIONS)
    assert all(re.search(rf"(?<![\w-]){theme}(?![\w-])", text) for theme in THEMES)
    assert max(map(len, text.splitlines())) <= 120


def line_of(text: str, wanted: str) -> int:
    """Return the number of the line `wanted`."""
    return text.splitlines().index(wanted) + 1


def test_reading_is_cheap_without_a_file() -> None:
    """Without a file, neither the TOML parser nor anything else heavy is imported."""
    code = (
        "import sys; from gpueco_tui.user.settings import read_settings;"
        "read_settings({'XDG_CONFIG_HOME': '/nowhere'});"
        "heavy = {'tomli', 'shlex', 'difflib', 'platformdirs', 'json', 'subprocess', 'gpueco_tui.user.keymap'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
