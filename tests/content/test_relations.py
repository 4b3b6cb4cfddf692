"""The relations between projects that the facts give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

EDGES = """
rust-gpu built_on naga
krnl built_on rust-gpu
krnl built_on vulkano
krnl built_on ash
cargo-gpu part_of rust-gpu
std-offload built_on nvptx
std-offload built_on amdgpu
cubecl built_on cudarc
cubecl built_on wgpu
cubecl built_on ash
cubecl built_on objc2-metal
wgpu built_on ash
wgpu built_on objc2-metal
vulkano built_on ash
wesl-rs built_on naga
naga part_of wgpu
asahi built_on rusticl
rust-cuda alternatives cuda-oxide
rust-cuda alternatives nvptx
rust-cuda alternatives cubecl
rust-cuda alternatives cudarc
cuda-oxide alternatives nvptx
cuda-oxide alternatives cubecl
cubecl alternatives rust-gpu
cubecl alternatives cutile-rs
cubecl alternatives krnl
wgpu alternatives ash
wgpu alternatives vulkano
vulkano alternatives ash
rust-gpu siblings rust-cuda
cuda-oxide siblings cutile-rs
asahi siblings nova
asahi siblings tyr
nova siblings tyr
"""

MUTUAL = {"alternatives", "siblings"}


def _edges(ecosystem: Ecosystem) -> set[tuple[str, str, str]]:
    return {
        (project.slug, relation.kind, relation.target)
        for project in ecosystem.projects
        for relation in project.relations
    }


@pytest.mark.parametrize("edge", EDGES.strip().splitlines())
def test_a_relation_of_the_facts_is_there(ecosystem: Ecosystem, edge: str) -> None:
    """A relation is stated by the page it starts from, and by both pages where it holds both ways."""
    start, kind, end = edge.split()
    edges = _edges(ecosystem)
    assert (start, kind, end) in edges
    if kind in MUTUAL:
        assert (end, kind, start) in edges


def test_no_relation_is_made_up(ecosystem: Ecosystem) -> None:
    """The pages state no relation that the facts do not give."""
    given = {(start, kind, end) for start, kind, end in (edge.split() for edge in EDGES.strip().splitlines())}
    given |= {(end, kind, start) for start, kind, end in given if kind in MUTUAL}
    assert _edges(ecosystem) - given == set()
