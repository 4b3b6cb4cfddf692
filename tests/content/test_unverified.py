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
    # std::offload: hosts other than Linux on x86-64; the whole command sequence; what it embeds for NVIDIA.
    "std-offload": ("Windows", "macOS", "aarch64", r"add offload rust-src", r"gives =", r"\bcubin\b", r'as = "PTX"'),
    # cargo-gpu: whether the former repository is archived.
    "cargo-gpu": (r"(?:repository|Rust-GPU/cargo-gpu)[^.]*\barchived\b",),
    # CubeCL: the dates of 0.11.2 and of the previews of 0.12; phones as a fact; ROCm on Windows.
    "cubecl": (
        r"0\.11\.2[^.]{0,20}20\d\d",
        r"0\.12[^.]{0,25}20\d\d",
        r"hardware = .*Mobile",
        r"ROCm (?:under|on) (?:Linux and )?Windows",
    ),
    # cutile-rs: Windows; that Candle uses it.
    "cutile-rs": ("Windows", r"\b[Cc]andle\b"),
    # khal: the date of 0.4.0; the Rust of the host crate.
    "khal": (r"0\.4\.0[^.\n]{0,20}\b20\d\d", r"Rust 1\.\d", r"host crate[^.]*stable Rust"),
    # krnl: whether it is marked as archived.
    "krnl": ("archived",),
    # wgpu: any version after 30.
    "wgpu": (r"\b31(?:\.\d|\b)",),
    # vulkano: that Android is supported.
    "vulkano": (r"os = .*Android",),
    # cudarc: its minimum Rust; whether the old address redirects.
    "cudarc": ("MSRV", r"Rust 1\.\d", "redirect"),
    # objc2-metal: that all of it is unsafe; a feature for each class.
    "objc2-metal": (r'safety = \["unsafe', r"one per class", r"(?<!at least )until wgpu has migrated"),
    # opencl3: macOS.
    "opencl3": (r"os = .*macOS",),
    # windows: its minimum Rust; the date of 0.62.
    "windows": (r"Rust 1\.\d", r"0\.62(?:\.2)?[^.\n]{0,20}\b20\d\d"),
    # glow: the dates of 0.17 and 0.18; how far compute shaders work.
    "glow": (r"0\.1[78](?:\.0)? (?:is )?of 20\d\d", r"(?<!How far )[Cc]ompute shaders work"),
    # CUDA host crates: the oldest card.
    "cuda-host-crates": (r'nvidia = \["(?!the driver)', "(?:Ampere|Turing|Volta) or newer"),
    # HIP bindings: the date of rocm-rs 0.5.2; its present home; Windows.
    "hip-bindings": (r"0\.5\.2[^.\n]{0,20}\b20\d\d", r"os = .*Windows", "moved to"),
    # web-sys: how safe its calls are.
    "web-sys": (r"(?m)^safety",),
    # wgpu-native: a release for wgpu 30; the merge of the experiment; a crate.
    "wgpu-native": (r"\bv?30\.\d+\.\d+\.\d", r"#594", r"cargo (?:add|install) wgpu-native"),
    # vulkanalia: anything after 2026-02-20.
    "vulkanalia": (r"date = 2026-(?:0[3-9]|1)", r"\b0\.3[6-9]\.\d"),
    # sycl-rs: the date of 0.1.0; devices that are not Intel's.
    "sycl-rs": (r"0\.1\.0[^.\n]{0,20}\b20\d\d", r"hardware = .*(?:NVIDIA|AMD)", r"os = .*Windows"),
    # ocl: the day of 0.19.7.
    "ocl": (r"0\.19\.7[^.\n]{0,20}\b20\d\d-", "archived"),
    # Burn: how often it is downloaded; how safe it is.
    "burn": (r"\bdownloads\b", r"(?m)^safety"),
    # Candle: a version after 0.11; its minimum Rust; the oldest card; backends that are only proposed.
    "candle": (
        r"\b0\.12\b",
        "MSRV",
        r"Rust 1\.\d",
        r'nvidia = \["(?!the driver)',
        r'calls = \["(?:Vulkan|HIP|WebGPU)',
        "cutile",
    ),
    # ort: a stable 2.0.
    "ort": (r"2\.0\.0(?!-rc)",),
    # mistral.rs: its newest number on crates.io; who makes it.
    "mistral-rs": (r"0\.9[^.]*on crates\.io", r"crates\.io[^.]*0\.9", "(?:made|written) by Mistral AI"),
    # tract: CUDA 12 today.
    "tract": (r"CUDA 12 (?:works|is supported|or newer)", r"needs = .*CUDA"),
    # tch-rs: the date of 0.26.0; its minimum Rust.
    "tch-rs": (r"0\.26\.0[^.\n]{0,20}\b20\d\d", "MSRV", r"Rust 1\.\d"),
    # Bevy: the date of 0.20.1; how safe it is.
    "bevy": (r"0\.20\.1[^.\n]{0,20}\b20\d\d", r"(?m)^safety"),
    # Vello: the date of 0.11.0.
    "vello": (r"0\.11\.0[^.\n]{0,20}\b20\d\d",),
    # llama-cpp-2: crates of others with names close to it.
    "llama-cpp-2": (r"\bllama[-_]cpp(?![-_.](?:2|sys|rs|cpp))", r"\bllama_cpp_rs\b"),
    # Luminal: a release of the new design; ROCm; what it needs.
    "luminal": (r"0\.[3-9]\.\d", r"(?m)^needs", r'calls = \["HIP'),
    # wonnx: a maintainer's word on its state.
    "wonnx": ("archived", "abandoned", "unmaintained"),
    # naga: whether the old repository is archived.
    "naga": ("archived", "redirect"),
    # wesl-rs: the dates of 0.5 and 0.6; whether the old address redirects.
    "wesl-rs": (r"0\.[56]\.\d[^.\n]{0,20}\b20\d\d", "redirect", r"0\.1\.2"),
    # Slang: a binding after 0.1.0; the crate that is another's.
    "shader-slang": (r"version = \"0\.1\.[1-9]", r"cargo add slang\b"),
    # shaderc: its minimum Rust; a sign of its own in 2026.
    "shaderc": ("MSRV", r"Rust 1\.\d", r'status = \["alive'),
    # naga_oil: the date of 0.23; whether it is archived.
    "naga-oil": (r"0\.23 (?:is )?of 20\d\d", "archived"),
    # spirv-cross2: the minimum Rust of a version after 0.4.6.
    "spirv-cross2": (r"Rust 1\.\d",),
    # naga-rust: that it is finished, or draws.
    "naga-rust": (r'maturity = \["stable', r"is a software renderer"),
    # wgsl-analyzer: a release after 2026-04-26.
    "wgsl-analyzer": (r'version = "2026-(?:0[5-9]|1)', r"installs"),
    # rspirv: the SPIR-V of its stale README.
    "rspirv": (r"(?<!still says )SPIR-V 1\.5",),
    # spirv-tools, SPIR-T, pliron, nvml-wrapper: whether the former repositories are archived.
    "spirv-tools": ("archived",),
    "spir-t": ("archived", r"version = \"0\.[5-9]"),
    "pliron": ("archived",),
    "nvml-wrapper": ("archived",),
    # wgsl_bindgen: the stale minimum Rust and quick start of its README.
    "wgsl-bindgen": (r"(?<!badge )Rust 1\.70", r"(?:takes|fits|is for) wgpu 25"),
    # winit: a stable 0.31; a raw-window-handle 0.7.
    "winit": (r'version = "0\.31', r"0\.31\.0(?!-)", r"0\.7\.0"),
    # encase, gpu-allocator: a sign of their own in 2026.
    "encase": (r'status = \["alive',),
    "gpu-allocator": (r'status = \["alive',),
    # wgpu-profiler: the date of 0.28.
    "wgpu-profiler": (r"0\.28(?:\.0)?[^.\n]{0,20}\b20\d\d",),
    # tracy-client: the Tracy of 0.19.
    "tracy-client": (r"0\.19(?:\.0)?[^.]{0,40}Tracy 0\.",),
    # nvtx: the minimum Rust of 2.0.
    "nvtx": (r"(?<!older manifest names )Rust 1\.\d",),
    # NAK: a crate; what its letters mean; Blackwell in data centres.
    "nak": (r"cargo (?:add|install) nak", "Kompiler", r"supports? [^.]*data[- ]centre"),
    # ZLUDA: how complete its library stand-ins are; its minimum Rust; a crate of its name; Rust programs on it.
    "zluda": (r"complete (?:cuBLAS|cuDNN)", r"Rust 1\.\d", r"crates\.io", r"(?:runs|works with)[^.]*\bcudarc\b"),
    # Rusticl: its path inside Mesa; the minimum Rust of an older Mesa.
    "rusticl": ("src/gallium", r"\b1\.78\b"),
    # Asahi: anything after 2026-09-06; its tree's minimum Rust; the Remix 45 beyond its beta; a driver for M3 or M4.
    "asahi": (
        r"2026-09-(?!06)|2026-1\d-\d\d",
        r"Rust 1\.\d",
        r'license = \["GPL-2\.0"\]',
        r"Remix 45(?!\s+Beta)",
        r"M[34] GPU (?:works|is supported|driver is)",
    ),
    # Nova: more calls than the sample ones.
    "nova": ("can run programs", r"answers = .*Vulkan"),
    # Tyr: which release carries the boot of the firmware; what is missing upstream.
    "tyr": (r"\b7\.3\b", r"answers = .*Vulkan", r"missing upstream"),
    # KRAID: its state after September 2026, and in Mesa 26.3; that it was the first.
    "kraid": (r"\b26\.3\b", r"2026-1\d", r"first Rust (?:shader )?compiler", r"answers = .*Vulkan"),
    # rutabaga_gfx: a version after 0.1.85; a guest that shares code of its own.
    "rutabaga-gfx": (r"0\.1\.(?:8[6-9]|9\d)", r"\[\[extra\.steps\]\]"),
}
"""By page, what the facts could not confirm, as patterns that must not occur in its file."""

