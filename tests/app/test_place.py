"""Where the links of a page go, asked without an app."""

from __future__ import annotations

from ecosystems import ecosystem, project
from gpueco_tui.app.place import Here, Place

SAW = project("Saw", link="https://saw.example/")
HERE = Here(ecosystem(SAW), Place.of_project(SAW))


def test_a_question_has_no_address_outside_and_is_described_as_it_is_typed() -> None:
    """So it is neither copied nor opened; a page of ours is its project's link."""
    assert HERE.outside("query:os:web%20status:alive") == ""
    assert HERE.described("query:os:web%20status:alive") == "os:web status:alive"
    assert HERE.outside("@/things/saw.md") == "https://saw.example/"
    assert HERE.described("@/things/saw.md") == "Saw"
