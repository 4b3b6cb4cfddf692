"""Makes names from text: slugs, titles, fields and parts of pages."""

from __future__ import annotations

import re

from gpueco_tui.text.clean import clean_name
from gpueco_tui.text.spelling import fold

_DESTINATION = r"\]\([^)]*\)"
"""Searched up to the last closing bracket only: after it, every search would read to the end of the text."""
_WORD = r"[^\W_]+"

_NOT_IN_A_SLUG = r"[\W_]+"


def slugify(text: str) -> str:
    """Return `text` as a slug: lower case, letters and digits of any script, one hyphen between words."""
    return re.sub(_NOT_IN_A_SLUG, "-", clean_name(text).lower()).strip("-") or "page"


def prettify(name: str) -> str:
    """Return the name of a file or folder as a title."""
    return clean_name(name.replace("_", " ").replace("-", " ")).capitalize() or "Untitled"


def field_name(facet: str) -> str:
    """Return the name of a facet in the form used before a colon: `Operating system` is `operating-system`."""
    return re.sub(r"[^\w-]+", "-", fold(facet)).strip("-")


def part_name(heading: str) -> str:
    """Return the name of the part under `heading`, a text or Markdown: lower case, with dashes between words."""
    last = heading.rfind(")") + 1
    words = re.sub(_DESTINATION, "", heading[:last]) + heading[last:]
    return "-".join(re.findall(_WORD, words.casefold()))
