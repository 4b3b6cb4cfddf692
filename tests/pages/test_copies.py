"""What can be copied of a project and of its page."""

from __future__ import annotations

from ecosystems import ecosystem, project
from gpueco_tui.model import Link
from gpueco_tui.pages.compose import project_page
from gpueco_tui.pages.copies import copies_of_link, copies_of_project, copy_of_code, copy_of_page
from gpueco_tui.values import replace


def test_a_project_is_copied_as_link_markdown_and_install() -> None:
    """What it does not have is not offered."""
    full = project("wgpu", link="https://wgpu.rs/", install="cargo add wgpu")
    assert [(copy.kind, copy.text) for copy in copies_of_project(full)] == [
        ("link", "https://wgpu.rs/"),
        ("markdown", "[wgpu](https://wgpu.rs/)"),
        ("install", "cargo add wgpu"),
    ]
    assert [copy.kind for copy in copies_of_project(replace(full, link=""))] == ["install"]
    assert copies_of_project(project("bare", link="")) == ()


def test_a_markdown_link_shows_the_title_as_it_is() -> None:
    """Brackets and stars of a title are escaped."""
    _, markdown = copies_of_link(Link("A [b] *c*", "https://x.y"))
    assert markdown.text == r"[A \[b\] \*c\*](https://x.y)"


def test_a_copied_page_leads_out_of_the_app() -> None:
    """Links between pages go to the projects' own links, in the text and in what was built."""
    ash = project("ash", link="https://ash.example/", relations="alternatives=here,bare")
    bare = project("bare", link="")
    here = project("here", body="See [ash](@/things/ash.md).", relations="alternatives=ash,bare")
    field = ecosystem(here, ash, bare)
    copy = copy_of_page(field, project_page(field, here))
    assert "See [ash](https://ash.example/)." in copy.text
    assert "| Alternatives | [ash](https://ash.example/), bare |" in copy.text
    assert copy.note == f"{len(copy.text.splitlines())} lines"


def test_code_is_copied_without_its_last_line_ends() -> None:
    """Its first line that says anything tells it apart."""
    assert copy_of_code("\n  let x;\nmore\n\n").text == "\n  let x;\nmore"
    assert copy_of_code("\n  let x;\nmore\n\n").note == "let x;"
    assert copy_of_code(" \n").note == ""
