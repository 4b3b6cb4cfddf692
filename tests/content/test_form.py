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
from gpueco_tui.loading.page_links import question_of
from gpueco_tui.search.index import Index
from gpueco_tui.search.routes import Routes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.model import Ecosystem, Project

CHECKED = date(2026, 11, 25)

SECTIONS = {
    "compilers": "rust-gpu rust-cuda cuda-oxide nvptx amdgpu std-offload cargo-gpu",
    "kernel-languages": "cubecl cutile-rs khal krnl",
    "host-apis": "wgpu ash vulkano cudarc objc2-metal opencl3 windows glow cuda-host-crates hip-bindings web-sys "
    "wgpu-native vulkanalia sycl-rs metal ocl",
    "frameworks": "burn candle ort mistral-rs tract tch-rs bevy vello llama-cpp-2 luminal wonnx",
    "translators": "naga wesl-rs shader-slang shaderc naga-oil spirv-cross2 naga-rust hassle-rs glslang",
    "shader-tools": "wgsl-analyzer rspirv spirv-tools spir-t wgsl-bindgen pliron spirq",
    "helper-crates": "winit bytemuck glam encase gpu-allocator",
    "profiling": "wgpu-profiler tracy-client nvtx nvml-wrapper monitors",
    "drivers": "nak rusticl asahi zluda nova tyr rutabaga-gfx kraid",
}
"""The sections that hold projects, in order, each with its projects in order."""

BESIDE = ("questions", "learning", "dead-ends", "glossary")
"""The sections without projects, which are shown under the overview."""

SLUGS = tuple(slug for slugs in SECTIONS.values() for slug in slugs.split())

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

ON_EVERY_PAGE = ("What it is", "Pick it when", "Look elsewhere when")
HEADINGS = (*ON_EVERY_PAGE, "What you write", "Where it runs", "Limits", "Status", "Good to know")
SHORT = ("metal", "ocl", "luminal", "wonnx", "hassle-rs", "glslang", "spirq")
"""Pages of projects that need few words."""

FRONT_MATTER = {
    "": ("title", "description", "weight"),
    "taxonomies": (
        "status",
        "maturity",
        "layer",
        "write",
        "hardware",
        "nvidia",
        "os",
        "toolchain",
        "needs",
        "safety",
        "license",
    ),
    "extra": ("link", "install", "latest", "checked"),
    "extra.watch": ("crate", "repo"),
    "extra.steps": ("answers", "takes", "as", "gives", "calls", "hardware", "os", "needs", "unverified"),
    "extra.links": ("title", "url"),
    "extra.relations": ("built_on", "part_of", "successor_of", "alternatives", "siblings"),
    "extra.sources": ("title", "url"),
}
"""The tables of a page in order, each with its keys in order."""

MUST = {
    "": ("title", "description", "weight"),
    "taxonomies": ("status", "layer"),
    "extra": ("link", "latest", "checked"),
    "extra.sources": ("title", "url"),
}
"""The tables that a page cannot do without, and the keys in them."""

