"""Reading a folder and the folders in it: each once, within bounds, and following only links that stay inside.

Whatever is not read is a problem that says so. A link that leads out is not followed: content comes from anywhere, and
such a link could show, or wait for, any file of the user's machine.
"""

from __future__ import annotations

import errno
import os
from itertools import islice

from gpueco_tui.cancellation import checkpoint
from gpueco_tui.loading.assemble import Folder
from gpueco_tui.loading.files import INDEXES, is_page, leads_out, read_page, reason
from gpueco_tui.loading.page import RootPage, read_project, read_root, read_section
from gpueco_tui.model import ContentError, Problem
from gpueco_tui.text.clean import clean_line
from gpueco_tui.text.pattern import Pattern

MOST_TEXT = 512_000_000
"""Bytes of all pages: 100 000 of 5 KB."""
MOST = 200_000
"""Files and folders of any kind that are looked at."""
DEEPEST = 32
"""Folders nested deeper than this are left out."""

_DATED = Pattern(r"\d{4}-\d{2}-\d{2}(?:T[\d-]+Z?)?[_-](?=.)")
"""The date with which Zola lets a file name begin."""


class Tree:
    """A content folder while it is read: its root page, the files read and the problems found."""

    def __init__(self, path: str) -> None:
        """Prepare to read the folder at `path`, which may be a link itself."""
        self._path = path
        self.root = RootPage()
        self._rules = self.root.rules
        self.files: list[str] = []
        self.problems: list[Problem] = []
        self._seen: set[tuple[int, int]] = set()
        """The folders read, by device and inode number."""
        self._linked: list[tuple[Folder, os.DirEntry[str], str]] = []
        """The links to folders inside, with the folder each is in: they are followed after all others are read."""
        self._outward: list[str] = []
        self._again: list[str] = []
        """The folders found a second time."""
        self._left = MOST
        self._text_left = MOST_TEXT

    def read(self) -> Folder:
        """Return the folder with all that is in it. Raises OSError when it cannot be listed."""
        self._seen.add(_identity(os.stat(self._path)))
        folder = self._folder(self._entries(self._path, ""), self._path, "")
        for inside, entry, below in self._linked:  # reading one may add others
            self._inner(inside, entry, below)
        self._report_links(self._outward, "out of the content", "put a copy in its place", warning=False)
        self._report_links(self._again, "to a folder that is read already", "remove it", warning=True)
        return folder

    def _report_links(self, links: list[str], target: str, remedy: str, *, warning: bool) -> None:
        """Report in one problem that `links` were left out, and how many there are."""
        if not links:
            return
        first, *more = links
        what = f"this link leads {target} and was left out; {remedy}."
        if more:
            others = clean_line(", ".join(more[:3])) + ", …" * (len(more) > 3)
            what = f"this link and {len(more)} more ({others}) lead {target} and were left out; {remedy}."
        self._report(first, what, warning=warning)

    def _folder(self, entries: list[os.DirEntry[str]], path: str, below: str) -> Folder:
        """Read the folder at `path`, which is `below` the root and has these `entries`."""
        self.files.append(path)
        folder = Folder(clean_line(below))
        names = {entry.name for entry in entries}
        index = next((name for name in INDEXES if name in names), "")
        inner: list[os.DirEntry[str]] = []
        for entry in sorted(entries, key=lambda entry: (entry.name != index, entry.name)):
            here = _below(below, entry.name)
            try:
                if entry.is_dir():
                    self._put_off(folder, inner, entry, here)
                elif is_page(entry.name):
                    self._entry(folder, entry, here, "" if entry.name == index else _name_of(entry.name))
            except OSError as error:
                self._report(here, reason(error))
            if folder.index is not None and folder.index.draft:
                return Folder(folder.name)
        for entry in inner:
            self._inner(folder, entry, _below(below, entry.name))
        return folder

    def _put_off(self, folder: Folder, inner: list[os.DirEntry[str]], entry: os.DirEntry[str], below: str) -> None:
        """Add the folder `entry` to those that are read later, or to those that are left out."""
        if entry.name in INDEXES[:1]:
            self._report(below, reason(IsADirectoryError(errno.EISDIR, "")))
        if not entry.is_symlink():
            inner.append(entry)
        elif leads_out(entry.path, self._path):
            self._outward.append(below)
        else:
            self._linked.append((folder, entry, below))

    def _inner(self, folder: Folder, entry: os.DirEntry[str], below: str) -> None:
        """Read a folder in `folder`. One with `index.md` and no other page is a page itself, as in Zola."""
        if self._left < 0:
            return
        try:
            identity = _identity(entry.stat())
            if identity in self._seen:
                self._again.append(below)
                return
            if below.count("/") >= DEEPEST:
                self._report(below, f"folders more than {DEEPEST} deep are left out; move it up.")
                return
            self._seen.add(identity)
            entries = self._entries(entry.path, below)
        except OSError as error:
            self._report(below, reason(error))
            return
        pages = [page for page in entries if is_page(page.name)]
        if len(pages) == 1 and pages[0].name == "index.md":
            self.files.append(entry.path)
            self._entry(folder, pages[0], _below(below, "index.md"), entry.name)
        else:
            folder.folders.append(self._folder(entries, entry.path, below))

    def _entries(self, path: str, below: str) -> list[os.DirEntry[str]]:
        """Return what is in a folder, without hidden files, and no more than the bound allows. Raises OSError."""
        with os.scandir(path) as found:
            entries = list(islice(found, self._left + 1))
        self._left -= len(entries)
        if self._left < 0:
            what = f"the content has more than {MOST} files, and what follows it, or is in it, was not all read"
            self._report(below or path, f"{what}; name a part.")
        return [entry for entry in entries if entry.name[0] != "."]

    def _entry(self, folder: Folder, entry: os.DirEntry[str], below: str, name: str) -> None:
        """Read the page `entry` in `folder`; `name` is its slug if it has no other. Empty: the folder's own page."""
        if self._text_left < 0:
            return
        if entry.is_symlink():
            if not entry.is_file():
                self._report(below, "this link leads to nothing that can be read; mend or remove it.")
                return
            if leads_out(entry.path, self._path):
                self._outward.append(below)
                return
        try:
            text = self._text(entry.path, below)
            if name:
                self._page(folder, text, below, name)
            else:
                self._index(folder, text, below)
        except ContentError as error:
            self.problems.append(error.problem)

    def _index(self, folder: Folder, text: str, below: str) -> None:
        """Read `text` as the page of the folder itself. Raises ContentError."""
        file = clean_line(below)
        if not folder.name:
            self.root = read_root(text, file=file)
            self._rules = self.root.rules
            return
        name = folder.name.rpartition("/")[2]
        folder.index = read_section(text, file=file, slug=folder.slug, name=name, rules=self._rules)
        if not folder.index.draft:
            self.problems.extend(folder.index.problems)

    def _page(self, folder: Folder, text: str, below: str, name: str) -> None:
        """Read `text` as a page in the folder. Raises ContentError."""
        file = clean_line(below)
        page = read_project(text, file=file, name=name, section=folder.slug, rules=self._rules)
        if not page.draft:
            self.problems.extend(page.problems)
            folder.pages.append(page)

    def _text(self, path: str, below: str) -> str:
        """Return the text of a page. Raises ContentError."""
        checkpoint()
        self.files.append(path)
        text = read_page(path, below)
        self._text_left -= len(text)
        if self._text_left < 0:
            what = f"the content has more than {MOST_TEXT // 1_000_000} MB of text, and no page after this was read"
            self._report(below, f"{what}; name a part.")
        return text

    def _report(self, below: str, what: str, *, warning: bool = False) -> None:
        self.problems.append(Problem(clean_line(below), 0, "", what, warning))


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _name_of(file: str) -> str:
    """Return the name of a page by its file: without ending and date."""
    name = file.rpartition(".")[0]
    return _DATED.sub("", name, count=1) if name[:1].isdigit() else name
