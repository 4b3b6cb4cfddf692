"""Which of the reader's keys hold."""

from __future__ import annotations

import re

import pytest
from gpueco_tui.keymap import check_keymap, key_name
from gpueco_tui.settings import KeyChoice, Settings
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key  # pyright: ignore[reportPrivateUsage]

ACTIONS = {
    "copy": "y",
    "open": "o",
    "quit": "q",
    "quit-at-once": "ctrl+c",
    "help": "question_mark",
    "step-back": "escape",
    "close": "escape",
    "back": "left_square_bracket,backspace",
}


def checked(*choices: tuple[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the keys that hold and the sentences about the others."""
    keymap = tuple(KeyChoice(action, key, line) for line, (action, key) in enumerate(choices, 1))
    keys, problems = check_keymap(Settings(keymap=keymap, file="c"), ACTIONS, fixed=("enter", "tab"))
    return keys, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"),
        ("X", "X"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("Ctrl+L", "ctrl+l"),
        ("control+l", "ctrl+l"),
        ("shift+x", "X"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("question_mark", "question_mark"),
        ("F5", "f5"),
        ("ü", "ü"),
        (" ", "space"),
    ],
)
def test_keys_may_be_written_as_people_do(written: str, name: str) -> None:
    """A key is known by Textual's name for it, by its character, and by its usual abbreviations."""
    assert key_name(written) == name


@given(st.characters(min_codepoint=33, max_codepoint=126))
def test_characters_have_textuals_names(character: str) -> None:
    """Every printable ASCII character has the name by which Textual reports its key."""
    assert key_name(character) == _character_to_key(character)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "an action cannot be without a key"),
        ("pagdown", "'pagdown' is not the name of a key; did you mean 'pagedown'?"),
        ("j,down", "'j,down' is more than one key; an action has one"),
        ("g g", "'g g' is more than one key; an action has one"),
        ("crtl+x", "'crtl+x' is not a key: 'crtl' is none of alt, ctrl, hyper, meta, shift, super"),
        ("ctrl+", "'ctrl+' is not the name of a key"),
        ("\x1b", "that key has no name"),
    ],
)
def test_what_is_no_key(written: str, sentence: str) -> None:
    """A key that Textual would never report is refused with the nearest that it would."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}"):
        key_name(written)


@given(st.text(st.characters(max_codepoint=126), max_size=12) | st.text("ctrl+shifaX?", max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is a key or a sentence, and a name is its own name."""
    try:
        name = key_name(text)
    except ValueError:
        return
    assert key_name(name) == name


def test_keys_that_hold() -> None:
    """Keys that nothing else has are taken, under Textual's names."""
    assert checked(("copy", "x"), ("help", "Ctrl+L")) == ({"copy": "x", "help": "ctrl+l"}, [])


def test_two_actions_may_change_places() -> None:
    """Two actions may take each other's key, and a key that its action gave up may be taken."""
    assert checked(("copy", "o"), ("open", "y")) == ({"copy": "o", "open": "y"}, [])
    assert checked(("copy", "q"), ("quit", "Q")) == ({"copy": "q", "quit": "Q"}, [])


@pytest.mark.parametrize(
    ("action", "key", "sentence"),
    [
        ("cpoy", "x", "c:1: there is no action 'cpoy'; did you mean 'copy'?"),
        ("copy", "pagdown", "c:1: copy: 'pagdown' is not the name of a key; did you mean 'pagedown'?"),
        ("copy", "o", "c:1: copy: o is the key of open; give open another key first"),
        ("copy", "backspace", "c:1: copy: backspace is the key of back; give back another key first"),
        ("copy", "q", "c:1: copy: q is the key of quit; give quit another key first"),
        ("copy", "ctrl+c", "c:1: copy: ctrl+c always quits and cannot be changed"),
        ("quit-at-once", "x", "c:1: quit-at-once: ctrl+c always quits and cannot be changed"),
        ("quit", "", "c:1: quit: an action cannot be without a key"),
        ("quit", "false", "c:1: quit: 'false' is not the name of a key"),
        ("copy", "enter", "c:1: copy: enter has a fixed meaning; choose another key"),
        ("copy", "ctrl+m", "c:1: copy: a terminal cannot tell ctrl+m from enter"),
    ],
)
def test_keys_that_do_not_hold(action: str, key: str, sentence: str) -> None:
    """A key that cannot be given is refused with the reason, and the action keeps the one it has."""
    keys, problems = checked((action, key))
    assert keys == {}
    assert len(problems) == 1
    assert problems[0].startswith(sentence)


def test_two_actions_on_one_key() -> None:
    """Of two actions given one key, the first has it."""
    keys, problems = checked(("copy", "x"), ("open", "x"))
    assert keys == {"copy": "x"}
    assert problems == ["c:2: open: x is the key of copy; give copy another key first"]


def test_a_refusal_that_refuses_another() -> None:
    """An action whose new key is refused keeps its old one, which then nobody else can have."""
    keys, problems = checked(("copy", "q"), ("quit", "ctrl+c"))
    assert keys == {}
    assert problems == [
        "c:1: copy: q is the key of quit; give quit another key first",
        "c:2: quit: ctrl+c always quits and cannot be changed",
    ]


def test_actions_of_different_places_share_a_key() -> None:
    """Actions with the same default key are never there together, and may have another one together."""
    assert checked(("step-back", "x"), ("close", "x"))[1] == []


some_keys = st.sampled_from(["q", "Q", "x", "y", "o", "ctrl+c", ""])


@given(st.dictionaries(st.sampled_from([*ACTIONS, "other"]), some_keys))
def test_quit_always_has_a_key(choices: dict[str, str]) -> None:
    """Whatever is written, one key quits and no two actions that are there together have the same."""
    keys, _ = checked(*choices.items())
    effective = {action: {keys[action]} if action in keys else set(of.split(",")) for action, of in ACTIONS.items()}
    assert effective["quit-at-once"] == {"ctrl+c"}
    assert effective["quit"]
    for one, ones in effective.items():
        for other, others in effective.items():
            if one != other and {one, other} != {"step-back", "close"}:
                assert ones.isdisjoint(others)
