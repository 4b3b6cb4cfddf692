"""Which of the reader's keys hold: Textual's `set_keymap` takes anything, and a mistake there could take quit away."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from gpueco_tui.settings import KeyChoice, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gpueco_tui.settings import Settings

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
    """Return Textual's name of the key that types `character`: letters and digits are themselves."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _ALSO_CALLED.get(name, name)


_PUNCTUATION = frozenset(_name_of(chr(code)) for code in range(33, 127) if not chr(code).isalnum())


def key_name(key: str) -> str:
    """Return `key` as Textual names it, from any of its usual spellings; raises ValueError with a sentence."""
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
    hint = did_you_mean(name, _NAMED | _PUNCTUATION)
    raise ValueError(f"'{key}' is not the name of a key{hint}")


def check_keymap(
    settings: Settings, actions: Mapping[str, str], fixed: Collection[str] = ()
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the key of each action whose key changes, for `App.set_keymap`, and what is wrong with the rest.

    `actions` are the actions that exist and the keys they have by default (a comma between two), `fixed` are keys that
    belong to no action and cannot be given away. Two actions whose default key is the same are never there at the same
    time, and may share another key. `Ctrl+C` always quits.
    """
    defaults = {action: frozenset(key_name(key) for key in keys.split(",")) for action, keys in actions.items()}
    held = frozenset(key_name(key) for key in fixed)
    accepted: dict[str, tuple[str, KeyChoice]] = {}
    problems: list[Problem] = []
    for choice in settings.keymap:
        key, refusal = _accept(choice, defaults, held)
        if refusal:
            problems.append(Problem(settings.file, choice.line, refusal))
        else:
            accepted[choice.action] = (key, choice)
    while clash := _clash(accepted, defaults):
        action, what = clash
        problems.append(Problem(settings.file, accepted.pop(action)[1].line, what))
    return {action: key for action, (key, _) in accepted.items()}, tuple(sorted(problems, key=lambda one: one.line))


def _accept(choice: KeyChoice, defaults: Mapping[str, frozenset[str]], held: frozenset[str]) -> tuple[str, str]:
    """Return the key that `choice` names, and the sentence that refuses it alone, or empty."""
    key, refusal = "", ""
    try:
        key = key_name(choice.key)
    except ValueError as error:
        refusal = f"{choice.action}: {error}"
    if choice.action not in defaults:
        refusal = f"there is no action '{choice.action}'{did_you_mean(choice.action, defaults)}"
    elif key in _SAME_BYTES:
        refusal = f"{choice.action}: a terminal cannot tell {key} from {_SAME_BYTES[key]}"
    elif "ctrl+c" in defaults[choice.action] or key == "ctrl+c":
        refusal = f"{choice.action}: ctrl+c always quits and cannot be changed"
    elif key in held:
        refusal = f"{choice.action}: {key} has a fixed meaning; choose another key"
    return key, refusal


def _clash(
    accepted: Mapping[str, tuple[str, KeyChoice]], defaults: Mapping[str, frozenset[str]]
) -> tuple[str, str] | None:
    """Return the last choice that takes a key another action has, and the sentence that refuses it."""
    for action in reversed(tuple(accepted)):
        key = accepted[action][0]
        for other, others in defaults.items():
            theirs = frozenset((accepted[other][0],)) if other in accepted else others
            if other != action and key in theirs and defaults[action].isdisjoint(others):
                return action, f"{action}: {key} is the key of {other}; give {other} another key first"
    return None
