"""What of the facets is shown of projects, on cards, in comparisons and in tables."""

from __future__ import annotations

from types import MappingProxyType

from ecosystems import ecosystem, project
from gpueco_tui.model import Facet, FacetValue, RouteVocabulary, Step
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.comparison import compare, comparison_page
from gpueco_tui.pages.compose import overview_page, project_page
from gpueco_tui.pages.facts import facts_of
from gpueco_tui.text.ascii import in_ascii

FACETS = (
    Facet("toolchain", "Toolchain", values=(FacetValue("not needed", silent=True), FacetValue("stable"))),
    Facet("takes", "Takes in"),
    Facet("layer", "Layer"),
    Facet("emits", "Gives"),
    Facet("api", "GPU API", values=(FacetValue("none yet", mark="?"),)),
    Facet("license", "Licence", expression="SPDX"),
)
ROUTES = RouteVocabulary("write", "hardware", takes="takes", gives="emits", api="api")
RUST_GPU = project(
    "rust-gpu",
    "license=MIT,Apache-2.0; emits=SPIR-V,WGSL; takes=Rust kernels; layer=GPU side; toolchain=stable",
    expressions=MappingProxyType({"license": "MIT OR Apache-2.0"}),
    steps=(Step(("Rust kernels",), ("SPIR-V", "WGSL")),),
)
ASH = project("ash", "takes=SPIR-V; api=Vulkan; license=MIT", steps=(Step(("SPIR-V",), calls=("Vulkan",)),))
RUSTICL = project(
    "rusticl", "toolchain=not needed; api=OpenCL,Vulkan", steps=(Step(answers=("OpenCL",), calls=("Vulkan",)),)
)
NOVA = project("nova", "api=none yet")
MAKER = project("maker", "emits=WGSL", steps=(Step(gives=("WGSL",), answers=("OpenCL",)),))
FIELD = ecosystem(
    RUST_GPU, ASH, RUSTICL, NOVA, MAKER, facets=FACETS, routes=ROUTES, table=("toolchain", "license", "emits")
)


def rows(*titles: str) -> list[tuple[str, ...]]:
    """Return the label and the cells of each fact of the projects with these titles."""
    return [(fact.label, *fact.cells) for fact in facts_of(FIELD, *(FIELD.by_slug[title] for title in titles))]


def test_what_goes_in_and_what_comes_out_are_one_row() -> None:
    """It is in the place of what goes in, and the other rows are in the declared order."""
    assert rows("rust-gpu") == [
        ("Toolchain", "stable"),
        ("In → out", "Rust kernels → SPIR-V, WGSL"),
        ("Layer", "GPU side"),
        ("Licence", "MIT OR Apache-2.0"),
    ]


def test_a_page_with_one_of_the_two_has_a_row_of_its_own() -> None:
    """A host takes a form in and calls an API; nothing is handed on."""
    assert rows("ash")[0] == ("Takes in", "SPIR-V")
    assert rows("maker")[0] == ("Gives", "WGSL")


def test_projects_of_both_kinds_share_the_row() -> None:
    """What only comes out has an arrow before it, so that it cannot be read as what goes in."""
    assert ("In → out", "Rust kernels → SPIR-V, WGSL", "SPIR-V", "→ WGSL") in rows("rust-gpu", "ash", "maker")
    assert ("In → out", "SPIR-V", "→ WGSL") in rows("ash", "maker")


def test_the_order_of_what_comes_out_is_no_difference() -> None:
    """But whether a form goes in or comes out is one."""
    other = project("other", "emits=WGSL,SPIR-V; takes=Rust kernels")
    back = project("back", "takes=WGSL,SPIR-V; emits=Rust kernels")
    found = {fact.label: fact for fact in facts_of(FIELD, RUST_GPU, other)}
    assert not found["In → out"].differs
    assert {fact.label: fact for fact in facts_of(FIELD, other, back)}["In → out"].differs


def test_without_routes_the_facets_are_rows_of_their_own() -> None:
    """Their names are those that the tree gives them."""
    plain = ecosystem(RUST_GPU, facets=FACETS)
    assert [fact.label for fact in facts_of(plain, RUST_GPU)] == ["Toolchain", "Takes in", "Layer", "Gives", "Licence"]


def test_an_api_is_called_or_answered() -> None:
    """Where a page has no steps that say which, the row has the facet's label."""
    assert ("Calls", "Vulkan") in rows("ash")
    assert rows("rusticl") == [("Answers", "OpenCL"), ("Calls", "Vulkan")]
    assert rows("nova") == [("GPU API", "none yet")]
    assert rows("ash", "rusticl", "nova")[-4:-1] == [
        ("Answers", "", "OpenCL", ""),
        ("Calls", "Vulkan", "Vulkan", ""),
        ("GPU API", "", "", "none yet"),
    ]
    assert "| GPU API | ? none yet |" in as_markdown(project_page(FIELD, NOVA))


def test_silent_values_are_not_shown() -> None:
    """A row with nothing else is left out; that a value is silent on one page is a dash beside the other."""
    assert "Toolchain" not in [label for label, _ in rows("rusticl")]
    assert ("Toolchain", "", "stable") in rows("rusticl", "rust-gpu")
    assert "| Toolchain ≠ | – | stable |" in as_markdown(comparison_page(compare(FIELD, (RUSTICL, RUST_GPU))))
    quiet = ecosystem(RUSTICL, ASH, facets=FACETS, table=("toolchain", "license"))
    assert "| Project | Licence |" in as_markdown(overview_page(quiet))


def test_an_expression_is_shown_as_it_is_written() -> None:
    """In the card, side by side and in tables; a list of values where no expression was read."""
    assert "| Licence | MIT OR Apache-2.0 |" in as_markdown(project_page(FIELD, RUST_GPU))
    assert ("Licence", "MIT OR Apache-2.0", "MIT") in rows("rust-gpu", "ash")
    assert "| [rust-gpu](@/things/rust-gpu.md) | stable | MIT OR Apache-2.0 | SPIR-V, WGSL |" in as_markdown(
        overview_page(FIELD)
    )


def test_the_arrow_has_a_form_in_ascii() -> None:
    """It takes as many cells."""
    assert in_ascii("In → out") == "In > out"
