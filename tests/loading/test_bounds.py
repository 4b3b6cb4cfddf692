"""What is read and checked costs what its length allows.

Where a pattern would do the work, nothing can be counted: there the sizes are such that a cost of their square would
take minutes or hours. Elsewhere the interpreter's own steps are counted, for some parts and for four times as many.
"""

from __future__ import annotations

import difflib
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import gpueco_tui
import pytest
from ecosystems import ecosystem, project
from gpueco_tui.loading import assemble
from gpueco_tui.loading.check import check
from gpueco_tui.loading.check_text import outline
from gpueco_tui.loading.facet_fields import PageRules
from gpueco_tui.loading.one_page import read_page
from gpueco_tui.loading.page import RootPage, read_project, read_root
from gpueco_tui.loading.typed_table import MOST_NOTES
from gpueco_tui.model import ContentError, Problem
from gpueco_tui.text.suggest import Suggester
from gpueco_tui.user.settings import parse_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from gpueco_tui.loading.page import ProjectPage

TODAY = date(2026, 11, 25)
MANY = 250_000
PACKAGE = str(Path(str(gpueco_tui.__file__)).parent)


def steps(work: Callable[[], object]) -> int:
    """Return how many instructions of this package `work` takes."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # pyright: ignore[reportArgumentType]
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def read(page: str, *, declared: bool = True) -> ProjectPage:
    """Read the page of a project."""
    return read_project(page, file="a.md", name="a", section="tools", rules=PageRules(declared))


def toml(front_matter: str) -> str:
    """Return a page of this front matter."""
    return f"+++\n{front_matter}\n+++\n"


def yaml(front_matter: str) -> str:
    """Return a page of this front matter."""
    return f"---\n{front_matter}\n---\n"


@pytest.mark.parametrize(
    "front_matter",
    [
        "\n" * MANY + "-",
        "a: b" + " " * MANY + "c",
        "a: [b" + " " * MANY + "c[]",
        "a: [" + " " * MANY + "{]",
        "title: 1\na" + " " * MANY + "b:",
        "words\n" * (MANY // 6) + "a: b",
        "a: b\n" + "\n".join(f"titl{number}: 1" for number in range(MANY // 13)),
        "title: 1\n" * (MANY // 9),
    ],
    ids=range(8),
)
def test_yaml_is_read_however_long_it_is(front_matter: str) -> None:
    """Runs of spaces, quotes, empty lines and mistakes take no more time than other text."""
    assert len(read(yaml(front_matter)).problems) <= MOST_NOTES + 1


@pytest.mark.parametrize(
    "front_matter",
    [
        "\n".join(f"k{number} = 1" for number in range(MANY // 11)),
        "[extra]\n" + "\n".join(f"[[extra.links]]\nurl{number} = 1" for number in range(MANY // 30)),
        "[extra]\nlinks = [\n" + "{},\n" * (MANY // 4) + "]",
        "[extra.relations]\n" + "\n".join(f'a{number} = ["x"]' for number in range(MANY // 15)),
        "[taxonomies]\n" + "\n".join(f"a{number} = 1" for number in range(MANY // 12)),
    ],
    ids=range(5),
)
def test_thousands_of_toml_mistakes_are_counted_and_the_first_are_told(front_matter: str) -> None:
    """Each mistake in the list has its line; the last one says how many more there are."""
    problems = read(toml(front_matter)).problems
    assert len(problems) <= MOST_NOTES + 1
    assert all(problem.line > 1 for problem in problems)


def test_how_many_more_mistakes_there_are_is_said_behind_the_last_field() -> None:
    """Nothing is passed over in silence, and a page with mistakes has a last problem that is no warning."""
    page = read(toml("\n".join(f"k{number} = 1" for number in range(100))))
    assert [problem.line for problem in page.problems] == [*range(2, MOST_NOTES + 2), 102]
    assert str(page.problems[-1]) == (
        "a.md:102: 80 more problems of the front matter above are not listed; mend the others first."
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("a." * 999 + "a = 1", "this key has more than 32 parts"),
        ("b = 1\n[" + ".".join('"a"' for _ in range(999)) + "]\n" + "c=1\n" * (MANY // 4), "more than 32 parts"),
        ("x = " + "[" * MANY, "nested too deep"),
        ("x = " + "{a=" * (MANY // 3), "nested too deep"),
        ("x = " + "9" * MANY, "digits"),
    ],
    ids=["key", "table", "lists", "tables", "number"],
)
def test_toml_that_would_take_long_is_refused_in_a_sentence(data: str, what: str) -> None:
    """Keys of many parts, deep nesting and long numbers are mistakes on their line."""
    with pytest.raises(ContentError, match=what) as error:
        read(toml(data))
    assert error.value.problem.line in {2, 3}


def test_a_key_of_as_many_parts_as_are_read() -> None:
    """Thirty-two parts are read, and dots in a text are no parts."""
    assert read(toml("[extra]\n" + "a." * 31 + "a = 1\nb = '" + "a." * 99 + "'")).problems == ()


@pytest.mark.parametrize("page_of", [toml, yaml])
def test_front_matter_of_more_than_256_kb_says_so(page_of: Callable[[str], str]) -> None:
    """It is refused on the line where it begins."""
    with pytest.raises(ContentError, match=r"^a\.md:1: the front matter that begins here is larger than 256 KB"):
        read(page_of("# words\n" * 40_000 + "title: x"))


def test_a_long_text_between_two_rules_is_no_front_matter() -> None:
    """A page that begins with a rule may be of any length."""
    assert len(read("---\n\n" + f"{'Words. ' * 1_000}\n" * 50 + "\n---\n\nMore.\n").project.body) > 256 * 1024


def test_the_facets_of_a_root_page_are_compared_by_name_only_once() -> None:
    """Thousands that are declared twice are a number."""
    root = toml("[extra]\n" + "[[extra.facets]]\nname = 'a'\n" * 9_000)
    assert len(read_root(root, file="_index.md").problems) == MOST_NOTES + 1


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"s{number} = 1" for number in range(MANY // 10)),
        "[keymap]\n" + "\n".join(f"s{number} = 'x'" for number in range(MANY // 12)),
        "a = [\n[" + " " * MANY + "1,\n2]]\nb = 1",
    ],
    ids=["settings", "keys", "spaces"],
)
def test_settings_are_read_however_many_are_wrong(text: str) -> None:
    """The first are listed with their lines, and the others are counted."""
    problems = parse_settings(text, "c.toml")[1]
    assert 0 < len(problems) <= 21
    if len(problems) == 21:
        assert problems[-1].what.endswith("more settings do not hold either; mend the others first")


def test_however_many_names_are_wrong_only_so_many_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of names those that begin or end alike are compared, and at some time none any more."""
    compared: list[int] = []
    really = difflib.get_close_matches

    def counted(word: str, names: list[str], n: int = 3, cutoff: float = 0.6) -> list[str]:
        compared.append(len(names))
        return really(word, names, n, cutoff)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    names = Suggester(f"tool-{number}" for number in range(10_000))
    assert names.nearest("tol-77") == "tool-77"
    assert names.nearest("Xool-9999") == "tool-9999"
    assert names.nearest("x" * 10_000) == ""
    for number in range(5_000):
        names.nearest(f"{number}-tool")
    assert max(compared) <= 40
    assert sum(compared) <= 10_040


