"""A folder or a file on disk becomes an ecosystem, whatever is in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.files import bundled, root_of, with_openable_path
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError, Ecosystem

if TYPE_CHECKING:
    from collections.abc import Mapping


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` below `root`, and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def page(title: str, more: str = "") -> str:
    """Return a page with this title."""
    return f'+++\ntitle = "{title}"\n{more}\n+++\nAbout {title}.\n'


def outline(ecosystem: Ecosystem) -> list[tuple[str, list[str]]]:
    """Return the slugs of the sections and of their projects."""
    return [(section.slug, [project.slug for project in section.projects]) for section in ecosystem.sections]


def said(ecosystem: Ecosystem) -> list[str]:
    """Return the problems as they are printed."""
    return [str(problem) for problem in ecosystem.problems]


def test_the_bundled_content_loads_without_a_problem() -> None:
    """What ships is an ecosystem with projects, and nothing is wrong with it."""
    ecosystem = load()
    assert ecosystem.root == bundled()
    assert ecosystem.projects
    assert ecosystem.problems == ()


def test_a_folder_is_an_ecosystem(tmp_path: Path) -> None:
    """Folders are sections, pages projects, and the root page is the overview."""
    write(
        tmp_path,
        {
            "_index.md": page("Workshop"),
            "cutting/_index.md": page("Cutting"),
            "cutting/saw.md": page("Saw"),
            "cutting/plane.md": page("Plane"),
            "turning/lathe.md": page("Lathe"),
            "hammer.md": page("Hammer"),
        },
    )
    ecosystem = load(tmp_path)
    assert (ecosystem.title, ecosystem.overview) == ("Workshop", "About Workshop.")
    assert outline(ecosystem) == [
        ("projects", ["hammer"]),
        ("cutting", ["plane", "saw"]),
        ("turning", ["lathe"]),
    ]
    assert [section.title for section in ecosystem.sections] == ["Projects", "Cutting", "Turning"]
    assert ecosystem.by_slug["saw"].file == "cutting/saw.md"
    assert said(ecosystem) == []


def test_order_is_weight_then_title_and_no_weight_comes_last(tmp_path: Path) -> None:
    """Pages and sections are sorted by weight; those without one follow, by title."""
    write(
        tmp_path,
        {
            "z/_index.md": page("Z", "weight = 1"),
            "a/_index.md": page("A"),
            "z/1.md": page("b"),
            "z/2.md": page("A"),
            "z/3.md": page("Late", "weight = 9"),
            "z/4.md": page("Early", "weight = 0"),
            "a/5.md": page("five"),
        },
    )
    assert outline(load(tmp_path)) == [("z", ["4", "3", "2", "1"]), ("a", ["5"])]


def test_drafts_are_left_out(tmp_path: Path) -> None:
    """A draft page is not there, nor is anything in a draft section, nor their mistakes."""
    write(
        tmp_path,
        {
            "a/one.md": page("One"),
            "a/two.md": page("Two", "draft = true\nnonsense = 1"),
            "b/_index.md": page("B", "draft = true"),
            "b/three.md": page("Three"),
            "b/c/four.md": page("Four"),
        },
    )
    ecosystem = load(tmp_path)
    assert outline(ecosystem) == [("a", ["one"])]
    assert said(ecosystem) == []


def test_folders_in_folders_are_sections_after_their_parent(tmp_path: Path) -> None:
    """A nested folder is a section named by its path, after the one it is in."""
    write(
        tmp_path,
        {
            "a/_index.md": page("A"),
            "a/b c/x.md": page("X"),
            "a/b c/d/y.md": page("Y"),
            "a/w.md": page("W"),
        },
    )
    assert outline(load(tmp_path)) == [("a", ["w"]), ("a/b-c", ["x"]), ("a/b-c/d", ["y"])]


def test_a_folder_with_an_index_page_alone_is_a_page(tmp_path: Path) -> None:
    """Zola keeps a page and its pictures in a folder; the folder's name is the page's."""
    write(tmp_path, {"a/saw/index.md": page("Saw"), "a/saw/picture.png": b"\x89PNG", "a/plane.md": page("Plane")})
    ecosystem = load(tmp_path)
    assert outline(ecosystem) == [("a", ["plane", "saw"])]
    assert ecosystem.by_slug["saw"].file == "a/saw/index.md"


def test_the_folder_of_a_zola_site_stands_for_its_content(tmp_path: Path) -> None:
    """Pointing at a whole site reads its content folder and not its templates."""
    write(
        tmp_path,
        {"config.toml": "", "README.md": "# Site", "content/a/x.md": page("X"), "themes/t/content/y.md": page("Y")},
    )
    assert outline(load(tmp_path)) == [("a", ["x"])]


def test_plain_markdown_files_are_projects(tmp_path: Path) -> None:
    """Without front matter the first heading, else the file's name, is the title; a README is the folder's text."""
    root = write(
        tmp_path / "my-tools",
        {"README.md": "# Tools\n\nWords.\n", "saw.md": "# The saw\n\nCuts.\n", "a_plane.md": "Makes flat.\n"},
    )
    ecosystem = load(root)
    assert (ecosystem.title, ecosystem.overview) == ("Tools", "Words.")
    assert [(p.slug, p.title, p.body) for p in ecosystem.projects] == [
        ("a-plane", "A plane", "Makes flat."),
        ("saw", "The saw", "Cuts."),
    ]


def test_a_folder_without_a_root_page_is_titled_by_its_name(tmp_path: Path) -> None:
    """The folder's name is the title, but `content` is not a name."""
    write(tmp_path / "my-tools", {"content/saw.md": page("Saw")})
    assert load(tmp_path / "my-tools").title == "My tools"
    assert load(tmp_path / "my-tools" / "content").title == "My tools"


