"""Which versions are installed."""

from __future__ import annotations

import os
import sys


def installed_version(distribution: str) -> str:
    """Return the version of `distribution` that is installed, or nothing.

    Read off the name of its .dist-info folder (https://packaging.python.org/specifications/recording-installed-packages)
    where that stands on the import path: `importlib.metadata`, which knows of other places, takes as long as `list`.
    """
    begin = f"{distribution.replace('-', '_').lower()}-"
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.lower().startswith(begin) and name.endswith(".dist-info"):
                return name[len(begin) :].removesuffix(".dist-info")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
