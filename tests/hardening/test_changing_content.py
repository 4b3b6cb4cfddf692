"""Content that changes, breaks or goes away while the app runs, seen in a real terminal."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from escape_sequences import text_of
from gpueco_tui.app.watch import Watch
from gpueco_tui.loading.last_good import keeping_last_good
from gpueco_tui.loading.load import load
from harness import Pty, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROOT = (
    '+++\ntitle = "Root"\n[extra]\n[[extra.facets]]\nname = "os"\nlabel = "System"\nvalues = ["Linux"]\n+++\nHello.\n'
)
SECTION = '+++\ntitle = "Section title"\n+++\nAbout it.\n'
PAGE = '+++\ntitle = "{name}"\nweight = {weight}\n+++\n{text}\n'
NAMES = ("one", "two", "three")


def write(folder: Path, text: str = "First text") -> None:
    """Write content: a root, a section and three pages."""
    (folder / "part").mkdir(parents=True, exist_ok=True)
    (folder / "_index.md").write_text(ROOT)
    (folder / "part" / "_index.md").write_text(SECTION)
    for weight, name in enumerate(NAMES):
        (folder / "part" / f"{name}.md").write_text(PAGE.format(name=name, weight=weight, text=f"{text} of {name}."))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a folder with content."""
    write(tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def reader(content: Path) -> Iterator[Pty]:
    """Return a terminal in which the app shows the page of one."""
    argv = [sys.executable, "-m", "gpueco_tui", "--content", str(content), "one"]
    with Pty(argv, {**os.environ, "TERM": "xterm-256color"}) as terminal:
        terminal.sends("First text of one")
        yield terminal
        after = len(terminal.sent)
        terminal.press("j")  # whatever happened, the app is there, and so is the rest of the last good content
        terminal.sends("of two", after)
        terminal.press("q")
        assert terminal.ended() == 0


def delete(folder: Path) -> None:
    """Delete the folder."""
    shutil.rmtree(folder)


def empty(folder: Path) -> None:
    """Delete everything in the folder."""
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def replace_by_a_loop(folder: Path) -> None:
    """Put a link that leads to itself in the folder's place."""
    shutil.rmtree(folder)
    folder.symlink_to(folder)


def replace_by_a_device(folder: Path) -> None:
    """Put something that is neither folder nor file in the folder's place."""
    shutil.rmtree(folder)
    folder.symlink_to(os.devnull)


def break_a_page(folder: Path) -> None:
    """Write front matter that cannot be read into the page that is shown."""
    (folder / "part" / "one.md").write_text("+++\ntitle = \n+++\nBroken.\n")


def break_all(folder: Path) -> None:
    """Write what is no text into every page."""
    for page in folder.rglob("*.md"):
        page.write_bytes(b"\xff\xfe\x00")


def break_the_section(folder: Path) -> None:
    """Put a link that leads to itself in the section's place."""
    shutil.rmtree(folder / "part")
    (folder / "part").symlink_to("part")


def replace_the_root_page_by_a_pipe(folder: Path) -> None:
    """Put a pipe, to which nobody writes, in the root page's place."""
    (folder / "_index.md").unlink()
    os.mkfifo(folder / "_index.md")


def lead_a_page_out(folder: Path) -> None:
    """Put a link to a file of the machine in a page's place."""
    (folder / "part" / "one.md").unlink()
    (folder / "part" / "one.md").symlink_to("/etc/passwd")


def forbid(folder: Path) -> None:
    """Forbid reading the folder."""
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to root")
    folder.chmod(0)


@pytest.mark.parametrize(
    ("harm", "notice"),
    [
        (delete, "no such file or folder"),
        (empty, "no page is in this folder"),
        (replace_by_a_loop, "this link leads back to itself"),
        (replace_by_a_device, "neither a folder nor a file"),
        (break_a_page, "part/one.md:2: the TOML cannot be read"),
        (break_all, "not UTF-8"),
        (break_the_section, "this link leads back to itself"),
        (replace_the_root_page_by_a_pipe, "this is a pipe, a socket or a device"),
        (lead_a_page_out, "this link leads out of the content"),
        (forbid, "may not be read"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_the_last_good_content_stays(
    harm: Callable[[Path], None], notice: str, content: Path, reader: Pty, request: pytest.FixtureRequest
) -> None:
    """Whatever happens to the content, a notice says so, and what was good stays; mended content is shown."""
    request.addfinalizer(lambda: content.is_dir() and not content.is_symlink() and content.chmod(0o755))
    after = len(reader.sent)
    harm(content)
    words = notice.split()
    assert until(lambda: all(word in text_of(bytes(reader.sent[after:])) for word in words)), text_of(
        bytes(reader.sent)
    )
    assert "No such page" not in text_of(bytes(reader.sent[after:]))
    after = len(reader.sent)
    for harmed in (content, content / "part", content / "_index.md", content / "part" / "one.md"):
        if harmed.is_symlink() or harmed.is_fifo():
            harmed.unlink()
    write_mended(content)
    reader.sends("Mended text of one", after)


def write_mended(content: Path) -> None:
    """Write good content again, wherever it can be."""
    if content.exists():
        content.chmod(0o755)
    write(content, "Mended text")


def test_a_changed_page_is_shown(content: Path, reader: Pty) -> None:
    """New text of the page that is read is shown without a key, however the file was written."""
    page = content / "part" / "one.md"
    for number, text in enumerate(("Second text", "Third text of another length")):
        after = len(reader.sent)
        if number:
            fresh = page.with_suffix(".new")
            fresh.write_text(PAGE.format(name="one", weight=0, text=text))
            fresh.replace(page)  # as many editors write
        else:
            page.write_text(PAGE.format(name="one", weight=0, text=text))
        reader.sends(text, after)


def test_a_replaced_folder_is_shown(content: Path, reader: Pty, tmp_path: Path) -> None:
    """Another folder in the content's place is shown, and the user is where they were."""
    write(tmp_path / "other", "Other text")
    after = len(reader.sent)
    content.rename(tmp_path / "old")
    (tmp_path / "other").rename(content)
    reader.sends("Other text of one", after)


def test_what_is_written_while_it_is_read_is_not_missed(tmp_path: Path) -> None:
    """A file that changes between its reading and the next look counts as changed; a new one is looked at again."""
    known, new = tmp_path / "known", tmp_path / "new"
    known.write_text("before")
    watch = Watch((str(known),))
    known.write_text("what is read")
    assert watch.changed()
    seen = watch.seen
    known.write_text("written while it was read")
    new.write_text("found while it was read")
    after = Watch((str(known), str(new)), seen)
    assert after.changed()
    assert not after.changed()


def test_a_broken_root_or_section_keeps_what_it_said(content: Path) -> None:
    """The root page and a section's page that cannot be read any more keep their last good text and facets."""
    before = load(str(content))
    (content / "_index.md").write_text("+++\n")
    (content / "part" / "_index.md").write_text("+++\n")
    kept = keeping_last_good(before, load(str(content)))
    assert (kept.title, kept.overview, kept.facets) == (before.title, before.overview, before.facets)
    assert [section.title for section in kept.sections] == ["Section title"]
    assert len(kept.problems) == 2
    assert [project.slug for project in kept.projects] == list(NAMES)
