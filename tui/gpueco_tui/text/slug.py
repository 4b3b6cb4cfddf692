"""Makes names from text: slugs, titles, fields and parts of pages."""

from __future__ import annotations

from gpueco_tui.text.clean import clean_name
from gpueco_tui.text.pattern import Pattern
from gpueco_tui.text.spelling import fold

_DESTINATION = Pattern(r"\]\([^)]*\)")
"""Searched up to the last closing bracket only: after it, every search would read to the end of the text."""


def slugify(text: str) -> str:
    """Return `text` as a slug: lower case, letters and digits of any script, one hyphen between words."""
    return "-".join(_words(clean_name(text).lower())) or "page"


def prettify(name: str) -> str:
    """Return the name of a file or folder as a title."""
    return clean_name(name.replace("_", " ").replace("-", " ")).capitalize() or "Untitled"


def field_name(facet: str) -> str:
    """Return the name of a facet in the form used before a colon: `Operating system` is `operating-system`."""
    return "-".join(_words(fold(facet), "_-")).strip("-")


def part_name(heading: str) -> str:
    """Return the name of the part under `heading`, a text or Markdown: lower case, with dashes between words."""
    last = heading.rfind(")") + 1
    words = (_DESTINATION.sub("", heading[:last]) if last else "") + heading[last:]
    return "-".join(_words(words.casefold()))


def _words(text: str, others: str = "") -> list[str]:
    """Return the words of `text`: letters, digits and `others`."""
    return "".join(char if char.isalnum() or char in others else " " for char in text).split()
