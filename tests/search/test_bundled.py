"""Search and decoder over the content that ships."""

from __future__ import annotations

import pytest
from gpueco_tui.loading.load import load
from gpueco_tui.search.decoder import Choice, Decoder, choices_of, to_query
from gpueco_tui.search.index import Index, named

FIELD = load()
INDEX = Index(FIELD)


@pytest.mark.parametrize("query", ["spir", "spir-v", "SPIR-V", "rust gpu", "rgpu"])
def test_rust_gpu_is_what_spir_v_is_looked_up_for(query: str) -> None:
    """Others emit or take in SPIR-V too; rust-gpu is about it."""
    assert INDEX.search(query).hits[0].project.title == "rust-gpu"


def test_every_project_is_found_first_by_its_name() -> None:
    """By title and by slug, and each names it on the command line."""
    for project in FIELD.projects:
        for name in (project.title, project.slug):
            assert INDEX.search(name).hits[0].project == project
            assert named(FIELD, name) == project


def test_every_choice_is_one_query() -> None:
    """Each value in use is read back from its query, and its count is the number of its hits."""
    decoder = Decoder(FIELD)
    counts = decoder.decode(()).counts
    for facet in decoder.facets:
        for value in facet.values:
            choice = Choice(facet.name, value.name)
            query = to_query((choice,), decoder.facets)
            assert choices_of(query, FIELD) == (choice,)
            assert len(INDEX.search(query).hits) == counts[choice]
