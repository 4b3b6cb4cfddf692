#!/usr/bin/env python3
"""Measure how the time of what is read or typed grows with its length: `.venv/bin/python tests/benchmarks/growth.py`.

Every form is run at a size and at four times that size; the ratio of the times is to be at most 6. Words after the
name choose the forms whose names hold one of them. Exits with 1 when a form is over.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "support")]

import forms_of_content  # noqa: E402  the path is set above
import forms_of_pages  # noqa: E402
import forms_of_questions  # noqa: E402
from growth import MOST, Form, Growth, growth  # noqa: E402


def main(words: list[str]) -> int:
    """Measure the forms whose names hold one of `words`, or all."""
    measured = [
        *_measured(forms_of_pages.FORMS, words),
        *_measured(forms_of_questions.FORMS, words),
        *_measured(forms_of_questions.FORMS_OF_MANY, words),
        *_measured(forms_of_content.FORMS, words),
        *_measured(forms_of_content.FORMS_OF_MANY, words),
    ]
    over = [name for name, found in measured if found.ratio > MOST]
    say(f"{len(measured)} forms, {len(over)} over {MOST:.0f}{':' if over else ''} {'; '.join(over)}".rstrip())
    return 1 if over or not measured else 0


def _measured(forms: Sequence[Form[T]], words: list[str]) -> Iterator[tuple[str, Growth]]:
    """Measure the forms that are wanted, and print a row for each."""
    for form in forms:
        if words and not any(word in form.name for word in words):
            continue
        found = growth(form)
        over = f"over {MOST:.0f}" if found.ratio > MOST else ""
        times = f"{found.seconds * 1000:8.1f} ms  {found.more * 1000:8.1f} ms"
        say(f"{form.name:<56} {found.size:>8}  {times}  {found.ratio:5.2f} x  {over}".rstrip())
        yield form.name, found


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
