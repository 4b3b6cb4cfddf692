"""What Tab gives in bash, zsh and fish."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.cli.commands.completions import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Done


@pytest.fixture
def path(tmp_path: Path, content: Path) -> dict[str, str]:
    """Return an environment in which `gpueco-tui` is the program under test, on the small content tree."""
    program = tmp_path / "bin" / "gpueco-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m gpueco_tui "$@"\n')
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "GPUECO_CONTENT": str(content)}


def _in_bash(line: str, env: dict[str, str]) -> list[str]:
    """Return what Tab at the end of `line` offers; bash hands its function the part of a word that it would replace."""
    text = re.split(r"""["']""", line)[-1] if {"'", '"'} & {*line} else re.split(r"(?<!\\)[ :=]", line)[-1]
    script = f"""{SCRIPTS["bash"]}
compopt() {{ COMPREPLY=(:files); }}
COMP_LINE={shlex.quote(line)}; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=(gpueco-tui)
_gpueco_tui gpueco-tui {shlex.quote(text)}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("gpueco-tui li", ["list", "links"]),
        ("gpueco-tui show a", ["alpha"]),
        ("gpueco-tui --color never show a", ["alpha"]),
        ("gpueco-tui show --r", ["--raw"]),
        ("gpueco-tui completions ", ["bash", "zsh", "fish"]),
        ("gpueco-tui list --color a", ["auto", "always"]),
        ("gpueco-tui list --color al", ["always"]),
        ("gpueco-tui --theme no", ["nord"]),
        ("gpueco-tui --theme=no", ["nord"]),
        ("gpueco-tui list --color=al", ["always"]),
        ("gpueco-tui list emits:P", ["PTX"]),
        ("gpueco-tui list ha", ["hardware:AMD", r"hardware:host\ Rust"]),
        ("gpueco-tui decode hardware:H", [r"host\ Rust"]),
        ("gpueco-tui decode 'hardware:h", ["hardware:host Rust'"]),
        ('gpueco-tui decode hardware:"h', ['host Rust"']),
        (r"gpueco-tui decode hardware:host\ ru", [r"host\ Rust"]),
        ("gpueco-tui list -hardware:a", ["AMD"]),
        ("gpueco-tui list machine:a", ["AMD"]),
        ("gpueco-tui list mach", []),
        ("gpueco-tui list --color=a", ["auto", "always"]),
        ("gpueco-tui list --content=/", [":files"]),
        ("gpueco-tui show AL", ["alpha"]),
        ("gpueco-tui show alpha#w", ["alpha#what-it-is", "alpha#where-it-runs"]),
        ("gpueco-tui show alpha W", ["what-it-is", "where-it-runs"]),
        ("gpueco-tui show alpha deeper ", []),
        ("gpueco-tui copy alpha#g", ["alpha#Guide"]),
        ("gpueco-tui copy alpha --page d", ["deeper"]),
        ("gpueco-tui open alpha ", ["Alpha", "Repository", "Guide"]),
        ("gpueco-tui open alpha guide ", []),
        ("gpueco-tui alpha#d", ["alpha#deeper"]),
        ("gpueco-tui alpha ", []),
        ("gpueco-tui show --content /nowhere a", []),
        ("gpueco-tui doctor x", []),
    ],
)
def test_bash(path: dict[str, str], line: str, offered: list[str]) -> None:
    """Commands, options, projects, fields and values complete; after a colon only what follows it is offered."""
    found = [word for word in _in_bash(line, path) if word]
    assert sorted(found) == sorted(offered)


def test_bash_offers_commands_and_projects_at_first(path: dict[str, str]) -> None:
    """The first word may be a command, or the project at which the app opens."""
    assert {"list", "decode", "alpha", "beta"} <= set(_in_bash("gpueco-tui ", path))


def test_what_completes_is_a_query_that_works(path: dict[str, str]) -> None:
    """Each completed value is found when it is given back, as the shell passes it on; other names are not offered."""
    words = subprocess.run(
        ["gpueco-tui", "completions", "fish", "--", "list", ""], env=path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "hardware:host Rust" in words
    assert not [word for word in words if word.startswith("machine")]
    for word in words:
        done = subprocess.run(["gpueco-tui", "list", word], env=path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (word, done.stderr)


def test_what_is_offered_is_one_clean_line(path: dict[str, str]) -> None:
    """A word that could not stand on one line as it is, because of what was typed, is not offered."""
    for name, offered in (
        ("alpha", "alpha#Guide\n"),
        ("alpha\t", ""),
        ("alpha\n", ""),
        ("alpha\x1b", ""),
    ):
        argv = ["gpueco-tui", "completions", "fish", "--", "copy", f"{name}#g"]
        assert subprocess.run(argv, env=path, capture_output=True, text=True, check=True).stdout == offered


def test_fish(path: dict[str, str], needs: Callable[[str], str]) -> None:
    """Fish offers commands, projects and values."""
    needs("fish")

    def offered(line: str) -> set[str]:
        script = f"{SCRIPTS['fish']}\ncomplete -C {shlex.quote(line)}"
        done = subprocess.run(
            ["fish", "--no-config", "-c", script], env=path, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        return {word.split("\t")[0] for word in done.stdout.splitlines()}

    assert {"list", "links"} <= offered("gpueco-tui li")
    assert offered("gpueco-tui show a") == {"alpha"}
    assert "emits:PTX" in offered("gpueco-tui list emits:")
    assert "--raw" in offered("gpueco-tui show --r")
    assert offered("gpueco-tui list --color ") == {"auto", "always", "never"}
    assert "nord" in offered("gpueco-tui --theme no")
    assert "--theme=nord" in offered("gpueco-tui --theme=no")
    assert offered("gpueco-tui alpha ") == set()
    assert offered("gpueco-tui copy alpha#g") == {"alpha#Guide"}


def test_zsh_reads_its_script(needs: Callable[[str], str]) -> None:
    """Zsh reads the script without an error, and the function is there."""
    needs("zsh")
    script = f"autoload -Uz compinit; compinit -D; {SCRIPTS['zsh']}\nwhence -w _gpueco_tui; print $_comps[gpueco-tui]"
    done = subprocess.run(["zsh", "-f", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["_gpueco_tui:", "function", "_gpueco_tui"]


def test_zsh_offers(path: dict[str, str], tmp_path: Path, needs: Callable[[str], str]) -> None:
    """Zsh offers commands, projects and values: what the script hands to compadd and _describe."""
    needs("zsh")
    fakes = """
