"""What a query finds, in which order, and what it shows of why."""

from __future__ import annotations

import pytest
from ecosystems import ecosystem, facet, project
from gpueco_tui.model import Facet, Link, Project, Release
from gpueco_tui.search.index import Index, fields
from gpueco_tui.search.snippet import SNIPPET_WIDTH
from hypothesis import given
from hypothesis import strategies as st

FACETS = (facet("write", "Rust, WGSL"), facet("emits", "SPIR-V, PTX"), facet("hardware", "NVIDIA, AMD, Intel"))
FIELD = ecosystem(
    project("ash", "hardware=AMD,Intel; write=host Rust", section="hosts", description="Thin bindings to Vulkan."),
    project(
        "rust-gpu", "emits=SPIR-V; hardware=AMD,NVIDIA; write=Rust", body="Makes [SPIR-V](https://khronos.example/)."
    ),
    project("rust-cuda", "emits=PTX; hardware=NVIDIA; write=Rust", body="No `SPIR-V` at all, but\nentry\npoints."),
    project("naga", "emits=WGSL,SPIR-V", description="Translates between WGSL and SPIR-V.", install="cargo add naga"),
    project("std::offload", "hardware=AMD", latest=Release("0.7.1"), links=(Link("Chat", "https://chat.example/"),)),
    facets=FACETS,
)


def found(query: str) -> list[str]:
    """Return the titles that `query` finds in FIELD."""
    return [hit.project.title for hit in Index(FIELD).search(query).hits]


def test_an_empty_query_gives_everything_in_order() -> None:
    """Nothing typed, nothing hidden, nothing reordered."""
    assert found("  ") == [each.title for each in FIELD.projects]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("cuda", ["rust-cuda"]),
        ("UDA", []),
        ("uda", ["rust-cuda"]),
        ("Rust", ["ash", "rust-gpu", "rust-cuda"]),
        ("rust gpu", ["rust-gpu"]),
        ("rust -gpu", ["rust-cuda", "ash"]),
        ("0.7", ["std::offload"]),
        ("cargo", ["naga"]),
        ("chat.example", ["std::offload"]),
        ("std::off", ["std::offload"]),
        ('"entry points"', ["rust-cuda"]),
        ('"points entry"', []),
        ("hosts", ["ash"]),
    ],
)
def test_all_words_are_wanted_wherever_they_stand(query: str, titles: list[str]) -> None:
    """Names, summaries, facts, text and links are all read; a capital makes a word mind its case."""
    assert found(query) == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("hardware:amd", ["ash", "rust-gpu", "std::offload"]),
        ("hardware:n", ["rust-gpu", "rust-cuda"]),
        ("hardware:intel,nvidia", ["ash", "rust-gpu", "rust-cuda"]),
        ("hardware:intel hardware:nvidia", ["ash", "rust-gpu", "rust-cuda"]),
        ("hardware:amd emits:spir", ["rust-gpu"]),
        ("-hardware:amd", ["rust-cuda", "naga"]),
        ("-hardware:intel -hardware:nvidia", ["naga", "std::offload"]),
        ('write:"host rust"', ["ash"]),
        ("write:rust", ["ash", "rust-gpu", "rust-cuda"]),
        ('write:"rust"', ["rust-gpu", "rust-cuda"]),
        ('-write:"rust"', ["ash", "naga", "std::offload"]),
        ('write:"host', ["ash"]),
        ('write:"host"', []),
        ("write:host", ["ash"]),
        ("emits:", ["rust-gpu", "rust-cuda", "naga"]),
        ("-emits:", ["ash", "std::offload"]),
        ("section:hosts", ["ash"]),
        ("title:rust", ["rust-gpu", "rust-cuda"]),
        ("title:cuda", ["rust-cuda"]),
        ("hardware:amd gpu", ["rust-gpu"]),
    ],
)
def test_filters_choose_by_facet(query: str, titles: list[str]) -> None:
    """Any value within a field, all fields together, whichever way the values are written."""
    assert found(query) == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("write:rust", ["Rust", "Rust DSL", "host Rust"]),
        ('write:"rust"', ["Rust"]),
        ("-write:rust", ["rustic"]),
        ('-write:"RUST"', ["Rust DSL", "host Rust", "rustic"]),
        ("write:d", ["Rust DSL"]),
        ("write:st", []),
        ('write:"rust dsl",host', ["Rust DSL", "host Rust"]),
    ],
)
def test_a_value_is_what_it_begins_and_in_quotes_itself_alone(query: str, titles: list[str]) -> None:
    """Whatever other values there are: to type one in full takes none of the others away."""
    projects = (project(value, f"write={value}") for value in ("Rust", "Rust DSL", "host Rust"))
    tree = ecosystem(*projects, project("rustic"))
    assert [hit.project.title for hit in Index(tree).search(query).hits] == titles


