"""Text in ASCII, with the same width in cells, for terminals whose locale has no UTF-8."""

from __future__ import annotations

from gpueco_tui.text.width import graphemes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOKALIKES = str.maketrans(
    {
        "•": "*", "◦": "-", "▪": "+", "☐": "_", "☑": "x", "│": "|", "─": "-", "━": "=", "↳": ">", "▣": "#",
        "●": "*", "○": ".", "◐": "o", "◌": ".", "✓": "x", "✗": "-", "→": ">", "←": "<", "↔": "-", "×": "x", "·": ".",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "~",
        "≤": "<", "≥": ">", "≠": "#", "≈": "~", "★": "*", "■": "#", "⏎": "<", "↑": "^", "↓": "v", "⌫": "<",
        "‹": "<", "›": ">", "▶": ">", "▷": ">", "◑": "o",
        "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+", "┄": "-", "⋅": " ",
        "▁": "_", "▂": "_", "▃": "_", "▄": "=", "▅": "=", "▆": "#", "▇": "#", "█": "#", "▌": "|", "▐": "|",
    }
)  # fmt: skip
"""One cell for each cell, so that columns stay aligned."""


def in_ascii(text: str) -> str:
    """Return `text` in ASCII: similar characters, letters without their accents, or `?` for each cell."""
    if text.isascii():
        return text
    translated = text.translate(_LOOKALIKES)
    if translated.isascii():
        return translated
    return "".join(piece if piece.isascii() else _in_ascii(piece, cells) for piece, cells in graphemes(translated))


def _in_ascii(piece: str, cells: int) -> str:
    """Return the ASCII for a character `piece` that takes `cells`."""
    from unicodedata import normalize

    base = normalize("NFKD", piece)[:1]
    if cells == 1 and " " <= base <= "~":
        return base
    return "?" * cells


def is_ascii_locale(env: Mapping[str, str]) -> bool:
    """Say whether the locale of `env` names an encoding other than UTF-8 (POSIX 8.2: LC_ALL, LC_CTYPE, LANG)."""
    name = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or "UTF-8"
    return "utf" not in name.lower()
