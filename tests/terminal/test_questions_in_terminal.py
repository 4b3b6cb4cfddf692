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
    """Which Rust kernels run on AMD with stable Rust, and why not rust-cuda? The decoder says both."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("CubeCL")
    ask(tmux, "d Space j Space l l l l Space l l k Space")
    reason = "no: hardware is NVIDIA only; toolchain is pinned nightly, not stable"
    tmux.shows('write:"Rust kernels","Rust DSL" hardware:AMD toolchain:stable', "1 of 23", reason)
    lines = [line.strip("• ") for line in tmux.still().splitlines()]
    assert any(line.startswith("CubeCL") and "no:" not in line for line in lines)
    assert any(line.startswith("rust-cuda") and reason in line for line in lines)


def test_cudarc_and_wgpu_side_by_side(tmux: Tmux, gpueco: list[str]) -> None:
    """The two side by side, copied as a Markdown table."""
    tmux.start(gpueco, size=(140, 45))
    tmux.shows("CubeCL")
    ask(tmux, "/ r c Enter m / w g Enter m c y")
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
