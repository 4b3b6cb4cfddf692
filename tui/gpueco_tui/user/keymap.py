"""Checks the keys that the user chose: `set_keymap` of Textual accepts all, and a mistake could remove quit."""

from __future__ import annotations

import unicodedata

from gpueco_tui.text.suggest import Suggester, did_you_mean
from gpueco_tui.user.actions import ACTIONS, BY_NAME, FIXED, LISTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_NAMED = frozenset(
    (
        "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "space", "tab",
        "backspace", "delete", "insert", *(f"f{number}" for number in range(1, 25)),
    )
)  # fmt: skip
_ALSO_CALLED = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "page_up": "pageup", "page_down": "pagedown", "control": "ctrl", "option": "alt", "cmd": "super",
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
_SAME_BYTES = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+left_square_bracket": "escape"}


def _name_of(character: str) -> str:
    """Return Textual's name of the key that types `character`; letters and digits are their own names."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _ALSO_CALLED.get(name, name)


_PUNCTUATION = frozenset(_name_of(chr(code)) for code in range(33, 127) if not chr(code).isalnum())


def key_name(key: str) -> str:
    """Return Textual's name of `key`, which may have any usual spelling; raises ValueError with a sentence."""
    key = key.strip() or key[:1]
    if len(key) == 1:
        name = _name_of(key)
        if not name:
            raise ValueError("that key has no name")
        return name
    *before, last = [*key[:-2].split("+"), "+"] if key.endswith("++") else key.split("+")
    modifiers = [_ALSO_CALLED.get(word.strip().lower(), word.strip().lower()) for word in before]
    for word in modifiers:
        if word not in _MODIFIERS:
            raise ValueError(f"'{key}' is not a key: '{word}' is none of {', '.join(_MODIFIERS)}")
    name = _base_name(last.strip(), key)
    if len(name) == 1 and "shift" in modifiers:
        modifiers, name = [word for word in modifiers if word != "shift"], name.upper()
    elif len(name) == 1 and modifiers:
        name = name.lower()
    return "+".join([*sorted(set(modifiers)), name])


def _base_name(word: str, key: str) -> str:
    if len(word) == 1:
        return _name_of(word)
    name = _ALSO_CALLED.get(word.lower(), word.lower())
    if name in _NAMED or name in _PUNCTUATION:
        return name
    if not key:
        raise ValueError("an action cannot be without a key")
    if "," in key or " " in key:
        raise ValueError(f"'{key}' is more than one key; an action has one")
    hint = did_you_mean(Suggester(_NAMED | _PUNCTUATION).nearest(name), before="; ", quote="'")
    raise ValueError(f"'{key}' is not the name of a key{hint}")


def check_keymap(chosen: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the accepted keys of the actions in `chosen`, by Textual's names, and the reasons for the refused ones.

    The key of another action is refused, unless the two are never active together: they are in different places, or
    have the same default key, because one covers the other.
    """
    refused: dict[str, str] = {}
    accepted: dict[str, str] = {}
    actions = Suggester(BY_NAME)
    for name, key in chosen.items():
        found, why = _read(name, key, actions)
        if why:
            refused[name] = why
        else:
            accepted[name] = found
    while clash := _clash(accepted):
        name, other = clash
        refused[name] = f"{name}: {accepted.pop(name)} is the key of {other}; give {other} another key first"
    return accepted, refused


def _read(name: str, key: str, actions: Suggester) -> tuple[str, str]:
    """Return Textual's name of `key`, and why the action called `name` cannot have it, or empty."""
    if name not in BY_NAME:
        hint = did_you_mean(actions.nearest(name), before="; ", quote="'")
        return "", f"there is no action '{name}'{hint or LISTED}"
    try:
        key = key_name(key)
    except ValueError as error:
        return "", f"{name}: {error}"
    if key in _SAME_BYTES:
        return key, f"{name}: a terminal cannot tell {key} from {_SAME_BYTES[key]}; choose another key"
    return key, f"{name}: {key} has a fixed meaning; choose another key" if key in FIXED else ""


def _clash(accepted: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the last action in `accepted` whose key another action has, and the name of the other."""
    for name in reversed(tuple(accepted)):
        mine = BY_NAME[name]
        for other in ACTIONS:
            alone = other.key == mine.key or not set(other.where) & set(mine.where)
            if not alone and accepted.get(other.name, key_name(other.key)) == accepted[name]:
                return name, other.name
    return None
