"""The parts of a page, by name: what the author wrote, and what was built."""

from __future__ import annotations

import pytest
from ecosystems import ecosystem, project
from gpueco_tui.layout.blocks import Heading
from gpueco_tui.model import Link
from gpueco_tui.pages.anchors import part_of, parts_of
from gpueco_tui.pages.as_markdown import as_markdown
from gpueco_tui.pages.compose import project_page
from gpueco_tui.pages.page import Page, blocks_of

BODY = """\
What it is
----------

Words with [a][far].

### Deeper ###

> ## Quoted

```md
## Code
```

- ## Listed

## Limits

[far]: https://far.example
"""


def page_of(body: str) -> Page:
    """Return the page of a project with `body` and a link."""
    here = project("here", body=body, links=(Link("Repo", "https://x.y"),))
    return project_page(ecosystem(here), here)


def test_parts_are_headings_of_either_form() -> None:
    """With `#` and underlined, of the text and of what was built; those in code, quotes and lists are none."""
    assert parts_of(page_of(BODY)) == ("what-it-is", "deeper", "limits", "links")


def test_a_part_goes_on_to_the_next_heading_of_its_level() -> None:
    """Its Markdown is the author's, line for line, deeper headings with it."""
    page = page_of(BODY)
    assert as_markdown(part_of(page, "what-it-is")) == BODY.partition("\n\n## Limits")[0] + "\n"
    assert as_markdown(part_of(page, "deeper")).startswith("### Deeper ###\n\n> ## Quoted")
    assert as_markdown(part_of(page, "links")) == "## Links\n\n|  |  |\n| --- | --- |\n| Repo | <https://x.y> |\n"


def test_a_reference_link_is_a_link_in_its_part() -> None:
    """Although its definition is in another part."""
    assert blocks_of(part_of(page_of(BODY), "what-it-is")).links == ("https://far.example",)


def test_a_part_of_the_first_level_goes_on_past_the_text() -> None:
    """What follows the author's text is below their heading too, when it is deeper."""
    part = part_of(page_of("Text.\n\n# Top\n\nMore."), "top")
    assert [block.level for block in blocks_of(part).blocks if isinstance(block, Heading)] == [1, 2]


def test_a_part_that_is_not_there_is_an_error() -> None:
    """Whoever asks looks first, or says what there is."""
    with pytest.raises(ValueError, match="not in"):
        part_of(page_of(BODY), "nothing")
