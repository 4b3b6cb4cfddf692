"""What a link of ours asks."""

from __future__ import annotations

import pytest
from gpueco_tui.loading.page_links import file_named, names_page, question_of
from gpueco_tui.markdown.parse import parse
from gpueco_tui.text.clean import openable


@pytest.mark.parametrize(
    ("link", "asks"),
    [
        ("[a](query:os:web)", ("query", "os:web")),
        ("[a](<query:os:web -layer:driver>)", ("query", "os:web -layer:driver")),
        ("[a](query:os:web%20-layer:driver)", ("query", "os:web -layer:driver")),
        ('[a](<query:takes:"SPIR-V (Vulkan)">)', ("query", 'takes:"SPIR-V (Vulkan)"')),
        ('[a](<query:takes:"SPIR-V" "title">)', ("query", 'takes:"SPIR-V" "title"')),
        ('[a](<query:needs:&quot;a\\\\b&quot;> "title")', ("query", 'needs:"a\\b"')),
        ("[a](<query:50% off>)", ("query", "50% off")),
        ("[a](query:a%1b%0ab)", ("query", "a b")),
        ("[a](<routes:rust amd toolchain:stable>)", ("routes", "rust amd toolchain:stable")),
        ("<query:built-on:wgpu>", ("query", "built-on:wgpu")),
        ("[a][q]\n\n[q]: <query:os:web status:alive>", ("query", "os:web status:alive")),
        ("[a](query:)", ("query", "")),
        ("[a](https://a.example/query:os)", None),
        ("[a](@/query/routes.md)", None),
        ("[a](inquery:os)", None),
    ],
)
def test_a_question_is_read_back_from_its_link(link: str, asks: tuple[str, str] | None) -> None:
    """Blanks and quotes are there again, whichever way the link is written, and nothing that a terminal would obey."""
    (url,) = parse(link).links
    assert question_of(url) == asks


@pytest.mark.parametrize("url", ["query:os:web", "query:see/a.md", "routes:rust%20amd"])
def test_a_question_is_no_page_and_no_address(url: str) -> None:
    """It is not opened, and names no file of the content."""
    assert not openable(url)
    assert not names_page(url)
    assert file_named(url, "tools/saw.md") is None
