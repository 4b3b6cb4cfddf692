"""A project on one line: what the sidebar and `list` say of it."""

from __future__ import annotations

from ecosystems import ecosystem, project
from gpueco_tui.layout.lines import Span
from gpueco_tui.layout.style import Style
from gpueco_tui.model import Facet, FacetValue
from gpueco_tui.pages.row import TAG_IN_LIST, TAG_IN_SIDEBAR, ProjectRow, matched, row_of
from gpueco_tui.values import replace

STATUS = Facet(
    "status",
    "Status",
    values=(FacetValue("active", mark="●", tone="good"), FacetValue("odd", mark="?", tone="strange")),
)
MATCH = Style("match", strong=True)


def test_a_row_is_sign_title_and_tag() -> None:
    """The sign is that of the first value with a mark; a tone that is not known is muted."""
    one = project("one", "status=active; emits=SPIR-V,PTX")
    odd, bare = project("odd", "status=odd"), project("bare")
    field = replace(ecosystem(one, odd, bare, facets=(STATUS,)), tag="emits")
    assert row_of(field, one) == ProjectRow("●", "good", "one", "SPIR-V")
    assert row_of(field, odd) == ProjectRow("?", "muted", "odd", "")
    assert row_of(field, bare) == ProjectRow("", "muted", "bare", "")


def test_the_tag_of_a_section_comes_before_that_of_the_whole() -> None:
    """It is the word for the first value of one facet, or of two with an arrow between them."""
    tagged = Facet("takes", "Takes in", values=(FacetValue("GLSL (Vulkan)", tag="GLSL"), FacetValue("nothing", tag="")))
    naga = project("naga", "takes=GLSL (Vulkan),WGSL; emits=SPIR-V,MSL", section="translators")
    silent = project("silent", "takes=nothing; emits=MSL", section="translators")
    field = ecosystem(naga, silent, project("ash", "takes=nothing; emits=SPIR-V"), facets=(tagged,), tag="emits")
    sections = tuple(
        replace(each, tag=("takes", "emits")) if each.slug == "translators" else each for each in field.sections
    )
    own = replace(field, sections=sections)
    assert [own.tag_of(each) for each in own.projects] == ["GLSL → SPIR-V", "MSL", "SPIR-V"]
    assert row_of(own, naga).tag == "GLSL → SPIR-V"
    assert replace(own, tag="").tag_of(own.by_slug["ash"]) == ""


def test_a_tag_that_is_too_wide_is_left_out() -> None:
    """Titles come first; in a list there is more room than in the sidebar."""
    for width in (TAG_IN_LIST, TAG_IN_SIDEBAR):
        one, two = project("one", f"emits={'x' * width}"), project("two", f"emits={'字' * (width // 2 + 1)}")
        field = replace(ecosystem(one, two), tag="emits")
        assert row_of(field, one, width).tag == "x" * width
        assert row_of(field, two, width).tag == ""


def test_matched_letters_are_marked() -> None:
    """Also where the text was cut in the middle of a match, or before it."""
    plain = Style()
    assert matched("wgpu", ((1, 3),), plain) == (Span("w", plain), Span("gp", MATCH), Span("u", plain))
    assert matched("wg", ((1, 3), (5, 6)), plain) == (Span("w", plain), Span("g", MATCH))
    assert matched("wgpu", (), plain) == (Span("wgpu", plain),)