def order(query: str, *projects: Project) -> list[str]:
    """Return the titles that `query` finds among `projects`, best first."""
    return [hit.project.title for hit in Index(ecosystem(*projects)).search(query).hits]


def test_names_come_before_summaries_before_facts_before_text() -> None:
    """And in each of them a word's start comes before its inside, the name's own start before both."""
    places = [
        project("a", body="a regpus"),
        project("b", body="a gpu"),
        project("c", "runs=egpu"),
        project("d", "runs=on gpu"),
        project("e", description="an egpu"),
        project("f", description="a (gpu)"),
        project("egpus"),
        project("on-gpus"),
        project("gpus"),
        project("gpu"),
    ]
    assert order("gpu", *places) == [each.title for each in reversed(places)]


def test_the_exact_name_comes_first_in_any_spelling() -> None:
    """`rust cuda` is rust-cuda, also where another name begins with both words."""
    assert order("rust cuda", project("rust cuda tools"), project("rust-cuda")) == ["rust-cuda", "rust cuda tools"]
    assert order("NAGA", project("NAGA tools"), project("NAGA")) == ["NAGA", "NAGA tools"]


def test_what_a_project_is_about_comes_before_what_it_mentions() -> None:
    """Of matches in the same place, more places come first, then the facet with fewer values, then the order."""
    both = project("both", "emits=SPIR-V,MSL,HLSL", description="Makes SPIR-V.", body="SPIR-V")
    narrow = project("narrow", "emits=SPIR-V", description="Makes SPIR-V.")
    broad = project("broad", "emits=MSL,SPIR-V", description="Makes SPIR-V.")
    said = project("said", description="Makes SPIR-V.")
    assert order("spir", said, broad, narrow, both) == ["both", "narrow", "broad", "said"]
    assert order("spir", said, project("again", description="Takes SPIR-V.")) == ["said", "again"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("spirv", ["rust-gpu", "naga", "rust-cuda"]),
        ("spir_v", ["rust-gpu", "naga", "rust-cuda"]),
        ("SPIRV", ["rust-gpu", "naga", "rust-cuda"]),
        ("SpirV", []),
        ("rustgpu", ["rust-gpu"]),
        ("n-aga", ["naga"]),
        ("khronosexample", ["rust-gpu"]),
        ("hronosexample", []),
        ("spirv -gpu", ["naga", "rust-cuda"]),
        ("rust -spirv", ["ash"]),
        ('"and spirv."', ["naga"]),
        ("emits:spirv", ["rust-gpu", "naga"]),
        ("emits:spir.v", ["rust-gpu", "naga"]),
        ('emits:"spirv"', []),
    ],
)
def test_a_mark_inside_a_word_may_be_left_out_or_put_in(query: str, titles: list[str]) -> None:
    """A hyphen, underscore or dot; from a word's start on, in any place, in phrases, values and what is ruled out."""
    assert sorted(found(query)) == sorted(titles)


