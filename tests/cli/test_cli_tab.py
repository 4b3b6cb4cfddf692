"""Tab and Enter in the three real shells, with content that would like to be run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from harness import Pty, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHELLS = {
    "bash": (["bash", "--norc", "-i"], ""),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -D -u"),
    "fish": (["fish", "--no-config", "-i"], "set -g fish_autosuggestion_enabled 0"),
}
"""How each shell is started, and what it is told before it reads the completions."""

TITLES = (
    "Docs$(touch c0)`touch c1`",
    "Docs'; touch c2 #'",
    'Docs"; touch c3; "',
    "Docs;touch c4& !touch c5!!",
    '!! "!$" it\'s !x\\',
    "'quoted' \\$(touch c6)\\`touch c7\\`",
    '"quoted" #no ~ =ls %1 {a,b} [a-z]* ? ^x^y!',
    "=ls|tee c8 >c9 <ca",
    "@here:there=no@all Döcs →日本 é",
    "(touch cb) \\",
    "$HOME ${HOME} $'a' $\"b\"",
    "#*?~;&|<>(){}[]^%=:@-+,./'!\"",
)

LEFT = "\x1b[D"


@dataclass(frozen=True)
class Shell:
    """An interactive shell in a terminal, in which `gpueco-tui` writes down its arguments and completes as it does."""

    name: str
    terminal: Pty
    folder: Path

    def run(self, keys: str) -> list[str]:
        """Type `keys` after the program's name, and return the arguments it got."""
        before = len(self.runs())
        self.terminal.press(f"gpueco-tui {keys}\r")
        assert until(lambda: len(self.runs()) > before), (keys, bytes(self.terminal.sent[-400:]))
        return self.runs()[before]

    def runs(self) -> list[list[str]]:
        """Return the arguments of every run so far."""
        log = self.folder / "runs"
        ended = log.read_bytes().decode().split("\0\1\0")[:-1] if log.exists() else []
        return [run.split("\0") for run in ended]

    def made(self) -> list[str]:
        """Return what there is now in the folder in which the shell works, which was empty."""
        return [path.name for path in (self.folder / "here").iterdir()]


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path, needs: Callable[[str], str]) -> Iterator[Shell]:
    """Return each of the shells, with the completions read."""
    name: str = request.param
    needs(name)
    _write_content(tmp_path / "ring")
    program = tmp_path / "bin" / "gpueco-tui"
    program.parent.mkdir()
    (tmp_path / "here").mkdir()
    ours = f"{shlex.quote(sys.executable)} -m gpueco_tui"
    log = shlex.quote(str(tmp_path / "runs"))
    program.write_text(f"""#!/bin/sh
[ "$1" = completions ] && exec {ours} "$@"
{{ printf '%s\\0' "$@"; printf '\\1\\0'; }} >> {log}
""")
    program.chmod(0o755)
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "GPUECO_CONTENT": str(tmp_path / "ring"),
    }
    argv, first = SHELLS[name]
    script = subprocess.run([program, "completions", name], env=env, capture_output=True, text=True, check=True).stdout
    (tmp_path / "first").write_text(f"{first}\n{script}\ncd {shlex.quote(str(tmp_path / 'here'))}\n")
    with Pty(argv, env, size=(200, 30)) as terminal:
        terminal.press(f"source {shlex.quote(str(tmp_path / 'first'))};")
        shell = Shell(name, terminal, tmp_path)
        assert shell.run("ready") == ["ready"]
        yield shell


def _write_content(root: Path) -> None:
    """Write a page `p0`, `p1` … for each title, with a link of that title, and a page with several links and values."""
    (root / "things").mkdir(parents=True)
    values = ["AMD", "AMD CDNA", "it's; touch cc #", "$(touch${IFS}cd)"]
    facet = f'[[extra.facets]]\nname = "hardware"\nlabel = "Hardware"\nvalues = [{_named("name", values)}]'
    (root / "_index.md").write_text(f'+++\ntitle = "Ring"\n{facet}\n+++\n')
    (root / "things" / "_index.md").write_text('+++\ntitle = "Things"\n+++\n')
    pages = {f"p{number}": ([title], ["AMD"]) for number, title in enumerate(TITLES)}
    pages["tilde"] = (["~root/x"], [])
    pages["many"] = (["Docs (old)", "Docs [new]"], values)
    for slug, (titles, hardware) in pages.items():
        (root / "things" / f"{slug}.md").write_text(
            f'+++\ntitle = "{slug}"\n[taxonomies]\nhardware = {json.dumps(hardware)}\n'
            f"[extra]\nlinks = [{_named('url', titles, 'title')}]\n+++\n",
            encoding="utf-8",
        )


def _named(key: str, texts: list[str], other: str = "") -> str:
    """Return TOML tables, each with one of `texts`; of links with an address each besides."""
    if other:
        return ", ".join(
            f'{{{other} = {json.dumps(text)}, {key} = "https://e.org/{at}"}}' for at, text in enumerate(texts)
        )
    return ", ".join(f"{{{key} = {json.dumps(text)}}}" for text in texts)