def test_the_date_in_front_of_a_file_name_is_not_its_slug(tmp_path: Path) -> None:
    """Zola takes a date off a file name."""
    write(tmp_path, {"a/2026-01-31-saw.md": page("Saw"), "a/2026-01-31.md": page("Day")})
    assert set(load(tmp_path).by_slug) == {"saw", "2026-01-31"}


def test_a_slug_in_use_is_told_apart_by_its_section(tmp_path: Path) -> None:
    """Two pages of one slug both stay, the second under its section's name, and that is reported."""
    write(tmp_path, {"a/x.md": page("X"), "b/x.md": page("X"), "b/y.md": page("Y", 'slug = "x"')})
    ecosystem = load(tmp_path)
    assert outline(ecosystem) == [("a", ["x"]), ("b", ["b/x", "b/x-2"])]
    assert said(ecosystem) == [
        "b/x.md:1: slug: a/x.md has the slug x already, so this project is called b/x; give one another name.",
        "b/y.md:3: slug: a/x.md has the slug x already, so this project is called b/x-2; give one another name.",
    ]
    assert all(problem.warning for problem in ecosystem.problems)


def test_two_sections_never_share_a_slug(tmp_path: Path) -> None:
    """Folders whose names make the same slug stay two sections, and their projects know which."""
    write(tmp_path, {"a b/x.md": page("X"), "a-b/y.md": page("Y")})
    ecosystem = load(tmp_path)
    assert outline(ecosystem) == [("a-b", ["x"]), ("a-b-2", ["y"])]
    assert ecosystem.by_slug["y"].section == "a-b-2"


def test_facets_are_what_the_pages_use(tmp_path: Path) -> None:
    """Without a declaration, facets and values are in the order of their first use."""
    write(
        tmp_path,
        {
            "a/1.md": page("One", '[taxonomies]\nwood_kind = ["oak", "ash"]\nuse = ["cut"]'),
            "a/2.md": page("Two", '[taxonomies]\nuse = ["turn"]\nwood_kind = ["yew", "oak"]'),
        },
    )
    ecosystem = load(tmp_path)
    assert [(f.name, f.label, [v.name for v in f.values]) for f in ecosystem.facets] == [
        ("wood_kind", "Wood kind", ["oak", "ash", "yew"]),
        ("use", "Use", ["cut", "turn"]),
    ]
    assert not ecosystem.declared


def test_declared_facets_come_first_with_all_their_values(tmp_path: Path) -> None:
    """Declared facets and values keep their order, used or not; what is only used follows."""
    write(
        tmp_path,
        {
            "_index.md": page("W", '[[extra.facets]]\nname = "use"\nlabel = "For"\nvalues = ["saw", "cut"]'),
            "a/1.md": page("One", '[taxonomies]\nwood = ["oak"]\nuse = ["turn", "cut"]'),
        },
    )
    ecosystem = load(tmp_path)
    assert [(f.name, f.label, [v.name for v in f.values]) for f in ecosystem.facets] == [
        ("use", "For", ["saw", "cut", "turn"]),
        ("wood", "Wood", ["oak"]),
    ]
    assert ecosystem.declared


