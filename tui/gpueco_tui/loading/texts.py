"""The texts of a folder to an ecosystem. Pure, and remembered as a whole: until one changes, none is read again.

What reads them is imported when they are read.
"""

from __future__ import annotations

from gpueco_tui.cache.cache import LARGEST, cached
from gpueco_tui.model import ContentError, Problem
from gpueco_tui.values import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.loading.assemble import Folder
    from gpueco_tui.loading.page import RootPage
    from gpueco_tui.model import Ecosystem


class Text(NamedTuple):
    """A page as it was found."""

    folder: str
    """The path of the folder that it is in, below the content root: empty for the root."""
    file: str
    """Its own path below the root."""
    name: str
    """Its slug if it has no other; empty for the page of the folder itself."""
    text: str


def ecosystem_of(found: tuple[Text | Problem, ...], name: str, path: str, files: tuple[str, ...]) -> Ecosystem:
    """Return the ecosystem of what was `found`, the page of a folder before the others in it.

    It is called `name` if its own page does not say; `path` is the content root, and `files` are the paths to watch.
    """
    small = sum(len(one.text) for one in found if isinstance(one, Text)) < LARGEST
    return (_remembered if small else _ecosystem_of)(found, name, path, files)


def _ecosystem_of(found: tuple[Text | Problem, ...], name: str, path: str, files: tuple[str, ...]) -> Ecosystem:
    from gpueco_tui.loading import assemble
    from gpueco_tui.text.clean import clean_line
    from gpueco_tui.text.slug import prettify
    from gpueco_tui.values import replace

    root, folder, problems = _Pages().of(found)
    if not root.title:
        root = replace(root, title=prettify(name))
    sections = assemble.sections(folder)
    if not problems and not any(section.projects for section in sections):
        what = "no page is in this folder; add a .md file for each project, or name another folder."
        problems = [Problem(clean_line(path), 0, "", what)]
    return assemble.ecosystem(root, sections, problems, path, files)


_remembered = cached(_ecosystem_of)


def is_draft(text: str, file: str) -> bool:
    """Say whether `text`, the page of a folder, is a draft: then the whole folder is."""
    if "draft" not in text:
        return False
    from gpueco_tui.loading.page import read_section

    try:
        return read_section(text, file=file, slug="", name="").draft
    except ContentError:
        return False


class _Pages:
    """The pages of a folder, while their texts are read."""

    def __init__(self) -> None:
        from gpueco_tui.loading.assemble import Folder
        from gpueco_tui.loading.page import RootPage

        self._root = RootPage()
        self._rules = self._root.rules
        self._folders = {"": Folder("")}
        self._problems: list[Problem] = []

    def of(self, found: tuple[Text | Problem, ...]) -> tuple[RootPage, Folder, list[Problem]]:
        """Return the root page, the folder with its pages, and the problems."""
        for one in found:
            if isinstance(one, Problem):
                self._problems.append(one)
                continue
            try:
                self._read(one)
            except ContentError as error:
                self._problems.append(error.problem)
        return self._root, self._folders[""], self._problems

    def _read(self, one: Text) -> None:
        """Read a page. Raises ContentError."""
        from gpueco_tui.loading.page import read_project, read_root, read_section
        from gpueco_tui.text.clean import clean_line

        file = clean_line(one.file)
        if not one.folder and not one.name:
            self._root = read_root(one.text, file=file)
            self._rules = self._root.rules
            return
        folder = self._folder(one.folder)
        if one.name:
            page = read_project(one.text, file=file, name=one.name, section=folder.slug, rules=self._rules)
            if page.draft:
                return
            folder.pages.append(page)
        else:
            name = folder.name.rpartition("/")[2]
            page = read_section(one.text, file=file, slug=folder.slug, name=name, rules=self._rules)
            folder.index = page
        self._problems.extend(page.problems)

    def _folder(self, path: str) -> Folder:
        """Return the folder at `path` below the root, with those around it."""
        from gpueco_tui.loading.assemble import Folder
        from gpueco_tui.text.clean import clean_line

        if path not in self._folders:
            folder = self._folders[path] = Folder(clean_line(path))
            self._folder(path.rpartition("/")[0]).folders.append(folder)
        return self._folders[path]
