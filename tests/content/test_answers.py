"""The questions that people ask, each as one query or route with its right answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.page_links import question_of
from gpueco_tui.search.index import Index
from gpueco_tui.search.routes import Routes

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.routes import Route

FINDS = {
    "write:kernels,dsl hardware:apple,intel status:alive": "rust-gpu cubecl khal",
    "os:web": "rust-gpu cargo-gpu cubecl khal wgpu glow web-sys burn ort tract bevy vello wonnx naga wesl-rs "
    "shader-slang naga-oil winit wgpu-profiler",
    "write:kernels,dsl os:web": "rust-gpu cargo-gpu cubecl khal",
    "write:kernels,dsl hardware:cpu": "cubecl khal",
    'hardware:nvidia needs:"nothing from the vendor"': "rust-gpu nvptx cubecl khal krnl wgpu ash vulkano cudarc "
    "windows glow web-sys wgpu-native vulkanalia burn ort bevy vello wonnx wgpu-profiler nvml-wrapper nak rusticl "
    "rutabaga-gfx",
    "nvidia:kepler,maxwell,driver": "rust-gpu rust-cuda cubecl khal krnl wgpu ash vulkano cudarc opencl3 windows glow "
    "cuda-host-crates web-sys wgpu-native vulkanalia ocl burn candle ort tch-rs bevy vello llama-cpp-2 luminal wonnx "
    "wgpu-profiler tracy-client nvtx nvml-wrapper monitors nak rusticl rutabaga-gfx",
    'takes:"SPIR-V (Vulkan)" section:host-apis': "wgpu ash vulkano wgpu-native vulkanalia",
    'takes:ptx layer:"host side"': "rust-cuda cuda-oxide cutile-rs cudarc cuda-host-crates",
    'layer:"GPU side" api:': "rust-cuda cuda-oxide amdgpu std-offload cubecl cutile-rs khal krnl",
    "emits:": "rust-gpu rust-cuda cuda-oxide nvptx amdgpu cargo-gpu naga wesl-rs shader-slang shaderc naga-oil "
    "spirv-cross2 naga-rust hassle-rs glslang wgsl-bindgen",
    'layer:"host side" api:vulkan,opengl,webgpu,opencl': "cubecl khal krnl wgpu ash vulkano opencl3 glow web-sys "
    "wgpu-native vulkanalia ocl burn ort bevy vello llama-cpp-2 wonnx",
    "built-on:wgpu": "cubecl khal wgpu-native bevy vello wonnx wgpu-profiler",
    "layer:driver": "nak rusticl asahi zluda nova tyr rutabaga-gfx kraid",
    'api:vulkan safety:"safe"': "wgpu vulkano",
    "api:dx12 write:hlsl": "windows",
    'title:"winit","wgpu"': "winit wgpu",
    "takes:wgsl api:metal": "wgpu wgpu-native bevy",
    "takes:wesl": "wesl-rs bevy",
    'write:"Rust kernels" emits:spir-v': "rust-gpu cargo-gpu",
    'takes:hlsl,glsl layer:"build tool"': "naga shader-slang shaderc hassle-rs glslang",
    "takes:spir-v emits:msl": "naga spirv-cross2",
    "emits:rust": "naga-rust wgsl-bindgen",
    "write:model,tensors os:web status:alive": "burn ort tract",
    "write:tensors hardware:amd,intel": "burn",
    "section:frameworks hardware:amd": "burn ort bevy vello llama-cpp-2 wonnx",
    "section:profiling hardware:nvidia": "wgpu-profiler tracy-client nvtx nvml-wrapper monitors",
    "section:shader-tools write:wgsl": "wgsl-analyzer wgsl-bindgen",
    "layer:driver api:vulkan -api:opencl hardware:nvidia": "nak",
    'section:helper-crates safety:"safe"': "bytemuck glam encase",
    'status:alive maturity:"stable" toolchain:"stable"': "wgpu ash cudarc objc2-metal opencl3 windows glow vulkanalia "
    "burn candle ort mistral-rs tract tch-rs llama-cpp-2 naga naga-oil spirv-cross2 rspirv wgsl-bindgen winit bytemuck "
    "glam wgpu-profiler tracy-client nvtx nvml-wrapper rutabaga-gfx",
    "status:quiet": "shaderc spir-t encase gpu-allocator",
    "status:dormant,deprecated": "krnl metal ocl wonnx",
    'license: -license:"MIT"': "cuda-oxide cutile-rs opencl3 cuda-host-crates vulkanalia shaderc rspirv pliron winit "
    "encase nvtx nova rutabaga-gfx",
}
"""The queries of the questions, and the projects that the facts give as their answers."""

ALIVE = "status:alive"
"""The query whose answer is every project that is on none of the two lists of those that are not alive."""

SHADERS = "wgpu wgpu-native web-sys ash vulkano vulkanalia glow bevy"
"""Those who run shaders on the hardware of more than one maker."""

LEADS = {
    "rust amd toolchain:stable": ("cubecl", "cubecl"),
    "rust nvidia toolchain:stable": (
        "cubecl cuda-oxide cutile-rs",
        "cubecl cuda-oxide cutile-rs cuda-host-crates cudarc",
    ),
    "rust apple": (
        "rust-gpu cargo-gpu cubecl khal krnl",
        f"cubecl khal krnl objc2-metal metal {SHADERS}",
    ),
    "rust intel": (
        "rust-gpu cargo-gpu cubecl khal krnl",
        f"cubecl khal krnl windows {SHADERS}",
    ),
    "rust mobile": ("rust-gpu cargo-gpu khal", "khal wgpu wgpu-native web-sys ash glow bevy"),
    "rust nvidia": (
        "rust-gpu cargo-gpu rust-cuda cuda-oxide nvptx std-offload cubecl cutile-rs khal krnl",
        f"rust-cuda cuda-oxide std-offload cubecl cutile-rs khal krnl cudarc cuda-host-crates windows {SHADERS}",
    ),
    "opencl apple": ("opencl3 ocl", "opencl3 ocl"),
    '"a CUDA program" amd': ("zluda", "zluda"),
    '"a trained model" amd': ("burn ort llama-cpp-2 wonnx", "burn ort llama-cpp-2 wonnx"),
    # Rust on NVIDIA before Volta: rust-cuda and the roads of Vulkan, and no other compiler of CUDA
    "rust nvidia nvidia:kepler,maxwell,driver": (
        "rust-gpu cargo-gpu rust-cuda cubecl khal krnl",
        f"rust-cuda cubecl khal krnl cudarc cuda-host-crates windows {SHADERS}",
    ),
    # WGSL on Apple without wgpu
    "wgsl apple -wgpu": (
        "naga wgpu-native web-sys bevy",
        "wgpu-native web-sys ash vulkano vulkanalia objc2-metal metal glow bevy",
    ),
    # and without what has wgpu inside
    "wgsl apple -wgpu -built-on:wgpu": ("naga web-sys", "web-sys ash vulkano vulkanalia objc2-metal metal glow"),
    # PTX from stable Rust
    "rust ptx toolchain:stable": ("cuda-oxide", ""),
    "rust web": ("rust-gpu cargo-gpu cubecl khal", "cubecl khal wgpu web-sys bevy"),
}
"""Questions for routes, those who take what you write, and those who call the API, on routes that are no detour."""


@pytest.fixture(scope="session")
def asked(ecosystem: Ecosystem) -> dict[str, str]:
    """Return what the links of the page of questions ask, and whom."""
    urls = re.findall(r"\]\(<([^>\n]+)>\)", ecosystem.section("questions").body)
    return {question[1]: question[0] for url in urls if (question := question_of(url))}


def _routes(ecosystem: Ecosystem, text: str) -> tuple[Route, ...]:
    index = Routes(ecosystem)
    answer = index.ask(index.read(text))
    assert not answer.note
    return answer.routes


def test_every_question_of_the_page_has_its_answer_here(asked: dict[str, str]) -> None:
    """No question is on the page whose answer was not thought about."""
    assert {text for text, kind in asked.items() if kind == "query"} == {*FINDS, ALIVE}
    assert {text for text, kind in asked.items() if kind == "routes"} <= LEADS.keys()


@pytest.mark.parametrize("query", FINDS)
def test_a_query_finds_the_right_projects(ecosystem: Ecosystem, query: str) -> None:
    """The query of a question finds exactly the projects that the facts give."""
    results = Index(ecosystem).search(query)
    assert not results.sentence
    assert {hit.project.slug for hit in results.hits} == set(FINDS[query].split())


def test_what_is_alive_is_all_the_rest(ecosystem: Ecosystem) -> None:
    """A project is alive, or it is quiet, dormant or deprecated."""
    others = set(f"{FINDS['status:quiet']} {FINDS['status:dormant,deprecated']}".split())
    found = {hit.project.slug for hit in Index(ecosystem).search(ALIVE).hits}
    assert found == ecosystem.by_slug.keys() - others


@pytest.mark.parametrize("question", LEADS)
def test_a_question_for_routes_has_the_right_answer(ecosystem: Ecosystem, question: str) -> None:
    """Who takes what you write, and who runs it, are exactly these."""
    first, runs = LEADS[question]
    legs = [route.legs for route in _routes(ecosystem, question) if not route.detour]
    calling = [leg for route in legs for leg in route if leg.calls and not leg.answers]
    assert {project.slug for route in legs for project in route[0].projects} == set(first.split())
    assert {project.slug for leg in calling for project in leg.projects} == set(runs.split())


def test_wgsl_comes_to_apple_without_wgpu_through_naga(ecosystem: Ecosystem) -> None:
    """Naga makes MSL, objc2-metal runs it, and wgpu has a part in no route of the answer."""
    routes = _routes(ecosystem, "wgsl apple -wgpu")
    assert not [route for route in routes for leg in route.legs if "wgpu" in {p.slug for p in leg.projects}]
    chains = [
        [({project.slug for project in leg.projects}, leg.gives or leg.calls) for leg in route.legs] for route in routes
    ]
    assert [({"naga"}, "MSL"), ({"objc2-metal"}, "Metal")] in chains


def test_ptx_from_stable_rust_is_one_route(ecosystem: Ecosystem) -> None:
    """cuda-oxide alone hands PTX over, and it takes one stable release."""
    (route,) = _routes(ecosystem, "rust ptx toolchain:stable")
    assert [project.slug for leg in route.legs for project in leg.projects] == ["cuda-oxide"]
    assert route.facts["toolchain"] == ("one stable release",)


def test_the_facts_forbid_the_compilers_that_need_newer_cards(ecosystem: Ecosystem) -> None:
    """Of the compilers for NVIDIA, rust-cuda alone names a card older than Volta."""
    oldest = {
        slug: ecosystem.by_slug[slug].facets["nvidia"]
        for slug in ("rust-cuda", "nvptx", "std-offload", "cuda-oxide", "cutile-rs")
    }
    assert oldest == {
        "rust-cuda": ("Maxwell or newer",),
        "nvptx": ("Volta or newer",),
        "std-offload": ("Volta or newer",),
        "cuda-oxide": ("Ampere or newer",),
        "cutile-rs": ("Ampere or newer",),
    }
