"""The escape sequence that asks a terminal to copy, as each kind of road carries it.

OSC 52 is xterm's: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Manipulate Selection Data".
"""

import base64

SCREEN_BYTES = 700
"""The size of a piece for GNU screen, whose strings end at 768 bytes; what is longer it prints on the screen."""


def plain(text: str) -> str:
    """Return the sequence that puts `text` on the clipboard of the terminal that reads it."""
    return f"\x1b]52;c;{base64.b64encode(text.encode('utf-8')).decode('ascii')}\x07"


def wrapped_for_tmux(sequence: str) -> str:
    """Return `sequence` so that tmux passes it on, given `allow-passthrough on`; else it drops it."""
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"


def wrapped_for_screen(sequence: str) -> str:
    """Return `sequence` in pieces that GNU screen passes on; tmux drops them in silence."""
    pieces = (sequence[start : start + SCREEN_BYTES] for start in range(0, len(sequence), SCREEN_BYTES))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def sequence(text: str, route: str) -> str:
    """Return what to write for `text` on `route`: terminal, screen, nested-tmux or nested-screen.

    Where only TERM tells of a multiplexer, plain and wrapped both are sent, as far as that is harmless: GNU screen
    prints the wrapping meant for tmux, and a long plain sequence, as text (seen with 4.9).
    """
    bare = plain(text)
    if route == "screen":
        return wrapped_for_screen(bare)
    if route == "nested-tmux":
        return bare + wrapped_for_tmux(bare)
    if route == "nested-screen":
        return (bare if len(bare) <= SCREEN_BYTES else "") + wrapped_for_screen(bare)
    return bare
