"""Whatever bytes a page holds, it loads or says why not, and nothing in it can reach a terminal raw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from gpueco_tui.loading.check import check
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError, Ecosystem
from gpueco_tui.text.clean import clean
from gpueco_tui.values import Frozen
from hypothesis import example, given, settings
from hypothesis import strategies as st

TODAY = date(2026, 11, 25)

PIECES = (
    "+++\n", "---\n", "```\n", "# ", "## ", "- ", "  - ", "[a](https://a.example)", "[b](#b)", "[c](javascript:x)",
    "[d][e]", "[e]: https://e.example\n", "![i](i.png)", "===\n", "\n", "\n\n", " ", "\t", "> ", "<b>", "*", "`",
    "title = ", '"x"', "'y'", "[taxonomies]\n", "[extra]\n", "[[extra.links]]\n", "[[extra.facets]]\n",
    "[extra.relations]\n",
    "name = ", "url = ", "values = ", "a = ", "[", "]", "{", "}", ",", "=", "1", "true", "2026-01-01", "checked = ",
    "latest = ", "weight = ", "draft = ", "slug = ", "built_on = ", "title: ", "extra:\n", "  link: ", "  - x: y\n",
    "\\u001b", "\\u202e", "\x1b[31m", "\x9b", "\u202e", "\u200b", "\u2028", "\ufeff", "\r", "\r\n",
    "\x00", "é", "漢", "@/a/x.md",
)  # fmt: skip
pages = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map(lambda pieces: "+++\n" + "".join(pieces) + "\n+++\n# x\n"),
    st.lists(st.sampled_from(PIECES), max_size=20).map(lambda pieces: "---\n" + "".join(pieces) + "\n---\n# x\n"),
    st.text(max_size=60),
)
contents = st.one_of(pages.map(lambda page: page.encode("utf-8", "surrogatepass")), st.binary(max_size=60))


def strings(value: object) -> Iterator[str]:
    """Return every string in `value`, however deep; paths are the file system's."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():  # pyright: ignore[reportUnknownVariableType]
            yield from strings(key)  # pyright: ignore[reportUnknownArgumentType]
            yield from strings(item)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from strings(item)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, Frozen):
        for name in value.__match_args__:
            if not isinstance(value, Ecosystem) or name not in ("root", "files"):
                yield from strings(getattr(value, name))


def assert_safe(ecosystem: Ecosystem) -> None:
    """Assert that no string of `ecosystem`, nor of its problems, contains what `clean` removes."""
    for text in strings((ecosystem, check(ecosystem, TODAY))):
        assert clean(text) == text


@settings(max_examples=150, deadline=None)
@given(root=contents, section=contents, page=contents)
@example(root=b"", section=b"+++\n+++", page=b"+++\n[extra]\nchecked = 0001-01-01T00:00:00Z\n+++")
@example(root=b"+++\nextra = 1\n+++", section=b"---\nextra: [x]\n---", page=b"+++\n'' = 1\n[extra.'']\n+++")
@example(
    root=b"+++\n[extra]\nfacets = []\n+++",
    section=b"\xef\xbb\xbf+++",
    page=b"+++\n[taxonomies]\n'\\u001b' = ['\x1b']\n+++",
)
def test_a_folder_of_anything_loads_and_is_safe(root: bytes, section: bytes, page: bytes) -> None:
    """Any bytes as root, section and page make an ecosystem without a control character, and can be checked."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a").mkdir()
        (folder / "_index.md").write_bytes(root)
        (folder / "a" / "_index.md").write_bytes(section)
        (folder / "a" / "x.md").write_bytes(page)
        assert_safe(load(folder))


@settings(max_examples=200, deadline=None)
@given(page=contents)
def test_a_file_of_anything_loads_or_is_refused(page: bytes) -> None:
    """Any bytes as one page make a safe ecosystem, or a ContentError whose sentence is safe."""
    with TemporaryDirectory() as name:
        path = Path(name) / "page.md"
        path.write_bytes(page)
        refusal = ""
        try:
            assert_safe(load(path))
        except ContentError as error:
            refusal = str(error)
        assert clean(refusal) == refusal


@settings(max_examples=150, deadline=None)
@given(page=pages)
def test_every_body_stands_on_the_line_it_says(page: str) -> None:
    """The first line of a project's page is found on its line of the file, or the line is indented there."""
    with TemporaryDirectory() as name:
        path = Path(name) / "page.md"
        path.write_bytes(page.encode("utf-8", "surrogatepass"))
        try:
            ecosystem = load(path)
        except ContentError:
            return
        lines = clean(page).split("\n")
        for project in ecosystem.projects:
            first = project.body.split("\n")[0]
            assert first in lines[project.line - 1]