compadd() { print -rl -- "${(@P)argv[-1]}"; }
compset() { print cut; }
_files() { print files; }
compdef() { : }
"""
    script = tmp_path / "script.zsh"
    for line, wanted in (
        ("gpueco-tui ''", {"list", "alpha"}),
        ("gpueco-tui show ''", {"alpha", "beta"}),
        ("gpueco-tui show alpha\\\\#d", {"alpha#deeper"}),
        ("gpueco-tui open alpha ''", {"Alpha", "Repository", "Guide"}),
        ("gpueco-tui list ''", {"emits:PTX", "hardware:host Rust"}),
        ("gpueco-tui show --", {"--raw", "--json", "--help"}),
        ("gpueco-tui --content ''", {"files"}),
        ("gpueco-tui --content=/", {"cut", "files"}),
        ("gpueco-tui list --color ''", {"auto", "always", "never"}),
        ("gpueco-tui --theme ''", {"auto", "nord"}),
        ("gpueco-tui --theme=no", {"--theme=nord"}),
    ):
        script.write_text(f"{fakes}{SCRIPTS['zsh']}\nwords=({line}); CURRENT=$#words; PREFIX=$words[-1]; _gpueco_tui\n")
        done = subprocess.run(["zsh", "-f", script], env=path, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        assert wanted <= set(done.stdout.splitlines()), line


def test_an_unknown_shell_is_usage(gpueco: Callable[..., Done]) -> None:
    """Another shell is exit status 2, and the sentence names those there are."""
    done = gpueco("completions", "tcsh")
    assert done.status == 2
    assert "fish" in done.err