def test_a_page_that_cannot_be_read_is_a_problem_and_the_rest_loads(tmp_path: Path) -> None:
    """Broken TOML, bytes that are no text and an open fence each cost one page and give one sentence."""
    write(
        tmp_path,
        {
            "a/_index.md": page("A"),
            "a/bytes.md": b"# x\n\nfine\n\xff\xfe\n",
            "a/fence.md": "+++\ntitle = 1\n",
            "a/good.md": page("Good"),
            "a/toml.md": "+++\ntitle = \n+++\n",
        },
    )
    ecosystem = load(tmp_path)
    assert outline(ecosystem) == [("a", ["good"])]
    places = [(problem.file, problem.line) for problem in ecosystem.problems]
    assert places == [("a/bytes.md", 4), ("a/fence.md", 1), ("a/toml.md", 2)]
    assert "save the file as UTF-8" in said(ecosystem)[0]


def test_strange_names_are_no_trouble(tmp_path: Path) -> None:
    """A folder called x.md is a folder, hidden files are hidden, and bytes in a file name do not reach a string."""
    write(tmp_path, {"x.md/y.md": page("Y"), ".git/z.md": page("Z"), "a/.hidden.md": page("H"), "a/note.txt": "no"})
    (tmp_path / "x.md" / os.fsdecode(b"w\xff\x1b[1m.md")).write_text(page("W"))
    ecosystem = load(tmp_path)
    assert outline(ecosystem) == [("x-md", ["w-1m", "y"])]
    assert ecosystem.projects[0].file == "x.md/w[1m.md"


def test_folders_without_end_have_an_end(tmp_path: Path) -> None:
    """Very deep folders are left out with a sentence."""
    write(tmp_path, {"/".join("d" * 60) + "/x.md": page("X"), "a/y.md": page("Y")})
    ecosystem = load(tmp_path)
    assert list(ecosystem.by_slug) == ["y"]
    assert "deep are left out" in said(ecosystem)[0]


def test_an_empty_folder_says_what_to_add(tmp_path: Path) -> None:
    """A folder without pages is an ecosystem without projects, and says so."""
    ecosystem = load(tmp_path)
    assert (ecosystem.sections, len(ecosystem.problems)) == ((), 1)
    assert "add a .md file" in said(ecosystem)[0]


@pytest.mark.parametrize("name", ["missing", "x.md/y", "a\0b", "n" * 5000])
def test_a_path_to_nothing_is_an_error(tmp_path: Path, name: str) -> None:
    """A path that is not there, or cannot be, is a ContentError that says to check it."""
    (tmp_path / "x.md").write_text("")
    with pytest.raises(ContentError, match="check"):
        load(tmp_path / name)


