"""What was looked for and not established must not stand on a page as a fact."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.loading.files import bundled

if TYPE_CHECKING:
    from gpueco_tui.model import Ecosystem

UNVERIFIED: dict[str, tuple[str, ...]] = {
    # rust-gpu: the date of spirv-std-macros 0.10.1; phone vendors by name.
    "rust-gpu": (r"0\.10\.1", "Qualcomm", "Adreno", r"\bMali\b", "OpenGL is supported"),
    # rust-cuda: anything on main after 2026-04-24, except the pull request of 2026-06-05; its stale feature table.
    "rust-cuda": (r"2026-0(?:7|8|9)", r"2026-1\d-\d\d", "does not support atomics", "atomics are unsupported", "macOS"),
    # cuda-oxide: the upstream tag of 0.4.0; how stable permits a backend.
    "cuda-oxide": (r"0\.4\.0 (?:came|is|was|of)", r"version = \"0\.4", "RUSTC_BOOTSTRAP"),
    # nvptx: which hosts ship the bitcode linker; the state of shared memory.
    "nvptx": ("Windows", "macOS", "shared memory"),
    # amdgpu: a promotion of the target.
    "amdgpu": (r"[Tt]ier[ -]2", r"[Tt]ier[ -]1"),
    # std::offload: hosts other than Linux on x86-64; the whole command sequence.
    "std-offload": ("Windows", "macOS", "aarch64", r"add offload rust-src"),
    # cargo-gpu: whether the former repository is archived.
    "cargo-gpu": (r"(?:repository|Rust-GPU/cargo-gpu)[^.]*\barchived\b",),
    # CubeCL: the dates of 0.11.2 and of the previews of 0.12; Intel and phones as facts.
    "cubecl": (r"0\.11\.2[^.]{0,20}20\d\d", r"0\.12[^.]{0,25}20\d\d", r"hardware = .*(?:Intel|Mobile)"),
    # cutile-rs: Windows.
    "cutile-rs": ("Windows",),
    # krnl: whether it is marked as archived.
    "krnl": ("archived",),
    # cudarc: its minimum Rust; whether the old address redirects; candle's version.
    "cudarc": ("MSRV", r"Rust 1\.\d", "redirect", r"\b[Cc]andle\b"),
    # wgpu: any version after 30.
    "wgpu": (r"\b31(?:\.\d|\b)",),
    # naga: whether the old repository is archived.
    "naga": ("archived", "redirect"),
    # ZLUDA: how complete its library stand-ins are; its minimum Rust; a crate of its name; cudarc on it.
    "zluda": (r"complete (?:cuBLAS|cuDNN)", r"Rust 1\.\d", r"crates\.io", "cudarc"),
    # Asahi: anything after 2026-07 about the kernel driver; its tree's minimum Rust; Mesa's licence.
    "asahi": (r"2026-(?:09|1\d)-\d\d(?!\n\[\[)", r"Rust 1\.\d", r"license = .*MIT"),
    # vulkano: Android.
    "vulkano": ("Android",),
    # opencl3: macOS.
    "opencl3": ("macOS",),
    # wesl-rs: the date of 0.4.x.
    "wesl-rs": (r"0\.4\.\d[^.\n]{0,20}\b20\d\d",),
    # Nova: more calls than the sample ones.
    "nova": ("can run programs", r"api = .*Vulkan"),
    # Tyr: which release carries the boot of the firmware.
    "tyr": (r"\b7\.3\b", r"api = .*Vulkan"),
    # Rusticl: its path inside Mesa.
    "rusticl": ("src/gallium",),
}
"""By page, what the facts could not confirm, as patterns that must not occur in its file."""

DATED_BEYOND = re.compile(r"20(?:26-11-2[3-9]|26-12|2[7-9])")


@pytest.mark.parametrize("slug", UNVERIFIED)
def test_a_page_does_not_state_what_was_not_verified(ecosystem: Ecosystem, slug: str) -> None:
    """None of the patterns that were left unverified occurs on the page, front matter included."""
    file = Path(bundled()) / ecosystem.by_slug[slug].file
    text = file.read_text("utf-8").replace("checked = 2026-11-22\n", "")
    for pattern in UNVERIFIED[slug]:
        found = re.search(pattern, text)
        assert found is None, f"{file.name} says {found[0]!r}"


@pytest.mark.parametrize("slug", ["cubecl", "wesl-rs", "nvptx", "std-offload", "rusticl", "asahi", "nova", "tyr"])
def test_a_release_without_a_dated_source_has_no_date(ecosystem: Ecosystem, slug: str) -> None:
    """Where no source dates a release, the page gives its name alone."""
    latest = ecosystem.by_slug[slug].latest
    assert latest is not None
    assert latest.date is None


def test_no_page_knows_the_future(ecosystem: Ecosystem) -> None:
    """No page holds a date after the last check."""
    for project in ecosystem.projects:
        assert not DATED_BEYOND.search((Path(bundled()) / project.file).read_text("utf-8")), project.slug


def test_inferences_are_worded_as_such(ecosystem: Ecosystem) -> None:
    """What was only deduced says so on the page: by inference, likely, implies."""
    words = {
        "amdgpu": "by\ninference, `cargo +nightly run`",
        "cargo-gpu": "by\n  inference as",
        "cudarc": "which by inference means",
        "cubecl": "so Intel and phones are likely, but not named",
        "opencl3": "its 2024 edition implies 1.85",
    }
    for slug, phrase in words.items():
        assert phrase in ecosystem.by_slug[slug].body, slug


def test_the_mark_of_the_facts_stays_out_of_the_content() -> None:
    """No file of the content carries the words with which doubt was marked while it was gathered."""
    for file in Path(bundled()).rglob("*.md"):
        assert not re.search(r"UNVERIFIED|INFERENCE|\(inferred\)", file.read_text("utf-8")), file.name
