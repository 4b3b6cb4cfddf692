"""Search and decoder over the content that ships."""

from __future__ import annotations

import pytest
from gpueco_tui.loading.load import load
from gpueco_tui.search.decoder import Choice, Decoder, choices_of, to_query
from gpueco_tui.search.index import Index, named

FIELD = load()
INDEX = Index(FIELD)


@pytest.mark.parametrize("query", ["rust gpu", "rgpu"])
def test_a_project_is_found_by_letters_of_its_name(query: str) -> None:
    """With a blank, and without some letters."""
    assert INDEX.search(query).hits[0].project.title == "rust-gpu"


@pytest.mark.parametrize("query", ["spir", "spir-v", "SPIR-V"])
def test_those_that_are_about_spir_v_come_first(query: str) -> None:
    """Many hand it on or take it in; the first ones say so in their names and summaries."""
    best = [hit.project for hit in INDEX.search(query).hits[:12]]
    assert "rust-gpu" in {project.slug for project in best}
    assert all("spir" in f"{project.title} {project.description}".lower() for project in best[:8])


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
