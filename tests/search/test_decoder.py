"""What choices of facet values come to."""

from __future__ import annotations

import pytest
from ecosystems import ecosystem, facet, project
from gpueco_tui.model import Facet, FacetValue, Project
from gpueco_tui.search.decoder import (
    Choice,
    Decoder,
    Relaxation,
    choices_of,
    decode,
    nothing_left,
    to_query,
    used_facets,
    without_choices,
)
from gpueco_tui.search.index import Index
from gpueco_tui.text.clean import is_clean
from hypothesis import given
from hypothesis import strategies as st

FACETS = (facet("hardware", "NVIDIA, AMD, Intel, Apple"), facet("toolchain", "stable, nightly"), facet("os", "Linux"))
FIELD = ecosystem(
    project("rust-gpu", "hardware=NVIDIA,AMD,Intel,Apple; toolchain=nightly; os=Linux"),
    project("rust-cuda", "hardware=NVIDIA; toolchain=nightly"),
    project("cubecl", "hardware=NVIDIA,AMD; toolchain=stable; os=Linux"),
    project("metal", "hardware=Apple; toolchain=stable; os=macOS"),
    facets=FACETS,
)
AMD, INTEL, STABLE = Choice("hardware", "AMD"), Choice("hardware", "Intel"), Choice("toolchain", "stable")


def matches(*choices: Choice) -> list[str]:
    """Return the titles that match `choices`."""
    return [each.title for each in decode(FIELD, choices).matches]


def test_any_within_a_facet_and_all_across_facets() -> None:
    """Two values of one facet widen, a value of another narrows, nothing chosen rules nothing out."""
    assert matches() == ["rust-gpu", "rust-cuda", "cubecl", "metal"]
    assert matches(AMD) == ["rust-gpu", "cubecl"]
    assert matches(AMD, Choice("hardware", "Apple")) == ["rust-gpu", "cubecl", "metal"]
    assert matches(AMD, STABLE) == ["cubecl"]


@pytest.mark.parametrize(
    ("choices", "title", "reason"),
    [
        ((AMD,), "rust-cuda", "hardware is NVIDIA only"),
        ((STABLE,), "rust-cuda", "toolchain is nightly, not stable"),
        ((AMD, STABLE), "rust-cuda", "hardware is NVIDIA only; toolchain is nightly, not stable"),
        ((INTEL,), "cubecl", "hardware is NVIDIA and AMD, not Intel"),
        ((INTEL, Choice("hardware", "Apple")), "cubecl", "hardware is NVIDIA and AMD, not Intel or Apple"),
        ((Choice("hardware", "CPU"),), "rust-gpu", "hardware is NVIDIA, AMD and 2 more, not CPU"),
        (
            tuple(Choice("hardware", name) for name in ("AMD", "Intel", "CPU", "FPGA")),
            "metal",
            "hardware is Apple only",
        ),
        (tuple(Choice("toolchain", name) for name in "abcd"), "metal", "toolchain is stable, not a, b or 2 more"),
        ((Choice("os", "Linux"),), "rust-cuda", "says nothing of os"),
        ((Choice("os", "Linux"),), "metal", "os is macOS, not Linux"),
    ],
)
def test_each_project_ruled_out_says_why_in_words(choices: tuple[Choice, ...], title: str, reason: str) -> None:
    """A value is the only one where it stands beside others elsewhere; otherwise it stands against the choice."""
    (out,) = (out for out in decode(FIELD, choices).ruled_out if out.project.title == title)
    assert out.reason == reason
    assert set(out.choices) <= set(choices)


def test_every_project_either_matches_or_is_ruled_out() -> None:
    """By exactly the choices of the facets that it fails."""
    decoding = decode(FIELD, (AMD, INTEL, STABLE))
    assert {out.project.title: out.choices for out in decoding.ruled_out} == {
        "rust-gpu": (STABLE,),
        "rust-cuda": (AMD, INTEL, STABLE),
        "metal": (AMD, INTEL),
    }
    assert [each.title for each in decoding.matches] == ["cubecl"]


def test_counts_say_how_many_stand_behind_a_value_given_the_other_facets() -> None:
    """A choice changes the counts of other facets, and of its own none, since another value of it would widen."""
    counts = decode(FIELD, (STABLE,)).counts
    assert {choice.value: count for choice, count in counts.items()} == {
        "NVIDIA": 1, "AMD": 1, "Intel": 0, "Apple": 1, "stable": 2, "nightly": 2, "Linux": 1, "macOS": 1,
    }  # fmt: skip


