"""The paths of the user's own files, by the XDG Base Directory Specification, version 0.8."""

from __future__ import annotations

import os
import stat
import sys
from errno import ENOENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "gpueco-tui"
_NO_HOME = "/nonexistent"
"""The home of a user without a home, as in Debian: no file exists there, and none can be written."""


def config_file(env: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Return the path of the settings, whether or not the file exists."""
    return os.path.join(_folder(env, "XDG_CONFIG_HOME", ".config", platform), "config.toml")


def state_file(env: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Return the path of the state, whether or not the file exists."""
    return os.path.join(_folder(env, "XDG_STATE_HOME", ".local/state", platform), "state.json")


def cache_file(env: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Return the path of the cache, which may be deleted at any time."""
    folder = _folder(env, "XDG_CACHE_HOME", ".cache", platform)
    return os.path.join(folder, f"{sys.implementation.cache_tag}.memo")


def _folder(env: Mapping[str, str], variable: str, below_home: str, platform: str) -> str:
    """Return our folder below the path in `variable`, if that is absolute, or at the place of the platform."""
    base = env.get(variable, "")
    if os.path.isabs(base):
        return os.path.join(base, _NAME)
    if platform == "win32":
        import platformdirs

        find = {
            "XDG_CONFIG_HOME": platformdirs.user_config_dir,
            "XDG_STATE_HOME": platformdirs.user_state_dir,
            "XDG_CACHE_HOME": platformdirs.user_cache_dir,
        }
        return find[variable](_NAME, appauthor=False)
    if platform == "darwin":
        below_home = "Library/Caches" if variable == "XDG_CACHE_HOME" else "Library/Application Support"
    return os.path.join(_home(env), below_home, _NAME)


def _home(env: Mapping[str, str]) -> str:
    """Return $HOME if it is absolute, else the home in the user database, or a folder that does not exist."""
    home = env.get("HOME", "")
    if not os.path.isabs(home):
        home = _home_in_database()
    return home if os.path.isabs(home) else _NO_HOME


def _home_in_database() -> str:
    """Return the home of the user; for an empty HOME `os.path.expanduser` would return the root folder."""
    try:
        import pwd
    except ImportError:  # Windows
        return os.path.expanduser("~")
    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""


def home_missing(path: str, env: Mapping[str, str]) -> str:
    """Return the home of `path` if that folder does not exist, else nothing. We never make a home."""
    home = _home(env)
    return home if path.startswith(os.path.join(home, "")) and not os.path.isdir(home) else ""


def shared(folder: str) -> str:
    """Return why other users may write in `folder`, whose files then cannot be trusted; empty when they may not.

    A folder that does not exist yet will be made for the user alone.
    """
    try:
        status = os.stat(folder)
    except OSError:
        return ""
    if os.name == "nt":  # its permissions are not these
        return ""
    if status.st_uid not in (os.geteuid(), 0):
        return "it is another user's"
    return "others may write in it" if stat.S_IMODE(status.st_mode) & 0o022 else ""


def make_folder(folder: str) -> None:
    """Make `folder` and the missing folders above it, except a home, for the user alone; raises OSError."""
    if home := home_missing(folder, os.environ):
        raise FileNotFoundError(ENOENT, f"the home folder {home} is not there", folder)
    missing: list[str] = []  # `os.makedirs` would leave all but the last to the umask
    while not os.path.isdir(folder) and folder != os.path.dirname(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for one in reversed(missing):
        try:
            os.mkdir(one, 0o700)
        except FileExistsError:  # noqa: PERF203  another copy may make it just now
            if not os.path.isdir(one):
                raise
