"""The app's two themes, and the names of the colours that its stylesheet uses besides Textual's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gpueco_tui.settings import Settings

DARK = "decoder-dark"
LIGHT = "decoder-light"
PLAIN_DARK = "plain-dark"
PLAIN_LIGHT = "plain-light"
LIGHT_BACKGROUNDS = ("7", "15")
"""The numbers by which terminals name a white background in COLORFGBG."""


def _plain(name: str, *, dark: bool) -> Theme:
    """Return a theme without colours: the terminal's own, and bold, underline and reverse."""
    own = "ansi_default"
    return Theme(
        name=name, ansi=True, dark=dark, primary=own, secondary=own, warning=own, error=own, success=own, accent=own,
        foreground=own, background=own, surface=own, panel=own, boost=own,
        variables={"ansi-background": own, "ansi-foreground": own, "border-blurred": own},
    )  # fmt: skip


THEMES = (
    _plain(PLAIN_DARK, dark=True),
    _plain(PLAIN_LIGHT, dark=False),
    Theme(
        name=DARK,
        primary="#e5a06b",
        secondary="#82b1dd",
        accent="#e5a06b",
        foreground="#d5d9e0",
        background="#16181d",
        surface="#1c1f25",
        panel="#2b303a",
        success="#93c27c",
        warning="#dfc06d",
        error="#e27d84",
        dark=True,
        variables={
            "muted": "#8b93a1",
            "link": "#82b1dd",
            "divider": "#2b303a",
            "block-cursor-text-style": "none",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#9c4a12",
        secondary="#1d5fa8",
        accent="#9c4a12",
        foreground="#2a2d34",
        background="#fcfbf9",
        surface="#f4f2ee",
        panel="#e2ded6",
        success="#37751f",
        warning="#7d5c00",
        error="#ad2f3b",
        dark=False,
        variables={
            "muted": "#666c77",
            "link": "#1d5fa8",
            "divider": "#dcd8d0",
            "block-cursor-text-style": "none",
        },
    ),
)


def variables_of(theme: Theme) -> dict[str, str]:
    """Return the variables of the stylesheet that `theme` may leave unsaid, made from its own colours."""
    if theme.ansi:
        plain = "ansi_default"
        return {"muted": plain, "link": plain, "divider": plain, "key-text": plain}
    return {
        "muted": "$foreground 65%",
        "link": theme.secondary or theme.primary,
        "divider": theme.panel or "$panel",
        "key-text": theme.primary,
    }


def chosen(settings: Settings, env: Mapping[str, str]) -> str:
    """Return the name of the theme to begin with.

    `auto` is light only where the terminal says so in `COLORFGBG` (`15;0`: foreground, background); it is never asked,
    for some answer late and some never. Without colours it is the theme that leaves them to the terminal.
    """
    wanted = settings.theme
    if wanted == "auto":
        background = env.get("COLORFGBG", "").rpartition(";")[2]
        wanted = "light" if background in LIGHT_BACKGROUNDS else "dark"
    if not settings.color:
        return PLAIN_LIGHT if wanted in ("light", LIGHT) else PLAIN_DARK
    return {"dark": DARK, "light": LIGHT}.get(wanted, wanted)
