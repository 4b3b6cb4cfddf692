"""The versions of installed packages."""

from __future__ import annotations

import os
import sys


def installed_version(distribution: str) -> str:
    """Return the version of `distribution` that is installed, or nothing.

    It is in the name of the .dist-info folder (https://packaging.python.org/specifications/recording-installed-packages)
    on the import path. `importlib.metadata`, which also knows other places, is imported only when there is none: with
    it `--version` takes 4.8 times as long as `python -c pass`, without it 2.1 times.
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
