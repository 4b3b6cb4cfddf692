"""The form that every page of the bundled content keeps."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from gpueco_tui.loading.check import check
from gpueco_tui.loading.files import bundled

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem, Project

CHECKED = date(2026, 11, 22)

SECTIONS = {
    "compilers": ("rust-gpu", "rust-cuda", "cuda-oxide", "nvptx", "amdgpu", "std-offload", "cargo-gpu"),
    "kernel-languages": ("cubecl", "cutile-rs", "krnl"),
    "host-apis": ("wgpu", "ash", "vulkano", "cudarc", "objc2-metal", "opencl3"),
    "translators": ("naga", "wesl-rs"),
    "drivers": ("zluda", "rusticl", "asahi", "nova", "tyr"),
}

SEED = {
    "rust-gpu": "https://github.com/Rust-GPU/rust-gpu",
    "rust-cuda": "https://github.com/Rust-GPU/rust-cuda",
    "nvptx": "https://doc.rust-lang.org/rustc/platform-support/nvptx64-nvidia-cuda.html",
    "cubecl": "https://github.com/tracel-ai/cubecl",
    "krnl": "https://github.com/charles-r-earp/krnl",
    "cudarc": "https://github.com/chelsea0x3b/cudarc",
    "wgpu": "https://wgpu.rs/",
    "naga": "https://github.com/gfx-rs/wgpu/tree/trunk/naga",
    "zluda": "https://github.com/vosen/ZLUDA",
    "asahi": "https://asahilinux.org",
}

HEADINGS = (
    "What it is",
    "Why it exists",
    "What you write",
    "Where it runs",
    "Limits",
    "Pick it when",
    "Look elsewhere when",
    "Status",
    "Good to know",
)

FRONT_MATTER: dict[str, tuple[str, ...]] = {
    "": ("title", "description", "weight"),
    "taxonomies": (
        "write",
        "runs",
        "takes",
        "emits",
        "api",
        "hardware",
        "nvidia",
        "os",
        "toolchain",
        "needs",
        "safety",
        "status",
        "license",
    ),
    "extra": ("link", "install", "latest", "checked"),
    "extra.links": ("title", "url"),
    "extra.relations": ("built_on", "part_of", "successor_of", "alternatives", "siblings"),
    "extra.sources": ("title", "url"),
}
"""The keys of each kind of table on a page, in order."""

LATEST: dict[str, tuple[str, date | None]] = {
    "rust-gpu": ("0.10.0", date(2026, 10, 1)),
    "rust-cuda": ("rustc_codegen_nvvm 0.3.0", date(2022, 2, 7)),
    "cuda-oxide": ("0.3.0", date(2026, 10, 31)),
    "nvptx": ("rustc nightly", None),
    "amdgpu": ("gpu-kernel 0.1.0", date(2026, 8, 20)),
    "std-offload": ("rustc nightly", None),
    "cargo-gpu": ("0.10.0", date(2026, 10, 1)),
    "cubecl": ("0.11.2", None),
    "cutile-rs": ("0.4.0", date(2026, 9, 25)),
    "krnl": ("0.1.1", date(2024, 5, 27)),
    "wgpu": ("30.0.1", date(2026, 8, 22)),
    "ash": ("0.38.0+1.3.281", date(2024, 4, 1)),
    "vulkano": ("0.35.2", date(2025, 8, 16)),
    "cudarc": ("0.19.9", date(2026, 8, 11)),
    "objc2-metal": ("0.3.2", date(2025, 10, 4)),
    "opencl3": ("0.12.3", date(2026, 3, 8)),
    "naga": ("30.0.0", date(2026, 7, 1)),
    "wesl-rs": ("0.4.3", None),
    "zluda": ("v7-preview.9", date(2026, 8, 19)),
    "rusticl": ("Mesa 26.2.2", None),
    "asahi": ("Fedora Asahi Remix 44", None),
    "nova": ("in Linux since 6.15", None),
    "tyr": ("in Linux since 6.18", None),
}


def _level_two(project: Project) -> tuple[str, ...]:
    return tuple(line[3:] for line in project.body.splitlines() if line.startswith("## "))


def _part(project: Project, heading: str) -> str:
    return project.body.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def _tables(file: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return each table of the front matter of `file` with its keys, in order."""
    tables: list[tuple[str, list[str]]] = [("", [])]
    for line in file.read_text("utf-8").split("+++\n")[1].splitlines():
        if found := re.fullmatch(r"\[+([a-z.]+)\]+", line):
            tables.append((found[1], []))
        elif found := re.match(r"([a-z_]+) = ", line):
            tables[-1][1].append(found[1])
    return [(name, tuple(keys)) for name, keys in tables]


def test_the_content_has_neither_an_error_nor_a_warning(ecosystem: Ecosystem) -> None:
    """`check` finds nothing to say about the bundled content on the day after its last check."""
    assert [str(problem) for problem in check(ecosystem, date(2026, 11, 23))] == []


