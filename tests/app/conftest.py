"""A small ecosystem in an app whose clipboard and browser only remember."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest
from app_bench import Bench
from bakery import baker, hands, runs, village
from gpueco_tui.app.app import DecoderApp
from gpueco_tui.desktop.recording import RecordingBrowser, RecordingClipboard
from gpueco_tui.model import Ecosystem, Facet, FacetValue, Link, Project, Relation, Section

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = "The quick kernel jumps over the lazy driver, and then it does so again for good measure. " * 4


def project(slug: str, title: str, section: str, **more: object) -> Project:
    """Return a project with a page of its own."""
    values: dict[str, object] = {
        "link": f"https://example.org/{slug}",
        "description": f"What {title} is for.",
        "body": f"## What it is\n\n{PARAGRAPH}\n\nSee [the manual](https://example.org/{slug}/manual).\n\n"
        f"## Limits\n\n{PARAGRAPH}\n\n```rust\nfn {slug}() {{}}\n```\n",
        "checked": date(2026, 11, 22),
        "file": f"{section}/{slug}.md",
    }
    return Project(slug, title, section, **{**values, **more})  # type: ignore[arg-type]


def facets(**values: str) -> MappingProxyType[str, tuple[str, ...]]:
    """Return facets from `name="one|two"`."""
    return MappingProxyType({name: tuple(text.split("|")) for name, text in values.items()})


@pytest.fixture
def ecosystem() -> Ecosystem:
    """Five projects in two sections, with facets, relations and links."""
    compilers = (
        project("alpha", "Alpha", "compilers", facets=facets(emits="SPIR-V", hardware="AMD|NVIDIA", status="active"),
                install="cargo add alpha", links=(Link("Guide", "https://example.org/alpha/guide"),)),
        project("beta", "Beta", "compilers", facets=facets(emits="PTX", hardware="NVIDIA", status="quiet"),
                relations=(Relation("alternatives", "alpha"),)),
    )  # fmt: skip
    hosts = (
        project("gamma", "Gamma", "hosts", facets=facets(emits="MSL|SPIR-V", hardware="AMD", status="active"),
                relations=(Relation("built_on", "alpha"),)),
        project("delta", "Delta", "hosts", facets=facets(hardware="AMD", status="active"),
                body="Nothing but a word: zebra.\n"),
        project("omega", "[red]Omega[/]", "hosts", facets=facets(hardware="NVIDIA", status="quiet"),
                link="javascript:alert(1)"),
    )  # fmt: skip
    return Ecosystem(
        "Test ecosystem",
        (
            Section("compilers", "Compilers", "They compile.", "What compilers do.", compilers, "compilers/_index.md"),
            Section("hosts", "Host APIs", "They host.", "What hosts do.", hosts, "hosts/_index.md"),
        ),
        description="Made for tests.",
        overview="How to read this.\n",
        facets=(
            Facet("emits", "Emits", "What comes out.", (FacetValue("SPIR-V"), FacetValue("PTX"), FacetValue("MSL"))),
            Facet("hardware", "Hardware", "Where it runs.", (FacetValue("AMD"), FacetValue("NVIDIA"))),
            Facet("status", "Status", "How it is.", (
                FacetValue("active", mark="●", tone="good"), FacetValue("quiet", mark="○", tone="bad"))),
        ),
        declared=True,
        tag="emits",
        table=("emits", "hardware"),
    )  # fmt: skip


@pytest.fixture
def routed() -> Ecosystem:
    """Bakers who hand flour on, from two crops to three meals."""
    return village(
        baker("mill", hands("rye, maize", "flour")),
        baker("mixer", hands("flour", "batter")),
        baker("baker", runs("flour", "oven"), facets="skill=none"),
        baker("oma", runs("flour", "oven"), facets="meal=loaf; skill=some"),
        baker("griddler", runs("batter", "griddle"), facets="skill=much"),
        baker("grower", hands("potatoes", "dough (sour)")),
    )


@pytest.fixture
def bench(ecosystem: Ecosystem) -> Callable[..., Bench]:
    """Return a maker of apps: `bench()`, or `bench(other_ecosystem)`, with more for the app by name."""

    def make(shown: Ecosystem = ecosystem, **more: Any) -> Bench:  # noqa: ANN401  what the app takes
        clipboard, browser = RecordingClipboard(), RecordingBrowser()
        return Bench(DecoderApp(shown, clipboard=clipboard, browser=browser, **more), clipboard, browser)

    return make
