"""What each command prints, and its exit status."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

import pytest
from gpueco_tui.cli.commands.help import manual
from gpueco_tui.cli.json_records import schema
from gpueco_tui.cli.main import main
from gpueco_tui.cli.queries import query_of
from gpueco_tui.cli.spec import BY_NAME, COMMANDS
from gpueco_tui.pages.anchors import part_names
from gpueco_tui.user.settings import THEMES, check_command
from json_schema import holds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Done


def test_list_in_a_pipe_is_fields_parted_by_tabs(gpueco: Callable[..., Done]) -> None:
    """A line a project, in the ecosystem's order: slug, title, section, link, summary."""
    done = gpueco("list")
    assert done.status == 0
    assert done.err == ""
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert rows == [
        ["alpha", "Alpha", "compilers", "https://example.org/alpha", "Turns Rust into SPIR-V."],
        ["beta", "Beta", "compilers", "https://example.org/beta", "Turns Rust into PTX."],
    ]


def test_list_takes_a_query(gpueco: Callable[..., Done]) -> None:
    """Only what matches is listed; a query may leave out by a dash."""
    assert gpueco("list", "ptx").out.startswith("beta\t")
    assert gpueco("list", "compiler", "-emits:ptx").out.startswith("alpha\t")
    assert len(gpueco("list", "compiler").out.splitlines()) == 2


def test_nothing_found_is_exit_status_1(gpueco: Callable[..., Done]) -> None:
    """A query that finds nothing prints nothing on standard output and says so on standard error."""
    done = gpueco("list", "nowhere-to-be-found")
    assert (done.status, done.out) == (1, "")
    assert "nowhere-to-be-found" in done.err


def test_an_unknown_field_is_said(gpueco: Callable[..., Done]) -> None:
    """A query with an unknown field is misuse and says which fields there are; a value nobody has is not found."""
    for line in ("list colour:red", "list emits:foo colour:red", "decode colour:red"):
        done = gpueco(*line.split())
        assert (done.status, done.out) == (2, "")
        assert "there is no field colour; the fields are emits" in done.err
    assert gpueco("list", "emits:foo").status == gpueco("decode", "emits:foo").status == 1


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["hardware:host Rust", "zebra"], 'hardware:"host Rust" zebra'),
        (["-hardware:host ru"], '-hardware:"host Rust"'),
        (['hardware:"host Rust"'], 'hardware:"host Rust"'),
        (["hardware:host zebra"], "hardware:host zebra"),
        (["hardware:amd -emits:ptx"], "hardware:amd -emits:ptx"),
        (["two words", '"a phrase"'], 'two words "a phrase"'),
    ],
)
def test_an_argument_is_the_text_of_a_query(words: list[str], query: str) -> None:
    """An argument with spaces is read as in the app's box, but for values whose quotes the shell took away: whole."""
    values = {"hardware": ["AMD", "host Rust"], "emits": ["PTX"]}
    assert query_of(words, values.get) == query


def test_a_query_may_be_one_argument(gpueco: Callable[..., Done]) -> None:
    """The same query finds the same, as one argument and as several; `decode` leaves out no part of one."""
    assert gpueco("list", "compiler -emits:ptx").out == gpueco("list", "compiler", "-emits:ptx").out != ""
    assert gpueco("list", "hardware:host Rust").out.startswith("beta\t")
    assert gpueco("list", " ").out == gpueco("list").out
    one = gpueco("decode", "hardware:host emits:ptx")
    assert one.out == gpueco("decode", "hardware:host Rust", "emits:ptx").out
    assert one.out.startswith("match\tbeta\t")
    assert "'-emits:ptx'" in gpueco("decode", "hardware:amd -emits:ptx").err


def test_a_bare_call_in_a_pipe_is_the_list(gpueco: Callable[..., Done]) -> None:
    """Without a command and without a terminal the list is printed; with a project, its page."""
    assert gpueco().out == gpueco("list").out
    assert gpueco("alpha").out == gpueco("show", "alpha").out


def test_show_prints_the_page_without_colours(gpueco: Callable[..., Done]) -> None:
    """In a pipe a page is laid out, with no escape sequence in it; --color=always brings them."""
    done = gpueco("show", "Alpha")
    assert done.status == 0
    assert "Alpha" in done.out
    assert "zebra" in done.out
    assert "\x1b" not in done.out
    assert "\x1b[" in gpueco("show", "Alpha", "--color=always").out