LATEST = """
rust-gpu          2026-10-01  0.10.0
rust-cuda         2022-02-07  rustc_codegen_nvvm 0.3.0
cuda-oxide        2026-10-31  0.3.0
nvptx             -           rustc nightly
amdgpu            -           rustc nightly
std-offload       -           rustc nightly
cargo-gpu         2026-10-01  0.10.0
cubecl            2026-10-22  0.11.3
cutile-rs         2026-09-25  0.4.0
khal              -           0.4.0
krnl              2024-05-27  0.1.1
wgpu              2026-08-22  30.0.1
ash               2024-04-01  0.38.0+1.3.281
vulkano           2025-08-16  0.35.2
cudarc            2026-08-11  0.19.9
objc2-metal       2025-10-04  0.3.2
opencl3           2026-03-08  0.12.3
windows           -           0.62.2
glow              -           0.18.0
cuda-host-crates  -           0.4.0
hip-bindings      2026-07-30  7.14.6085000
web-sys           2026-08-07  0.3.104
wgpu-native       -           29.0.1.1
vulkanalia        2026-02-15  0.35.0
sycl-rs           -           0.1.0
metal             2025-12-17  0.33.0
ocl               -           0.19.7
burn              2026-10-20  0.22.1
candle            2026-06-26  0.11.0
ort               2026-07-28  2.0.0-rc.13
mistral-rs        2026-08-20  0.9.2
tract             2026-08-19  0.23.5
tch-rs            -           0.26.0
bevy              2026-10-08  0.20.0
vello             -           0.11.0
llama-cpp-2       2026-08-04  0.1.154
luminal           -           0.2.0
wonnx             2023-09-30  0.5.1
naga              -           30.0.1
wesl-rs           -           0.6.0
shader-slang      2025-07-23  0.1.0
shaderc           2025-09-05  0.10.1
naga-oil          -           0.23
spirv-cross2      2026-05-21  0.7.1
naga-rust         2026-07-31  0.4.0
hassle-rs         2025-06-13  0.12.0
glslang           -           0.6.2
wgsl-analyzer     2026-04-26  2026-04-26
rspirv            2026-03-13  0.13.0+sdk-1.4.341.0
spirv-tools       2026-04-09  0.13.3
spir-t            2024-10-07  0.4.0
wgsl-bindgen      2026-08-11  0.23.3
pliron            2026-08-07  0.17.0
spirq             2026-08-05  1.3.0
winit             2026-03-02  0.30.13
bytemuck          2026-07-19  1.25.2
glam              2026-08-19  0.33.5
encase            2025-09-12  0.12.0
gpu-allocator     2025-09-26  0.28.0
wgpu-profiler     -           0.28.0
tracy-client      2026-08-25  0.19.0
nvtx              2026-08-18  2.0.0
nvml-wrapper      2026-08-31  0.13.0
monitors          2026-05-19  0.11.5
nak               -           Mesa 26.2.4
rusticl           -           Mesa 26.2.4
asahi             -           Fedora Asahi Remix 44
zluda             2026-09-22  v7-preview.11
nova              -           in Linux since 6.15
tyr               -           in Linux since 6.18
rutabaga-gfx      2026-08-06  0.1.85
kraid             -           in Mesa's main branch since June 2026
"""
"""The newest release that was seen of each project, with its day, or `-` where no source dates it."""

DATED = re.compile(r"\b20\d\d\b|\bundated$")


def _headings(project: Project) -> tuple[str, ...]:
    return tuple(line[3:] for line in project.body.splitlines() if line.startswith("## "))


def _part(project: Project, heading: str) -> str:
    return project.body.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def _without_code(markdown: str) -> str:
    return re.sub(r"^```.*?^```$", "", markdown, flags=re.MULTILINE | re.DOTALL)


def _prose(markdown: str) -> list[str]:
    """Return the words of `markdown` without its headings, code blocks and addresses."""
    text = re.sub(r"^#.*$|\]\([^)]*\)", "", _without_code(markdown), flags=re.MULTILINE)
    return [word for word in text.split() if re.search(r"\w", word)]