def test_only_what_is_within_is_matched_ruled_out_and_counted() -> None:
    """As for the rest of a query, that rules projects out before any choice does."""
    decoding = Decoder(FIELD, FIELD.projects[1:3]).decode((AMD,))
    assert [each.title for each in decoding.matches] == ["cubecl"]
    assert [out.project.title for out in decoding.ruled_out] == ["rust-cuda"]
    assert decoding.counts[Choice("hardware", "NVIDIA")] == 2
    assert Decoder(FIELD, ()).decode(()).matches == ()


def test_when_nothing_is_left_it_says_which_choice_to_drop() -> None:
    """The most fruitful first; values of one facet are dropped together, since each would leave the others."""
    mac = Choice("os", "macOS")
    decoding = decode(FIELD, (AMD, INTEL, mac))
    assert decoding.matches == ()
    assert decoding.relaxations == (Relaxation((mac,), 2), Relaxation((AMD, INTEL), 1))
    assert decode(FIELD, (AMD,)).relaxations == ()
    assert nothing_left(decoding.relaxations, used_facets(FIELD)) == (
        "No project has all of this. Without os:macOS there would be 2; without hardware:AMD,Intel, 1."
    )
    assert nothing_left((), ()) == "No project has all of this, whichever choice is taken back."


def test_a_choice_that_nobody_has_matches_nobody() -> None:
    """Whether the value or the whole facet is unknown."""
    assert matches(Choice("hardware", "FPGA")) == []
    assert matches(Choice("colour", "red")) == []
    assert decode(FIELD, (Choice("colour", "red"),)).ruled_out[0].reason == "says nothing of colour"


def test_facets_in_use_are_listed_with_their_values() -> None:
    """Declared ones in their order, without unused values, then the others by first use."""
    assert [(each.name, [value.name for value in each.values]) for each in used_facets(FIELD)] == [
        ("hardware", ["NVIDIA", "AMD", "Intel", "Apple"]),
        ("toolchain", ["stable", "nightly"]),
        ("os", ["Linux", "macOS"]),
    ]
    tagged = ecosystem(project("a", "tags=x,y"), project("b", "tags=z; author=me"))
    assert [(each.name, each.label, len(each.values)) for each in used_facets(tagged)] == [
        ("tags", "Tags", 3),
        ("author", "Author", 1),
    ]
    assert used_facets(ecosystem(project("a"))) == ()


def test_choices_are_written_as_a_query() -> None:
    """A facet's values share a term, and a value with a space is quoted."""
    choices = (AMD, Choice("write", "host Rust"), INTEL)
    assert to_query(choices, used_facets(FIELD)) == 'hardware:AMD,Intel write:"host Rust"'


def test_a_query_means_what_was_chosen_and_no_more() -> None:
    """A value stands in quotes where it begins another value of its facet, or a word in one."""
    tree = ecosystem(project("a", "license=MIT,MIT OR X,X"), project("b", "os=Linux; license=X OR MIT"))
    known = used_facets(tree)
    choices = (Choice("license", "MIT"), Choice("os", "Linux"))
    assert to_query(choices, known) == 'license:"MIT" os:Linux'
    assert choices_of(to_query(choices, known), tree) == choices
    assert [choice.value for choice in choices_of("license:mit", tree)] == ["MIT", "MIT OR X", "X OR MIT"]
    assert choices_of('license:"x or mit"', tree) == (Choice("license", "X OR MIT"),)
    grouped = (Facet("license", "Licence", values=(FacetValue("MIT"), FacetValue("Zlib", group="MIT and others"))),)
    assert to_query((Choice("license", "MIT"),), grouped) == 'license:"MIT"'


def test_a_typed_query_shows_as_choices() -> None:
    """Words, opposites, other fields and an unfinished one choose nothing; a value nobody has is a choice too."""
    typed = "rust hardware:a,intel -toolchain:nightly section:things os: colour:red toolchain:beta"
    assert choices_of(typed, FIELD) == (
        AMD,
        Choice("hardware", "Apple"),
        INTEL,
        Choice("toolchain", "beta"),
    )


