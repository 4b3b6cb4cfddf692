"""Folders that hold more than pages: links, pipes, devices, files without end, and very many of everything."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading import files, folder
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError
from harness import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.model import Ecosystem


@pytest.fixture(autouse=True)
def _not_for_ever() -> Iterator[None]:
    """Let a test that waits for what never comes fail instead."""

    def give_up(*_: object) -> None:
        pytest.fail("this waits for ever")

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a content folder with one page, in a folder with pages that are not its."""
    write(tmp_path / "root" / "a" / "saw.md")
    write(tmp_path / "elsewhere" / "plane.md")
    return tmp_path / "root"


def write(path: Path) -> Path:
    """Write a page at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'+++\ntitle = "{path.stem}"\n+++\nWords.\n')
    return path


def pages(ecosystem: Ecosystem) -> list[str]:
    """Return the files of the projects."""
    return [project.file for project in ecosystem.projects]


def said(ecosystem: Ecosystem) -> list[str]:
    """Return the problems as they are printed, warnings with that word."""
    return [f"{'warning: ' if problem.warning else ''}{problem}" for problem in ecosystem.problems]


def test_links_inside_are_followed(root: Path) -> None:
    """A link to a page of the content, and to a hidden folder in it, are a page and a folder."""
    (root / "a" / "lathe.md").symlink_to("../.hidden/file")
    write(root / ".hidden" / "file")
    write(root / ".kept" / "x" / "plane.md")
    (root / "b").symlink_to(root / ".kept")
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/lathe.md", "a/saw.md", "b/x/plane.md"]
    assert said(ecosystem) == []


def test_a_link_that_leads_out_is_said(root: Path) -> None:
    """A page of somebody else's is not shown because a link leads to it."""
    (root / "a" / "passwd.md").symlink_to("/etc/passwd")
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/saw.md"]
    assert said(ecosystem) == [
        "a/passwd.md: this link leads out of the content and was left out; put a copy in its place."
    ]


def test_links_that_lead_out_are_said_once(root: Path) -> None:
    """Pages, folders, a folder around the content and the page of a folder: one sentence, with their number."""
    for name, target in (
        ("_index.md", root.parent / "elsewhere" / "plane.md"),
        ("a/lathe.md", root.parent / "elsewhere" / "plane.md"),
        ("a/further", root.parent / "elsewhere"),
        ("p", Path("/proc")),
        ("up", Path("..")),
        ("picture.png", Path("/dev/zero")),  # nobody would read it
    ):
        (root / name).symlink_to(target)
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/saw.md"]
    assert "\n".join(said(ecosystem)) == (
        "_index.md: this link and 4 more (p, up, a/further, …) lead out of the content and were left out; "
        "put a copy in its place."
    )
    assert all(file.startswith(str(root)) for file in ecosystem.files)


@pytest.mark.parametrize("kind", ["folder", "page"])
def test_a_link_that_is_named_is_followed(root: Path, kind: str) -> None:
    """Content that is named by a link is what the link leads to; its own links stay inside that."""
    link, target = root.parent / "link", root if kind == "folder" else root / "a" / "saw.md"
    (root / "a" / "saw.md").write_text("# [saw](https://saw.example)\n")
    link.symlink_to(target)
    (root / "a" / "in.md").symlink_to("saw.md")
    (root / "a" / "out.md").symlink_to("../../elsewhere/plane.md")
    ecosystem = load(link)
    if kind == "page":
        assert (pages(ecosystem), said(ecosystem)) == (["link"], [])
    else:
        assert pages(ecosystem) == ["a/in.md", "a/saw.md"]
        assert [problem.file for problem in ecosystem.problems] == ["a/out.md"]


def test_each_folder_is_read_once(root: Path) -> None:
    """A folder is read in its own place, however many links lead to it and wherever they are."""
    write(root / "z" / "plane.md")
    for name, target in (("a/up", ".."), ("a/to-z", "../z"), ("a/self", "."), ("z/to-a", "../a"), ("first", "z")):
        (root / name).symlink_to(target)
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/saw.md", "z/plane.md"]
    assert "\n".join(said(ecosystem)) == (
        "warning: first: this link and 4 more (a/self, a/to-z, a/up, …) lead to a folder that is read already and were "
        "left out; remove it."
    )


