"""Where the reader's own files are: the XDG Base Directory Specification, version 0.8."""

from __future__ import annotations

import os
import sys
from errno import ENOENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "gpueco-tui"
_NO_HOME = "/nonexistent"
"""The home of a user who has none, as Debian calls it: nothing is found there, and nothing can be kept."""


def config_file(env: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Return the path of the settings, whether or not there is such a file."""
    return os.path.join(_folder(env, "XDG_CONFIG_HOME", ".config", platform), "config.toml")


def state_file(env: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Return the path of the state, whether or not there is such a file."""
    return os.path.join(_folder(env, "XDG_STATE_HOME", ".local/state", platform), "state.json")


def memo_file(env: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Return the path of what is remembered of the texts that were read, which may be deleted at any time."""
    folder = _folder(env, "XDG_CACHE_HOME", ".cache", platform)
    return os.path.join(folder, f"{sys.implementation.cache_tag}.memo")


def _folder(env: Mapping[str, str], variable: str, below_home: str, platform: str) -> str:
    """Return our folder below `variable`, which is ignored unless absolute, or where the platform wants it."""
    base = env.get(variable, "")
    if os.path.isabs(base):
        return os.path.join(base, _NAME)
    if platform in ("darwin", "win32"):
        import platformdirs

        find = {
            "XDG_CONFIG_HOME": platformdirs.user_config_dir,
            "XDG_STATE_HOME": platformdirs.user_state_dir,
            "XDG_CACHE_HOME": platformdirs.user_cache_dir,
        }
        return find[variable](_NAME, appauthor=False)
    return os.path.join(_home(env), below_home, _NAME)


def _home(env: Mapping[str, str]) -> str:
    homes = (env.get("HOME", ""), os.path.expanduser("~"), _NO_HOME)
    return next(home for home in homes if os.path.isabs(home))


def home_missing(path: str, env: Mapping[str, str]) -> str:
    """Return the home that `path` is in when there is no such folder, else nothing: a home is not ours to make."""
    home = _home(env)
    return home if path.startswith(os.path.join(home, "")) and not os.path.isdir(home) else ""


def make_folder(folder: str) -> None:
    """Make `folder`, for the reader alone, and what is above it but the home; raises OSError."""
    if home := home_missing(folder, os.environ):
        raise FileNotFoundError(ENOENT, f"the home folder {home} is not there", folder)
    os.makedirs(folder, mode=0o700, exist_ok=True)