def test_a_label_chooses_as_the_name_does() -> None:
    """But not where another field has that very name; the rest of a query keeps what was typed."""
    facets = (facet("os", "Linux", label="Runs on"), facet("made", "x", label="Section"))
    tree = ecosystem(project("a", "os=Linux; made=x"), facets=facets)
    query = "runs-on:linux -runs-on:web section:things"
    assert choices_of(query, tree) == (Choice("os", "Linux"),)
    assert without_choices(query, tree) == "-runs-on:web section:things"


GROUPED = ecosystem(
    project("rust-gpu", "write=Rust kernels; layer=GPU side"),
    project("CubeCL", "write=Rust DSL; layer=GPU side"),
    project("wgpu", "write=host Rust,WGSL; layer=host side"),
    project("nova", "layer=driver"),
    facets=(
        Facet(
            "write",
            "You write",
            values=(
                FacetValue("Rust kernels", group="Rust"),
                FacetValue("Rust DSL", group="Rust"),
                FacetValue("host Rust", group="WGSL"),
                FacetValue("WGSL"),
            ),
        ),
        Facet("layer", "Layer", aliases=("runs", "Works in")),
    ),
)
KERNELS, DSL = Choice("write", "Rust kernels"), Choice("write", "Rust DSL")


@pytest.mark.parametrize(
    ("query", "choices"),
    [
        ('write:"Rust"', (KERNELS, DSL)),
        ('write:"rust"', (KERNELS, DSL)),
        ("write:rust", (KERNELS, DSL, Choice("write", "host Rust"))),
        ('write:"WGSL"', (Choice("write", "WGSL"),)),
        ("write:WGSL", (Choice("write", "WGSL"),)),
    ],
)
def test_a_group_chooses_its_values(query: str, choices: tuple[Choice, ...]) -> None:
    """The search finds what the decoder does. A value that has the name of a group is meant before it."""
    assert choices_of(query, GROUPED) == choices
    assert [hit.project for hit in Index(GROUPED).search(query).hits] == list(decode(GROUPED, choices).matches)


def test_a_field_has_other_names() -> None:
    """They choose and they search, as the name does; what is written has the name alone."""
    for query in ("runs:gpu", "works-in:gpu", "layer:gpu"):
        assert choices_of(query, GROUPED) == (Choice("layer", "GPU side"),)
        assert [hit.project.title for hit in Index(GROUPED).search(query).hits] == ["rust-gpu", "CubeCL"]
    assert to_query(choices_of("runs:driver", GROUPED), used_facets(GROUPED)) == "layer:driver"


def test_another_name_is_not_that_of_another_field() -> None:
    """A facet, a relation, or what all projects have goes before it; a label comes after it."""
    tree = ecosystem(
        project("a", "os=Linux; layer=driver", relations="built_on=b"),
        project("b", "layer=host"),
        facets=(Facet("layer", "Layer", aliases=("os", "title", "built-on", "where")), Facet("os", "Where")),
    )
    found = {
        query: [hit.project.title for hit in Index(tree).search(query).hits] for query in ("os:linux", "where:host")
    }
    assert found == {"os:linux": ["a"], "where:host": ["b"]}
    assert [hit.project.title for hit in Index(tree).search("built-on:b").hits] == ["a"]
    assert [hit.project.title for hit in Index(tree).search("title:b").hits] == ["b"]


VALUE = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=6).filter(
    is_clean
)
NAME = st.text(st.characters(whitelist_categories=("Ll", "Nd")), min_size=1, max_size=6)


@given(st.dictionaries(NAME, st.lists(VALUE, min_size=1, max_size=4, unique=True), min_size=1), st.data())
def test_the_query_and_the_decoder_show_one_choice(facets: dict[str, list[str]], data: st.DataObject) -> None:
    """Choices written as a query are read back as themselves whatever groups are called, and find the same projects."""
    projects = [
        Project(
            f"p{at}",
            f"p{at}",
            "things",
            facets={name: tuple(sorted(data.draw(st.sets(st.sampled_from(some))))) for name, some in facets.items()},
        )
        for at in range(4)
    ]
    grouped = tuple(
        Facet(name, name, values=tuple(FacetValue(value, group=data.draw(st.just("") | VALUE)) for value in some))
        for name, some in facets.items()
    )
    tree = ecosystem(*projects, facets=grouped)
    known = [Choice(each.name, value.name) for each in used_facets(tree) for value in each.values]
    choices = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []
    query = to_query(choices, used_facets(tree))
    assert set(choices_of(query, tree)) == set(choices)
    found = tuple(hit.project for hit in Index(tree).search(query).hits)
    assert found == decode(tree, choices).matches
