"""Where the reader's own files are: the XDG Base Directory Specification, version 0.8."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "gpueco-tui"


def config_file(env: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """Return the path of the settings, whether or not there is such a file."""
    return _folder(env, "XDG_CONFIG_HOME", ".config", platform) / "config.toml"


def state_file(env: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """Return the path of the state, whether or not there is such a file."""
    return _folder(env, "XDG_STATE_HOME", ".local/state", platform) / "state.json"


def _folder(env: Mapping[str, str], variable: str, below_home: str, platform: str) -> Path:
    """Return our folder below `variable`, which is ignored unless absolute, or where the platform wants it."""
    base = env.get(variable, "")
    if os.path.isabs(base):  # noqa: PTH117  no Path for what may be empty
        return Path(base, _NAME)
    if platform in ("darwin", "win32"):
        import platformdirs  # noqa: PLC0415  late: only these platforms need it

        config = variable == "XDG_CONFIG_HOME"
        find = platformdirs.user_config_path if config else platformdirs.user_state_path
        return find(_NAME, appauthor=False)
    home = env.get("HOME", "")
    return Path(home if os.path.isabs(home) else os.path.expanduser("~"), below_home, _NAME)  # noqa: PTH111, PTH117
