"""The cache of what was read: never stale, never trusted when it is damaged, and never in the way."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.cache import cache
from gpueco_tui.cache.cache import Cache
from gpueco_tui.cache.serialize import plain_of, value_of
from gpueco_tui.layout.highlight import highlight
from gpueco_tui.layout.lines import Span
from gpueco_tui.layout.style import Style
from gpueco_tui.loading.check_text import outline
from gpueco_tui.loading.load import load
from gpueco_tui.markdown.parse import parse
from gpueco_tui.model import Link, Project, Release
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.compose import overview_page, project_page
from gpueco_tui.user.paths import cache_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.cache.serialize import Value

READERS = ("tomli", "markdown_it", "pygments")
PAGE = '+++\ntitle = "{}"\ndescription = "What it is."\n+++\nSome *text* and `code`.\n\n```rust\nfn main() {{}}\n```\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a cache in a folder that does not exist yet."""
    return tmp_path / "cache" / "cache"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a folder of two pages."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(PAGE.format(name))
    return folder


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    """Forget the cache that a test began with."""
    yield
    cache._open = None  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, and say on standard error what it imported."""
    command = [sys.executable, "-X", "importtime", "-m", "gpueco_tui", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def said(ended: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what a run said to the user on standard error."""
    return [line for line in ended.stderr.splitlines() if not line.startswith("import time:")]


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "wgpu"),
        ("show", "rust-gpu", "--color=always"),
        ("compare", "wgpu", "ash"),
        ("check",),
        ("routes", "rust", "amd"),
    ],
    ids=" ".join,
)
def test_the_second_run_reads_nothing_anew(words: tuple[str, ...]) -> None:
    """It prints what the first printed, and imports none of the libraries that read."""
    first, second = run(*words), run(*words)
    assert (second.stdout, said(second), second.returncode) == (first.stdout, said(first), 0)
    assert any(library in first.stderr for library in READERS)
    assert not [library for library in READERS if f" {library}" in second.stderr]
    assert "gpueco_tui.layout.layout" not in second.stderr  # what was printed is not laid out again


