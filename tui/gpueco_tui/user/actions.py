"""The actions whose keys the user may change. The app makes its bindings and its help from this table."""

from __future__ import annotations

from gpueco_tui.values import Frozen

BROWSE, COMPARE, DECODER, ROUTES, DIALOG = "browse", "compare", "decoder", "routes", "dialog"
"""The places of the app: keys of different places are never active at the same time."""
PAGES = (BROWSE, COMPARE)
SCREENS = (BROWSE, COMPARE, DECODER, ROUTES)
PLACES = (*SCREENS, DIALOG)

MOVE, FIND, LINKS, APP = GROUPS = ("Move", "Find", "Links", "App")
"""The headings of the help, in its order."""

LISTED = "; 'gpueco-tui config --print-default' lists them"
"""The end of a message about an unknown action or theme when no similar one exists."""


class Action(Frozen):
    """Something that a key does."""

    name: str
    key: str
    """The default key, as people write it."""
    does: str
    """What the help says about it."""
    group: str
    """The heading of the help under which it is listed."""
    where: tuple[str, ...] = (BROWSE,)
    """The places in which the key is active."""


ACTIONS = (
    Action("down", "j", "Move down", MOVE, PLACES),
    Action("up", "k", "Move up", MOVE, PLACES),
    Action("first", "g", "Go to the start", MOVE, PLACES),
    Action("last", "G", "Go to the end", MOVE, PLACES),
    Action("half-down", "ctrl+d", "Move half a page down", MOVE, PLACES),
    Action("half-up", "ctrl+u", "Move half a page up", MOVE, PLACES),
    Action("page-down", "space", "Move a page down", MOVE, (BROWSE, COMPARE, DECODER, DIALOG)),
    Action("page-up", "b", "Move a page up", MOVE, PLACES),
    Action("to-page", "l", "Go right: to the page, to the next facet", MOVE, SCREENS),
    Action("to-sidebar", "h", "Go left: to the sidebar, to the facet before", MOVE, SCREENS),
    Action("back", "[", "Go back", MOVE),
    Action("forward", "]", "Go forward", MOVE),
    Action("zoom", "z", "Hide or show the sidebar", MOVE),
    Action("search", "/", "Search names, facts and text", FIND, (BROWSE, ROUTES, DIALOG)),
    Action("next-match", "n", "Next match in the page", FIND),
    Action("previous-match", "N", "Previous match in the page", FIND),
    Action("copy", "y", "Copy the link: the focused one, or the project's", LINKS, (*PAGES, ROUTES, DIALOG)),
    Action("copy-menu", "Y", "Choose what to copy", LINKS, (*PAGES, ROUTES)),
    Action("open", "o", "Open the link in the browser", LINKS, (*PAGES, ROUTES, DIALOG)),
    Action("hints", "f", "Put a letter on every visible link", LINKS, PAGES),
    Action("links", "F", "List the links of the page", LINKS, PAGES),
    Action("contents", "t", "List the headings of the page", FIND, PAGES),
    Action("related", "r", "Go to a related project", FIND),
    Action("favourite", "*", "Make the project a favourite, or not", FIND),
    Action("favourites", "'", "List the favourites and what was visited before", FIND),
    Action("mark", "m", "Mark the project for a comparison", FIND, (BROWSE, ROUTES)),
    Action("unmark", "M", "Take every mark off", FIND, (BROWSE, ROUTES)),
    Action("compare", "c", "Compare the marked projects, or this one", FIND, (*PAGES, ROUTES)),
    Action("differences", "=", "Hide the rows that are equal, or show them", FIND, (COMPARE,)),
    Action("decoder", "d", "Open the decoder: choose values, see who has them", FIND, (BROWSE, DECODER)),
    Action("routes", "R", "Routes from what you write to where it runs", FIND, (BROWSE, DECODER, ROUTES)),
    Action("choose", "space", "Choose the value, or take the choice back", FIND, (DECODER, ROUTES)),
    Action("clear-choices", "x", "Take every choice back", FIND, (DECODER, ROUTES)),
    Action("palette", ":", "Find every project and action by name", APP, SCREENS),
    Action("help", "?", "Help: show every key", APP, SCREENS),
    Action("suspend", "ctrl+z", "Put the app in the background", APP, SCREENS),
    Action("quit", "q", "Quit", APP, PLACES),
)
BY_NAME = {action.name: action for action in ACTIONS}

FIXED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "tab", "shift+tab",
    "backspace", "ctrl+p", "ctrl+c", "ctrl+q",
)  # fmt: skip
"""Keys that the settings cannot change."""