def test_what_is_neither_folder_nor_file_is_an_error(tmp_path: Path) -> None:
    """A device is refused rather than read, and a pipe rather than waited for."""
    os.mkfifo(tmp_path / "pipe.md")
    for path in (Path(os.devnull), tmp_path / "pipe.md"):
        with pytest.raises(ContentError, match="neither a folder nor a file"):
            load(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    """A page and a folder without permission are problems; the rest loads."""
    write(tmp_path, {"a/x.md": page("X"), "a/y.md": page("Y"), "b/z.md": page("Z")})
    (tmp_path / "a" / "x.md").chmod(0)
    (tmp_path / "b").chmod(0)
    ecosystem = load(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert list(ecosystem.by_slug) == ["y"]
    assert [problem.file for problem in ecosystem.problems] == ["a/x.md", "b"]


def test_a_file_is_an_ecosystem_on_one_page(tmp_path: Path) -> None:
    """A single file is read as one page, whatever its ending."""
    path = tmp_path / "tools.txt"
    path.write_text("Words.\n\n# [saw](https://saw.example)\n\nCuts.\n")
    ecosystem = load(path)
    assert [(p.slug, p.link, p.body, p.file) for p in ecosystem.projects] == [
        ("saw", "https://saw.example", "Cuts.", "tools.txt")
    ]
    assert (ecosystem.title, ecosystem.overview, ecosystem.root) == ("Tools", "Words.", str(path))


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    """One page that cannot be read leaves nothing, so it is an error with the line."""
    path = tmp_path / "tools.md"
    path.write_bytes(b"a\nb\xff")
    with pytest.raises(ContentError, match=r"tools\.md:2: this line is not UTF-8"):
        load(path)


def test_everything_read_is_listed_for_watching(tmp_path: Path) -> None:
    """All files and folders read are in `files`, those with mistakes too."""
    write(tmp_path, {"_index.md": "", "a/x.md": page("X"), "a/broken.md": "+++", "a/s/index.md": page("S")})
    assert {Path(path).relative_to(tmp_path).as_posix() for path in load(tmp_path).files} == {
        ".", "_index.md", "a", "a/x.md", "a/broken.md", "a/s", "a/s/index.md",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("here", "root", "placed_at"),
    [
        ("", "{}/tree", "tree/a/x.md"),
        ("", "tree", "tree/a/x.md"),
        ("", "./tree", "tree/a/x.md"),
        ("tree", ".", "a/x.md"),
        ("tree/a", "..", "x.md"),
        ("other", "../tree", "../tree/a/x.md"),
        ("other", "{}/tree", "{}/tree/a/x.md"),
    ],
)
def test_a_problem_is_placed_where_its_file_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, root: str, placed_at: str
) -> None:
    """Below the working directory by the way from there, elsewhere as the content was named."""
    write(tmp_path, {"tree/a/x.md": page("X", "nonsense = 1"), "other/y.md": ""})
    monkeypatch.chdir(tmp_path / here)
    ecosystem = load(root.format(tmp_path))
    (problem,) = (with_openable_path(problem, ecosystem.root) for problem in ecosystem.problems)
    assert (problem.file, Path(problem.file).is_file()) == (placed_at.format(tmp_path), True)


def test_a_problem_of_the_root_is_placed_at_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is the content, a folder without pages, and what is not there at all."""
    monkeypatch.chdir(tmp_path)
    path = write(tmp_path, {"one/page.md": "Words.\n"}) / "one" / "page.md"
    (tmp_path / "empty").mkdir()
    for root, file in ((path, "one/page.md"), (tmp_path / "empty", "empty")):
        assert with_openable_path(load(root).problems[0], str(root)).file == file
    with pytest.raises(ContentError) as caught:
        load("nowhere")
    assert with_openable_path(caught.value.problem, "nowhere").file == "nowhere"


@pytest.mark.parametrize(
    ("path", "root", "part"),
    [
        ("site/content/a", "site/content", "a"),
        ("site/content/a/", "site/content", "a"),
        ("site/content/a/x.md", "site/content", "a/x.md"),
        ("site/content/a/b/s/index.md", "site/content", "a/b/s/index.md"),
        ("site/content/_index.md", "site/content", "_index.md"),
        ("site/content/loose", "site/content", "loose"),
        ("site/content", "site/content", ""),
        ("site", "site", ""),
        ("plain/x.md", "plain/x.md", ""),
        ("plain/y", "plain/y", ""),
        ("site/content/notes.txt", "site/content/notes.txt", ""),
        ("site/content/nope.md", "site/content/nope.md", ""),
        ("site/content/out.md", "site/content/out.md", ""),
        ("site/content/out", "site/content/out", ""),
        ("site/content/out/README.md", "site/content/out/README.md", ""),
        ("site/content/in.md", "site/content", "in.md"),
    ],
)
def test_a_section_or_a_page_is_part_of_the_tree_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, root: str, part: str
) -> None:
    """The root is the topmost folder of those with an `_index.md`; without one around it, a path is whole.

    So is a link that leads out of the tree, and what is behind it.
    """
    tree = ("_index.md", "a/_index.md", "a/x.md", "a/b/_index.md", "a/b/s/index.md", "loose/z.md", "notes.txt")
    write(tmp_path, dict.fromkeys((*(f"site/content/{file}" for file in tree), "plain/x.md", "plain/y/README.md"), ""))
    for link, target in (("out.md", "../../plain/x.md"), ("out", "../../plain/y"), ("in.md", "a/x.md")):
        (tmp_path / "site" / "content" / link).symlink_to(target)
    monkeypatch.chdir(tmp_path)
    assert root_of(path) == (root, part)
    assert root_of(str(tmp_path / path)) == (str(tmp_path / root), part)