def _typed(shell: str, quote: str, text: str) -> str:
    """Return `text` as a person types it in `shell` after an open quote, or with backslashes."""
    if not quote:
        return re.sub(r"[^\w]", r"\\\g<0>", text)
    if quote == '"':
        return quote + re.sub({"zsh": r'["$`\\!]', "bash": r'["$`\\]', "fish": r'["$\\]'}[shell], r"\\\g<0>", text)
    return quote + (re.sub(r"['\\]", r"\\\g<0>", text) if shell == "fish" else text.replace("'", r"'\''"))


@pytest.mark.parametrize("quote", ["", '"', "'"], ids=["no quote", "double", "single"])
def test_tab_gives_the_program_the_title_and_runs_nothing(shell: Shell, quote: str) -> None:
    """After part of a title, Tab and Enter, the program gets exactly that title; nothing in it is run."""
    for number, title in enumerate(TITLES):
        begun = title[: (number % 3) * len(title) // 3]  # nothing, a third, or two thirds
        if "!" in begun and (shell.name, quote) == ("bash", '"'):
            begun = ""  # there is no `!` in double quotes in bash
        got = shell.run(f"copy p{number} {_typed(shell.name, quote, begun)}\t")
        assert (got, shell.made()) == (["copy", f"p{number}", title], [])


def test_tab_in_a_part_of_a_word(shell: Shell) -> None:
    """After `project#` and `field:` too the whole word is right, in the case of the content."""
    slug, title = "p0", TITLES[0]
    for keys, wanted in (
        (f"copy {slug}#do\t", f"{slug}#{title}"),
        (f'copy "{slug}#Do\t', f"{slug}#{title}"),
        (f"copy '{slug}#Do\t", f"{slug}#{title}"),
        ("list hardware:IT\t", "hardware:it's; touch cc #"),
        ('list "hardware:it\t', "hardware:it's; touch cc #"),
        ("list 'hardware:it\t", "hardware:it's; touch cc #"),
        (r"list -hardware:it\'s\;" + "\t", "-hardware:it's; touch cc #"),
        ("list hardware:\\$\t", "hardware:$(touch${IFS}cd)"),
        ('list hardware:"\\$\t', "hardware:$(touch${IFS}cd)"),
        ("list hardware:am\t", "hardware:AMD"),
        ("list hardware:AMD\\ \t", "hardware:AMD CDNA"),
    ):
        assert (shell.run(keys)[-1], shell.made()) == (wanted, [])


def test_tab_stops_where_titles_part(shell: Shell) -> None:
    """What several titles begin with is put in whole: no backslash or quote is left open behind it."""
    for keys in ("Do\tx", '"Do\tx"', "'Do\tx'"):
        assert shell.run(f"copy many {keys}") == ["copy", "many", "Docs x"]


def test_tab_before_a_tilde(shell: Shell) -> None:
    """A tilde at the beginning is never a home; fish, which would make it one, is not offered it."""
    wanted = [] if shell.name == "fish" else ["~root/x"]
    assert shell.run("copy tilde \t") == ["copy", "tilde", *wanted]


def test_tab_before_the_end_of_the_line(shell: Shell) -> None:
    """With the cursor before a quote or another command the title is right, and what follows stays as it was."""
    for number in range(4):
        for quote in ('"', "'"):
            got = shell.run(f"copy p{number} {quote}Do{quote}{LEFT}\t")
            assert (got[2], shell.made()) == (TITLES[number], [])
    assert (shell.run(f"copy p0 Do; true{LEFT * 6}\t")[2], shell.made()) == (TITLES[0], [])


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_all_completions_put_in_at_once(shell: Shell) -> None:
    """Readline's insert-completions (M-*) gives the titles, and nothing in a quote, which it would take away."""
    assert shell.run("copy many Do\x1b*") == ["copy", "many", "Docs (old)", "Docs [new]"]
    assert (shell.run('copy p3 "Do\x1b*"'), shell.made()) == (["copy", "p3", "Do"], [])


@pytest.mark.parametrize("shell", ["bash", "zsh"], indirect=True)
def test_tab_between_backquotes(shell: Shell) -> None:
    """What would be read once more, between backquotes, is not put in."""
    for quote in ("", '"', "'"):
        assert shell.run(f"copy `gpueco-tui copy p0 {quote}Do\t{quote}`") == ["copy", "p0", "Do"]
        assert until(lambda: shell.runs()[-1] == ["copy"])
        assert shell.made() == []


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
def test_tab_after_a_quote_with_a_dollar(shell: Shell) -> None:
    """In `$'…'` and `$"…"`, which bash reads otherwise, nothing is put in."""
    for keys in ("$'Do\t'", '$"Do\t"'):
        assert (shell.run(f"copy p0 {keys}"), shell.made()) == (["copy", "p0", "Do"], [])
