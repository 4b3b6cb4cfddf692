"""What is wrong with the questions that links ask."""

# ruff: noqa: E501 -- a case reads best on one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bakery import baker, hands, runs, village
from ecosystems import ecosystem, project
from gpueco_tui.cli.queries import Questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Done
    from gpueco_tui.loading.page_links import QuestionKind

VILLAGE = village(
    baker("mill", hands("rye", "flour"), facets="state=fresh"),
    baker("baker", runs("flour", "oven"), facets="state=dry"),
)


@pytest.mark.parametrize(
    ("kind", "text", "mistake"),
    [
        ("query", "state:fresh", ""),
        ("query", 'mill -state:"dry"', ""),
        ("query", "nothing like it", ""),
        ("query", "", "the link asks nothing; write what is searched, as in query:field:value."),
        ("query", "stat:fresh", "query:stat:fresh cannot be asked: there is no field stat (did you mean state?); the fields are state, takes, gives, api, section, title; mend the link."),
        ("query", "state:mouldy", "query:state:mouldy cannot be asked: no project has state mouldy; the values are fresh, dry; mend the link."),
        ("routes", "", ""),
        ("routes", "rye loaf", ""),
        ("routes", "rye loaf state:fresh -baker", ""),
        ("routes", "rye loav", "routes:rye loav cannot be asked: nothing on a route is called 'loav'; did you mean loaf; mend the link."),
        ("routes", "rye stat:fresh", "routes:rye stat:fresh cannot be asked: there is no field stat; did you mean state; mend the link."),
    ],
)  # fmt: skip
def test_a_question_that_names_what_does_not_exist_is_a_mistake(kind: QuestionKind, text: str, mistake: str) -> None:
    """Fields, values and ends are those of the content; that nothing is found is an answer too."""
    assert Questions(VILLAGE).mistake(kind, text) == mistake


def test_without_routes_nothing_can_be_asked_of_them() -> None:
    """The sentence says why."""
    mistake = Questions(ecosystem(project("mill"))).mistake("routes", "rye loaf")
    assert mistake.startswith("routes:rye loaf cannot be asked: this content has no routes")


def test_check_asks_the_questions_of_links(content: Path, gpueco: Callable[..., Done]) -> None:
    """A wrong one fails the check, with its file and line."""
    page = content / "compilers" / "beta.md"
    page.write_text(page.read_text() + "\n[Who?](<query:emits:ptx>)\n")
    assert gpueco("check").status == 0
    page.write_text(page.read_text() + "[Who?](<query:emit:ptx>)\n")
    done = gpueco("check")
    assert done.status == 1
    assert "beta.md:21: query:emit:ptx cannot be asked: there is no field emit" in done.out
