"""The questions that people ask, each as one query with its right answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gpueco_tui.search.index import Index

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

QUESTIONS = {
    "Rust kernels on AMD with a stable toolchain": (
        "write:kernels,dsl hardware:amd toolchain:stable",
        {"cubecl"},
    ),
    "runs in the browser": (
        "os:web",
        {"rust-gpu", "cubecl", "wgpu", "naga", "wesl-rs"},
    ),
    "safe Vulkan": (
        'api:vulkan safety:"safe"',
        {"wgpu", "vulkano"},
    ),
    "no CUDA toolkit to build": (
        'hardware:nvidia needs:"no vendor kit"',
        {"rust-gpu", "nvptx", "cubecl", "krnl", "cudarc", "wgpu", "ash", "vulkano"},
    ),
    "works on pre-Volta NVIDIA": (
        "nvidia:maxwell,driver",
        {"rust-gpu", "rust-cuda", "cubecl", "krnl", "cudarc", "wgpu", "ash", "vulkano", "opencl3"},
    ),
    "alive this year": (
        "-status:dormant",
        {
            "rust-gpu",
            "rust-cuda",
            "cuda-oxide",
            "nvptx",
            "amdgpu",
            "std-offload",
            "cargo-gpu",
            "cubecl",
            "cutile-rs",
            "wgpu",
            "ash",
            "vulkano",
            "cudarc",
            "objc2-metal",
            "opencl3",
            "naga",
            "wesl-rs",
            "zluda",
            "rusticl",
            "asahi",
            "nova",
            "tyr",
        },
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_one_query(ecosystem: Ecosystem, question: str) -> None:
    """The query that the overview gives for a question finds exactly the projects that the facts give."""
    query, answer = QUESTIONS[question]
    results = Index(ecosystem).search(query)
    assert not results.problem
    assert {hit.project.slug for hit in results.hits} == answer
    assert f"```text\n{query}\n```" in ecosystem.overview


def test_the_facts_forbid_the_compilers_that_need_newer_cards(ecosystem: Ecosystem) -> None:
    """Of the compilers for NVIDIA, rust-cuda alone names a card older than Volta."""
    oldest = {
        slug: ecosystem.by_slug[slug].facets["nvidia"] for slug in ("rust-cuda", "nvptx", "cuda-oxide", "cutile-rs")
    }
    assert oldest == {
        "rust-cuda": ("Maxwell",),
        "nvptx": ("Volta",),
        "cuda-oxide": ("Ampere",),
        "cutile-rs": ("Ampere",),
    }


@pytest.mark.parametrize("query", ["spir", "SPIR", "spir-v"])
def test_spir_finds_rust_gpu_first(ecosystem: Ecosystem, query: str) -> None:
    """Whoever looks for SPIR-V finds rust-gpu before the others."""
    assert Index(ecosystem).search(query).hits[0].project.slug == "rust-gpu"
