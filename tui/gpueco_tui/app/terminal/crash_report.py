"""A crash in one line for the user, and its traceback in a file for a bug report."""

from __future__ import annotations

import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from gpueco_tui.files import replace_file
from gpueco_tui.text.clean import clean, clean_line
from gpueco_tui.user.paths import make_folder, state_file

if TYPE_CHECKING:
    from collections.abc import Mapping


def crash_report(error: BaseException, env: Mapping[str, str]) -> str:
    """Save the traceback of `error` beside the state file; return a line that says so.

    The file holds no local variables, which could hold what the user typed, and no control characters.
    """
    what = clean_line(f"{type(error).__name__}: {error}")[:200]
    text = clean("".join(traceback.format_exception(type(error), error, error.__traceback__)))
    folder = Path(state_file(env)).parent
    path = folder / time.strftime("crash-%Y%m%d-%H%M%S.txt")
    try:
        make_folder(str(folder))
        replace_file(str(path), (text.encode(),))
    except OSError as reason:
        return f"gpueco-tui crashed: {what}. The traceback could not be saved: {reason.strerror}."
    return f"gpueco-tui crashed: {what}. Please report it with the traceback, which is saved in {path}"