def test_what_is_spelt_as_the_query_is_comes_first() -> None:
    """In whatever place; but a name that is the query, spelt otherwise, is what is looked for."""
    exact = [project("a", body="a spirv"), project("spirv-tools")]
    other = [project("spir-v-tools"), project("b", description="SPIR-V"), project("c", body="SPIR-V")]
    assert order("spirv", *other, *exact) == ["spirv-tools", "a", "spir-v-tools", "b", "c"]
    assert order("rustgpu", project("a", body="rustgpu"), project("rust-gpu")) == ["rust-gpu", "a"]
    assert order("rust gpu", project("rustgpu"), project("rust-gpu")) == ["rust-gpu", "rustgpu"]
    assert order("rust-gpu", project("rustgpu"), project("rust-gpu")) == ["rust-gpu", "rustgpu"]


def test_a_match_that_is_spelt_otherwise_is_shown() -> None:
    """In the title and in the line that says why."""
    (hit,) = Index(FIELD).search("rustgpu").hits
    assert hit.title == ((0, 8),)
    hit = Index(ecosystem(project("a", "emits=SPIR-V"))).search("spirv").hits[0]
    assert (hit.snippet, hit.snippet_spans) == ("emits: SPIR-V", ((7, 13),))


def test_a_name_is_matched_loosely_only_when_nothing_else_is_found() -> None:
    """`rgpu` finds rust-gpu by its letters; where some text holds `rgpu`, only that is found."""
    assert found("rgpu") == ["rust-gpu"]
    assert order("rgpu", project("rust-gpu"), project("other", body="rgpu")) == ["other"]
    assert found("rgpu hardware:intel") == []
    assert found('"rg pu"') == []
    assert found("z") == []


def test_loose_matches_in_fewer_pieces_come_first() -> None:
    """Then those with more word starts, then the shorter."""
    assert order("ogl", project("oxgxl"), project("oxgl"), project("open-gl")) == ["open-gl", "oxgl", "oxgxl"]
    assert order("ogl", project("oxxxgl"), project("oxgl")) == ["oxgl", "oxxxgl"]
    assert order("rgpu", project("rxgpu"), project("rust-gpu")) == ["rust-gpu", "rxgpu"]


def test_a_hit_says_where_its_title_matched() -> None:
    """Positions are characters of the title; a loose match gives the letters."""
    (hit,) = Index(FIELD).search("rust gpu").hits
    assert hit.title == ((0, 4), (5, 8))
    (hit,) = Index(FIELD).search("rgpu").hits
    assert hit.title == ((0, 1), (5, 8))
    assert hit.snippet == ""


def test_positions_hold_where_lower_case_is_longer() -> None:
    """`İ` is two characters in lower case, and the match behind it is still marked where it stands."""
    (hit,) = Index(ecosystem(project("İİ gpu"))).search("gpu").hits
    assert hit.title == ((3, 6),)


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("rust-gpu", ""),
        ("spir rust-gpu", "Emits: SPIR-V"),
        ("translates", "Translates between WGSL and SPIR-V."),
        ("khronos.example", "Makes [SPIR-V](https://khronos.example/)."),
        ('"entry points"', "No SPIR-V at all, but entry points."),
        ("chat.example", "Chat: https://chat.example/"),
        ("cargo", "cargo add naga"),
    ],
)
def test_a_snippet_says_why_a_name_that_does_not_match_was_found(query: str, snippet: str) -> None:
    """The line comes from the summary, the facts or the text, without Markdown's marks unless they match."""
    assert Index(FIELD).search(query).hits[0].snippet == snippet


def test_a_long_line_is_cut_at_words_around_its_match() -> None:
    """The match is inside, an ellipsis stands where something was cut, and the positions are the snippet's own."""
    body = " ".join(["before"] * 50 + ["**needle**"] + ["after"] * 50)
    (hit,) = Index(ecosystem(project("hay", body=body))).search("needle").hits
    ((start, end),) = hit.snippet_spans
    assert hit.snippet[start:end] == "needle"
    assert hit.snippet.startswith("…before ")
    assert hit.snippet.endswith(" after…")
    assert len(hit.snippet) <= 72