def test_show_raw_is_markdown(gpueco: Callable[..., Done]) -> None:
    """--raw prints the Markdown of the page, with its title as the first heading."""
    assert gpueco("show", "alpha", "--raw").out.startswith("# Alpha\n")


def test_what_leaves_the_app_links_to_the_projects_themselves(gpueco: Callable[..., Done]) -> None:
    """A link between pages is dead outside of the app: Markdown that is printed has the other project's own link."""
    assert "@/" not in gpueco("show", "alpha", "--raw").out + gpueco("show", "alpha", "--json").out
    assert "[Beta](https://example.org/beta)" in gpueco("show", "alpha", "--raw").out


def test_show_a_part(gpueco: Callable[..., Done]) -> None:
    """`alpha#what-it-is` is the page from that heading to the next of its level; code holds no headings."""
    done = gpueco("show", "alpha#what-it", "--raw")
    assert done.out.startswith("## What it is")
    assert "Deeper" in done.out
    assert "not a heading" in done.out
    assert "Everywhere" not in done.out
    assert gpueco("show", "alpha#deeper", "--raw").out.startswith("### Deeper")
    missing = gpueco("show", "alpha#nothing")
    assert missing.status == 1
    assert "where-it-runs" in missing.err


def test_a_part_is_named_as_a_project_is(gpueco: Callable[..., Done]) -> None:
    """An exact name comes first, then a beginning that no other part shares; the title of the page is no part."""
    several = gpueco("show", "alpha#wh")
    assert (several.status, several.out) == (1, "")
    assert "several parts that begin with 'wh'; there are: what-it-is, where-it-runs" in several.err
    assert gpueco("show", "alpha#alpha").status == 1
    assert gpueco("show", "alpha#Where it runs").status == 0
    assert part_names([(1, "Alpha"), (2, "A [b](@/c.md)"), (2, "Links"), (2, "Links"), (1, "Link")]) == (
        "", "a-b", "links", "links-1", "link",
    )  # fmt: skip


def test_a_part_may_be_a_word_of_its_own(gpueco: Callable[..., Done]) -> None:
    """`show alpha deeper` is `show alpha#deeper`, for shells to which `#` means something."""
    assert gpueco("show", "alpha", "deeper").out == gpueco("show", "alpha#deeper").out != ""


@pytest.mark.parametrize(
    "line",
    [
        "links alpha#deeper", "compare alpha#deeper beta", "copy alpha#guide --install", "copy alpha guide --install",
        "open alpha#guide guide", "show alpha#deeper deeper",
    ],
)  # fmt: skip
def test_a_part_that_a_command_has_no_use_for_is_refused(gpueco: Callable[..., Done], line: str) -> None:
    """What stands behind `#` is never dropped without a word."""
    done = gpueco(*line.split())
    assert (done.status, done.out) == (2, "")
    assert "guide" in done.err or "#deeper" in done.err


def test_a_wrong_name_says_what_was_meant(gpueco: Callable[..., Done]) -> None:
    """An unknown project is exit status 1 and a suggestion, with no traceback."""
    done = gpueco("show", "alpa")
    assert (done.status, done.out) == (1, "")
    assert "Alpha" in done.err


def test_a_beginning_is_enough(gpueco: Callable[..., Done]) -> None:
    """A project is named by title or slug, in any case, or by a beginning that no other shares."""
    assert gpueco("links", "AL").out == gpueco("links", "alpha").out


def test_links_begin_with_the_projects_own(gpueco: Callable[..., Done]) -> None:
    """Links are printed as title and URL, the project's own first."""
    assert gpueco("links", "alpha").out.splitlines() == [
        "Alpha\thttps://example.org/alpha",
        "Repository\thttps://example.org/alpha.git",
        "Guide\thttps://example.org/guide",
    ]


def test_compare_stands_projects_side_by_side(gpueco: Callable[..., Done]) -> None:
    """Both projects and both values are there; one project alone stands beside its alternatives."""
    done = gpueco("compare", "alpha", "beta")
    assert done.status == 0
    assert {"Alpha", "Beta", "SPIR-V", "PTX"} <= set(done.out.replace("│", " ").split())
    assert gpueco("compare", "alpha").out == gpueco("compare", "alpha", "ALPHA").out == done.out