@pytest.mark.parametrize(
    "words",
    [
        ("list",), ("show", "wgpu"), ("show", "wgpu", "--raw"), ("compare", "wgpu", "ash"), ("links", "wgpu"),
        ("check",), ("doctor",), ("decode", "hardware:amd"), ("routes", "rust", "amd"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_second_run_imports_nothing_that_takes_long(words: tuple[str, ...]) -> None:
    """In a pipe it needs none of the modules of Python's own library that most programs begin with."""
    usual = {"re", "enum", "collections", "functools", "datetime", "typing", "contextlib", "contextvars", "pathlib"}
    program = "from gpueco_tui.__main__ import run; run()"  # not `-m`, which imports some of them itself
    command = [sys.executable, "-I", "-X", "importtime", "-c", program, *words]
    subprocess.run(command, capture_output=True, check=False)
    second = subprocess.run(command, capture_output=True, text=True, check=False)
    imported = second.stderr.partition(" gpueco_tui\n")[2]
    assert {"gpueco_tui.model"} <= (modules := {line.rpartition("|")[2].strip() for line in imported.splitlines()})
    assert not usual & modules


def test_the_second_run_asks_nothing_again() -> None:
    """Routes are not looked for, nor mistakes, in what did not change; another question is another."""
    for words, module in ((("routes", "rust", "amd"), "search.routes"), (("check",), "loading.check")):
        assert f"gpueco_tui.{module}\n" in run(*words).stderr
        assert f"gpueco_tui.{module}\n" not in run(*words).stderr
    assert run("routes", "rust", "nvidia").stdout != run("routes", "rust", "amd").stdout != ""


@pytest.mark.parametrize("option", ["--color=always", "--raw"])
def test_what_is_printed_otherwise_is_another(option: str) -> None:
    """A page that was printed one way does not come back when it is wanted another way."""
    plain, other = run("show", "wgpu"), run("show", "wgpu", option)
    assert other.stdout != plain.stdout
    assert run("show", "wgpu", option).stdout == other.stdout
    assert run("show", "wgpu").stdout == plain.stdout


def test_all_of_the_bundled_content_comes_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every value of it is what it was, of the same types."""
    before = cache.open_cache(str(path))
    ecosystem = load()
    pages = [overview_page(ecosystem), *(project_page(ecosystem, one) for one in ecosystem.projects)]
    texts = [as_markdown(page) for page in pages]
    made = [(parse(text), outline(text)) for text in texts]
    highlight.cache_clear()
    colours = highlight("fn main() {}", "rust")
    before.save()

    cache.open_cache(str(path))
    monkeypatch.setitem(sys.modules, "tomli", None)  # importing it fails
    monkeypatch.setattr("gpueco_tui.markdown.tokens.build", None)
    monkeypatch.setattr("gpueco_tui.markdown.commonmark.parser", None)
    assert load() == ecosystem
    assert repr(load()) == repr(ecosystem)
    assert [(parse(text), outline(text)) for text in texts] == made
    assert repr([(parse(text), outline(text)) for text in texts]) == repr(made)
    highlight.cache_clear()
    assert highlight("fn main() {}", "rust") == colours


def test_a_folder_that_did_not_change_is_one_entry(content: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages are not even looked at one by one."""
    first = cache.open_cache(str(path))
    made = load(content)
    first.save()
    cache.open_cache(str(path))
    for module in ("assemble", "page"):
        monkeypatch.setitem(sys.modules, f"gpueco_tui.loading.{module}", None)  # importing it fails
    assert load(content) == made


def test_a_changed_page_is_read_anew(content: Path) -> None:
    """Even one of the same size, changed within the same tick of the clock."""
    page = content / "one.md"
    run("list", "--content", str(content))
    before = page.stat()
    page.write_text(PAGE.format("uno"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert page.stat().st_size == before.st_size
    assert "one\tuno\t" in run("list", "--content", str(content)).stdout


def test_check_looks_again_for_what_is_no_page(content: Path) -> None:
    """What it found is kept, and an image that comes or goes is noticed."""
    (content / "one.md").write_text(PAGE.format("one") + "\n![A picture](shop.png)\n")
    image = content / "shop.png"
    for there in (False, False, True, True, False):
        image.write_text("") if there else image.unlink(missing_ok=True)
        assert ("there is no image shop.png" in run("check", str(content)).stdout) is not there


@pytest.mark.parametrize("spoilt", ["cut", "empty", "text", "flipped beginning", "flipped end"])
def test_a_spoilt_file_counts_as_none(content: Path, spoilt: str) -> None:
    """Nothing is reported, nothing wrong is shown, and the next run has a good file again."""
    words = ("show", "one", "--content", str(content))
    good = run(*words)
    file = Path(cache_file(os.environ))
    was = file.read_bytes()
    flipped = bytes(byte ^ 0xFF for byte in was)
    half = len(was) // 2
    file.write_bytes(
        {
            "cut": was[: len(was) * 2 // 3],
            "empty": b"",
            "text": b"not a cache at all, and longer than its head",
            "flipped beginning": was[:4] + flipped[4:half] + was[half:],
            "flipped end": was[:half] + flipped[half:],
        }[spoilt]
    )
    again = run(*words)
    assert (again.stdout, said(again), again.returncode) == (good.stdout, [], 0)
    assert any(library in again.stderr for library in READERS)
    assert not [library for library in READERS if f" {library}" in run(*words).stderr]


def test_every_byte_may_be_wrong(path: Path) -> None:
    """Whatever byte of the file changed, a result is right or not there."""
    project = Project("wgpu", "wgpu", "graphics", facets=MappingProxyType({"os": ("Linux",)}), checked=date(2026, 1, 2))
    first = Cache(str(path))
    first.put(("project", "text"), project)
    first.save()
    was = path.read_bytes()
    for at in range(len(was)):
        path.write_bytes(was[:at] + bytes([was[at] ^ 0x41]) + was[at + 1 :])
        found = Cache(str(path)).get(("project", "text"))
        assert found == project or not isinstance(found, Project)
    path.write_bytes(was)
    assert Cache(str(path)).get(("project", "text")) == project


@pytest.mark.parametrize("where", ["folder", "file above", "gone"])
def test_a_place_that_cannot_be_written_does_no_harm(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Where the file cannot be, every run is a first one, and nothing is reported."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if where == "folder":
        Path(cache_file(os.environ)).mkdir(parents=True)
    elif where == "file above":
        (tmp_path / "cache").write_text("")
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", "/proc/self/nowhere")
    for _ in range(2):
        ended = run("list", "--content", str(content))
        assert (ended.returncode, said(ended)) == (0, [])
        assert ended.stdout.startswith("one\tone\t")


def test_only_the_user_may_read_it(content: Path) -> None:
    """It holds the user's texts: the file is theirs alone, and nothing else is left in its folder."""
    run("list", "--content", str(content))
    file = Path(cache_file(os.environ))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_runs_keep_what_other_runs_wrote(path: Path) -> None:
    """A run that ends adds to the file what it read, whatever was written since it began."""
    first, second = Cache(str(path)), Cache(str(path))
    for number, one in enumerate((first, second)):
        assert not isinstance(one.get(("f", "key")), str)
        one.put(("f", f"text {number}"), f"value {number}")
    first.save()
    second.save()
    assert [Cache(str(path)).get(("f", f"text {number}")) for number in (0, 1)] == ["value 0", "value 1"]


def test_another_state_of_the_code_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update, of ours or of a library that reads, everything is read again."""
    first = Cache(str(path))
    first.put(("f", "text"), "value")
    first.save()
    assert Cache(str(path)).get(("f", "text")) == "value"
    monkeypatch.setattr(cache, "_READERS", ("tomli",))
    assert Cache(str(path)).get(("f", "text")) != "value"


def test_the_code_is_known_by_its_files() -> None:
    """A module that is changed, and a library that is replaced, make another state of the code."""
    code = cache._code()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    names = {str(stamp[0]) for stamp in code if isinstance(stamp, tuple)}
    assert {"page.py", "tokens.py", "clean.py", "serialize.py"} <= names
    assert all(any(name.endswith(f"{library}/__init__.py") for name in names) for library in (*READERS, "rich"))


def test_the_oldest_goes_when_there_is_too_much(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file never grows beyond its limit, and one run keeps no more than fits."""
    monkeypatch.setattr(cache, "LARGEST", 10_000)  # three of these fit
    for number in range(5):
        one = Cache(str(path))
        one.put(("f", f"{number}" * 1000), "x" * 2000)
        one.save()
    found = [Cache(str(path)).get(("f", f"{number}" * 1000)) for number in range(5)]
    assert [isinstance(value, str) for value in found] == [False, False, True, True, True]
    assert path.stat().st_size < 15_000  # with the state of the code and the places


def test_a_content_that_is_too_large_is_kept_in_part(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a run asked for stays when it reads more: else every run would be half a first one."""
    monkeypatch.setattr(cache, "LARGEST", 10_000)
    keys = [("f", f"{number}" * 1000) for number in range(5)]

    def run_once() -> list[bool]:
        one = Cache(str(path))
        there = [isinstance(one.get(key), str) for key in keys]
        for key, known in zip(keys, there, strict=True):
            if not known:
                one.put(key, "x" * 2000)
        one.save()
        return there

    assert run_once() == [False] * 5
    first = path.read_bytes()
    assert run_once() == [True, True, True, False, False]
    assert path.read_bytes() == first


def test_what_old_code_made_is_not_kept_for_new_code(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that goes on while the app is updated writes nothing down."""
    old = Cache(str(path))
    old.get(("f", "text"))
    old.put(("f", "text"), "value")
    monkeypatch.setattr(cache, "_code", lambda: ("new",))
    old.save()
    assert not path.exists()


def test_a_value_of_a_class_that_is_gone_is_read_anew(path: Path) -> None:
    """A module that there is no more is no reason to fail."""
    with pytest.raises(ValueError, match="gone"):
        value_of(["gpueco_tui.gone:Away", "x"])
    one = Cache(str(path))
    one.put(("f", "text"), "value")
    one.save()
    later = Cache(str(path))
    assert later.get(("f", "text")) == "value"
    later.save()
    assert not isinstance(later.get(("f", "other")), str)  # it can still be asked


def test_a_long_key_is_kept_as_its_digest(path: Path) -> None:
    """The text of it is not in the file, and a text that differs from it at its end is another."""
    first = Cache(str(path))
    long = "page " * 100_000
    first.put(("f", long), "value")
    first.save()
    assert path.stat().st_size < 20_000
    assert Cache(str(path)).get(("f", long)) == "value"
    assert Cache(str(path)).get(("f", f"{long[:-1]}!")) != "value"


def test_two_texts_with_one_checksum_are_two(path: Path) -> None:
    """A text with the checksum of another is read for itself (both have the CRC-32 0x4DDB0C25)."""
    one, other = ("plumless", "buckeroo")
    first = Cache(str(path))
    first.put(("", one), "the first")
    first.save()
    assert Cache(str(path)).get(("", one)) == "the first"
    assert Cache(str(path)).get(("", other)) != "the first"


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        "text",
        (),
        ("a", ("b", None), 1),
        ("a", (date(2026, 11, 23),), ()),
        date(2026, 11, 23),
        Span("x", Style("link", strong=True), 2),
        Project("s", "t", "u", latest=Release("1", date(2026, 1, 1)), links=(Link("a", "b"),)),
        MappingProxyType({"a": ("b", "c")}),
    ],
    ids=repr,
)
def test_values_come_back_as_they_were(value: Value) -> None:
    """The same value, of the same type."""
    back = value_of(plain_of(value))
    assert back == value
    assert (type(back), repr(back)) == (type(value), repr(value))
    assert plain_of(back) == plain_of(value)  # also once all of it was read


@pytest.mark.parametrize("name", ["os:system", "gpueco_tui.cache.cache:os", "gpueco_tui.cli.main:run", "nowhere", ""])
def test_only_values_are_made(name: str) -> None:
    """A file that somebody made cannot have anything called but the classes of this package's values."""
    with pytest.raises(ValueError, match=f"^{name}$"):
        value_of([name, "true"])
