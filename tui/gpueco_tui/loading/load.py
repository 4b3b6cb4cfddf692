"""A folder or a file to an ecosystem: the one place that reads content from the file system.

A folder is a Zola content tree, or any tree of Markdown files; a file is an ecosystem on one page. A page that
cannot be read becomes a problem of the ecosystem, and the rest loads.

Paths are text: `pathlib` is 3 of the milliseconds in which `list` starts, and a Path costs more than reading its file.
"""

from __future__ import annotations

import errno
import os
import re
import stat

from gpueco_tui.cancellation import checkpoint
from gpueco_tui.loading import assemble
from gpueco_tui.loading.assemble import Folder
from gpueco_tui.loading.page import RootPage, read_project, read_root, read_section
from gpueco_tui.model import ContentError, Ecosystem, Problem
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.slug import prettify
from gpueco_tui.values import replace

_DEEPEST = 32
"""Folders nested deeper than this are left out."""
_INDEXES = ("_index.md", "index.md", "README.md", "readme.md")
"""What holds the text of a folder: the first of these that is there. All but Zola's are customs of other tools."""
_DATED = r"\d{4}-\d{2}-\d{2}(?:T[\d-]+Z?)?[_-](?=.)"
"""The date with which Zola lets a file name begin."""
_REASONS = {
    errno.ENOENT: "there is no such file or folder; check the path.",
    errno.ENOTDIR: "there is no such file or folder; check the path.",
    errno.EACCES: "this may not be read; change its permissions.",
    errno.EPERM: "this may not be read; change its permissions.",
    errno.ELOOP: "this link leads back to itself; remove it.",
}


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
        raise ContentError(Problem(clean_line(root), 0, "", _reason(error))) from None
    if stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
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
    folder of an unbroken row of these. Anything else, and what is not there, is whole.
    """
    path = os.path.expanduser(path)
    try:
        whole = os.path.abspath(path)
    except OSError:  # the working directory is gone
        return path, ""
    is_page = _is_page(path) and os.path.isfile(path)
    if not is_page and not os.path.isdir(path):
        return path, ""
    root = os.path.dirname(whole) if is_page else whole
    while _has_index(os.path.dirname(root)) and root != os.path.dirname(root):
        root = os.path.dirname(root)
    if root == whole or not _has_index(root):
        return path, ""
    return root if os.path.isabs(path) else os.path.relpath(root), os.path.relpath(whole, root)


def _has_index(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, _INDEXES[0]))


def _load_file(path: str) -> Ecosystem:
    from gpueco_tui.loading.one_page import read_page

    text = _read(path, clean_line(path))
    name = os.path.basename(path)
    root, sections = read_page(text, file=clean_line(name), name=os.path.splitext(name)[0])
    return assemble.ecosystem(root, sections, (), path, (path,))


def _load_folder(path: str) -> Ecosystem:
    """Read the folder at `path`. Raises OSError when it cannot be listed."""
    reading = _Reading()
    folder = reading.folder(_entries(path), path, "", (_identity(os.stat(path)),))
    root = reading.root
    if not root.title:
        root = replace(root, title=prettify(_name_of(path)))
    sections = assemble.sections(folder)
    problems = reading.problems
    if not problems and not any(section.projects for section in sections):
        what = "no page is in this folder; add a .md file for each project, or name another folder."
        problems = [Problem(clean_line(path), 0, "", what)]
    return assemble.ecosystem(root, sections, problems, path, reading.files)


class _Reading:
    """Reads folders, and gathers on the way the root page, the files read and the problems found."""

    def __init__(self) -> None:
        self.root = RootPage()
        self.files: list[str] = []
        self.problems: list[Problem] = []

    def folder(
        self, entries: list[os.DirEntry[str]], path: str, below: str, above: tuple[tuple[int, int], ...]
    ) -> Folder:
        """Read the folder at `path`, called `below` from the root; `above` are the folders around it, and itself."""
        self.files.append(path)
        folder = Folder(clean_line(below))
        names = {entry.name for entry in entries}
        index = next((name for name in _INDEXES if name in names), "")
        inner: list[os.DirEntry[str]] = []
        for entry in sorted(entries, key=lambda entry: (entry.name != index, entry.name)):
            here = _below(below, entry.name)
            try:
                if entry.is_dir():
                    inner.append(entry)
                elif entry.name == index:
                    self._index(folder, entry, here)
                elif _is_page(entry.name):
                    self._entry(folder, entry, here)
            except OSError as error:
                self._note(here, _reason(error))
            if folder.index is not None and folder.index.draft:
                return Folder(folder.name)
        for entry in inner:
            self._inner(folder, entry, _below(below, entry.name), above)
        return folder

    def _inner(self, folder: Folder, entry: os.DirEntry[str], below: str, above: tuple[tuple[int, int], ...]) -> None:
        """Read a folder in `folder`; one that holds `index.md` and no other page is a page itself, as in Zola."""
        try:
            identity = _identity(entry.stat())
            if identity in above or (entry.is_symlink() and _leads_out(entry.path)):
                self._note(below, "this link leads back to a folder around it and was left out; remove it.")
                return
            if len(above) > _DEEPEST:
                self._note(below, f"folders more than {_DEEPEST} deep are left out; move it up.")
                return
            entries = _entries(entry.path)
        except OSError as error:
            self._note(below, _reason(error))
            return
        pages = [page for page in entries if _is_page(page.name)]
        if len(pages) == 1 and pages[0].name == "index.md":
            self.files.append(entry.path)
            self._page(folder, pages[0].path, _below(below, "index.md"), entry.name)
        else:
            folder.folders.append(self.folder(entries, entry.path, below, (*above, identity)))

    def _index(self, folder: Folder, entry: os.DirEntry[str], below: str) -> None:
        """Read the page of a folder itself."""
        file = clean_line(below)
        try:
            text = self._text(entry.path, below)
            if not folder.name:
                self.root = read_root(text, file=file)
                return
            name = folder.name.rpartition("/")[2]
            folder.index = read_section(text, file=file, slug=folder.slug, name=name)
        except ContentError as error:
            self.problems.append(error.problem)
            return
        if not folder.index.draft:
            self.problems.extend(folder.index.problems)

    def _entry(self, folder: Folder, entry: os.DirEntry[str], below: str) -> None:
        if entry.is_file():
            self._page(folder, entry.path, below, _undated(entry.name.rpartition(".")[0]))
        elif entry.is_symlink():
            self._note(below, "this link leads to nothing that can be read; mend or remove it.")

    def _page(self, folder: Folder, path: str, below: str, name: str) -> None:
        try:
            text = self._text(path, below)
            file = clean_line(below)
            page = read_project(text, file=file, name=name, section=folder.slug, declared=self.root.declared)
        except ContentError as error:
            self.problems.append(error.problem)
            return
        if not page.draft:
            self.problems.extend(page.problems)
            folder.pages.append(page)

    def _text(self, path: str, below: str) -> str:
        checkpoint()
        self.files.append(path)
        return _read(path, below)

    def _note(self, below: str, what: str) -> None:
        self.problems.append(Problem(clean_line(below), 0, "", what))


def _read(path: str, file: str) -> str:
    """Return the text at `path`. Raises ContentError, about `file`, when it cannot be read or is not UTF-8."""
    try:
        with open(path, "rb") as stream:
            return stream.read().decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = "this line is not UTF-8 text; save the file as UTF-8."
        raise ContentError(Problem(clean_line(file), line, "", what)) from None
    except OSError as error:
        raise ContentError(Problem(clean_line(file), 0, "", _reason(error))) from None


def _entries(path: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder, but for what is hidden. Raises OSError."""
    with os.scandir(path) as entries:
        return [entry for entry in entries if entry.name[0] != "."]


def _is_page(name: str) -> bool:
    return name.lower().endswith((".md", ".markdown"))


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _leads_out(link: str) -> bool:
    """Say whether a link to a folder leads to one that holds the link, even above the content root."""
    target = os.path.realpath(link)
    return os.path.join(os.path.realpath(os.path.dirname(link)), "").startswith(os.path.join(target, ""))


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


def _undated(name: str) -> str:
    return re.sub(_DATED, "", name, count=1) if name[:1].isdigit() else name


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        reason = _REASONS.get(error.errno or 0)
        return reason or clean_line(f"this cannot be read ({error.strerror or error}); check the file.")
    return "this is no path a file can have; check it."
