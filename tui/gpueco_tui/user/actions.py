"""The actions whose key the reader may change: known without the app, which makes its bindings from this table."""

from __future__ import annotations

from gpueco_tui.values import Frozen

BROWSE, COMPARE, DECODER, DIALOG = "browse", "compare", "decoder", "dialog"
"""The places of the app: keys of different places are never alive together."""
PAGES = (BROWSE, COMPARE)
SCREENS = (BROWSE, COMPARE, DECODER)
EVERYWHERE = (BROWSE, COMPARE, DECODER, DIALOG)


class Action(Frozen):
    """Something that a key does."""

    name: str
    key: str
    """The key that does it by default, as people write it."""
    does: str
    """What the help says of it."""
    where: tuple[str, ...] = (BROWSE,)
    """The places in which the key is alive."""


ACTIONS = (
    Action("down", "j", "Move down", EVERYWHERE),
    Action("up", "k", "Move up", EVERYWHERE),
    Action("first", "g", "Go to the start", EVERYWHERE),
    Action("last", "G", "Go to the end", EVERYWHERE),
    Action("half-down", "ctrl+d", "Move half a page down", EVERYWHERE),
    Action("half-up", "ctrl+u", "Move half a page up", EVERYWHERE),
    Action("page-down", "space", "Move a page down", EVERYWHERE),
    Action("page-up", "b", "Move a page up", EVERYWHERE),
    Action("to-page", "l", "Go right: to the page, to the next facet", SCREENS),
    Action("to-sidebar", "h", "Go left: to the sidebar, to the facet before", SCREENS),
    Action("back", "[", "Go back"),
    Action("forward", "]", "Go forward"),
    Action("zoom", "z", "Hide or show the sidebar"),
    Action("search", "/", "Search names, facts and text", (BROWSE, DIALOG)),
    Action("next-match", "n", "Next match in the page"),
    Action("previous-match", "N", "Previous match in the page"),
    Action("copy", "y", "Copy the link: the focused one, or the project's", (*PAGES, DIALOG)),
    Action("copy-menu", "Y", "Choose what to copy", PAGES),
    Action("open", "o", "Open the link in the browser", (*PAGES, DIALOG)),
    Action("hints", "f", "Put a letter on every visible link", PAGES),
    Action("links", "F", "List the links of the page", PAGES),
    Action("contents", "t", "List the headings of the page", PAGES),
    Action("related", "r", "Go to a related project"),
    Action("favourite", "*", "Make the project a favourite, or not"),
    Action("favourites", "'", "List the favourites and what was visited before"),
    Action("mark", "m", "Mark the project for a comparison"),
    Action("unmark", "M", "Take every mark off"),
    Action("compare", "c", "Compare the marked projects, or this one", PAGES),
    Action("differences", "=", "Hide the rows that are equal, or show them", (COMPARE,)),
    Action("decoder", "d", "Open the decoder: choose values, see who has them", (BROWSE, DECODER)),
    Action("choose", "space", "Choose the value, or take the choice back", (DECODER,)),
    Action("clear-choices", "x", "Take every choice back", (DECODER,)),
    Action("palette", ":", "Find every project and action by name", SCREENS),
    Action("help", "?", "Help: show every key", SCREENS),
    Action("suspend", "ctrl+z", "Put the app in the background", SCREENS),
    Action("quit", "q", "Quit", EVERYWHERE),
)
BY_NAME = {action.name: action for action in ACTIONS}

FIXED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab", "shift+tab",
    "backspace", "ctrl+p", "ctrl+c", "ctrl+q",
)  # fmt: skip
"""The keys that do what they do besides, whatever the settings say."""
