"""A page in the reader's pager."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpueco_tui.cli.output import Output

DEFAULT = "less -FIRX"
"""Leaves at once when the page fits (-F), minds no case (-I), shows colours (-R), leaves the page on screen (-X)."""


def in_pager(page: str, output: Output) -> None:
    """Show `page` in $PAGER until it is closed; prints it instead, and says so, when that cannot be started."""
    command = os.environ.get("PAGER", "").strip() or DEFAULT
    try:
        pager = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE)
    except (OSError, ValueError) as error:
        output.say(f"the pager '{command}' cannot be started ({error}); here is the page")
        output.styled(page)
        return
    try:
        pager.communicate(page.encode())
    except KeyboardInterrupt:
        # Ctrl+C went to the pager as well, which uses it for something of its own.
        _wait(pager)


def _wait(pager: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
        return
