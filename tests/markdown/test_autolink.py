"""Bare addresses in text, by GitHub's rules."""

from __future__ import annotations

import pytest
from gpueco_tui.markdown.autolink import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://x.y", ["https://x.y"]),
        ("see http://x.y/a, or HTTPS://b.c.", ["http://x.y/a", "HTTPS://b.c"]),
        ("(https://x.y/a_(b))", ["https://x.y/a_(b)"]),
        ("https://x.y/(a", ["https://x.y/(a"]),
        ("https://x.y/a)).", ["https://x.y/a"]),
        ("https://x.y?a=b&hl;", ["https://x.y?a=b"]),
        ("https://x.y?a=b&hl;c", ["https://x.y?a=b&hl;c"]),
        ("https://x.y/<b>", ["https://x.y/"]),
        ('"https://x.y/a"', ["https://x.y/a"]),
        ("*https://x.y/a*", ["https://x.y/a"]),
        ("https://x.y/~a_b-c", ["https://x.y/~a_b-c"]),
        ("http://localhost:8080/a", ["http://localhost:8080/a"]),
        ("https://a_b.c.d", ["https://a_b.c.d"]),
        ("https://a.b_c.d", []),
        ("https://a.b.c_d", []),
        ("xhttps://x.y", []),
        ("_https://x.y/_", ["https://x.y/"]),
        ("https://", []),
        ("https:///a", []),
        ("https://...", []),
        ("ftp://x.y www.x.y mailto:a@b.c", []),
        ("https://例え.jp/パス", ["https://例え.jp/パス"]),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    """An address begins after no letter or digit and ends before the sentence's punctuation."""
    assert [text[start:end] for start, end in addresses(text)] == found
