"""Texts that would harm if they reached a terminal as they are, or were read as markup, and content made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CONTROLS = (
    "\x1b[5;6mBLINK\x1b[25m",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]52;p;UFdORUQ=\x1b\\",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]0;PWNED\x07",
    "\x1b[2J\x1b[3J",
    "\x1b[6n\x1b[c\x1b[21t",
    "\x1bc\x1b[!p",
    "\x1bP$qm\x1b\\\x1b_Gx\x1b\\\x1b^x\x1b\\",
    "\x1b[31;\x1b]0;",
    "\x9b31m\x9d52;c;UFdO\x9c\x90x\x9c\x85\x84",
    "a\x01\x02\x05\x0e\x0f\x18\x1a\x7fb",
    "a\x00b",
    "a\x07b\x0bc\x0cd",
    "good\rbad\x08\x08\x08evil",
    "\u202egnp.exe\u202c \u202dx",
    "\u2066admin\u2069 \u2067x\u2068 \u061c\u200e\u200f",
    "go\u200bo\u2060g\ufeffle\u00ad\u180e\u2063",
    "flag\U000e0041\U000e0042\U000e007f",
    "a\u2028b\u2029c\x1c\x1d\x1e\x1fd",
    "heart \u2764\ufe0f hand \U0001f44d\U0001f3fd",
)
"""What a terminal would obey, or show as something else."""
MARKUP = (
    "[@click=app.quit]quit[/]",
    "[red]red [bold reverse]x",
    "[/] [/red] \\[/ [[/]]",
    "[link=https://evil.example]y[/link]",
    "[$primary]x[/] $primary {0} %s %(x)s",
    "](javascript:x) `*_~~<b>|\\",
    "javascript:alert(1)",
    "&#27;[5m&#x9b;5m&#x202e;&#0;",
)
"""What Textual, Rich, Markdown or a browser would read as more than text."""
PAYLOADS = tuple(" ".join((markup, *CONTROLS[number :: len(MARKUP)])) for number, markup in enumerate(MARKUP))
"""Each of these once. No two pieces of markup stand together: one could close what the other opened."""


def toml(text: str) -> str:
    """Return `text` as a TOML string in which nothing stands raw (toml.io, v1.0.0, String)."""
    return '"' + "".join(char if char.isascii() and char.isalnum() else f"\\U{ord(char):08x}" for char in text) + '"'


def write_content(folder: Path, payloads: Iterable[str]) -> list[str]:
    """Write a folder in which every surface has every payload; return the slugs of its projects."""
    texts = list(payloads)
    section = folder / "section"
    section.mkdir(parents=True)
    every = " ".join(texts)
    (folder / "_index.md").write_bytes(_root(texts, every).encode())
    (section / "_index.md").write_bytes(
        f"+++\ntitle = {toml('Section ' + every)}\ndescription = {toml(every)}\n+++\n{_body('section', every)}".encode()
    )
    slugs = [f"zq{number:02}" for number in range(len(texts))]
    for slug, text in zip(slugs, texts, strict=True):
        (section / f"{slug}.md").write_bytes(_project(slug, text, slugs).encode())
        name = text.replace("/", "").replace("\0", "")
        (section / f"plain {name}.md").write_bytes(f"{text}\n\nNo front matter.\n".encode())
        (section / f"broken {name}.md").write_bytes(f"+++\ntitle = {text}\n".encode())
    (section / "yaml.md").write_bytes(b'---\ntitle: "yaml \\e[5mx \\x9b5m"\n---\n\x1b[5mraw\n')
    return slugs


def _root(texts: list[str], every: str) -> str:
    values = ", ".join(f"{{ name = {toml(text)}, meaning = {toml(text)}, mark = {toml(text[0])} }}" for text in texts)
    return (
        f"+++\ntitle = {toml('Root ' + every)}\ndescription = {toml(every)}\n"
        '[extra]\ntag = "write"\ntable = ["write"]\n'
        f'[[extra.facets]]\nname = "write"\nlabel = {toml("Write " + every)}\nmeaning = {toml(every)}\n'
        f"values = [{values}]\n+++\n{_body('root', every)}\n\n{{{{ projects() }}}}\n"
    )


def _project(slug: str, text: str, slugs: list[str]) -> str:
    others = ", ".join(f'"{other}"' for other in slugs if other != slug)
    url = toml(f"https://a.example/{slug}/{text}")
    return (
        f"+++\ntitle = {toml(f'{slug} {text}')}\ndescription = {toml(text)}\n"
        f"[taxonomies]\nwrite = [{toml(text)}]\n"
        f"[extra]\nlink = {url}\ninstall = {toml('cargo add ' + text)}\nlatest = {{ version = {toml(text)} }}\n"
        f"checked = 2026-11-22\n[[extra.links]]\ntitle = {toml('link ' + text)}\nurl = {url}\n"
        f"[extra.relations]\nalternatives = [{others}]\n"
        f"[[extra.sources]]\ntitle = {toml(f'source{slug[2:]} {text}')}\nurl = {toml(text)}\n+++\n{_body(slug, text)}"
    )


def _body(name: str, text: str) -> str:
    line = " ".join(text.split())
    return (
        f"\nParagraph {text} of {name}.\n\n## Heading {line}\n\n- item {text}\n\n> quote {text}\n\n"
        f"```{line}\ncode {text}\n```\n\n`inline {line}` <b title='{line}'>{line}</b> [text {line}](https://b.example/{line})"
        f" [other](<{line}>) ![image {line}](i.png '{line}') <https://c.example/{line}>\n\n"
        f"| head {line} |\n|---|\n| cell {line} |\n"
    )
