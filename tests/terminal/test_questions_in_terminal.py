"""What people come with, answered from a cold start with keys alone: each in fewer than fifteen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness import Tmux, until

if TYPE_CHECKING:
    from pathlib import Path

FEWER_THAN = 15


def ask(tmux: Tmux, keys: str) -> None:
    """Press `keys`, which are fewer than fifteen."""
    pressed = keys.split()
    assert len(pressed) < FEWER_THAN
    tmux.press(*pressed)


def test_rust_kernels_on_amd_with_stable_rust(tmux: Tmux, gpueco: list[str]) -> None:
    """Which Rust runs on AMD with stable Rust, and why not rust-cuda? The first of the questions says both."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("CubeCL")
    ask(tmux, "j Enter Tab Enter")
    tmux.shows("from Rust kernels, Rust DSL", "to AMD", "5 routes", "Ends elsewhere")
    lines = tmux.still().splitlines()
    assert any("CubeCL" in line and "HIP/ROCm" in line and "AMD" in line for line in lines)
    assert any("rust-cuda" in line and "on NVIDIA only" in line for line in lines)


def test_who_carries_what_rust_gpu_makes_to_the_gpu(tmux: Tmux, gpueco: list[str]) -> None:
    """Its page says who takes on what comes out of it; routes say it API by API."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("CubeCL")
    ask(tmux, "/ r u s t - g Enter")
    tmux.shows("comes out", "wgpu, ash, vulkano", "takes it on")
    ask(tmux, "R")
    tmux.shows("through rust-gpu", "STARTED BY", "Vulkan")


def test_cudarc_and_wgpu_side_by_side(tmux: Tmux, gpueco: list[str]) -> None:
    """The two side by side, copied as a Markdown table."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("CubeCL")
    ask(tmux, "/ c u Enter m / w g p u Enter m c y")
    tmux.shows("You write ≠", "host Rust, CUDA C++")
    assert until(lambda: tmux.ask("list-buffers") != "")
    table = tmux.ask("show-buffer").splitlines()
    assert [cell.strip() for cell in table[0].strip("|").split("|")][1:] == ["wgpu", "cudarc"]
    assert table[1].replace(" ", "").startswith("|---")


def test_the_guide_of_cubecl(tmux: Tmux, gpueco: list[str], tmp_path: Path) -> None:
    """The guide of CubeCL, opened in the browser."""
    browser, log = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {log}.new; mv {log}.new {log}\n')
    browser.chmod(0o755)
    tmux.start(gpueco, size=(140, 45), env={"BROWSER": str(browser)})
    tmux.shows("CubeCL")
    ask(tmux, "/ c u b Enter F / g u i Enter o")
    assert until(log.exists)
    assert "burn.dev/books/cubecl" in log.read_text()


def test_what_is_built_on_wgpu(tmux: Tmux, gpueco: list[str]) -> None:
    """What is built on wgpu: its relations, which go both ways, one key away."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("CubeCL")
    ask(tmux, "/ w g p u Enter r")
    tmux.shows("Related to wgpu", "Used by")
    tmux.becomes(lambda screen: "CubeCL" in screen.partition("Used by")[2])
