"""What a command imports before it prints: that is most of the time it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = (
    "ast", "contextlib", "dataclasses", "importlib.metadata", "inspect", "json", "logging", "markdown_it", "pathlib",
    "platformdirs", "pygments", "pyperclip", "rich", "shlex", "shutil", "string", "subprocess", "textual", "threading",
    "typing", "urllib.parse",
)  # fmt: skip
PROGRAM = """
import sys
import tomli  # an older one imports typing
before = set(sys.modules)
from gpueco_tui.cli.main import main
main(sys.argv[1:])
print(*(set(sys.modules) - before), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "command",
    [
        "list",
        "list gpu",
        "list status:alive",
        "links wgpu",
        "decode hardware:amd",
        "routes rust amd",
        "config",
        "completions bash",
        "-V",
    ],
)
def test_plain_commands_import_nothing_heavy(command: str, tmp_path: Path) -> None:
    """What prints a few lines in a pipe begins without the modules that would double its time."""
    argv = [sys.executable, "-c", PROGRAM, *command.split()]
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(argv, capture_output=True, text=True, check=True, env=env)
    assert done.stdout
    assert not set(HEAVY) & set(done.stderr.split())
