"""A folder or a file to an ecosystem.

A folder is a Zola content tree, or any tree of Markdown files; a file is an ecosystem on one page. A page that
cannot be read becomes a problem of the ecosystem, and the rest loads.
"""

from __future__ import annotations

import os
import stat

from gpueco_tui.loading.files import bundled, content_of, read_page, reason
from gpueco_tui.loading.folder import Tree
from gpueco_tui.loading.texts import ecosystem_of
from gpueco_tui.model import ContentError, Ecosystem, Problem
from gpueco_tui.text.clean import clean_line


def load(path: str | os.PathLike[str] | None = None) -> Ecosystem:
    """Return the ecosystem at `path`, a folder or a file; None is the bundled one.

    For the folder of a whole Zola site, the content folder in it is read. Raises ContentError when nothing at `path`
    can be read. Every smaller mistake is one of the ecosystem's problems.
    """
    root = bundled() if path is None else _without_slash(os.fspath(path))
    try:
        mode = os.stat(root).st_mode
        if stat.S_ISDIR(mode):
            return load_folder(content_of(root))
    except (OSError, ValueError) as error:
        raise ContentError(Problem(clean_line(root), 0, "", reason(error))) from None
    if stat.S_ISREG(mode):
        return load_file(root)
    what = "this is neither a folder nor a file; name one that holds pages."
    raise ContentError(Problem(clean_line(root), 0, "", what))


def load_file(path: str) -> Ecosystem:
    """Return the ecosystem on the one page at `path`. Raises ContentError when the page cannot be read."""
    from gpueco_tui.loading import assemble, one_page

    text = read_page(path, clean_line(path))
    name = os.path.basename(path)
    root, sections = one_page.read_page(text, file=clean_line(name), name=os.path.splitext(name)[0])
    return assemble.ecosystem(root, sections, (), path, (path,))


def load_folder(path: str) -> Ecosystem:
    """Return the ecosystem in the folder at `path`. Raises OSError when it cannot be listed."""
    tree = Tree(path)
    tree.read()
    return ecosystem_of(tuple(tree.found), _name_of(path), path, tuple(tree.files))


def _without_slash(path: str) -> str:
    return path.rstrip("/") or path[:1]


def _name_of(path: str) -> str:
    """Return the name of a content folder: that of the folder around it when it is only called `content`."""
    around, name = os.path.split(path)
    return os.path.basename(os.path.realpath(around if name == "content" else path))
