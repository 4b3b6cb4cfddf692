"""Bare addresses in text, by the rules of GitHub's extended autolinks (GFM 6.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(r"(?<![^\W_])https?://([^\s<>/?#]+)[^\s<>]*", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\s@]*@)?((?:[\w-]+\.)*[\w-]+)")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")
_TRAILING = "?!.,:*_~'\""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where bare http and https addresses stand in `text`: from the first to before the second character."""
    if "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        end = match.start() + len(_trimmed(match[0]))
        if end > match.start(1) and _is_host(match[1]):
            yield match.start(), end


def _is_host(host: str) -> bool:
    """Say whether `host` begins with a domain name without underscores in its last two parts."""
    match = _HOST.match(host)
    return match is not None and not any("_" in part for part in match[1].split(".")[-2:])


def _trimmed(address: str) -> str:
    """Return `address` without the punctuation that belongs to the sentence around it."""
    opened, closed = address.count("("), address.count(")")
    while address:
        if address[-1] in _TRAILING:
            address = address[:-1]
        elif address[-1] == ")" and closed > opened:
            address = address[:-1]
            closed -= 1
        elif address[-1] == ";" and (entity := _ENTITY_END.search(address)) is not None:
            address = address[: entity.start()]
        else:
            break
    return address
