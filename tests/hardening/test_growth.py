"""Nothing that is read or typed costs more than its length allows: see `tests/benchmarks/growth.py` for the ratios."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import forms_of_content
import forms_of_pages
import forms_of_questions
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.model import Ecosystem
    from growth import Form

HANGS = 20.0
"""Seconds of computing after which a form counts as hanging. Each takes one or less; what grew with the square of its
length took minutes."""

TEXTS = (*forms_of_pages.FORMS, *forms_of_questions.FORMS, *forms_of_content.FORMS)
CONTENTS = (*forms_of_questions.FORMS_OF_MANY, *forms_of_content.FORMS_OF_MANY)


@pytest.fixture
def _ends() -> Iterator[None]:
    """End a test that hangs: the signal comes by computing time, which other programs do not use up."""

    def hang(*_: object) -> None:
        raise AssertionError(f"still at work after {HANGS:.0f} s of computing")

    before = signal.signal(signal.SIGPROF, hang)
    signal.setitimer(signal.ITIMER_PROF, HANGS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.usefixtures("_ends")
@pytest.mark.parametrize("form", TEXTS, ids=lambda form: form.name)
def test_a_hostile_text_is_read(form: Form[str]) -> None:
    """Whatever form a text has, it is read to its end."""
    form.run(form.make(form.size))


@pytest.mark.usefixtures("_ends")
@pytest.mark.parametrize("form", CONTENTS, ids=lambda form: form.name)
def test_content_of_thousands_of_projects_is_read(form: Form[Ecosystem]) -> None:
    """However many projects there are, a question about them is answered."""
    form.run(form.make(form.size))


def test_there_is_a_form_for_everything() -> None:
    """No two forms have one name, and there are as many as there should be."""
    names = [form.name for form in (*TEXTS, *CONTENTS)]
    assert len(set(names)) == len(names) >= 60
