"""Printing laid-out lines."""

from __future__ import annotations

import re

from gpueco_tui.layout.ansi import render
from gpueco_tui.text.width import width_of
from markdown_pages import page, read_cases

SGR = re.compile(r"\x1b\[[0-9;]*m")
OSC8 = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")


def test_plain_text() -> None:
    """Without colours the text is the lines, with no escape sequence and no space at a line's end."""
    for case in read_cases():
        text = render(page(case.markdown, case.width), color=False)
        assert text == "".join(f"{line}\n" for line in case.lines)
        assert "\x1b" not in text


def test_colours_change_no_text() -> None:
    """With colours taken out again, the coloured text is the plain text."""
    for case in read_cases():
        laid_out = page(case.markdown, case.width)
        coloured = render(laid_out, color=True, hyperlinks=True)
        assert OSC8.sub("", SGR.sub("", coloured)) == render(laid_out, color=False)


def test_named_colours_only() -> None:
    """Colours are the terminal's own sixteen, so that they fit any theme."""
    for case in read_cases():
        for codes in SGR.findall(render(page(case.markdown, case.width), color=True)):
            numbers = [int(code) for code in codes[2:-1].split(";")]
            assert all(code in {0, 1, 2, 3, 4, 7, 9, *range(30, 38), *range(90, 98)} for code in numbers)


def test_marks_show_without_colours() -> None:
    """Strong, emphasised and struck text have weights as well as colours."""
    text = render(page("**a** *b* ~~c~~"), color=True)
    assert text == "\x1b[1ma\x1b[0m \x1b[3mb\x1b[0m \x1b[9mc\x1b[0m\n"


def test_hyperlinks() -> None:
    """Links that may be opened are hyperlinks, each wrapped part of the same one."""
    text = render(page("[two words](https://x.y/ö;a) [b](javascript:c) [d](@/e.md)", 9), color=False, hyperlinks=True)
    assert OSC8.findall(text) == ["https://x.y/%C3%B6;a", "", "https://x.y/%C3%B6;a", ""] or OSC8.findall(text) == [
        "https://x.y/%C3%B6;a",
        "",
    ]
    assert set(re.findall(r"\x1b\]8;(id=\d+);", text)) == {"id=0"}


def test_ascii_only() -> None:
    """In ASCII every character has a look-alike as wide as itself, or question marks."""
    for case in read_cases():
        laid_out = page(case.markdown, case.width)
        text = render(laid_out, color=False, ascii_only=True)
        assert text.isascii()
        for line, shown in zip(text.splitlines(), laid_out.lines, strict=True):
            assert len(line) <= sum(map(width_of, shown.plain))
    text = render(page("## é\n\n- “a” — b\n- [x] 日"), color=False, ascii_only=True)
    assert text.splitlines()[0].startswith("e ---")
    assert text.splitlines()[2:] == ['* "a" - b', "x ??"]
