"""The keymap: which actions have which keys, and what the reader's settings make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from gpueco_tui.keymap import check_keymap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.dom import DOMNode

    from gpueco_tui.settings import Problem, Settings


def bindings_of(*owners: type[DOMNode]) -> Iterable[Binding]:
    """Yield every binding that `owners` declare themselves."""
    for owner in owners:
        for binding in owner.BINDINGS:
            if isinstance(binding, Binding):
                yield binding


def keys_chosen(settings: Settings, owners: tuple[type[DOMNode], ...]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the key of each action that the settings give another key, and what is wrong with the rest."""
    actions = {binding.id: binding.key for binding in bindings_of(*owners) if binding.id}
    fixed = [binding.key for binding in bindings_of(*owners) if not binding.id]
    return check_keymap(settings, actions, fixed)
