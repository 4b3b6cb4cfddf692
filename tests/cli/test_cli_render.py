"""What comes out of the cache on its way to a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.cache import cache
from gpueco_tui.cache.cache import Memo
from gpueco_tui.cli.render import harmless, printed
from gpueco_tui.loading.load import load
from gpueco_tui.pages.compose import project_page
from gpueco_tui.text.clean import clean
from gpueco_tui.user.paths import cache_file

if TYPE_CHECKING:
    from gpueco_tui.cache.cache import Key
    from gpueco_tui.cache.serialize import Value

HOSTILE = "\x1b]52;c;aGk=\x07\x1b[2J\x1b]0;title\x1b\\\x9b31m\u202e\u200b\x00\r"


@pytest.mark.parametrize(("color", "hyperlinks"), [(False, False), (True, False), (True, True)])
def test_what_we_print_ourselves_is_harmless(color: bool, hyperlinks: bool) -> None:  # noqa: FBT001
    """Every page that ships goes through as it is, with its colours and its hyperlinks."""
    ecosystem = load()
    for project in ecosystem.projects:
        page = printed(
            project_page(ecosystem, project), 80, whole=False, color=color, hyperlinks=hyperlinks, ascii_only=False
        )
        assert harmless(page) == page
        assert ("\x1b[" in page, "\x1b]8;id=" in page) == (color, hyperlinks)


@pytest.mark.parametrize(
    "hostile",
    [
        HOSTILE,
        "\x1b]8;;file:///etc/passwd\x1b\\x",
        "\x1b]8;id=1;https://a.example/\x07\x1b\\x",
        "\x1b]8;id=1;https://a.example/\u202ex\x1b\\x",
        "\x1b[31",
        "\x1b",
        "\x1b\\",
        "\x1b[>1m",
    ],
    ids=repr,
)
def test_nothing_else_goes_through(hostile: str) -> None:
    """Whatever is not one of our own sequences loses what a terminal would obey."""
    assert harmless(hostile) == clean(hostile)
    assert harmless(f"\x1b[1m{hostile}\x1b[0m") == f"\x1b[1m{clean(hostile)}\x1b[0m"


def test_a_crafted_memo_prints_no_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page in the cache that none of us wrote there is printed without what a terminal would obey."""
    real = Memo.keep

    def crafted(self: Memo, key: Key, value: Value) -> None:
        real(self, key, f"{value}{HOSTILE}" if str(key[0]).endswith(":printed") else value)

    monkeypatch.setattr(Memo, "keep", crafted)
    file = cache_file(os.environ)
    one = cache.begin(file)
    ecosystem = load()
    printed(
        project_page(ecosystem, ecosystem.by_slug["wgpu"]),
        80, whole=True, color=False, hyperlinks=False, ascii_only=False,
    )  # fmt: skip
    one.save()
    monkeypatch.setattr(cache, "_open", None)
    done = subprocess.run(
        [sys.executable, "-m", "gpueco_tui", "show", "wgpu"], capture_output=True, text=True, check=True
    )
    assert "]52;c;aGk=" in done.stdout  # it did come from there
    assert not set(HOSTILE) & set(done.stdout) - set(clean(HOSTILE))
