"""Pages and queries that nobody would write: nothing crashes, nothing harmful comes out.

How many pages is `GPUECO_FUZZ_PAGES` (200 a run); `python tests/hardening/fuzz.py --count 0` never ends.
"""

from __future__ import annotations

import os

import pytest
from fuzz import journey
from random_pages import Pages

GROUPS = 4
PAGES = int(os.environ.get("GPUECO_FUZZ_PAGES", "200"))


@pytest.mark.parametrize("group", range(GROUPS))
def test_any_page_goes_the_whole_way(group: int) -> None:
    """Any page loads or is refused, is shown at any width, found in, searched and decoded, and all of it is safe."""
    loaded = [journey(seed) for seed in range(group, PAGES, GROUPS)]
    assert any(loaded)


def test_the_same_seed_makes_the_same_pages() -> None:
    """A failure can be looked at again: its number makes the same page and the same queries."""
    assert Pages(7).tree() == Pages(7).tree()
    assert [Pages(7).query() for _ in range(5)] == [Pages(7).query() for _ in range(5)]
    assert Pages(7).tree() != Pages(8).tree()