def _tables(file: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return each table of the front matter of `file` with its keys, in order."""
    tables: list[tuple[str, list[str]]] = [("", [])]
    for line in file.read_text("utf-8").split("+++\n")[1].splitlines():
        if found := re.fullmatch(r"\[+([a-z.]+)\]+", line):
            tables.append((found[1], []))
        elif found := re.match(r"([a-z_]+) = ", line):
            tables[-1][1].append(found[1])
    return [(name, tuple(keys)) for name, keys in tables]


def _bodies(ecosystem: Ecosystem) -> Iterator[tuple[str, str]]:
    """Yield the text of every page, with what it is called."""
    yield "the overview", ecosystem.overview
    for part in (*ecosystem.sections, *ecosystem.projects):
        yield part.slug, part.body


def _asked(ecosystem: Ecosystem, kind: str) -> dict[str, str]:
    """Return what each link asks the search or the routes, with the page that it is on."""
    found: dict[str, str] = {}
    for name, body in _bodies(ecosystem):
        for angled, bare in re.findall(r"\]\((?:<([^>\n]+)>|([^\s<>()]+))\)", body):
            question = question_of(angled or bare)
            if question is not None and question[0] == kind:
                found[question[1]] = name
    return found


def test_the_content_has_neither_an_error_nor_a_warning(ecosystem: Ecosystem) -> None:
    """`check` finds nothing to say about the bundled content on the day after its last check."""
    assert [str(problem) for problem in check(ecosystem, date(2026, 11, 26))] == []


def test_every_project_stands_in_its_section(ecosystem: Ecosystem) -> None:
    """The sections and their projects are these, in this order, so that rust-gpu is the first of all."""
    found = {section.slug: " ".join(p.slug for p in section.projects) for section in ecosystem.sections}
    assert list(found.items()) == [*((slug, "") for slug in BESIDE), *SECTIONS.items()]
    assert len(SLUGS) == 72


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
    urls += [source.url for section in ecosystem.sections for source in section.sources]
    urls += [url for _, body in _bodies(ecosystem) for url in re.findall(r"\]\((?!@/|<)([^)]*)\)", body)]
    for url in urls:
        parts = urlsplit(url)
        assert parts.scheme == "https", url
        assert "." in parts.netloc, url
        assert not re.search(r"[\s<>…]", url), url


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_keeps_the_form(ecosystem: Ecosystem, slug: str) -> None:
    """A page has its headings in their order and is neither too short nor too long."""
    project = ecosystem.by_slug[slug]
    headings = _headings(project)
    assert headings == tuple(heading for heading in HEADINGS if heading in headings)
    assert headings[:3] == ON_EVERY_PAGE
    assert not re.search(r"^(?:# |###)", _without_code(project.body), re.MULTILINE)
    if slug in SHORT:
        assert headings == (*ON_EVERY_PAGE, "Status")
        assert 60 <= len(_prose(project.body)) <= 150
    else:
        assert 150 <= len(_prose(project.body)) <= 450
    assert len(project.description) <= 110
    assert project.description.endswith(".")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_says_how_it_is_known_and_what_else_there_is(ecosystem: Ecosystem, slug: str) -> None:
    """A page has a day of its check, dated sources, a status of some year, and links to what to use instead."""
    project = ecosystem.by_slug[slug]
    assert project.checked == CHECKED
    assert project.sources
    assert [source.title for source in project.sources if not DATED.search(source.title)] == []
    assert re.search(r"\b20\d\d\b", _part(project, "Status"))
    assert re.search(r"\]\(@/[a-z0-9/-]+\.md\)", _part(project, "Look elsewhere when"))


def test_every_project_has_one_newest_release(ecosystem: Ecosystem) -> None:
    """A page gives the release that its sources do, with a date only where a source dates it."""
    wanted = {line.split()[0]: line.split(maxsplit=2)[1:] for line in LATEST.strip().splitlines()}
    found = {
        project.slug: [str(project.latest.date or "-"), project.latest.version] if project.latest else []
        for project in ecosystem.projects
    }
    assert found == wanted


@pytest.mark.parametrize("file", sorted(Path(bundled()).glob("*/[!_]*.md")), ids=lambda file: file.stem)
def test_front_matter_is_in_one_order(file: Path) -> None:
    """The front matter of every page has its tables in one order, and the keys of each in one order."""
    tables = _tables(file)
    names = list(dict.fromkeys(name for name, _ in tables))
    assert names == [name for name in FRONT_MATTER if name in names]
    assert [name for name, _ in tables] == sorted((name for name, _ in tables), key=names.index)
    for name, keys in tables:
        assert keys == tuple(key for key in FRONT_MATTER[name] if key in keys), name
        assert set(MUST.get(name, ())) <= set(keys), name
    assert set(MUST) <= set(names)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_says_what_it_holds_and_how_to_choose(ecosystem: Ecosystem, section: str) -> None:
    """The text of a section is short, and names each of its projects by a link to the page."""
    found = ecosystem.section(section)
    assert found.description
    assert len(_prose(found.body)) <= 220
    assert [project.slug for project in found.projects if f"(@/{project.file})" not in found.body] == []


@pytest.mark.parametrize("section", BESIDE)
def test_a_section_without_projects_was_checked(ecosystem: Ecosystem, section: str) -> None:
    """What is shown under the overview has the day of its check, and dated sources where it has any."""
    found = ecosystem.section(section)
    assert found.checked == CHECKED
    assert [source.title for source in found.sources if not DATED.search(source.title)] == []


def test_the_overview_makes_its_table_from_the_pages(ecosystem: Ecosystem) -> None:
    """The overview holds the table once, says when all was checked, and leads to the sections beside it."""
    assert ecosystem.overview.splitlines().count("{{ projects() }}") == 1
    assert str(CHECKED) in ecosystem.overview
    assert ecosystem.checked == CHECKED
    assert [slug for slug in BESIDE if f"(@/{slug}/_index.md)" not in ecosystem.overview] == []


def test_the_glossary_is_one_sorted_list(ecosystem: Ecosystem) -> None:
    """Every term is one item with a link and a meaning, and the terms are in the order of the alphabet."""
    body = ecosystem.section("glossary").body
    items = re.findall(r"^- ((?:.|\n(?=  \S))+)", body, re.MULTILINE)
    terms = [found[1] if (found := re.match(r"\[([^\]]+)\]\([^)]+\):\s+\S", item)) else item for item in items]
    assert [item for item in items if not re.match(r"\[[^\]]+\]\([^)]+\):\s+\S", item)] == []
    assert [item for item in items if not item.endswith(".")] == []
    assert terms == sorted(terms, key=str.lower)
    wanted = "SPIR-V NVVM PTX AMDGCN HSA WGSL MSL HLSL GLSL naga MIR DRM GSP JIT AOT HIP Mesa CUDA NIR Zink NVTX Slang"
    assert [name for name in wanted.split() if not any(term.startswith(name) for term in terms)] == []


def test_every_query_of_a_link_finds_something(ecosystem: Ecosystem) -> None:
    """What a `query:` link asks is understood, and some project is the answer."""
    index = Index(ecosystem)
    asked = _asked(ecosystem, "query")
    assert len(asked) >= 30
    for text, page in asked.items():
        results = index.search(text)
        assert not results.sentence, f"{page}: {text}: {results.sentence}"
        assert results.hits, f"{page}: {text}"


def test_every_route_of_a_link_leads_somewhere(ecosystem: Ecosystem) -> None:
    """What a `routes:` link asks is understood, and some route is the answer."""
    routes = Routes(ecosystem)
    asked = _asked(ecosystem, "routes")
    assert len(asked) >= 8
    for text, page in asked.items():
        answer = routes.ask(routes.read(text))
        assert not answer.note, f"{page}: {text}: {answer.note}"
        assert answer.routes, f"{page}: {text}"


def test_every_declared_value_has_a_meaning_and_is_used(ecosystem: Ecosystem) -> None:
    """The vocabulary holds no value that no page has, and none without its one line of meaning."""
    assert ecosystem.declared
    assert ecosystem.routes is not None
    taken = {form for project in ecosystem.projects for step in project.steps for form in step.takes}
    made = {ecosystem.routes.takes, ecosystem.routes.gives, ecosystem.routes.api}
    for facet in ecosystem.facets:
        assert facet.label
        assert facet.meaning
        if facet.name not in made:
            used = {value for project in ecosystem.projects for value in project.facets.get(facet.name, ())}
            used |= taken if facet.name == ecosystem.routes.start else set()
            assert [value.name for value in facet.values if value.name not in used] == [], facet.name
        assert [value.name for value in facet.values if not value.meaning.endswith(".")] == [], facet.name


def test_every_form_and_api_has_a_meaning_and_is_used(ecosystem: Ecosystem) -> None:
    """No form is declared that no step takes, gives or keeps inside, and no API that nothing calls or answers."""
    assert ecosystem.routes is not None
    steps = [step for project in ecosystem.projects for step in project.steps]
    forms = {form for step in steps for form in (*step.takes, *step.gives, step.inside)}
    apis = {api for step in steps for api in (*step.calls, *step.answers)}
    apis |= {api for form in ecosystem.routes.forms for api in form.by_hand}
    assert [form.name for form in ecosystem.routes.forms if form.name not in forms] == []
    assert [api.name for api in ecosystem.routes.apis if api.name not in apis] == []
    parts = (*ecosystem.routes.forms, *ecosystem.routes.apis)
    assert [part.name for part in parts if not part.meaning.endswith(".")] == []
