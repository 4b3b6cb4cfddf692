"""Shows a page in the user's pager."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from gpueco_tui.cli.output import CommandError
from gpueco_tui.desktop.interrupts import INTERRUPTED, interrupts_left_alone

if TYPE_CHECKING:
    from gpueco_tui.cli.output import Output

DEFAULT = "less -FIRX"
"""Quits when the page fits (-F), ignores case (-I), shows colours (-R), leaves the page on the screen (-X)."""

NOT_STARTED = (126, 127)
"""The statuses of a shell that could not run or find its command (POSIX.1-2017, 2.8.2)."""


def in_pager(page: str, output: Output) -> None:
    """Show `page` in $PAGER, a line of shell like for git and man, until it is closed.

    Prints the page instead, with a message, when that cannot be started; raises CommandError when it fails, and
    KeyboardInterrupt when Ctrl+C ended it, which most pagers use for something of their own.
    """
    command = os.environ.get("PAGER", "").strip() or DEFAULT
    try:
        with interrupts_left_alone():
            status = subprocess.run(("sh", "-c", command), input=page.encode(), check=False).returncode
    except (OSError, ValueError):
        status = NOT_STARTED[0]
    if status in INTERRUPTED:
        raise KeyboardInterrupt
    if status in NOT_STARTED:
        output.say(f"the pager '{command}' cannot be started; here is the page")
        output.styled(page)
    elif status:
        raise CommandError(
            f"the pager '{command}' failed with exit status {status}; without --pager the page is printed"
        )
