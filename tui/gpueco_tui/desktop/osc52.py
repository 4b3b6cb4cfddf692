"""The escape sequence that asks a terminal to copy, in the form that each route needs.

OSC 52 is xterm's: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Manipulate Selection Data".
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.desktop.routes import TerminalRoute

SCREEN_BYTES = 700
"""The size of a piece for GNU screen, which takes strings of 768 bytes and prints longer ones on the screen."""


def copy_sequence(text: str) -> str:
    """Return the sequence that puts `text` on the clipboard of the terminal that reads it."""
    from base64 import b64encode

    return f"\x1b]52;c;{b64encode(text.encode('utf-8')).decode('ascii')}\x07"


def wrapped_for_tmux(sequence: str) -> str:
    """Return `sequence` wrapped for tmux, which passes it on with `allow-passthrough on` and drops it otherwise."""
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"


def wrapped_for_screen(sequence: str) -> str:
    """Return `sequence` in pieces that GNU screen passes on; tmux drops them without a message."""
    pieces = (sequence[start : start + SCREEN_BYTES] for start in range(0, len(sequence), SCREEN_BYTES))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def sequence(text: str, route: TerminalRoute) -> str:
    """Return what to write to the terminal for `text` on `route`.

    Where only TERM names a multiplexer, both the bare and the wrapped sequence are sent, as far as that is harmless:
    GNU screen prints the wrapping meant for tmux, and a long bare sequence, as text (seen with 4.9).
    """
    bare = copy_sequence(text)
    if route == "screen":
        return wrapped_for_screen(bare)
    if route == "nested-tmux":
        return bare + wrapped_for_tmux(bare)
    if route == "nested-screen":
        return (bare if len(bare) <= SCREEN_BYTES else "") + wrapped_for_screen(bare)
    return bare