INFERRED = {
    "amdgpu": "by inference `cargo +nightly run`",
    "std-offload": "inference from the nvptx target",
    "cargo-gpu": "by inference as",
    "cubecl": "phones are likely, but not named",
    "khal": "by inference, do not",
    "cudarc": "which by inference means",
    "opencl3": "its 2024 edition implies 1.85",
    "windows": "By inference that is NVIDIA, AMD,",
    "glow": "inference wgpu has taken its place",
    "cuda-host-crates": "by inference under Windows too",
    "hip-bindings": "by inference that includes what rustc's amdgpu target makes",
    "web-sys": "rests, by inference, on such",
    "wgpu-native": "are an inference here",
    "burn": "it is an inference that `burn` has the same number",
    "mistral-rs": "By inference from its owner",
    "tract": "is an inference from it",
    "bevy": "this is an inference",
    "vello": "by inference it is the crate that was `vello_hybrid`",
    "llama-cpp-2": "by inference, Windows",
    "shader-slang": "by inference from Slang's releases",
    "gpu-allocator": "by inference on Android",
    "wgpu-profiler": "inference for wgpu 30",
    "nvtx": "by inference under Linux and Windows",
    "nak": "By inference, `vulkaninfo --summary`",
    "rutabaga-gfx": "are an inference from that",
}
"""By page, words that say that something is only deduced."""

