"""A folder and the folders in it, read: each once, links only as far as they stay inside, and with an end.

What is not read is said. A link that leads out is not followed: content comes from anywhere, and it would show, or wait
for, whatever is on the reader's machine.
"""

from __future__ import annotations

import errno
import os
import re
from itertools import islice

from gpueco_tui.cancellation import checkpoint
from gpueco_tui.files import NOT_A_FILE, read_file
from gpueco_tui.loading.assemble import Folder
from gpueco_tui.loading.page import RootPage, read_project, read_root, read_section
from gpueco_tui.model import ContentError, Problem
from gpueco_tui.text.clean import clean_line

LARGEST = 16_000_000
"""Bytes of one page; an awesome list has one million."""
MOST_TEXT = 512_000_000
"""Bytes of all pages: 100 000 of 5 KB."""
MOST = 200_000
"""Files and folders that are looked at, of whatever kind."""
DEEPEST = 32
"""Folders nested deeper than this are left out."""

INDEXES = ("_index.md", "index.md", "README.md", "readme.md")
"""What holds the text of a folder: the first of these that is there. All but Zola's are customs of other tools."""
_DATED = r"\d{4}-\d{2}-\d{2}(?:T[\d-]+Z?)?[_-](?=.)"
"""The date with which Zola lets a file name begin."""
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


class Tree:
    """A content folder while it is read: its root page, the files read and the problems found on the way."""

    def __init__(self, path: str) -> None:
        """Read the folder at `path`, which may be a link itself."""
        self._path = path
        self.root = RootPage()
        self.files: list[str] = []
        self.problems: list[Problem] = []
        self._seen: set[tuple[int, int]] = set()
        """The folders read, by device and number."""
        self._linked: list[tuple[Folder, os.DirEntry[str], str]] = []
        """The links to folders inside, with the folder each is in: they are followed when all others are read."""
        self._outward: list[str] = []
        self._again: list[str] = []
        """The folders met a second time."""
        self._left = MOST
        self._text_left = MOST_TEXT

    def read(self) -> Folder:
        """Return what is in the folder. Raises OSError when it cannot be listed."""
        self._seen.add(_identity(os.stat(self._path)))
        folder = self._folder(self._entries(self._path, ""), self._path, "")
        for inside, entry, below in self._linked:  # it grows while it is read
            self._inner(inside, entry, below)
        self._tell(self._outward, "out of the content", "put a copy in its place", warning=False)
        self._tell(self._again, "to a folder that is read already", "remove it", warning=True)
        return folder

    def _tell(self, links: list[str], whither: str, remedy: str, *, warning: bool) -> None:
        """Note once that `links` were left out, and how many they are."""
        if not links:
            return
        first, *more = links
        what = f"this link leads {whither} and was left out; {remedy}."
        if more:
            others = clean_line(", ".join(more[:3])) + ", …" * (len(more) > 3)
            what = f"this link and {len(more)} more ({others}) lead {whither} and were left out; {remedy}."
        self._note(first, what, warning=warning)

    def _folder(self, entries: list[os.DirEntry[str]], path: str, below: str) -> Folder:
        """Read the folder at `path`, called `below` from the root, in which `entries` are."""
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
                self._note(here, reason(error))
            if folder.index is not None and folder.index.draft:
                return Folder(folder.name)
        for entry in inner:
            self._inner(folder, entry, _below(below, entry.name))
        return folder

    def _put_off(self, folder: Folder, inner: list[os.DirEntry[str]], entry: os.DirEntry[str], below: str) -> None:
        """Put the folder `entry` where it is read from later, or among what is left out."""
        if entry.name in INDEXES[:1]:
            self._note(below, _REASONS[errno.EISDIR])
        if not entry.is_symlink():
            inner.append(entry)
        elif leads_out(entry.path, self._path):
            self._outward.append(below)
        else:
            self._linked.append((folder, entry, below))

    def _inner(self, folder: Folder, entry: os.DirEntry[str], below: str) -> None:
        """Read a folder in `folder`; one that holds `index.md` and no other page is a page itself, as in Zola."""
        if self._left < 0:
            return
        try:
            identity = _identity(entry.stat())
            if identity in self._seen:
                self._again.append(below)
                return
            if below.count("/") >= DEEPEST:
                self._note(below, f"folders more than {DEEPEST} deep are left out; move it up.")
                return
            self._seen.add(identity)
            entries = self._entries(entry.path, below)
        except OSError as error:
            self._note(below, reason(error))
            return
        pages = [page for page in entries if is_page(page.name)]
        if len(pages) == 1 and pages[0].name == "index.md":
            self.files.append(entry.path)
            self._entry(folder, pages[0], _below(below, "index.md"), entry.name)
        else:
            folder.folders.append(self._folder(entries, entry.path, below))

    def _entries(self, path: str, below: str) -> list[os.DirEntry[str]]:
        """Return what is in a folder, but for what is hidden, and no more than may be looked at. Raises OSError."""
        with os.scandir(path) as found:
            entries = list(islice(found, self._left + 1))
        self._left -= len(entries)
        if self._left < 0:
            what = f"the content has more than {MOST} files, and what follows it, or is in it, was not all read"
            self._note(below or path, f"{what}; name a part.")
        return [entry for entry in entries if entry.name[0] != "."]

    def _entry(self, folder: Folder, entry: os.DirEntry[str], below: str, name: str) -> None:
        """Read the page `entry` in `folder`, called `name` if it has no slug; without a name, that of the folder."""
        if self._text_left < 0:
            return
        if entry.is_symlink():
            if not entry.is_file():
                self._note(below, "this link leads to nothing that can be read; mend or remove it.")
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
            return
        name = folder.name.rpartition("/")[2]
        folder.index = read_section(text, file=file, slug=folder.slug, name=name)
        if not folder.index.draft:
            self.problems.extend(folder.index.problems)

    def _page(self, folder: Folder, text: str, below: str, name: str) -> None:
        """Read `text` as a page in the folder. Raises ContentError."""
        file = clean_line(below)
        page = read_project(text, file=file, name=name, section=folder.slug, declared=self.root.declared)
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
            self._note(below, f"{what}; name a part.")
        return text

    def _note(self, below: str, what: str, *, warning: bool = False) -> None:
        self.problems.append(Problem(clean_line(below), 0, "", what, warning))


def leads_out(path: str, root: str) -> bool:
    """Say whether `path`, which is below `root`, is a link to what is not, or is behind one."""
    return not os.path.join(os.path.realpath(path), "").startswith(os.path.join(os.path.realpath(root), ""))


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
    """Return what is wrong with what could not be read, and what to do."""
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return known or clean_line(f"this cannot be read ({error.strerror or error}); check the file.")
    return "this is no path a file can have; check it."


def is_page(name: str) -> bool:
    """Say whether a file of that name is a page."""
    return name.lower().endswith((".md", ".markdown"))


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _name_of(file: str) -> str:
    """Return what a page is called by its file."""
    name = file.rpartition(".")[0]
    return re.sub(_DATED, "", name, count=1) if name[:1].isdigit() else name
