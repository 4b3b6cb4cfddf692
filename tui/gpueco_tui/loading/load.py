"""A folder or a file to an ecosystem: the one place that reads content from the file system.

A folder is a Zola content tree, or any tree of Markdown files; a file is an ecosystem on one page. A page that
cannot be read becomes a problem of the ecosystem, and the rest loads.

Paths are text: `pathlib` is 3 of the milliseconds in which `list` starts, and a Path costs more than reading its file.
"""

from __future__ import annotations

import os
import stat

from gpueco_tui.loading import assemble
from gpueco_tui.loading.folder import INDEXES, Tree, is_page, leads_out, read_page, reason
from gpueco_tui.model import ContentError, Ecosystem, Problem
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.slug import prettify
from gpueco_tui.values import replace


def bundled() -> str:
    """Return the content folder that ships: the package's own, or the checkout's beside the package's source."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "content")
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(package)), "content")


def load(path: str | os.PathLike[str] | None = None) -> Ecosystem:
    """Return the ecosystem at `path`, a folder or a file; None is the bundled one.

    The folder of a whole Zola site stands for the content folder in it. Raises ContentError when there is nothing
    at `path` to read. Everything less is in the ecosystem's problems.
    """
    root = bundled() if path is None else _without_slash(os.fspath(path))
    try:
        mode = os.stat(root).st_mode
        if stat.S_ISDIR(mode):
            return _load_folder(_content_of_site(root))
    except (OSError, ValueError) as error:
        raise ContentError(Problem(clean_line(root), 0, "", reason(error))) from None
    if stat.S_ISREG(mode):
        return _load_file(root)
    what = "this is neither a folder nor a file; name one that holds pages."
    raise ContentError(Problem(clean_line(root), 0, "", what))


def holds(ecosystem: Ecosystem, file: str) -> bool:
    """Say whether `file`, a path below the root of `ecosystem`, is there; for an ecosystem on one page, beside it."""
    folder = os.path.dirname(ecosystem.root) if os.path.isfile(ecosystem.root) else ecosystem.root
    return os.path.isfile(os.path.join(folder, file))


def placed(problem: Problem, root: str) -> Problem:
    """Return `problem`, of the content at `root`, with its file as it can be opened from the working directory.

    That is relative to it when the file is below it, else by way of `root` as given. A file that is the root stays it.
    """
    inside = os.path.isdir(root) and problem.file != clean_line(root)
    path = os.path.join(root, problem.file) if inside else root
    try:
        here, whole = os.path.join(os.getcwd(), ""), os.path.abspath(path)
    except OSError:  # the working directory is gone
        return replace(problem, file=clean_line(path))
    return replace(problem, file=clean_line(whole.removeprefix(here) if whole.startswith(here) else path))


def whole_of(path: str) -> tuple[str, str]:
    """Return the content root that `path` is a part of, and which part, as a path below it; empty for all of it.

    A folder or a page is part of a Zola tree when the folder around it has an `_index.md`: the root is the topmost
    folder of an unbroken row of these. Anything else, what is not there, and a link that leads out of it, is whole.
    """
    path = os.path.expanduser(path)
    try:
        whole = os.path.abspath(path)
    except OSError:  # the working directory is gone
        return path, ""
    page = is_page(path) and os.path.isfile(path)
    if not page and not os.path.isdir(path):
        return path, ""
    root = os.path.dirname(whole) if page else whole
    while _has_index(os.path.dirname(root)) and root != os.path.dirname(root):
        root = os.path.dirname(root)
    if root == whole or not _has_index(root) or leads_out(whole, root):
        return path, ""
    return root if os.path.isabs(path) else os.path.relpath(root), os.path.relpath(whole, root)


def _has_index(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, INDEXES[0]))


def _load_file(path: str) -> Ecosystem:
    from gpueco_tui.loading import one_page

    text = read_page(path, clean_line(path))
    name = os.path.basename(path)
    root, sections = one_page.read_page(text, file=clean_line(name), name=os.path.splitext(name)[0])
    return assemble.ecosystem(root, sections, (), path, (path,))


def _load_folder(path: str) -> Ecosystem:
    """Read the folder at `path`. Raises OSError when it cannot be listed."""
    tree = Tree(path)
    folder = tree.read()
    root = tree.root
    if not root.title:
        root = replace(root, title=prettify(_name_of(path)))
    sections = assemble.sections(folder)
    problems = tree.problems
    if not problems and not any(section.projects for section in sections):
        what = "no page is in this folder; add a .md file for each project, or name another folder."
        problems = [Problem(clean_line(path), 0, "", what)]
    return assemble.ecosystem(root, sections, problems, path, tree.files)


def _without_slash(path: str) -> str:
    return path.rstrip("/") or path[:1]


def _content_of_site(path: str) -> str:
    content = os.path.join(path, "content")
    is_site = any(os.path.isfile(os.path.join(path, name)) for name in ("zola.toml", "config.toml"))
    return content if is_site and os.path.isdir(content) else path


def _name_of(path: str) -> str:
    """Return the name of a content folder: that of the folder around it where it is only called `content`."""
    around, name = os.path.split(path)
    return os.path.basename(os.path.realpath(around if name == "content" else path))
