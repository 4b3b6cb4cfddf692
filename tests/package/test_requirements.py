"""What the package asks for."""

from __future__ import annotations

from pathlib import Path

import tomli

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def test_the_markdown_parser_is_one_that_is_fast_enough() -> None:
    """No markdown-it-py is asked for that takes the square of a hostile text's length: 4.3 is the first that does not.

    It also has the `html_terminator_last` that the bounds of our own stand on.
    """
    asked = next(one for one in tomli.loads(PYPROJECT.read_text())["project"]["dependencies"] if "markdown-it" in one)
    least = tuple(map(int, asked.partition(">=")[2].split(".")))
    assert least >= (4, 3)
