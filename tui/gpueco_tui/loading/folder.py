"""Reading a folder and the folders in it: each once, within bounds, and following only links that stay inside.

Whatever is not read is a problem that says so. A link that leads out is not followed: content comes from anywhere, and
such a link could show, or wait for, any file of the user's machine.
"""

from __future__ import annotations

import errno
import os
from itertools import islice

from gpueco_tui.cancellation import checkpoint
from gpueco_tui.loading.files import INDEXES, is_page, leads_out, read_page, reason
from gpueco_tui.loading.texts import Text, is_draft
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
    """A content folder while it is read: the files and folders read, and the texts and problems found."""

    def __init__(self, path: str) -> None:
        """Prepare to read the folder at `path`, which may be a link itself."""
        self._path = path
        self.files: list[str] = []
        self.found: list[Text | Problem] = []
        self._seen: set[tuple[int, int]] = set()
        """The folders read, by device and inode number."""
        self._linked: list[tuple[os.DirEntry[str], str]] = []
        """The links to folders inside: they are followed after all others are read."""
        self._outward: list[str] = []
        self._again: list[str] = []
        """The folders found a second time."""
        self._left = MOST
        self._text_left = MOST_TEXT

    def read(self) -> None:
        """Read the folder with all that is in it. Raises OSError when it cannot be listed."""
        self._seen.add(_identity(os.stat(self._path)))
        self._folder(self._entries(self._path, ""), self._path, "")
        for entry, below in self._linked:  # reading one may add others
            self._inner(entry, below)
        self._report_links(self._outward, "out of the content", "put a copy in its place", warning=False)
        self._report_links(self._again, "to a folder that is read already", "remove it", warning=True)

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

    def _folder(self, entries: list[os.DirEntry[str]], path: str, below: str) -> None:
        """Read the folder at `path`, which is `below` the root and has these `entries`."""
        self.files.append(path)
        names = {entry.name for entry in entries}
        index = next((name for name in INDEXES if name in names), "")
        inner: list[os.DirEntry[str]] = []
        for entry in sorted(entries, key=lambda entry: (entry.name != index, entry.name)):
            here = _below(below, entry.name)
            try:
                if entry.is_dir():
                    self._put_off(inner, entry, here)
                elif is_page(entry.name):
                    name = "" if entry.name == index else _name_of(entry.name)
                    text = self._text(entry, here)
                    if below and not name and text is not None and is_draft(text, here):
                        return
                    self._add(below, here, name, text)
            except OSError as error:
                self._report(here, reason(error))
        for entry in inner:
            self._inner(entry, _below(below, entry.name))

    def _put_off(self, inner: list[os.DirEntry[str]], entry: os.DirEntry[str], below: str) -> None:
        """Add the folder `entry` to those that are read later, or to those that are left out."""
        if entry.name in INDEXES[:1]:
            self._report(below, reason(IsADirectoryError(errno.EISDIR, "")))
        if not entry.is_symlink():
            inner.append(entry)
        elif leads_out(entry.path, self._path):
            self._outward.append(below)
        else:
            self._linked.append((entry, below))

    def _inner(self, entry: os.DirEntry[str], below: str) -> None:
        """Read a folder in another. One with `index.md` and no other page is a page itself, as in Zola."""
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
            file = _below(below, "index.md")
            self._add(below.rpartition("/")[0], file, entry.name, self._text(pages[0], file))
        else:
            self._folder(entries, entry.path, below)

    def _entries(self, path: str, below: str) -> list[os.DirEntry[str]]:
        """Return what is in a folder, without hidden files, and no more than the bound allows. Raises OSError."""
        with os.scandir(path) as found:
            entries = list(islice(found, self._left + 1))
        self._left -= len(entries)
        if self._left < 0:
            what = f"the content has more than {MOST} files, and what follows it, or is in it, was not all read"
            self._report(below or path, f"{what}; name a part.")
        return [entry for entry in entries if entry.name[0] != "."]

    def _add(self, folder: str, file: str, name: str, text: str | None) -> None:
        if text is not None:
            self.found.append(Text(folder, file, name, text))

    def _text(self, entry: os.DirEntry[str], below: str) -> str | None:
        """Return the text of the page `entry`; None when it is left out, which is reported."""
        if self._text_left < 0:
            return None
        if entry.is_symlink():
            if not entry.is_file():
                self._report(below, "this link leads to nothing that can be read; mend or remove it.")
                return None
            if leads_out(entry.path, self._path):
                self._outward.append(below)
                return None
        checkpoint()
        self.files.append(entry.path)
        try:
            text = read_page(entry.path, below)
        except ContentError as error:
            self.found.append(error.problem)
            return None
        self._text_left -= len(text)
        if self._text_left < 0:
            what = f"the content has more than {MOST_TEXT // 1_000_000} MB of text, and no page after this was read"
            self._report(below, f"{what}; name a part.")
        return text

    def _report(self, below: str, what: str, *, warning: bool = False) -> None:
        self.found.append(Problem(clean_line(below), 0, "", what, warning))


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _name_of(file: str) -> str:
    """Return the name of a page by its file: without ending and date."""
    name = file.rpartition(".")[0]
    return _DATED.sub("", name, count=1) if name[:1].isdigit() else name