@pytest.mark.parametrize(("before", "after"), [(0, 200), (200, 200), (200, 0), (30, 35), (0, 67), (67, 0)])
def test_a_snippet_is_never_wider_than_its_width(before: int, after: int) -> None:
    """Without a space to cut at, too, the line and its ellipses take no more than there is room for."""
    body = f"{'x' * before}-needle-{'y' * after}"
    (hit,) = Index(ecosystem(project("hay", body=body))).search("needle").hits
    assert len(hit.snippet) <= SNIPPET_WIDTH
    assert [hit.snippet[start:end] for start, end in hit.snippet_spans] == ["needle"]


@given(st.text(alphabet="ab #*`[]()|_\n-é"), st.text(alphabet="ab #*`[]()|_\n-é"))
def test_every_snippet_is_one_short_line_that_shows_its_match(before: str, after: str) -> None:
    """Whatever Markdown stands around a word, its line is short and the word is marked in it."""
    body = f"{before} {'x' * 40} needle {'y' * 40} {after}"
    (hit,) = Index(ecosystem(project("hay", body=body))).search("needle").hits
    assert "\n" not in hit.snippet
    assert len(hit.snippet) <= 72
    assert [hit.snippet[start:end] for start, end in hit.snippet_spans] == ["needle"]


def test_the_words_to_highlight_are_the_ones_asked_for() -> None:
    """Filters and what is ruled out are not highlighted in a page."""
    results = Index(FIELD).search('rust "entry points" -gpu hardware:nvidia')
    assert results.words == ("rust", "entry points")


def test_an_unknown_field_is_said_and_the_rest_still_works() -> None:
    """The sentence names the one that was meant; the fields there are stand apart from it, for where there is room."""
    results = Index(FIELD).search("hardwre:amd cuda")
    assert [hit.project.title for hit in results.hits] == ["rust-cuda"]
    fields = "The fields are write, emits, hardware, section, title."
    assert (results.sentence, f"{results.choice}.") == ("There is no field hardwre; did you mean hardware?", fields)
    results = Index(FIELD).search("colour:red")
    assert results.sentence == f"There is no field colour. {fields}"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("rsut-gpu", "rust-gpu"),
        ("rsut gpuu", "rust-gpu"),
        ("nvdia", "NVIDIA"),
        ("hardware:amd nagga", "naga"),
        ("UDA", "rust-cuda"),
    ],
)
def test_what_may_have_been_meant_is_said_where_nothing_is_found(query: str, meant: str) -> None:
    """The names of projects and the values of facets that are near."""
    assert Index(FIELD).search(query).sentence == f"No project matches. Did you mean {meant}?"


def test_nothing_else_is_said_to_have_been_meant() -> None:
    """Not where something is found, nor where each word is, nor where nothing is near."""
    assert Index(FIELD).search("rgpu").sentence == ""
    assert Index(FIELD).search("naga ash").sentence == "No project matches. Esc clears the search."
    assert Index(FIELD).search("zzzz").sentence == "No project matches. Esc clears the search."


def test_a_value_that_nobody_has_is_said() -> None:
    """Nothing is found then, and the sentence names the values there are."""
    results = Index(FIELD).search("hardware:aple")
    assert results.hits == ()
    assert results.sentence == "No project has hardware aple. The values are NVIDIA, AMD, Intel."
    assert Index(FIELD).search("hardware:amd").problem == ""
    results = Index(FIELD).search('hardware:"inte"')
    assert results.sentence == "No project has hardware inte; did you mean Intel?"
    assert results.choice == "The values are NVIDIA, AMD, Intel"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("runs:linux", "os:linux"),
        ("works:linux", "os:linux"),
        ("-runs:linux", "-os:linux"),
        ('runs:"wgsl"', 'takes:"wgsl" or emits:"wgsl"'),
        ("os:linux-t", "title:linux-t"),
    ],
)
def test_a_value_of_another_field_is_said(query: str, meant: str) -> None:
    """Where the value stands is what was meant, and a facet before a title that begins so."""
    results = Index(LABELLED).search(query)
    assert results.sentence.endswith(f"; did you mean {meant}?")
    assert results.choice == ""


