"""What a screen tells the app, or wants of it."""

from __future__ import annotations

from gpueco_tui.app.told import Told


class CopyWanted(Told):
    """`text` is wanted on the clipboard."""

    text: str


class OpenWanted(Told):
    """`url` is wanted in the browser."""

    url: str


class FavouriteChosen(Told):
    """A project became a favourite, or stopped being one."""

    slug: str
    favourite: bool