def test_an_address_is_never_cut_in_a_pipe(gpueco: Callable[..., Done], content: Path) -> None:
    """What is no terminal has no width: a long address stands on one line, in a page, in its code and in a table."""
    url = f"https://example.org/{'long-' * 30}end"
    for name in ("alpha", "beta"):
        page = content / "compilers" / f"{name}.md"
        page.write_text(page.read_text().replace(f'link = "https://example.org/{name}"', f'link = "{url}"'))
    page.write_text(f"{page.read_text()}\n- in a list: {url}\n\n```sh\ncurl -s {url} | sh\n```\n")
    assert sum(url in line for line in gpueco("show", "beta").out.splitlines()) == 3
    assert sum(line.count(url) for line in gpueco("compare", "alpha", "beta").out.splitlines()) == 2


def test_decode_says_why(gpueco: Callable[..., Done]) -> None:
    """What matches is printed, and the reason for each project that does not."""
    done = gpueco("decode", "emits:spir-v")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert rows[0] == ["match", "alpha", "Alpha"]
    assert rows[1][:2] == ["ruled out", "beta"]
    assert "PTX" in rows[1][2]


def test_a_group_is_chosen_by_its_name(gpueco: Callable[..., Done]) -> None:
    """Also where it has blanks, which a shell takes the quotes from; `list` finds the same."""
    assert "match\tbeta\tBeta" in gpueco("decode", "emits:code of old", "machine:host").out.splitlines()
    assert gpueco("list", "emits:code of old", "machine:host").out.startswith("beta\t")


def test_decode_without_a_choice_counts(gpueco: Callable[..., Done]) -> None:
    """Without a choice every value is printed with the number of projects behind it."""
    assert "emits\tPTX\t1" in gpueco("decode").out.splitlines()


def test_decode_of_nothing_says_what_to_drop(gpueco: Callable[..., Done]) -> None:
    """When nothing is left the exit status is 1, and the choice to drop is said."""
    done = gpueco("decode", "emits:ptx", "hardware:amd")
    assert done.status == 1
    assert "without" in done.err


def test_decode_refuses_what_is_no_choice(gpueco: Callable[..., Done]) -> None:
    """A word that is no FIELD:VALUE is not silently left out."""
    for word in ("zebra", "emits", "emits=ptx"):
        done = gpueco("decode", "emits:ptx", word)
        assert (done.status, done.out) == (2, "")
        assert f"'{word}'" in done.err


def test_decode_of_a_value_that_nobody_has(gpueco: Callable[..., Done]) -> None:
    """It is said which values there are, and exit status 1; with --json there is an object all the same."""
    done = gpueco("decode", "emits:ptx,foo")
    assert (done.status, done.out) == (1, "")
    assert "SPIR-V" in done.err
    done = gpueco("decode", "emits:foo", "--json")
    assert done.status == 1
    assert json.loads(done.out)["matches"] == []
    assert "SPIR-V" in done.err