def test_names_of_more_than_a_hundred_characters_are_found_only_by_what_they_hold() -> None:
    """Comparing two names costs the square of their length."""
    names = {"a" * 150 + "b": "long", "short": "short"}
    suggester = Suggester(names, meanings=names)
    assert suggester.similar("a" * 150 + "c") == ()
    assert suggester.similar("a" * 140) == ("long",)
    assert suggester.similar("shrot") == ("short",)


def hub(number: int) -> Callable[[], object]:
    """Check projects that all name one, which names all of them, and pages that cannot be read."""
    others = [f"tool-{at}" for at in range(number)]
    made = [project(name, "use=a", relations="alternatives=hub") for name in others]
    made.append(project("hub", relations=f"alternatives={','.join(others)}"))
    broken = tuple(Problem(f"x/{at}.md", 0, "", "this cannot be read.") for at in range(number))
    whole = ecosystem(*made, declared=True, problems=broken)
    return lambda: check(whole, TODAY)


def wrong(number: int) -> Callable[[], object]:
    """Check projects of one title, each with a relation, a link, a facet and a value that are not there."""
    made = [
        project(
            f"tool-{at}", f"use=no-{at}; f{at}=x; {'A' if at % 2 else 'a'}=x", relations=f"built_on=tol-{at}",
            body=f"[x](@/tools/tol-{at}.md)",
        )
        for at in range(number)
    ]  # fmt: skip
    front_matter = toml("[extra]\n[[extra.facets]]\nname = 'use'\nvalues = ['a', 'b']")
    whole = ecosystem(*made, declared=True, front_matter=front_matter)
    return lambda: check(whole, TODAY)


def one_slug(number: int) -> Callable[[], object]:
    """Put projects together that are all called the same."""
    section = ecosystem(*[project("Same") for _ in range(number)]).sections
    return lambda: assemble.ecosystem(RootPage(), section, (), "", ())


def one_page(number: int) -> Callable[[], object]:
    """Read a list of links under headings."""
    text = "\n".join(f"# h{at}\n\n- [a{at}](https://b.example/{at})\n" for at in range(number))
    return lambda: read_page(text, file="a.md", name="a")


def references(number: int) -> Callable[[], object]:
    """Outline a paragraph of links whose addresses are elsewhere."""
    text = "[a]\n" * number + "\n[a]: https://b.example/"
    return lambda: outline(text)


@pytest.mark.parametrize("form", [hub, wrong, one_slug, one_page, references])
def test_four_times_as_much_takes_at_most_six_times_the_steps(form: Callable[[int], Callable[[], object]]) -> None:
    """No rule goes over all projects, headings or lines for each of them."""
    form(8)()  # what is imported late, and kept
    assert steps(form(160)) <= 6 * steps(form(40))


def test_links_of_a_paragraph_stand_on_their_own_lines() -> None:
    """Words, code, breaks and images before a link do not lead away from its line, nor does a reference."""
    text = "One `a\nb` two\\\nthree [x](u1)\n![y\nz](i1) <br\n/> [r] &amp; [q](u2)\n\n> [p](u3)\n> [o](u4)\n\n[r]: https://e/\n"
    found = outline(text)
    assert found.links == (("u1", 2), ("https://e/", 5), ("u2", 5), ("u3", 7), ("u4", 8))
    assert found.images == (("i1", 4),)


@pytest.mark.parametrize(
    "text",
    [
        "# " + "{#" * (MANY // 4),
        f"[x](@/{'a/' * MANY}b.md)",
    ],
    ids=["anchors", "path"],
)
def test_a_text_is_checked_however_long_it_is(text: str) -> None:
    """Neither what looks like anchors nor a path of many folders takes the square of its length."""
    broken = Problem("shut", 0, "", "this may not be read; change its permissions.")
    whole = ecosystem(project("A", body=text), problems=(broken,))
    assert len(check(whole, TODAY)) >= 1