LABELLED = ecosystem(
    project("a", "runs=host; os=Linux; takes=WGSL; emits=WGSL", section="drivers"),
    project("b", "runs=GPU; os=Web", relations="built_on=a"),
    project("linux-tools"),
    facets=(
        facet("runs", "host, GPU", label="Works"),
        facet("os", "Linux, Web", label="Runs on"),
        facet("takes", "WGSL", label="Section"),
        facet("emits", "WGSL", label="OS"),
    ),
)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("runs-on:linux", ["a"]),
        ("Works:host", ["a"]),
        ("-works:host -runs-on:web", ["linux-tools"]),
        ("runs-on:linux os:web", ["a", "b"]),
        ("os:wgsl", []),
        ("section:drivers", ["a"]),
    ],
)
def test_a_facet_goes_by_its_label_too(query: str, titles: list[str]) -> None:
    """As it stands on the card, in a query's form, unless another field has that very name."""
    assert [hit.project.title for hit in Index(LABELLED).search(query).hits] == titles


def test_a_label_may_be_what_was_meant() -> None:
    """A field that is misspelt is sought among labels too, and each field is said once."""
    assert Index(LABELLED).search("run-on:web").sentence == "There is no field run-on; did you mean runs-on or runs?"


def test_fields_are_the_facets_in_use() -> None:
    """Also undeclared ones, by a name that can be typed; section and title come after them."""
    tree = ecosystem(project("a", "Operating systems=Linux"), facets=(facet("unused", "x"),))
    assert fields(tree) == ("operating-systems", "section", "title")
    assert [hit.project.title for hit in Index(tree).search("operating-systems:lin").hits] == ["a"]


@given(st.text(alphabet='ab:-," \\.*[(\nÉİ'))
def test_no_query_fails(query: str) -> None:
    """Every text is an answerable query, and what it shows can be worked out."""
    for hit in Index(FIELD).search(query).hits:
        assert all(0 <= start < end <= len(hit.project.title) for start, end in hit.title)
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.snippet_spans)


@given(st.text(alphabet='abUu"-. rstgpu', max_size=8))
def test_typing_a_query_finds_what_asking_it_at_once_finds(query: str) -> None:
    """What is kept from one key to the next changes no result."""
    typed = Index(FIELD)
    for length in range(len(query) + 1):
        hits = typed.search(query[:length]).hits
        assert [hit.project for hit in hits] == [hit.project for hit in Index(FIELD).search(query[:length]).hits]


def test_relations_are_fields() -> None:
    """What is built on a project, or part of it, is a question of one field; a prefix of its title is enough."""
    stack = ecosystem(
        project("wgpu"), project("cubecl", relations="built_on=wgpu"), project("naga", relations="part_of=wgpu,gone")
    )
    index = Index(stack)
    assert [hit.project.title for hit in index.search("built-on:wg").hits] == ["cubecl"]
    assert [hit.project.title for hit in index.search("-built-on:wgpu -part-of:wgpu").hits] == ["wgpu"]


def test_an_alias_is_understood_and_not_offered() -> None:
    """Neither among the fields there are nor as what was meant: that is the facet's own name."""
    tree = ecosystem(project("a", "layer=driver"), facets=(Facet("layer", "Layer", aliases=("runs",)),))
    assert Index(tree).search("runs:driver").hits
    assert Index(tree).search("run:x").meant == ("layer",)
    assert "runs" not in fields(tree)
