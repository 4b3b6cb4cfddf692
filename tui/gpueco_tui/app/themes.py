"""The app's themes, and the colours that its stylesheet uses in addition to Textual's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gpueco_tui.user.settings import Settings

DARK = "decoder-dark"
LIGHT = "decoder-light"
PLAIN_DARK = "plain-dark"
PLAIN_LIGHT = "plain-light"
TERMINAL_DARK = "terminal-dark"
TERMINAL_LIGHT = "terminal-light"
LIGHT_BACKGROUNDS = ("7", "15")
"""The numbers by which terminals name a white background in COLORFGBG."""


OWN = "ansi_default"
"""The terminal's own foreground or background."""

FAMILIES = 9
"""The hues of families; a tenth family has that of the first."""
# fmt: off
_FAMILIES_DARK = (
    "#8aa2f2", "#aebdcb", "#5fb8e6", "#c3a98a", "#bd93f0", "#45c5b0", "#f083a8", "#e0b0d5", "#8fb0b0",
)
_FAMILIES_LIGHT = (
    "#3f55b5", "#55697a", "#0f6f9c", "#7a5a30", "#7a3fb8", "#0b7767", "#b0306a", "#97508c", "#3d6b6b",
)
_FAMILIES_ANSI = (
    "ansi_bright_blue", "ansi_cyan", "ansi_blue", "ansi_yellow", "ansi_magenta", "ansi_bright_green",
    "ansi_bright_magenta", "ansi_bright_cyan", "ansi_bright_black",
)
# fmt: on


def _families(colors: Sequence[str]) -> dict[str, str]:
    """Return the variables of the stylesheet for the hues of families."""
    return {f"family-{number}": color for number, color in enumerate(colors, 1)}


def _of_the_terminal(name: str, *, dark: bool, heading: str = OWN, link: str = OWN, tones: Sequence[str] = ()) -> Theme:
    """Return a theme on the terminal's own background; `tones` are the colours of good, wait and bad."""
    good, wait, bad = tones or (OWN, OWN, OWN)
    return Theme(
        name=name, ansi=True, dark=dark, primary=heading, secondary=link, warning=wait, error=bad, success=good,
        accent=heading, foreground=OWN, background=OWN, surface=OWN, panel=OWN, boost=OWN,
        variables={"ansi-background": OWN, "ansi-foreground": OWN, "border-blurred": OWN},
    )  # fmt: skip


THEMES = (
    _of_the_terminal(PLAIN_DARK, dark=True),
    _of_the_terminal(PLAIN_LIGHT, dark=False),
    _of_the_terminal(
        TERMINAL_DARK,
        dark=True,
        heading="ansi_yellow",
        link="ansi_cyan",
        tones=("ansi_green", "ansi_yellow", "ansi_red"),
    ),
    _of_the_terminal(
        TERMINAL_LIGHT,
        dark=False,
        heading="ansi_magenta",
        link="ansi_blue",
        tones=("ansi_green", "ansi_magenta", "ansi_red"),
    ),
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
            "match": "#54482a",
            "cursor-blurred": "#22262d",
            "focus": "#7a5a40",
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
            "match": "#f2dfa0",
            "cursor-blurred": "#ebe8e2",
            "focus": "#d5a888",
            "divider": "#dcd8d0",
            "block-cursor-text-style": "none",
        },
    ),
)


SHARES = (("foreground", 0.65), ("warning", 0.3))
"""The colours that are mixed with the background for muted text and for matches, and their share."""


def variables_of(theme: Theme) -> dict[str, str]:
    """Return the variables of the stylesheet that `theme` may leave out, made from its own colours.

    They are plain colours: Textual does not look up a variable in the value of another, and the app would end.
    """
    if theme.ansi:
        colors = (OWN,) * FAMILIES if theme.success in {None, OWN} else _FAMILIES_ANSI
        said = {"link": theme.secondary or OWN, "key-text": theme.primary, **_families(colors)}
        return {**said, "muted": OWN, "divider": OWN, "match": OWN, "cursor-blurred": OWN, "focus": theme.primary}
    said = {"link": theme.secondary or theme.primary, "key-text": theme.primary}
    said |= _families(_FAMILIES_DARK if theme.dark else _FAMILIES_LIGHT)
    if "muted" in theme.variables:  # ours, and what follows takes a millisecond of the start
        return said
    colors = theme.to_color_system().generate()
    background = Color.parse(colors["background"])
    muted, match = (background.blend(Color.parse(colors[name]), part).hex for name, part in SHARES)
    cursor, focus = background.blend(Color.parse(colors["panel"]), 0.5).hex, colors["primary"]
    return {
        **said, "muted": muted, "divider": colors["panel"], "match": match, "cursor-blurred": cursor, "focus": focus
    }  # fmt: skip


def chosen(settings: Settings, env: Mapping[str, str], *, few_colors: bool = False) -> str:
    """Return the name of the theme to begin with.

    `auto` is light only where the terminal says so in `COLORFGBG` (`15;0`: foreground, background). The terminal is
    never asked, because some answer late and some never. Without colours it is the theme that leaves them to the
    terminal. With `few_colors`, sixteen, it is the theme made of those: several of ours would become the same one.
    """
    wanted = settings.theme
    auto = wanted == "auto"
    if auto:
        background = env.get("COLORFGBG", "").rpartition(";")[2]
        wanted = "light" if background in LIGHT_BACKGROUNDS else "dark"
    light = wanted in ("light", LIGHT)
    if not settings.color:
        return PLAIN_LIGHT if light else PLAIN_DARK
    if auto and few_colors:
        return TERMINAL_LIGHT if light else TERMINAL_DARK
    return {"dark": DARK, "light": LIGHT}.get(wanted, wanted)
