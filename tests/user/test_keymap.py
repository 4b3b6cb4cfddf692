"""Which of the user's keys hold."""

from __future__ import annotations

import re

import pytest
from gpueco_tui.user.actions import ACTIONS
from gpueco_tui.user.keymap import check_keymap, key_name
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key  # pyright: ignore[reportPrivateUsage]


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
    assert check_keymap({"copy": "e", "help": "Ctrl+L"}) == ({"copy": "e", "help": "ctrl+l"}, {})


def test_two_actions_may_change_places() -> None:
    """Two actions may take each other's key, and a key that its action gave up may be taken."""
    assert check_keymap({"copy": "o", "open": "y"}) == ({"copy": "o", "open": "y"}, {})
    assert check_keymap({"copy": "q", "quit": "Q"}) == ({"copy": "q", "quit": "Q"}, {})


def test_the_defaults_hold() -> None:
    """Every action may be given the key it has."""
    assert check_keymap({action.name: action.key for action in ACTIONS})[1] == {}


def test_keys_that_are_never_alive_together_do_not_clash() -> None:
    """A key of the decoder alone is free for what the decoder has not, and one of the comparison for the decoder."""
    assert check_keymap({"copy": "x", "clear-choices": "="})[1] == {}
    assert check_keymap({"choose": "x"})[1] == {"choose": taken("choose", "x", "clear-choices")}


def taken(action: str, key: str, other: str) -> str:
    """Return the sentence that refuses a key that another action has."""
    return f"{action}: {key} is the key of {other}; give {other} another key first"


@pytest.mark.parametrize(
    ("action", "key", "sentence"),
    [
        ("cpoy", "x", "there is no action 'cpoy'; did you mean 'copy'?"),
        ("blah", "x", "there is no action 'blah'; 'gpueco-tui config --print-default' lists them"),
        ("copy", "pagdown", "copy: 'pagdown' is not the name of a key; did you mean 'pagedown'?"),
        ("copy", "ctrl+foo", "copy: 'ctrl+foo' is not the name of a key"),
        ("copy", "j", taken("copy", "j", "down")),
        ("copy", "q", taken("copy", "q", "quit")),
        ("clear-choices", "d", taken("clear-choices", "d", "decoder")),
        ("copy", "ctrl+c", "copy: ctrl+c has a fixed meaning; choose another key"),
        ("copy", "backspace", "copy: backspace has a fixed meaning; choose another key"),
        ("quit", "", "quit: an action cannot be without a key"),
        ("quit", "false", "quit: 'false' is not the name of a key"),
        ("copy", "ctrl+m", "copy: a terminal cannot tell ctrl+m from enter; choose another key"),
    ],
)
def test_keys_that_do_not_hold(action: str, key: str, sentence: str) -> None:
    """A key that cannot be given is refused with the reason, and the action keeps the one it has."""
    keys, refused = check_keymap({action: key})
    assert keys == {}
    assert list(refused) == [action]
    assert refused[action].startswith(sentence)


def test_two_actions_on_one_key() -> None:
    """Of two actions given one key, the first has it."""
    assert check_keymap({"copy": "e", "open": "e"}) == ({"copy": "e"}, {"open": taken("open", "e", "copy")})


def test_a_refusal_that_refuses_another() -> None:
    """An action whose new key is refused keeps its old one, which then nobody else can have."""
    keys, refused = check_keymap({"copy": "q", "quit": "ctrl+c"})
    assert keys == {}
    assert refused == {
        "copy": taken("copy", "q", "quit"), "quit": "quit: ctrl+c has a fixed meaning; choose another key"
    }  # fmt: skip


def test_actions_of_which_one_lies_over_the_other_share_a_key() -> None:
    """Actions with the same default key are never there together, and may have another one together."""
    assert check_keymap({"page-down": "e", "choose": "e"})[1] == {}


some_keys = st.sampled_from(["q", "Q", "x", "y", "o", "=", "space", "ctrl+c", ""])


@given(st.dictionaries(st.sampled_from([*(action.name for action in ACTIONS), "other"]), some_keys))
def test_every_action_always_has_a_key(choices: dict[str, str]) -> None:
    """Whatever is written, every action has a key, and no two that are alive together have the same."""
    keys, refused = check_keymap(choices)
    assert {*keys, *refused} == set(choices)
    assert not set(keys) & set(refused)
    now = {action.name: keys.get(action.name) or key_name(action.key) for action in ACTIONS}
    for one in ACTIONS:
        for other in ACTIONS:
            if one.key != other.key and set(one.where) & set(other.where):
                assert now[one.name] != now[other.name]
