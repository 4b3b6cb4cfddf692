"""The routes of the bundled content: every chain that is true, and none that is false.

The chains were judged one by one, on 2026-11-25. A false one is a join of what fits by name only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.search.routes import Question, Routes

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.routes import Leg, Route

VULKAN = "NVIDIA, AMD, Intel"
WGPU = "NVIDIA, AMD, Intel, Apple, Mobile GPUs"

TRUE: tuple[tuple[str, str, str, str], ...] = (
    ("T1", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > ash > Vulkan", f"{VULKAN}, Mobile GPUs"),
    ("T2", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > vulkano > Vulkan", VULKAN),
    ("T3", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > wgpu > Vulkan", f"{VULKAN}, Mobile GPUs"),
    ("T3", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > wgpu > Metal", "Apple"),
    ("T3", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > wgpu > DX12", VULKAN),
    ("T4", "Rust kernels", "rust-gpu > WGSL > wgpu > WebGPU", WGPU),
    ("T4", "Rust kernels", "rust-gpu > WGSL > wgpu > Vulkan", VULKAN),
    ("T5", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > naga > MSL > objc2-metal > Metal", "Apple"),
    ("T6", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > naga > WGSL > wgpu > Vulkan", VULKAN),
    ("T7", "Rust kernels", "nvptx > PTX > cudarc > CUDA", "NVIDIA"),
    ("T8", "Rust kernels", "rust-cuda > PTX > cudarc > CUDA", "NVIDIA"),
    ("T9", "Rust kernels", "cuda-oxide > PTX > cudarc > CUDA", "NVIDIA"),
    ("T10", "WGSL", "wgpu > Vulkan", f"{VULKAN}, Mobile GPUs"),
    ("T10", "WGSL", "wgpu > Metal", "Apple"),
    ("T10", "WGSL", "wgpu > DX12", f"{VULKAN}, CPU"),
    ("T10", "WGSL", "wgpu > OpenGL", VULKAN),
    ("T10", "WGSL", "wgpu > WebGPU", WGPU),
    ("T11", "WGSL", "naga > SPIR-V (Vulkan) > ash > Vulkan", VULKAN),
    ("T11", "WGSL", "naga > SPIR-V (Vulkan) > vulkano > Vulkan", VULKAN),
    ("T12", "WGSL", "naga > MSL > objc2-metal > Metal", "Apple"),
    ("T12", "GLSL (Vulkan)", "naga > MSL > objc2-metal > Metal", "Apple"),
    ("T13", "WESL", "wesl-rs > WGSL > wgpu > Vulkan", VULKAN),
    ("T13", "WESL", "wesl-rs > WGSL > wgpu > WebGPU", WGPU),
    ("T14", "WESL", "wesl-rs > WGSL > naga > SPIR-V (Vulkan) > ash > Vulkan", VULKAN),
    ("T14", "WESL", "wesl-rs > WGSL > naga > SPIR-V (Vulkan) > vulkano > Vulkan", VULKAN),
    ("T14", "WESL", "wesl-rs > WGSL > naga > MSL > objc2-metal > Metal", "Apple"),
    ("T15", "GLSL (Vulkan)", "vulkano > Vulkan", VULKAN),
    ("T15", "GLSL (Vulkan)", "wgpu > Vulkan", VULKAN),
    ("T15", "GLSL (Vulkan)", "naga > SPIR-V (Vulkan) > ash > Vulkan", VULKAN),
    ("T15", "GLSL (Vulkan)", "naga > WGSL > wgpu > Vulkan", VULKAN),
    ("T16", "MSL", "objc2-metal > Metal", "Apple"),
    ("T17", "OpenCL C", "opencl3 > OpenCL", "NVIDIA, AMD, Intel, Mobile GPUs, CPU, FPGA"),
    ("T18", "CUDA C++", "cudarc > CUDA", "NVIDIA"),
    ("T19", "Rust kernels", "amdgpu > HIP/ROCm", "AMD"),
    ("T19", "Rust kernels", "amdgpu > AMDGCN > * > HSA", "AMD"),
    ("T20", "Rust kernels", "std-offload > HIP/ROCm", "AMD"),
    ("T20", "Rust kernels", "std-offload > CUDA", "NVIDIA"),
    ("T21", "Rust kernels", "krnl > Vulkan", VULKAN),
    ("T22", "Rust DSL", "cubecl > CUDA", "NVIDIA"),
    ("T22", "Rust DSL", "cubecl > HIP/ROCm", "AMD"),
    ("T22", "Rust DSL", "cubecl > Vulkan", "NVIDIA, AMD"),
    ("T22", "Rust DSL", "cubecl > Metal", "Apple"),
    ("T22", "Rust DSL", "cubecl > WebGPU", "NVIDIA, AMD, Apple"),
    ("T23", "Rust DSL", "cutile-rs > CUDA", "NVIDIA"),
    ("T24", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > ash > Vulkan > asahi", "Apple"),
    ("T24", "Rust kernels", "rust-gpu > SPIR-V (Vulkan) > wgpu > Vulkan > asahi", "Apple"),
    ("T24", "WGSL", "wgpu > OpenGL > asahi", "Apple"),
    ("T25", "OpenCL C", "opencl3 > OpenCL > rusticl", "AMD, Intel, Apple, CPU"),
    ("T26", "a CUDA program", "zluda > HIP/ROCm", "AMD"),
    ("N1", "Rust kernels", "cuda-oxide > PTX > cutile-rs > CUDA", "NVIDIA"),
    ("N2", "Rust kernels", "nvptx > PTX > rust-cuda > CUDA", "NVIDIA"),
    ("N2", "Rust kernels", "cuda-oxide > PTX > rust-cuda > CUDA", "NVIDIA"),
    ("N2", "Rust kernels", "nvptx > PTX > cuda-oxide > CUDA", "NVIDIA"),
    ("N3", "Rust kernels", "cuda-oxide > cubin > cudarc > CUDA", "NVIDIA"),
    ("N5", "Rust kernels", "cargo-gpu > SPIR-V (Vulkan) > wgpu > Vulkan", VULKAN),
    ("N5", "Rust kernels", "cargo-gpu > SPIR-V (Vulkan) > ash > Vulkan", VULKAN),
    ("N5", "Rust kernels", "cargo-gpu > SPIR-V (Vulkan) > vulkano > Vulkan", VULKAN),
    ("N6", "WGSL", "naga > naga IR > wgpu > Vulkan", VULKAN),
    ("N7", "WGSL", "naga > MSL > wgpu > Metal", "Apple"),
    ("N7", "WGSL", "naga > HLSL > wgpu > DX12", VULKAN),
    ("N8", "OpenCL C", "opencl3 > OpenCL > rusticl > Vulkan", "NVIDIA"),
    ("N9", "WESL", "wesl-rs > WGSL > wgpu > Metal", "Apple"),
    ("N9", "WESL", "wesl-rs > WGSL > wgpu > DX12", VULKAN),
    ("N9", "WESL", "wesl-rs > WGSL > wgpu > OpenGL", VULKAN),
    ("N10", "GLSL (Vulkan)", "vulkano > Vulkan", "Apple"),
    ("N10", "Rust DSL", "cubecl > Vulkan", "Intel"),
    ("N11", "Rust kernels", "amdgpu > AMDGCN > * > HIP/ROCm", "AMD"),
)
"""What you write, the projects with what each hands on or calls, and ends that are reached among others; `*` is any
project, or none."""

HANDED = (("N4", "Rust kernels", "cuda-oxide", "LTOIR"), ("N3", "Rust kernels", "cuda-oxide", "cubin"))
"""What you write, and a project that hands over a form."""

INSIDE = ("cubecl", "wgpu", "krnl", "std-offload", "cutile-rs")
"""Projects that hand over nothing: what they make stays inside."""

FALSE: tuple[tuple[str, str, str, str], ...] = (
    *(("F1", maker, "SPIR-V", "opencl3") for maker in ("rust-gpu", "naga", "wgpu", "cubecl", "krnl")),
    *(("F2", maker, "SPIR-V", "rusticl") for maker in ("rust-gpu", "naga", "wgpu", "cubecl", "krnl")),
    *(("F3", "wgpu", "SPIR-V", taker) for taker in ("vulkano", "naga")),
    *(("F3", "wgpu", "WGSL", taker) for taker in ("naga", "wesl-rs")),
    *(("F3", "wgpu", "GLSL", taker) for taker in ("vulkano", "naga")),
    *(("F4", "cubecl", "SPIR-V", taker) for taker in ("vulkano", "naga")),
    *(("F4", "cubecl", "WGSL", taker) for taker in ("naga", "wesl-rs")),
    *(("F5", "krnl", "SPIR-V", taker) for taker in ("wgpu", "naga")),
    ("F6", "naga", "GLSL", "vulkano"),
    ("F7", "naga", "GLSL", "wgpu"),
    *(("F8", "std-offload", "PTX", taker) for taker in ("cudarc", "zluda")),
    ("F9", "cutile-rs", "cubin", "cudarc"),
    *(("inside", "cubecl", "", taker) for taker in ("ash", "wgpu", "objc2-metal", "cudarc")),
    *(("inside", "krnl", "", taker) for taker in ("ash", "vulkano")),
    *(("inside", "wgpu", "", taker) for taker in ("ash", "objc2-metal")),
    *(("driver", maker, "", "asahi") for maker in ("rust-gpu", "wgpu", "cubecl", "krnl", "naga")),
    *(("driver", maker, "", "zluda") for maker in ("nvptx", "rust-cuda", "cuda-oxide", "cubecl")),
    *(("no use", maker, "WGSL", "wesl-rs") for maker in ("rust-gpu", "naga")),
    ("circular", "rust-gpu", "WGSL", "rust-gpu"),
)
"""A project, the beginning of a form, and a project to which it does not hand that."""

FALSE_ENDS: tuple[tuple[str, str], ...] = (
    ("CUDA", "AMD, Intel, Apple, Mobile GPUs, CPU, FPGA"),
    ("HIP/ROCm", "NVIDIA, Intel, Apple, Mobile GPUs, CPU, FPGA"),
    ("HSA", "NVIDIA, Intel, Apple, Mobile GPUs, CPU, FPGA"),
    ("Metal", "NVIDIA, Mobile GPUs, CPU, FPGA"),
    ("DX12", "Apple, Mobile GPUs, FPGA"),
    ("WebGPU", "CPU, FPGA"),
    ("OpenGL", "Apple, FPGA"),
    ("Vulkan", "FPGA"),
    ("OpenCL", "Apple"),
)
"""An API, and what no project reaches through it where no driver is named (3d)."""


@pytest.fixture(scope="session")
def routes(ecosystem: Ecosystem) -> tuple[Route, ...]:
    """Return all routes of the bundled content; until it declares what routes are made of, its chains are not there."""
    answer = Routes(ecosystem).ask(Question())
    if ecosystem.routes is None:
        pytest.skip(answer.note)
    assert not answer.left_out
    return answer.routes


def does(leg: Leg, project: str, then: str) -> bool:
    """Say whether `project` may do a step after which comes the form or the API `then`."""
    slugs = {each.slug for each in leg.projects}
    return (project == "*" or project in slugs) and then == (leg.gives or leg.calls)


@pytest.mark.parametrize(("number", "start", "chain", "ends"), TRUE)
def test_a_true_chain_is_a_route(routes: tuple[Route, ...], number: str, start: str, chain: str, ends: str) -> None:
    """From what you write, by these projects, to at least this hardware."""
    parts = chain.split(" > ")
    steps = [(project, parts[at + 1] if at + 1 < len(parts) else "") for at, project in enumerate(parts) if at % 2 == 0]
    found = [
        route
        for route in routes
        if route.start == start
        and len(route.legs) == len(steps)
        and all(does(leg, *step) for leg, step in zip(route.legs, steps, strict=True))
    ]
    assert found, f"{number}: no such route"
    reached = {end for route in found for end in route.ends}
    assert set(ends.split(", ")) <= reached, number


@pytest.mark.parametrize(("number", "start", "project", "form"), HANDED)
def test_a_form_is_handed_over(ecosystem: Ecosystem, number: str, start: str, project: str, form: str) -> None:
    """Also where no project here takes it on."""
    if ecosystem.routes is None:
        pytest.skip("the content declares no routes")
    answer = Routes(ecosystem).ask(Question((start,), (form,), through=(project,)))
    assert [route.legs[-1].gives for route in answer.routes][:1] == [form], number


@pytest.mark.parametrize(("number", "maker", "form", "taker"), FALSE)
def test_a_false_edge_is_on_no_route(routes: tuple[Route, ...], number: str, maker: str, form: str, taker: str) -> None:
    """What the one makes does not go to the other."""
    for route in routes:
        for leg, following in zip(route.legs, route.legs[1:], strict=False):
            handed = leg.gives and leg.gives.startswith(form)
            there = {each.slug for each in leg.projects}, {each.slug for each in following.projects}
            assert not (handed and maker in there[0] and taker in there[1]), f"{number}: {' > '.join(route.chain)}"


@pytest.mark.parametrize("project", INSIDE)
def test_what_is_kept_inside_is_never_handed_on(routes: tuple[Route, ...], project: str) -> None:
    """These projects run what they make."""
    legs = [leg for route in routes for leg in route.legs if project in {each.slug for each in leg.projects}]
    assert legs
    assert all(leg.calls and not leg.gives for leg in legs)


@pytest.mark.parametrize(("api", "ends"), FALSE_ENDS)
def test_an_api_reaches_only_its_own_hardware(routes: tuple[Route, ...], api: str, ends: str) -> None:
    """Whatever else the pages of its hosts reach."""
    ending = [route for route in routes if route.legs[-1].calls == api and not any(leg.answers for leg in route.legs)]
    assert ending
    for route in ending:
        assert not set(ends.split(", ")) & set(route.ends), " > ".join(route.chain)


def test_metal_of_a_page_with_other_hardware_is_apple_alone(routes: tuple[Route, ...]) -> None:
    """A page that reaches phones and NVIDIA does so through other APIs."""
    for project, api, ends in (
        ("cubecl", "Metal", {"Apple"}),
        ("cubecl", "CUDA", {"NVIDIA"}),
        ("wgpu", "Metal", {"Apple"}),
    ):
        found = [route for route in routes if does(route.legs[-1], project, api)]
        assert found
        assert all(set(route.ends) <= ends for route in found)
