"""Where content is on the disk, what of it is a page, and why something cannot be read.

Paths are text: `pathlib` is 3 of the milliseconds in which `list` starts, and a Path costs more than reading its file.
"""

from __future__ import annotations

import errno
import os

from gpueco_tui.files import NOT_A_FILE, read_file
from gpueco_tui.model import ContentError, Problem
from gpueco_tui.text.clean import clean_line
from gpueco_tui.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

LARGEST = 16_000_000
"""Bytes of one page; an awesome list has one million."""

INDEXES = ("_index.md", "index.md", "README.md", "readme.md")
"""The page of a folder: the first of these that exists. The first is Zola's; the others are customs of other tools."""
_REASONS = {
    errno.ENOENT: "there is no such file or folder; check the path.",
    errno.ENOTDIR: "there is no such file or folder; check the path.",
    errno.EACCES: "this may not be read; change its permissions.",
    errno.EPERM: "this may not be read; change its permissions.",
    errno.ELOOP: "this link leads back to itself; remove it.",
    errno.EISDIR: "this is a folder, and a page is expected here; rename it.",
    errno.EFBIG: f"this is larger than {LARGEST // 1_000_000} MB, and was not read; split it.",
    NOT_A_FILE: "this is a pipe, a socket or a device, and was not read; put a file in its place.",
}


def bundled() -> str:
    """Return the content folder that ships: the package's own, or the checkout's beside the package's source."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "content")
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")


def content_of(path: str) -> str:
    """Return the content folder of the folder at `path`: the one in it for a whole Zola site, else `path` itself."""
    content = os.path.join(path, "content")
    is_site = any(os.path.isfile(os.path.join(path, name)) for name in ("zola.toml", "config.toml"))
    return content if is_site and os.path.isdir(content) else path


def holds(ecosystem: Ecosystem, file: str) -> bool:
    """Say whether `file`, a path below the root of `ecosystem`, exists; for an ecosystem on one page, beside it."""
    folder = os.path.dirname(ecosystem.root) if os.path.isfile(ecosystem.root) else ecosystem.root
    return os.path.isfile(os.path.join(folder, file))


def with_openable_path(problem: Problem, root: str) -> Problem:
    """Return `problem`, of the content at `root`, with a file that can be opened from the working directory.

    The path is relative to the working directory when the file is below it, else it begins with `root` as given. When
    the root is a file, it is that file.
    """
    inside = os.path.isdir(root) and problem.file != clean_line(root)
    path = os.path.join(root, problem.file) if inside else root
    try:
        here, full = os.path.join(os.getcwd(), ""), os.path.abspath(path)
    except OSError:  # the working directory was removed
        return replace(problem, file=clean_line(path))
    return replace(problem, file=clean_line(full.removeprefix(here) if full.startswith(here) else path))


def root_of(path: str) -> tuple[str, str]:
    """Return the content root that `path` is a part of, and which part, as a path below it; empty for all of it.

    A folder or a page is part of a Zola tree when the folder around it has an `_index.md`: the root is the topmost
    folder of an unbroken row of these. Anything else is its own root: also a path that does not exist, and a link that
    leads out of the tree.
    """
    path = os.path.expanduser(path)
    try:
        full = os.path.abspath(path)
    except OSError:  # the working directory was removed
        return path, ""
    page = is_page(path) and os.path.isfile(path)
    if not page and not os.path.isdir(path):
        return path, ""
    root = os.path.dirname(full) if page else full
    while _has_index(os.path.dirname(root)) and root != os.path.dirname(root):
        root = os.path.dirname(root)
    if root == full or not _has_index(root) or leads_out(full, root):
        return path, ""
    return root if os.path.isabs(path) else os.path.relpath(root), os.path.relpath(full, root)


def leads_out(path: str, root: str) -> bool:
    """Say whether `path`, which is below `root`, is a link to what is not below it, or is behind such a link."""
    return not os.path.join(os.path.realpath(path), "").startswith(os.path.join(os.path.realpath(root), ""))


def is_page(name: str) -> bool:
    """Say whether a file of that name is a page."""
    return name.lower().endswith((".md", ".markdown"))


def read_page(path: str, file: str) -> str:
    """Return the text at `path`. Raises ContentError, about `file`, when it cannot be read or is not UTF-8."""
    try:
        return read_file(path, LARGEST).decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = "this line is not UTF-8 text; save the file as UTF-8."
        raise ContentError(Problem(clean_line(file), line, "", what)) from None
    except OSError as error:
        raise ContentError(Problem(clean_line(file), 0, "", reason(error))) from None


def reason(error: OSError | ValueError) -> str:
    """Return why something could not be read, and what to do, as a sentence."""
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return known or clean_line(f"this cannot be read ({error.strerror or error}); check the file.")
    return "this is no path a file can have; check it."


def _has_index(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, INDEXES[0]))
