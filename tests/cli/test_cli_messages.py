"""What is said on standard error has one form: small, in single quotes, without a full stop."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import gpueco_tui.cli
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Done

SAYING = {"CommandError", "NoProjectError", "UsageError", "say"}
"""What takes a sentence for standard error."""
PART = "{}"
"""Stands where a sentence has something filled in."""


def _sentences() -> Iterator[tuple[str, str]]:
    """Yield every sentence written in the command line's modules, and where it stands."""
    for path in sorted(Path(gpueco_tui.cli.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                text = _written(node.args[0])
                if name in SAYING and text.strip(PART):
                    yield f"{path.name}:{node.lineno}", text


def _written(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_written, node.values))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else PART


def _wrong(sentence: str, names: tuple[str, ...] = ()) -> str:
    """Say what in `sentence` is not as it should be, or nothing."""
    if re.match("[A-Z]", sentence) and not sentence.startswith(names):
        return "begins with a capital"
    if sentence.endswith((".", " ", ";", ",")) or re.search(r"[.?!] [A-Z]", sentence):
        return "is several sentences, or ends with a full stop"
    return "has other quotes" if re.search('[“”‘’`"]', sentence) else ""


def test_sentences_of_the_command_line_have_one_form() -> None:
    """Every sentence that a command may say begins small, has clauses instead of sentences and single quotes."""
    found = list(_sentences())
    assert len(found) > 20
    assert [(where, text, _wrong(text)) for where, text in found if _wrong(text)] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("shwo alpha", "there is no command 'shwo'; did you mean 'show'?"),
        ("shwo", "there is no project called 'shwo'; did you mean the command 'show'?"),
        ("alha", "there is no project called 'alha'; did you mean Alpha?"),
        ("help shwo", "there is no command 'shwo'; did you mean 'show'?"),
        ("list -json", "'-json' leaves out what matches 'json'; the option is '--json'"),
        ("list -color=never", "'-color=never' leaves out what matches 'color=never'; the option is '--color'"),
        ("alpha beta", "there is no command 'alpha'; the commands are list, show, "),
        ("show --foo", "'gpueco-tui show' has no option '--foo'; its options are --json, --raw, --pager, "),
        ("list --theme nope", "'gpueco-tui list' has no option '--theme'; its options are --json, "),
        ("--theme nope", "--theme is one of auto, dark, light, "),
        ("--theme=nrod alpha", "--theme is one of auto, dark, light, "),
        ("list --jsn", "'gpueco-tui list' has no option '--jsn'; did you mean '--json'?"),
        ("show nope", "there is no project called 'nope'"),
        ("show alpha#nope", "the page of Alpha has no part called 'nope'; there are: what-it-is, "),
        ("links", "'gpueco-tui links' needs PROJECT"),
        ("compare", "'gpueco-tui compare' needs PROJECT"),
        ("compare alpha alpha", "Alpha is named more than once; it stands there once"),
        ("list hardwear:amd", "there is no field hardwear (did you mean hardware?); the fields are emits, hardware, "),
        ("decode hardwear:amd", "there is no field hardwear (did you mean hardware?); the fields are emits, "),
        ("decode hardware:foo", "no project has hardware foo; the values are AMD, host Rust"),
        ("list hardware:ptx", "no project has hardware ptx; did you mean emits:ptx?"),
        ("decode hardware:ptx", "no project has hardware ptx; did you mean emits:ptx?"),
        ("list hardwre:amd", "there is no field hardwre (did you mean hardware?); the fields are "),
        ("decode hardware:amd,foo", "no project has hardware foo; the values are AMD, host Rust"),
        ("decode zebra", "'zebra' chooses nothing; a choice is FIELD:VALUE, and the fields are emits, hardware, "),
        ("decode section:c", "'section:c' chooses nothing; a choice is FIELD:VALUE, and the fields are emits, "),
        ("list nowhere", "no project matches 'nowhere'"),
        ("list alhpa", "no project matches 'alhpa'; did you mean Alpha?"),
        (
            "decode emits:ptx hardware:amd",
            "no project has all of this; without emits:PTX there would be 1; without hardware:AMD, ",
        ),
        ("list --content /nowhere", "/nowhere: there is no such file or folder; check the path"),
        ("copy beta --install", "Beta has no install command"),
        ("open alpha wiki", "Alpha has no link called 'wiki'; there are: Alpha, Repository, Guide"),
        ("copy alpha", "could not copy: "),
        ("check nowhere --content nowhere", "the content to check is named twice; leave out --content"),
        ("check", "2 projects, no mistakes, "),
        ("completions ksh", "there are completions for bash, zsh, fish, not for 'ksh'"),
        ("doctor now", "'gpueco-tui doctor' has nothing to do with 'now'"),
        ("list > /dev/full", "no space left on device"),
    ],
)
def test_what_a_slip_is_told(shell: Callable[..., Done], line: str, said: str) -> None:
    """Each slip is told what is wrong and what was meant or what there is, and every line said has the one form."""
    options = {"GPUECO_CONTENT": ""} if "--content" in line else {}
    done = shell(f"gpueco {line}", DISPLAY="", WAYLAND_DISPLAY="", TMUX="", TERM="dumb", **options)
    lines = done.err.splitlines()
    assert all(each.startswith("gpueco-tui: ") for each in lines), lines
    sentences = [each.removeprefix("gpueco-tui: ") for each in lines]
    assert "\n".join(sentences).startswith(said)
    assert [_wrong(each, ("Alpha", "Beta")) for each in sentences] == [""] * len(lines)