def test_links_that_multiply_do_not(root: Path) -> None:
    """Eight folders with eight links each to the next are eight folders, not eight to the power of eight."""
    for level in range(8):
        write(root / f"level{level}" / "page.md")
        for number in range(8):
            (root / f"level{level}" / f"link{number}").symlink_to(f"../level{level + 1}")
    write(root / "level8" / "page.md")
    ecosystem = load(root)
    assert len(ecosystem.projects) == 10
    assert len([file for file in ecosystem.files if Path(file).is_dir()]) == 11
    assert sum("this link and 63 more" in sentence for sentence in said(ecosystem)) == 1


def test_links_to_nothing_and_in_circles_are_said_each(root: Path) -> None:
    """A link that leads nowhere or to itself is a mistake of its own."""
    (root / "a" / "nothing.md").symlink_to("nowhere")
    (root / "a" / "circle.md").symlink_to("circle.md")
    (root / "a" / "zero.md").symlink_to("/dev/zero")
    assert said(load(root)) == [
        "a/circle.md: this link leads back to itself; remove it.",
        "a/nothing.md: this link leads to nothing that can be read; mend or remove it.",
        "a/zero.md: this link leads to nothing that can be read; mend or remove it.",
    ]


@pytest.mark.parametrize("name", ["_index.md", "README.md", "a/_index.md", "a/pipe.md", "s/index.md"])
@pytest.mark.parametrize("kind", ["pipe", "device", "large"])
def test_a_page_that_is_no_file_is_said(root: Path, name: str, kind: str) -> None:
    """In any place of a page, a pipe is not waited for and a device is not read; the rest loads."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(files.LARGEST + 1)
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/saw.md"]
    what = {
        "pipe": "this is a pipe, a socket or a device, and was not read; put a file in its place.",
        "device": "this link leads to nothing that can be read; mend or remove it.",
        "large": "this is larger than 16 MB, and was not read; split it.",
    }
    assert said(ecosystem) == [f"{name}: {what[kind]}"]


def test_a_folder_where_a_page_is_expected_is_said(root: Path) -> None:
    """A folder called as the page of its folder is: what is in it is read, and a sentence says to rename it."""
    write(root / "_index.md" / "lathe.md")
    ecosystem = load(root)
    assert sorted(pages(ecosystem)) == ["_index.md/lathe.md", "a/saw.md"]
    assert said(ecosystem) == ["_index.md: this is a folder, and a page is expected here; rename it."]


def test_one_page_that_is_too_large_is_an_error(tmp_path: Path) -> None:
    """One page without end leaves nothing, and is not read into memory."""
    with (tmp_path / "page.md").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(ContentError, match=r"larger than 16 MB, and was not read; split it"):
        load(tmp_path / "page.md")


def test_very_many_files_have_an_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When there are too many files of any kind, some are read, and one problem says where reading ended."""
    for number in range(20):
        write(root / f"m{number:02}" / "page.md")
        (root / f"m{number:02}" / "picture.png").touch()
    monkeypatch.setattr(folder, "MOST", 41)
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/saw.md", *(f"m{number:02}/page.md" for number in range(10))]
    assert [sentence for sentence in said(ecosystem) if "more than" in sentence] == [
        "m09: the content has more than 41 files, and what follows it, or is in it, was not all read; name a part."
    ]
    monkeypatch.setattr(folder, "MOST", 62)
    assert len(load(root).projects) == 21


def test_very_much_text_has_an_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When there is too much text, the first pages are read, and one problem names the last."""
    for number in range(9):
        path = root / "a" / f"z{number}.md"
        path.write_text("x" * 100_000)
    monkeypatch.setattr(folder, "MOST_TEXT", 450_000)
    ecosystem = load(root)
    assert pages(ecosystem) == ["a/saw.md", *(f"a/z{number}.md" for number in range(5))]
    assert [problem.file for problem in ecosystem.problems] == ["a/z4.md"]


def test_the_content_that_ships_is_far_from_every_bound() -> None:
    """The bounds are for what is no content: the pages that ship take a thousandth of each."""
    ecosystem = load()
    sizes = [Path(file).stat().st_size for file in ecosystem.files if Path(file).is_file()]
    assert max(sizes) < files.LARGEST / 100
    assert sum(sizes) < folder.MOST_TEXT / 100
    assert len(ecosystem.files) < folder.MOST / 100


def test_a_copied_link_is_content_again(root: Path) -> None:
    """What the sentence about a link asks for is enough."""
    link = root / "b"
    link.symlink_to(root.parent / "elsewhere")
    assert len(load(root).problems) == 1
    link.unlink()
    shutil.copytree(root.parent / "elsewhere", link)
    assert pages(load(root)) == ["a/saw.md", "b/plane.md"]
