"""What a screen tells the app, or wants of it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class CopyWanted(Message):
    """`text` is wanted on the clipboard."""

    text: str


@dataclass
class OpenWanted(Message):
    """`url` is wanted in the browser."""

    url: str


@dataclass
class FavouriteChosen(Message):
    """A project became a favourite, or stopped being one."""

    slug: str
    favourite: bool
