"""The relations between projects that the facts give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

RELATIONS = """
rust-gpu built_on naga rspirv spirv-tools spir-t glam
rust-gpu alternatives cubecl shader-slang naga-rust
rust-gpu siblings rust-cuda
rust-cuda built_on glam
rust-cuda alternatives nvptx cuda-oxide cubecl cudarc cuda-host-crates
cuda-oxide built_on pliron cuda-host-crates
cuda-oxide alternatives nvptx cubecl std-offload
cuda-oxide siblings cutile-rs cuda-host-crates
nvptx siblings amdgpu
amdgpu alternatives cubecl hip-bindings
std-offload built_on nvptx amdgpu
std-offload alternatives cubecl
cargo-gpu part_of rust-gpu

cubecl built_on cudarc wgpu ash objc2-metal hip-bindings pliron tracy-client
cubecl alternatives cutile-rs krnl khal hip-bindings sycl-rs
cutile-rs built_on cuda-host-crates
cutile-rs siblings cuda-host-crates
khal built_on rust-gpu rust-cuda cargo-gpu wgpu cudarc naga metal
khal alternatives krnl
krnl built_on rust-gpu vulkano ash

wgpu built_on naga ash objc2-metal windows glow gpu-allocator web-sys
wgpu alternatives ash vulkano objc2-metal windows glow web-sys hip-bindings sycl-rs
ash alternatives vulkano vulkanalia
vulkano built_on ash shaderc
vulkano alternatives vulkanalia
cudarc alternatives cuda-host-crates nvtx
objc2-metal successor_of metal
opencl3 alternatives ocl sycl-rs hip-bindings
glow built_on web-sys
wgpu-native built_on wgpu naga

burn built_on cubecl
burn alternatives candle tch-rs luminal ort tract mistral-rs
candle built_on cudarc objc2-metal
candle alternatives tch-rs luminal tract ort llama-cpp-2
ort alternatives tract wonnx mistral-rs
mistral-rs built_on candle objc2-metal
mistral-rs alternatives llama-cpp-2
tract built_on cudarc metal
tract alternatives wonnx
tch-rs alternatives luminal
bevy built_on wgpu wesl-rs winit encase bytemuck glam tracy-client
vello built_on wgpu naga bytemuck
luminal built_on cudarc
wonnx built_on wgpu

naga part_of wgpu
naga built_on rspirv
naga alternatives shader-slang shaderc spirv-cross2
wesl-rs alternatives naga-oil
shader-slang alternatives shaderc
shaderc alternatives glslang hassle-rs
naga-oil built_on naga
spirv-cross2 built_on rspirv
spirv-cross2 siblings glslang
naga-rust built_on naga

wgsl-analyzer built_on naga wesl-rs
rspirv alternatives spirv-tools
spir-t alternatives pliron
wgsl-bindgen built_on naga naga-oil
bytemuck alternatives encase
gpu-allocator built_on ash windows objc2-metal
wgpu-profiler built_on wgpu
monitors built_on nvml-wrapper

nak siblings kraid rusticl
rusticl siblings asahi kraid
asahi siblings nova tyr
nova siblings tyr
rutabaga-gfx built_on vulkano
"""
"""A project, a kind of relation and to whom; what holds both ways stands once."""

MUTUAL = {"alternatives", "siblings"}

Edge = tuple[str, str, str]


def _edges(table: str) -> list[Edge]:
    rows = [line.split() for line in table.splitlines() if line]
    return [(start, kind, end) for start, kind, *ends in rows for end in ends]


@pytest.fixture(scope="session")
def stated(ecosystem: Ecosystem) -> set[Edge]:
    """Return the relations that the pages state."""
    return {
        (project.slug, relation.kind, relation.target)
        for project in ecosystem.projects
        for relation in project.relations
    }


@pytest.mark.parametrize("edge", _edges(RELATIONS), ids=" ".join)
def test_a_relation_of_the_facts_is_there(stated: set[Edge], edge: Edge) -> None:
    """A relation is stated by the page it starts from, and by both pages where it holds both ways."""
    start, kind, end = edge
    assert edge in stated
    if kind in MUTUAL:
        assert (end, kind, start) in stated


def test_no_relation_is_made_up(stated: set[Edge]) -> None:
    """The pages state no relation that the facts do not give."""
    given = set(_edges(RELATIONS))
    given |= {(end, kind, start) for start, kind, end in given if kind in MUTUAL}
    assert sorted(stated - given) == []
