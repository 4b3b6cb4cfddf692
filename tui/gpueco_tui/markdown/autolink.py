"""Bare addresses in text, by the rules of GitHub's extended autolinks (GFM 6.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = r"(?i)(?<![^\W_])https?://([^\s<>/?#]+)[^\s<>]*"
_HOST = r"(?:[^\s@]*@)?((?:[\w-]+\.)*[\w-]+)"
_TRAILING = "?!.,:*_~'\""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of bare http and https addresses in `text`: the first character, and the one after the last."""
    if "://" not in text:
        return
    for match in re.finditer(_ADDRESS, text):
        end = match.start() + _end(match[0])
        if end > match.start(1) and _is_host(match[1]):
            yield match.start(), end


def _is_host(host: str) -> bool:
    """Say whether `host` begins with a domain name without underscores in its last two parts."""
    match = re.match(_HOST, host)
    return match is not None and not any("_" in part for part in match[1].split(".")[-2:])


def _end(address: str) -> int:
    """Return the end of `address` without the punctuation of the sentence around it."""
    end = len(address)
    spare = address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and spare > 0:
            spare -= 1
        elif last == ";":
            entity = address.rfind("&", 0, end)
            name = address[entity + 1 : end - 1]
            if entity < 0 or not (name.isascii() and name.isalnum()):
                break
            end = entity + 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end