def test_every_project_stands_in_its_section(ecosystem: Ecosystem) -> None:
    """The sections and their projects are these, in this order, so that rust-gpu is the first of all."""
    assert {section.slug: tuple(p.slug for p in section.projects) for section in ecosystem.sections} == SECTIONS
    assert tuple(section.slug for section in ecosystem.sections) == tuple(SECTIONS)


@pytest.mark.parametrize("slug", SEED)
def test_a_project_of_the_seed_is_there_with_its_link(ecosystem: Ecosystem, slug: str) -> None:
    """Each of the ten projects of the document this grew from has a page and today's link."""
    assert ecosystem.by_slug[slug].link == SEED[slug]


def test_every_url_is_https(ecosystem: Ecosystem) -> None:
    """Every link of every page, sources too, is a whole https URL with no space in it."""
    urls = [
        url
        for project in ecosystem.projects
        for url in (project.link, *(link.url for link in (*project.links, *project.sources)))
    ]
    urls += re.findall(r"\]\((?!@/)([^)]*)\)", ecosystem.overview)
    for url in urls:
        parts = urlsplit(url)
        assert parts.scheme == "https", url
        assert "." in parts.netloc, url
        assert not re.search(r"[\s<>…]", url), url


@pytest.mark.parametrize("slug", [slug for slugs in SECTIONS.values() for slug in slugs])
def test_a_page_keeps_the_form(ecosystem: Ecosystem, slug: str) -> None:
    """A page has the headings in their order, 150 to 450 words, a snippet, and says what to use instead."""
    project = ecosystem.by_slug[slug]
    assert _level_two(project) == HEADINGS
    prose = re.sub(r"^```.*?^```$", "", project.body, flags=re.MULTILINE | re.DOTALL)
    assert not re.search(r"^# ", prose, re.MULTILINE)
    assert 150 <= len(project.body.split()) <= 450
    assert re.search(r"^```[a-z]+\n[^`]+^```$", _part(project, "What you write"), re.MULTILINE)
    assert re.search(r"\]\(@/[a-z0-9/-]+\.md\)", _part(project, "Look elsewhere when"))
    assert re.search(r"\b20\d\d\b", _part(project, "Status"))
    assert len(project.description) <= 110
    assert project.checked == CHECKED
    assert project.sources
    assert all(re.search(r"\b20\d\d\b|\b6\.15\b|undated", source.title) for source in project.sources)


@pytest.mark.parametrize("slug", LATEST)
def test_the_latest_release_is_what_the_sources_say(ecosystem: Ecosystem, slug: str) -> None:
    """A page gives this release, with a date only where a source dates it."""
    latest = ecosystem.by_slug[slug].latest
    assert latest is not None
    assert (latest.version, latest.date) == LATEST[slug]


@pytest.mark.parametrize("file", sorted(Path(bundled()).glob("*/[!_]*.md")), ids=lambda file: file.stem)
def test_front_matter_is_complete_and_in_one_order(file: Path) -> None:
    """The front matter of every page has the same fields in the same order."""
    tables = _tables(file)
    assert list(dict(tables)) == list(FRONT_MATTER)
    assert all(keys == FRONT_MATTER[name] for name, keys in tables)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_says_what_it_holds_and_how_to_choose(ecosystem: Ecosystem, section: str) -> None:
    """The text of a section names each of its projects by a link to the page."""
    found = ecosystem.section(section)
    assert found.description
    for project in found.projects:
        assert f"(@/{project.file})" in found.body


def test_the_overview_has_the_table_the_questions_and_a_glossary(ecosystem: Ecosystem) -> None:
    """The overview makes its table from the pages, and every term of its glossary is one line with a link."""
    assert ecosystem.overview.splitlines().count("{{ projects() }}") == 1
    assert "2026-11-22" in ecosystem.overview
    assert ecosystem.checked == CHECKED
    glossary = ecosystem.overview.split("## Glossary\n", 1)[1].split("\n## ", 1)[0]
    terms = re.findall(r"^- \[([^\]]+)\]\([^)]+\):\s", glossary, re.MULTILINE)
    assert len(terms) == len(re.findall(r"^- ", glossary, re.MULTILINE))
    assert terms == sorted(terms, key=str.lower)
    wanted = "SPIR-V NVVM PTX AMDGCN HSA WGSL MSL HLSL GLSL naga MIR DRM GSP JIT AOT HIP Mesa CUDA"
    assert [name for name in wanted.split() if not any(term.startswith(name) for term in terms)] == []


def test_every_declared_value_has_a_meaning_and_is_used(ecosystem: Ecosystem) -> None:
    """The vocabulary holds no value that no project has, and none without its one line of meaning."""
    assert ecosystem.declared
    for facet in ecosystem.facets:
        assert facet.label
        assert facet.meaning
        used = {value for project in ecosystem.projects for value in project.facets.get(facet.name, ())}
        assert {value.name for value in facet.values} == used
        assert all(value.meaning.endswith(".") for value in facet.values)
