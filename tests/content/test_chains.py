"""The routes of the bundled content: every chain that is true, and none that is false.

The chains were judged one by one, on 2026-11-25. A false one is a join of what fits by name only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.search.routes import Question, Routes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.model import Ecosystem
    from gpueco_tui.search.routes import Leg, Route

TRUE = """
T1 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > ash > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T1 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > ash > Vulkan | Apple | macOS
T1 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > ash > Vulkan | Mobile GPUs | Linux, Android
T2 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > vulkano > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T2 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > vulkano > Vulkan | Apple | macOS
T3 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T3 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > wgpu > Vulkan | Mobile GPUs | Linux, Android
T3 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > wgpu > Metal | Apple | macOS
T3 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > wgpu > DX12 | NVIDIA, AMD, Intel | Windows
T4 | Rust kernels | rust-gpu > WGSL > wgpu > WebGPU | NVIDIA, AMD, Intel, Apple, Mobile GPUs | Web
T4 | Rust kernels | rust-gpu > WGSL > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T4 | Rust kernels | rust-gpu > WGSL > wgpu > Metal | Apple | macOS
T4 | Rust kernels | rust-gpu > WGSL > wgpu > DX12 | NVIDIA, AMD, Intel | Windows
T5 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > naga > MSL > objc2-metal > Metal | Apple | macOS
T6 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > naga > WGSL > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T6 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > naga > WGSL > wgpu > Metal | Apple | macOS
T6 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > naga > WGSL > wgpu > DX12 | NVIDIA, AMD, Intel | Windows
T6 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > naga > WGSL > wgpu > WebGPU | NVIDIA, AMD, Apple | Web
T7 | Rust kernels | nvptx > PTX > cudarc > CUDA | NVIDIA | Linux, Windows
T8 | Rust kernels | rust-cuda > PTX > cudarc > CUDA | NVIDIA | Linux, Windows
T9 | Rust kernels | cuda-oxide > PTX > cudarc > CUDA | NVIDIA | Linux, Windows
T10 | WGSL | wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T10 | WGSL | wgpu > Vulkan | Apple | macOS, iOS
T10 | WGSL | wgpu > Vulkan | Mobile GPUs | Linux, Android
T10 | WGSL | wgpu > Vulkan | CPU | Linux
T10 | WGSL | wgpu > Metal | Apple | macOS, iOS
T10 | WGSL | wgpu > DX12 | NVIDIA, AMD, Intel, CPU | Windows
T10 | WGSL | wgpu > OpenGL | NVIDIA, AMD, Intel | Linux, Windows
T10 | WGSL | wgpu > OpenGL | CPU | Linux
T10 | WGSL | wgpu > WebGPU | NVIDIA, AMD, Intel, Apple, Mobile GPUs | Web
T11 | WGSL | naga > SPIR-V (Vulkan) > ash > Vulkan | NVIDIA, AMD, Intel | Linux, Windows, BSD
T11 | WGSL | naga > SPIR-V (Vulkan) > vulkano > Vulkan | NVIDIA, AMD, Intel | Linux, Windows, BSD
T12 | WGSL | naga > MSL > objc2-metal > Metal | Apple | macOS, iOS
T12 | GLSL (Vulkan) | naga > MSL > objc2-metal > Metal | Apple | macOS, iOS
T13 | WESL | wesl-rs > WGSL > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T13 | WESL | wesl-rs > WGSL > wgpu > WebGPU | NVIDIA, AMD, Intel, Apple, Mobile GPUs | Web
T14 | WESL | wesl-rs > WGSL > naga > SPIR-V (Vulkan) > ash > Vulkan | NVIDIA, AMD, Intel | Linux, Windows, BSD
T14 | WESL | wesl-rs > WGSL > naga > SPIR-V (Vulkan) > vulkano > Vulkan | NVIDIA, AMD, Intel | Linux, Windows, BSD
T14 | WESL | wesl-rs > WGSL > naga > MSL > objc2-metal > Metal | Apple | macOS, iOS
T15 | GLSL (Vulkan) | vulkano > Vulkan | NVIDIA, AMD, Intel | Linux, Windows, BSD
T15 | GLSL (Vulkan) | wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T15 | GLSL (Vulkan) | wgpu > Metal | Apple | macOS, iOS
T15 | GLSL (Vulkan) | wgpu > DX12 | NVIDIA, AMD, Intel | Windows
T15 | GLSL (Vulkan) | naga > SPIR-V (Vulkan) > ash > Vulkan | NVIDIA, AMD, Intel | Linux, Windows, BSD
T15 | GLSL (Vulkan) | naga > WGSL > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T16 | MSL | objc2-metal > Metal | Apple | macOS, iOS
T17 | OpenCL C | opencl3 > OpenCL | NVIDIA, AMD, Intel, Mobile GPUs, CPU, FPGA | Linux, Windows
T18 | CUDA C++ | cudarc > CUDA | NVIDIA | Linux, Windows
T19 | Rust kernels | amdgpu > HIP/ROCm | AMD | Linux
T19 | Rust kernels | amdgpu > AMDGCN > by hand > HIP/ROCm | AMD | Linux, Windows
T19 | Rust kernels | amdgpu > AMDGCN > by hand > HSA | AMD | Linux
T20 | Rust kernels | std-offload > HIP/ROCm | AMD | Linux
T20 | Rust kernels | std-offload > CUDA | NVIDIA | Linux
T21 | Rust kernels | krnl > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
T22 | Rust DSL | cubecl > CUDA | NVIDIA | Linux, Windows
T22 | Rust DSL | cubecl > HIP/ROCm | AMD | Linux
T22 | Rust DSL | cubecl > Vulkan | NVIDIA, AMD | Linux, Windows
T22 | Rust DSL | cubecl > Metal | Apple | macOS
T22 | Rust DSL | cubecl > WebGPU | NVIDIA, AMD, Apple | Web
T22 | Rust DSL | cubecl > the CPU itself | CPU | Linux, Windows, macOS
T23 | Rust DSL | cutile-rs > CUDA | NVIDIA | Linux
T24 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > ash > Vulkan > asahi | Apple | Linux
T24 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > vulkano > Vulkan > asahi | Apple | Linux
T24 | Rust kernels | rust-gpu > SPIR-V (Vulkan) > wgpu > Vulkan > asahi | Apple | Linux
T24 | WGSL | wgpu > OpenGL > asahi | Apple | Linux
T24 | WGSL | naga > SPIR-V (Vulkan) > ash > Vulkan > asahi | Apple | Linux
T25 | OpenCL C | opencl3 > OpenCL > rusticl | AMD, Intel, Apple, CPU | Linux
T26 | a CUDA program | zluda > HIP/ROCm | AMD | Linux, Windows
N1 | Rust kernels | cuda-oxide > PTX > cutile-rs > CUDA | NVIDIA | Linux
N2 | Rust kernels | nvptx > PTX > rust-cuda > CUDA | NVIDIA | Linux, Windows
N2 | Rust kernels | cuda-oxide > PTX > rust-cuda > CUDA | NVIDIA | Linux, Windows
N2 | Rust kernels | nvptx > PTX > cuda-oxide > CUDA | NVIDIA | Linux, Windows
N2 | Rust kernels | nvptx > PTX > cuda-host-crates > CUDA | NVIDIA | Linux, Windows
N3 | Rust kernels | cuda-oxide > cubin > cudarc > CUDA | NVIDIA | Linux, Windows
N3 | Rust kernels | cuda-oxide > cubin > rust-cuda > CUDA | NVIDIA | Linux, Windows
N3 | Rust kernels | cuda-oxide > cubin > cuda-host-crates > CUDA | NVIDIA | Linux, Windows
N4 | LTOIR | cuda-oxide > CUDA | NVIDIA | Linux, Windows
N5 | Rust kernels | cargo-gpu > SPIR-V (Vulkan) > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
N5 | Rust kernels | cargo-gpu > SPIR-V (Vulkan) > ash > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
N5 | Rust kernels | cargo-gpu > SPIR-V (Vulkan) > vulkano > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
N6 | WGSL | naga > naga IR > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
N7 | WGSL | naga > MSL > wgpu > Metal | Apple | macOS, iOS
N7 | WGSL | naga > HLSL > wgpu > DX12 | NVIDIA, AMD, Intel | Windows
N8 | OpenCL C | opencl3 > OpenCL > rusticl | Apple | Linux
N8 | OpenCL C | opencl3 > OpenCL > rusticl > Vulkan | NVIDIA, AMD, Intel | Linux
N9 | WESL | wesl-rs > WGSL > wgpu > Vulkan | NVIDIA, AMD, Intel | Linux, Windows
N9 | WESL | wesl-rs > WGSL > wgpu > Metal | Apple | macOS, iOS
N9 | WESL | wesl-rs > WGSL > wgpu > DX12 | NVIDIA, AMD, Intel | Windows
N9 | WESL | wesl-rs > WGSL > wgpu > OpenGL | NVIDIA, AMD, Intel | Linux, Windows
N10 | GLSL (Vulkan) | vulkano > Vulkan | Apple | macOS, iOS
N10 | Rust DSL | cubecl > Vulkan | Intel | Linux, Windows
N11 | Rust kernels | amdgpu > HIP/ROCm | AMD | Linux
"""
"""What you write or have; the projects, each with what it hands on or calls; hardware that is reached among other; and
the systems on which that is reached. After a driver comes what it stands on, or nothing."""

HANDED = """
N3 | Rust kernels | cuda-oxide | cubin
N4 | Rust kernels | cuda-oxide | LTOIR
N5 | Rust kernels | cargo-gpu | SPIR-V (Vulkan)
N6 | WGSL | naga | naga IR
N11 | Rust kernels | amdgpu | AMDGCN
"""
"""What you write, and a project that hands over a form, whether another takes it on or not."""

FALSE = """
F1 rust-gpu SPIR-V opencl3
F1 naga SPIR-V opencl3
F1 wgpu SPIR-V opencl3
F1 cubecl SPIR-V opencl3
F1 krnl SPIR-V opencl3
F2 rust-gpu SPIR-V rusticl
F2 naga SPIR-V rusticl
F2 wgpu SPIR-V rusticl
F2 cubecl SPIR-V rusticl
F2 krnl SPIR-V rusticl
F3 wgpu SPIR-V vulkano
F3 wgpu SPIR-V naga
F3 wgpu WGSL naga
F3 wgpu WGSL wesl-rs
F3 wgpu GLSL vulkano
F3 wgpu GLSL naga
F4 cubecl SPIR-V vulkano
F4 cubecl SPIR-V naga
F4 cubecl WGSL naga
F4 cubecl WGSL wesl-rs
F5 krnl SPIR-V wgpu
F5 krnl SPIR-V naga
F6 naga GLSL vulkano
F7 naga GLSL wgpu
F8 std-offload PTX cudarc
F8 std-offload PTX zluda
F9 cutile-rs cubin cudarc
inside cubecl SPIR-V ash
inside cubecl SPIR-V wgpu
inside cubecl WGSL wgpu
inside cubecl MSL objc2-metal
inside cubecl PTX cudarc
inside cubecl CUDA cudarc
inside krnl SPIR-V ash
inside krnl SPIR-V vulkano
inside wgpu SPIR-V ash
inside wgpu MSL objc2-metal
driver rust-gpu SPIR-V asahi
driver wgpu SPIR-V asahi
driver cubecl SPIR-V asahi
driver krnl SPIR-V asahi
driver naga SPIR-V asahi
driver wgpu GLSL asahi
driver naga GLSL asahi
zluda nvptx PTX zluda
zluda rust-cuda PTX zluda
zluda cuda-oxide PTX zluda
zluda cubecl PTX zluda
useless rust-gpu WGSL wesl-rs
useless naga WGSL wesl-rs
"""
"""A project, the beginning of a form, and a project to which it does not hand that as a file."""

INSIDE = ("cubecl", "wgpu", "krnl", "std-offload", "cutile-rs", "khal", "burn", "zluda", "rusticl", "asahi")
"""Projects that hand over nothing: what they make stays inside."""

REACHES = {
    "CUDA": "NVIDIA",
    "HIP/ROCm": "AMD",
    "HSA": "AMD",
    "Metal": "Apple",
    "DX12": "NVIDIA, AMD, Intel, CPU",
    "WebGPU": "NVIDIA, AMD, Intel, Apple, Mobile GPUs",
    "OpenGL": "NVIDIA, AMD, Intel, Mobile GPUs, CPU",
    "Vulkan": "NVIDIA, AMD, Intel, Apple, Mobile GPUs, CPU",
    "OpenCL": "NVIDIA, AMD, Intel, Mobile GPUs, CPU, FPGA",
    "SYCL/Level Zero": "Intel, CPU",
    "the CPU itself": "CPU",
}
"""What an API reaches at most, where no driver is named, whatever else the pages of its hosts reach."""

DRIVERS = {
    "asahi": ("Apple", "Linux"),
    "nak": ("NVIDIA", "Linux"),
    "zluda": ("AMD", "Linux, Windows"),
}
"""What is reached at most below a driver, and on which systems."""

NOT_YET = ("nova", "tyr", "kraid")
"""Drivers through which no program can submit work yet."""


@pytest.fixture(scope="session")
def index(ecosystem: Ecosystem) -> Routes:
    """Return what answers questions about the routes of the bundled content."""
    return Routes(ecosystem)


@pytest.fixture(scope="session")
def routes(index: Routes) -> tuple[Route, ...]:
    """Return all routes of the bundled content."""
    answer = index.ask(Question())
    assert not answer.note
    assert not answer.left_out
    return answer.routes


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


def _slugs(leg: Leg) -> set[str]:
    return {project.slug for project in leg.projects}


def _does(leg: Leg, project: str, then: str) -> bool:
    """Say whether `project` may do a step after which comes the form or the API `then`."""
    who = _slugs(leg) or {"by hand"}
    return project in who and then == (leg.gives or leg.calls)


def _handed_on(routes: tuple[Route, ...]) -> Iterator[tuple[Route, Leg, Leg]]:
    """Yield each pair of steps of which the first hands a form to the second."""
    for route in routes:
        for leg, following in zip(route.legs, route.legs[1:], strict=False):
            if leg.gives:
                yield route, leg, following


def test_every_chain_that_was_judged_is_in_the_tables() -> None:
    """The chains are T1 to T26 and N1 to N11; of the false ones, 27 join what does not fit."""
    named = {line.split()[0] for line in _lines(TRUE)}
    assert named == {*(f"T{at}" for at in range(1, 27)), *(f"N{at}" for at in range(1, 12))}
    assert len([line for line in _lines(FALSE) if line.startswith("F")]) == 27
    assert len(set(_lines(FALSE))) == len(_lines(FALSE))


@pytest.mark.parametrize("chain", _lines(TRUE))
def test_a_true_chain_is_a_route(index: Routes, chain: str) -> None:
    """From what you write, by exactly these projects, to at least this hardware, on exactly these systems."""
    _, start, passes, ends, systems = chain.split(" | ")
    parts = [*passes.split(" > "), ""]
    steps = list(zip(parts[::2], parts[1::2], strict=False))
    answer = index.ask(Question((start,), through=tuple(project for project, _ in steps if project != "by hand")))
    reached = {
        end: ", ".join(along.get("os", ()))
        for route in answer.routes
        if len(route.legs) == len(steps) and all(_does(leg, *step) for leg, step in zip(route.legs, steps, strict=True))
        for end, along in route.reach
        if not route.unverified
    }
    assert reached, "no such route"
    assert {end: reached.get(end) for end in ends.split(", ")} == dict.fromkeys(ends.split(", "), systems)


@pytest.mark.parametrize("row", _lines(HANDED))
def test_a_form_is_handed_over(index: Routes, row: str) -> None:
    """Also where no project takes it on."""
    _, start, project, form = row.split(" | ")
    answer = index.ask(Question((start,), (form,), through=(project,)))
    assert any(_does(route.legs[-1], project, form) for route in answer.routes)


@pytest.mark.parametrize("edge", _lines(FALSE))
def test_a_false_edge_is_on_no_route(ecosystem: Ecosystem, routes: tuple[Route, ...], edge: str) -> None:
    """What the one makes does not go to the other."""
    _, maker, form, taker = edge.split()
    assert {maker, taker} <= ecosystem.by_slug.keys()
    for route, leg, following in _handed_on(routes):
        handed = leg.gives.startswith(form) and maker in _slugs(leg) and taker in _slugs(following)
        assert not handed, " > ".join(route.chain)


def test_no_shader_enters_through_opencl(routes: tuple[Route, ...]) -> None:
    """OpenCL takes another SPIR-V than Vulkan, and no project here makes that one, so only its own C comes there."""
    ways = [leg for route in routes for leg in route.legs if leg.calls == "OpenCL"]
    assert ways
    assert {leg.takes for leg in ways} == {"OpenCL C", "a trained model"}
    assert {leg.inside for leg in ways} == {""}


def test_a_driver_follows_an_api_and_never_a_file(routes: tuple[Route, ...]) -> None:
    """Before a driver stands who calls the API that it answers."""
    seen = False
    for route in routes:
        assert not route.legs[0].answers
        for leg, following in zip(route.legs, route.legs[1:], strict=False):
            seen = seen or bool(following.answers)
            assert following.answers == leg.calls, " > ".join(route.chain)
    assert seen


def test_a_route_does_not_loop(routes: tuple[Route, ...]) -> None:
    """No form comes twice on a route, and no project that does a step alone."""
    for route in routes:
        forms = [route.start, *(leg.gives for leg in route.legs if leg.gives)]
        alone = [slug for leg in route.legs if len(leg.projects) == 1 for slug in _slugs(leg)]
        assert len(set(forms)) == len(forms), " > ".join(route.chain)
        assert len(set(alone)) == len(alone), " > ".join(route.chain)


def test_wgsl_that_naga_made_goes_to_naga_only_where_nothing_is_shorter(routes: tuple[Route, ...]) -> None:
    """rust-gpu makes WGSL by naga: what naga turns that back into is a detour."""
    back = [
        route
        for route, leg, following in _handed_on(routes)
        if "rust-gpu" in _slugs(leg) and leg.gives == "WGSL" and _does(following, "naga", "SPIR-V (Vulkan)")
    ]
    assert back
    assert all(route.detour for route in back)


@pytest.mark.parametrize("project", INSIDE)
def test_what_is_kept_inside_is_never_handed_on(routes: tuple[Route, ...], project: str) -> None:
    """These projects run what they make."""
    legs = [leg for route in routes for leg in route.legs if project in _slugs(leg)]
    assert legs
    assert all((leg.calls or leg.answers) and not leg.gives for leg in legs)


@pytest.mark.parametrize("api", REACHES)
def test_an_api_reaches_only_its_own_hardware(routes: tuple[Route, ...], api: str) -> None:
    """Whatever else the pages of its hosts reach."""
    ending = [route for route in routes if route.legs[-1].calls == api and not any(leg.answers for leg in route.legs)]
    assert ending
    for route in ending:
        assert set(route.ends) <= set(REACHES[api].split(", ")), " > ".join(route.chain)


def test_every_api_that_reaches_something_is_on_a_route(ecosystem: Ecosystem) -> None:
    """The table of what an API reaches leaves none out."""
    assert ecosystem.routes is not None
    assert {api.name for api in ecosystem.routes.apis if api.reaches} == REACHES.keys()


@pytest.mark.parametrize("driver", DRIVERS)
def test_below_a_driver_is_its_own_hardware(routes: tuple[Route, ...], driver: str) -> None:
    """A driver is for some hardware and systems, whoever calls the API above it."""
    below = [route for route in routes if driver in _slugs(route.legs[-1])]
    assert below
    ends, systems = DRIVERS[driver]
    for route in below:
        assert route.ends == (ends,), " > ".join(route.chain)
        assert set(dict(route.reach)[ends]["os"]) <= set(systems.split(", ")), " > ".join(route.chain)


def test_cuda_reaches_amd_only_below_zluda_and_unverified(routes: tuple[Route, ...]) -> None:
    """No source shows a program of one's own on ZLUDA, and only what comes to it as PTX can run there."""
    cuda = [route for route in routes if any(leg.calls == "CUDA" for leg in route.legs)]
    below = [route for route in cuda if set(route.ends) != {"NVIDIA"}]
    assert below
    for route in below:
        host, driver = route.legs[-2:]
        assert _slugs(driver) == {"zluda"}, " > ".join(route.chain)
        assert driver.answers == host.calls == "CUDA"
        assert route.ends == ("AMD",)
        assert route.unverified
        assert "PTX" in {host.takes, host.inside}, " > ".join(route.chain)
    assert [route for route in routes if route.unverified and route not in below] == []


def test_what_cannot_take_work_yet_ends_no_route(routes: tuple[Route, ...]) -> None:
    """No route leads through a driver that no program can use."""
    assert not [route for route in routes for leg in route.legs if _slugs(leg) & set(NOT_YET)]


def test_what_rust_gpu_makes_is_not_said_to_run_on_the_cpu(routes: tuple[Route, ...]) -> None:
    """Its crates can be built for the CPU by rustc itself; that is not a route of rust-gpu, nor of its tool."""
    made = [route for route in routes if _slugs(route.legs[0]) & {"rust-gpu", "cargo-gpu"}]
    assert made
    assert not [route for route in made if "CPU" in route.ends]
