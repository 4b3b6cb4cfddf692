"""The keys that the settings gave, which Textual keeps but does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.binding import Binding


def current_key(app: App[Any], binding: Binding) -> str:
    """Return the key that `binding` has now: what `App.set_keymap` gave its id, else its own."""
    return app._keymap.get(binding.id or "", binding.key)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