def test_open_prints_and_copies_where_nothing_can_be_opened(
    gpueco: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over SSH without $BROWSER the link is printed, and the exit status is 1."""
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "1.2.3.4 5 6.7.8.9 22")
    monkeypatch.setenv("TERM", "dumb")
    done = gpueco("open", "alpha", "guide")
    assert (done.status, done.out) == (1, "https://example.org/guide\n")
    assert "BROWSER" in done.err


def test_open_names_a_link_by_its_title(
    gpueco: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`open alpha repo` and `open alpha#repo` give $BROWSER the link whose title begins so."""
    browser, log = tmp_path / "browser", tmp_path / "log"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {log}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert gpueco("open", "alpha", "repo").status == 0
    assert gpueco("open", "alpha#repo").status == 0
    assert log.read_text() == "https://example.org/alpha.git\n" * 2
    missing = gpueco("open", "alpha", "wiki")
    assert missing.status == 1
    assert "Guide" in missing.err


def test_copy_prints_what_it_copies(
    gpueco: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The text goes to the command of the settings, byte for byte, and to standard output."""
    config, log = tmp_path / "config", tmp_path / "log"
    (config / "gpueco-tui").mkdir(parents=True)
    (config / "gpueco-tui" / "config.toml").write_text(f'clipboard = ["sh", "-c", "cat > {log}"]\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    for options, text in (
        (["alpha"], "https://example.org/alpha"),
        (["alpha#guide"], "https://example.org/guide"),
        (["alpha", "guide"], "https://example.org/guide"),
        (["alpha", "--markdown"], "[Alpha](https://example.org/alpha)"),
        (["alpha", "--install"], "cargo add alpha"),
    ):
        done = gpueco("copy", *options)
        assert (done.status, done.out) == (0, f"{text}\n"), done.err
        assert log.read_text() == text
    assert gpueco("copy", "alpha", "deeper", "--page").out == gpueco("show", "alpha", "deeper", "--raw").out
    assert gpueco("copy", "alpha", "--page").out == gpueco("show", "alpha", "--raw").out
    assert gpueco("copy", "beta", "--install").status == 1
    assert gpueco("copy", "beta", "--install", "--page").status == 2


def test_check_of_good_content(gpueco: Callable[..., Done]) -> None:
    """Good content is exit status 0 and nothing on standard output."""
    done = gpueco("check")
    assert (done.status, done.out) == (0, ""), done.out


def test_check_names_file_and_line(gpueco: Callable[..., Done], content: Path) -> None:
    """A mistake is exit status 1, and its file and line are on standard output; `list` says how to see it."""
    page = content / "compilers" / "beta.md"
    page.write_text(page.read_text().replace('title = "Beta"', "title = 7"))
    done = gpueco("check")
    assert done.status == 1
    assert f"{page}:2: title: needs text" in done.out
    assert f"'gpueco-tui check {content}' says what" in gpueco("list").err
    assert f"'gpueco-tui check {content}' says what" in gpueco("doctor").out


def test_the_check_to_type_is_quoted_for_a_shell() -> None:
    """What is to be typed names the content that was read, and nothing where that is the bundled one."""
    assert check_command("") == "gpueco-tui check"
    assert check_command("my ring") == "gpueco-tui check 'my ring'"


@pytest.mark.parametrize(
    ("part", "file", "summary"),
    [
        ("compilers", "compilers/beta.md", "2 projects, 1 mistake, no warnings in compilers, a part of 'Test ring'"),
        ("compilers/beta.md", "compilers/beta.md", "1 project, 1 mistake, no warnings in compilers/beta.md, a part of"),
        ("compilers/alpha.md", "", "1 project, no mistakes, no warnings in compilers/alpha.md, a part of 'Test ring'"),
        (".", "compilers/beta.md", "2 projects, 1 mistake, no warnings\n"),
    ],
)
def test_check_of_a_part_knows_the_whole(  # noqa: PLR0913, PLR0917 -- fixtures and a case
    capsys: pytest.CaptureFixture[str],
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    file: str,
    summary: str,
) -> None:
    """A section or a page is checked with the facets and links of its tree; files are named from where one stands."""
    page = content / "compilers" / "beta.md"
    page.write_text(
        page.read_text().replace('["PTX"]', '["PTY"]').replace("Another", "[Another](@/compilers/alpha.md)")
    )
    monkeypatch.chdir(content)
    assert main(["check", part]) == bool(file)
    out, err = capsys.readouterr()
    assert out.startswith(f"{file}:6: taxonomies.emits: PTY" if file else "")
    assert out.count("\n") == bool(file)
    assert summary in err


def test_check_of_a_page_says_what_is_wrong_with_the_folder_around_it(
    capsys: pytest.CaptureFixture[str], content: Path
) -> None:
    """A page whose folder is not read is not read either: its check says so, and says nothing of other folders."""
    deep = content
    for number in range(40):
        deep /= f"f{number}"
        deep.mkdir()
        (deep / "_index.md").write_text("")
    page = deep / "page.md"
    page.write_text("# [Page](https://page.example)\n")
    assert main(["check", str(page)]) == 1
    assert "deep are left out" in capsys.readouterr().out
    assert main(["check", str(content / "compilers" / "alpha.md")]) == 0
    assert "deep" not in capsys.readouterr().out


def test_messages_name_files_that_can_be_opened(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also where there is only one file, and it cannot be read."""
    path = tmp_path / "one" / "page.md"
    path.parent.mkdir()
    path.write_text("+++\ntitle = \n+++\n")
    assert main(["list", f"--content={path}"]) == 1
    assert capsys.readouterr().err.startswith(f"gpueco-tui: {path}:2: ")
    monkeypatch.chdir(tmp_path)
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().err.startswith("gpueco-tui: one/page.md:2: ")


def test_missing_content_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """Content that is not there is exit status 1 and one line."""
    assert main(["list", "--content", "/nowhere"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gpueco-tui: /nowhere")
    assert err.count("\n") == 1


def test_usage_is_exit_status_2(gpueco: Callable[..., Done]) -> None:
    """Arguments that cannot be understood are exit status 2, and help is pointed to."""
    done = gpueco("list", "--jsn")
    assert (done.status, done.out) == (2, "")
    assert "gpueco-tui list --help" in done.err


def test_a_theme_that_is_none_is_usage(gpueco: Callable[..., Done]) -> None:
    """A theme that the flag names wrongly is refused where no app is shown either, and the names are said."""
    done = gpueco("--theme=nrod")
    assert (done.status, done.out) == (2, "")
    assert all(theme in done.err for theme in THEMES)
    assert "not 'nrod'; did you mean 'nord'?" in done.err


def test_config_prints_a_path_and_defaults_that_hold(
    gpueco: Callable[..., Done], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The default settings printed are a file that --check finds nothing wrong with; a mistake is exit status 1."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "gpueco-tui" / "config.toml"
    assert gpueco("config").out == gpueco("config", "--path").out == f"{path}\n"
    path.parent.mkdir()
    path.write_text(gpueco("config", "--print-default").out)
    assert gpueco("config", "--check").status == 0
    path.write_text('thme = "dark"\n')
    wrong = gpueco("config", "--check")
    assert wrong.status == 1
    assert "theme" in wrong.out


WRONG_SETTINGS = """\
theme = "nosuch"
content = "/nope"
clipboard = "nosuch"
browser = "nosuch %s"
[keymap]
copy = "j"
blah = "e"
open = "ctrl+foo"
"""


@pytest.fixture
def wrong_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Write settings in which everything is wrong, and return their path."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "gpueco-tui" / "config.toml"
    path.parent.mkdir()
    path.write_text(WRONG_SETTINGS)
    return path


def test_config_finds_what_the_app_would_complain_of(gpueco: Callable[..., Done], wrong_settings: Path) -> None:
    """Keys, themes, content and programs are checked, each is said with its line, and Textual is not needed for it."""
    done = gpueco("config", "--check")
    assert done.status == 1
    assert done.out.replace(str(wrong_settings), "c").splitlines() == [
        "c:1: there is no theme 'nosuch'; 'gpueco-tui config --print-default' lists them",
        "c:2: content: /nope: there is no such file or folder; check the path",
        "warning: c:3: clipboard: there is no program 'nosuch' here; install it, or name another",
        "warning: c:4: browser: there is no program 'nosuch' here; install it, or name another",
        "c:6: copy: j is the key of down; give down another key first",
        "c:7: there is no action 'blah'; 'gpueco-tui config --print-default' lists them",
        "c:8: open: 'ctrl+foo' is not the name of a key",
    ]
    assert done.err.endswith("5 mistakes, 2 warnings\n")
    doctor = gpueco("doctor").out
    assert all(what.partition(": ")[2] in doctor for what in done.out.splitlines() if "/nope" not in what)


def test_a_program_that_is_not_here_is_no_mistake(gpueco: Callable[..., Done], wrong_settings: Path) -> None:
    """A program may be on another machine that shares the settings: a warning, and exit status 0."""
    wrong_settings.write_text('clipboard = "nosuch"\n')
    done = gpueco("config", "--check")
    assert (done.status, done.out.startswith("warning: ")) == (0, True)


@pytest.mark.parametrize("command", ["list", "check", "show alpha", "copy alpha", "open alpha", "--content=/nowhere"])
def test_content_that_is_not_there_is_said_with_where_it_was_written(
    command: str, capsys: pytest.CaptureFixture[str], wrong_settings: Path
) -> None:
    """A command that cannot read the content of the settings names their line; a flag needs no such words."""
    wrong_settings.write_text('\ncontent = "/nope"\n')
    assert main(command.split()) == 1
    flag = command.startswith("-")
    assert capsys.readouterr().err.splitlines() == [
        f"gpueco-tui: {'/nowhere' if flag else '/nope'}: there is no such file or folder; check the path"
        + ("" if flag else f"; it is the content of {wrong_settings}:2")
    ]


def test_doctor_names_the_clipboard_and_the_browser(gpueco: Callable[..., Done]) -> None:
    """What is found out is printed, a line each, and is no failure."""
    done = gpueco("doctor")
    assert done.status == 0
    assert "Clipboard" in done.out
    assert "Browser" in done.out


JSON = {
    "list": ["list"],
    "show": ["show", "alpha"],
    "links": ["links", "alpha"],
    "compare": ["compare", "alpha", "beta"],
    "decode": ["decode", "emits:ptx"],
    "routes": ["routes"],
    "check": ["check"],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("command", JSON)
def test_json_is_what_the_schema_says(gpueco: Callable[..., Done], command: str) -> None:
    """--json prints one object with "schema": 1 that holds to --json-schema."""
    value = json.loads(gpueco(*JSON[command], "--json").out)
    assert value["schema"] == 1
    whole = json.loads(gpueco("--json-schema").out)
    assert whole == schema()
    holds(value, whole["$defs"][command], whole)


def test_every_command_with_json_is_in_the_schema() -> None:
    """The commands that take --json are those the schema describes."""
    taking = {name for name, command in BY_NAME.items() if any(option.name == "--json" for option in command.options)}
    described = {
        cast("dict[str, str]", one)["$ref"].rpartition("/")[2] for one in cast("list[object]", schema()["oneOf"])
    }
    assert taking == set(JSON) == described


def test_json_of_show_has_the_page(gpueco: Callable[..., Done]) -> None:
    """`show --json` has the facts, the links and the Markdown of the page."""
    project = json.loads(gpueco("show", "alpha", "--json").out)["project"]
    assert project["facets"] == {"emits": ["SPIR-V"], "hardware": ["AMD"], "status": ["active"]}
    assert project["relations"] == {"alternatives": ["beta"]}
    assert project["related_by"] == {"alternatives": ["beta"]}
    assert project["checked"] == "2026-11-22"
    assert [link["title"] for link in project["links"]] == ["Repository", "Guide"]
    assert project["markdown"].strip() == gpueco("show", "alpha", "--raw").out.strip()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name or "app")
def test_help_names_every_option(gpueco: Callable[..., Done], command: object) -> None:
    """The help of each command names its options, their values and what it does; the overview names every command."""
    one = next(each for each in COMMANDS if each is command)
    done = gpueco(*filter(None, [one.name, "--help"]))
    assert done.status == 0
    assert all(option.name in done.out for option in one.options)
    assert "auto, always or never" in done.out
    overview = gpueco("--help").out
    assert one.summary in overview or not one.name
    assert all(len(line) <= 100 for line in done.out.splitlines())


def test_help_is_a_command_too(gpueco: Callable[..., Done]) -> None:
    """`help` is `--help`, of the program or of a command."""
    assert gpueco("help").out == gpueco("--help").out
    assert gpueco("help", "show").out == gpueco("show", "--help").out
    assert gpueco("help", "--help").out.startswith("Usage: gpueco-tui help [COMMAND]")


def test_a_word_spelt_like_an_option_is_data_all_the_same(gpueco: Callable[..., Done]) -> None:
    """`-json` leaves projects out; that is said, and what is left is printed."""
    done = gpueco("list", "-json")
    assert (done.status, done.out) == (0, gpueco("list").out)
    assert "--json" in done.err


def test_version(gpueco: Callable[..., Done]) -> None:
    """--version and -V print the name and the version that is installed."""
    assert gpueco("--version").out == gpueco("-V").out == f"gpueco-tui {version('gpueco-tui')}\n"


def test_the_manual_names_every_command_and_option() -> None:
    """The manual page is made of the same table, and no line of its text is taken for a request."""
    page = manual("1.2.3")
    for command in COMMANDS:
        assert command.name in page
        for option in command.options:
            assert option.name.replace("-", "\\-") in page
    assert all(name in page for name in ("config.toml", "state.json", "XDG_CACHE_HOME", "config \\-\\-print\\-default"))
    requests = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
    assert requests == {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".br"}


def test_show_prints_sections_and_the_overview(gpueco: Callable[..., Done]) -> None:
    """By slug, by title in any case, and `overview`; a part of it too, as Markdown and as JSON."""
    assert gpueco("show", "overview").out.startswith("Test ring ")
    whole = gpueco("show", "COMPILERS").out
    assert whole == gpueco("show", "compilers").out
    assert whole.startswith("Compilers ")
    assert gpueco("show", "compilers", "projects", "--raw").out.startswith("## Projects\n")
    section = json.loads(gpueco("show", "compilers", "--json").out)["section"]
    assert (section["slug"], section["title"]) == ("compilers", "Compilers")
    assert section["projects"]


def test_a_project_goes_before_a_section_of_its_name(gpueco: Callable[..., Done]) -> None:
    """Its name in full means the project; only the beginning of one does not take a section's name away."""
    assert gpueco("show", "alpha").out.startswith("Alpha ")