FILES = sorted(file.relative_to(bundled()) for file in Path(bundled()).rglob("*.md"))

DATED_BEYOND = re.compile(r"20(?:26-11-(?:2[6-9]|30)|26-12|2[7-9])")
GATHERED = re.compile(r"UNVERIFIED|INFERENCE|\(inferred\)|\b(?:idx|snap|gh|CR|M|P|F):(?=\S)|\bid:\d")


@pytest.mark.parametrize("slug", UNVERIFIED)
def test_a_page_does_not_state_what_was_not_verified(ecosystem: Ecosystem, slug: str) -> None:
    """None of the patterns that were left unverified occurs on the page, front matter included."""
    file = Path(bundled()) / ecosystem.by_slug[slug].file
    text = file.read_text("utf-8").replace("checked = 2026-11-25\n", "")
    for pattern in UNVERIFIED[slug]:
        found = re.search(pattern, text)
        assert found is None, f"{file.name} says {found[0]!r}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_page_knows_the_future(file: Path) -> None:
    """No page holds a date after the last check."""
    found = DATED_BEYOND.search(Path(bundled(), file).read_text("utf-8"))
    assert found is None, found[0]


@pytest.mark.parametrize("slug", INFERRED)
def test_an_inference_is_worded_as_such(ecosystem: Ecosystem, slug: str) -> None:
    """What was only deduced says so on the page: by inference, likely, implies."""
    assert INFERRED[slug] in " ".join(ecosystem.by_slug[slug].body.split())


@pytest.mark.parametrize("file", FILES, ids=str)
def test_how_the_facts_were_gathered_stays_out_of_the_content(file: Path) -> None:
    """No file carries the words with which doubt was marked, or the names of sources, while facts were gathered."""
    found = GATHERED.search(Path(bundled(), file).read_text("utf-8"))
    assert found is None, found[0]
