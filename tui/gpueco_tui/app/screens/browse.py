"""The main screen: the sidebar, the page, and the box to search them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.reactive import reactive

from gpueco_tui.app.bindings import IN_MOVE, binding
from gpueco_tui.app.history import History, Visit
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.project_screen import MarkingScreen
from gpueco_tui.app.tones import roles_of_signs
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.page_view import Content, PageView
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.app.widgets.sidebar import Listing, Sidebar
from gpueco_tui.model import Ecosystem
from gpueco_tui.search.index import Index, Results

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from gpueco_tui.app.screens.decoder import Taken
    from gpueco_tui.model import Project


AT_REST = 0.08
"""Seconds after which a reader is taken to read: what may come next is made ready."""
EMPTY = Ecosystem("", ())
"""What is shown before there is anything."""


class BrowseScreen(MarkingScreen):
    """Shows an ecosystem: one place at a time, and the way to the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("search", "search", "Search", show=True),
        binding("decoder", "decode", "Decoder", show=True),
        binding("compare", "compare", "Compare", show=True),
        binding("help", "app.help", "Help", show=True),
        binding("quit", "app.quit", "Quit", show=True),
        binding("unmark", "unmark", "Unmark all"),
        binding("mark", "mark", "Mark", show=True),
        binding("next-match", "match(1)", "Next match"),
        binding("previous-match", "match(-1)", "Previous match"),
        binding("related", "related", "Related"),
        binding("back", "travel(-1)", "Back"),
        binding("forward", "travel(1)", "Forward"),
        Binding("backspace", "travel(-1)", "Back", show=False),
        binding("zoom", "zoom", "Read alone"),
        binding("favourite", "favourite", "Favourite"),
        binding("favourites", "favourites", "Favourites"),
        binding("to-page", "enter_page", "To the page", does="Go to the page"),
        binding("to-sidebar", "leave_page", "To the sidebar", does="Go to the sidebar"),
        Binding("right", "enter_page", "To the page", show=False),
        Binding("left", "leave_page", "To the sidebar", show=False),
        Binding("tab", "enter_page", "To the page", show=False),
        Binding("shift+tab", "leave_page", "To the sidebar", show=False),
        Binding("escape", "step_back", "Back", show=False, tooltip="Step back one thing", group=IN_MOVE),
    ]

    AUTO_FOCUS = "#sidebar"

    ecosystem: reactive[Ecosystem] = reactive(EMPTY, repaint=False)
    place: reactive[Place] = reactive(Place(), init=False, repaint=False)
    search_text: reactive[str] = reactive("", init=False, repaint=False)
    results: reactive[Results | None] = reactive(None, init=False, repaint=False)
    hyperlinks: reactive[bool] = reactive(default=True, repaint=False)

    box = query_one(SearchBox)
    sidebar = query_one(Sidebar)

    def __init__(self, ecosystem: Ecosystem, visit: Visit) -> None:
        super().__init__()
        self._history = History((visit,))
        self._before_search: History | None = None
        """Where the reader was before a search was begun: to go back to when it is given up."""
        self.recent: tuple[str, ...] = ()
        """The slugs of projects visited in runs before this one, the last first."""
        self._index: Index | None = None
        self._overview = ""
        self._page_wanted = False
        self._to_prepare: tuple[Place | None, ...] = ()
        """The places whose pages may be wanted next."""
        self._preparing: Timer | None = None
        self.set_reactive(BrowseScreen.ecosystem, ecosystem)
        self.set_reactive(BrowseScreen.place, visit.place)

    def compose(self) -> ComposeResult:
        """Make the panes."""
        with Vertical(id="side"):
            yield SearchBox(placeholder=f"{self.key('search')} to search", compact=True)
            yield Sidebar(id="sidebar")
        yield PageView(id="page").data_bind(BrowseScreen.hyperlinks)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw what the state says."""
        super().on_mount()
        self._list()
        self.page.tones = roles_of_signs(self.ecosystem)
        self.sidebar.point_at(self.place)
        here = self._history.here
        self._show_page(scroll=here.scroll, part=here.part)  # with the list, for the first screen is wanted whole
        if here.part or (self.project() and self.has_class("-narrow")):
            self.action_enter_page()  # what was asked for: a part of it, or all where there is room for one pane alone

    # State, and its one way to the screen

    def watch_chosen(self) -> None:
        """Draw the marks."""
        self._list()

    def watch_favourites(self) -> None:
        """Draw the stars."""
        self._list()

    def load(self, ecosystem: Ecosystem) -> None:
        """Take new content in; the reader stays where they are."""
        self._index = None
        self._overview = ""
        self.ecosystem = ecosystem

    def watch_ecosystem(self) -> None:
        """Draw new content; what is gone gives way to the overview."""
        if not self.is_mounted:
            return
        self.page.tones = roles_of_signs(self.ecosystem)
        self._search()
        if not self.place.exists(self.ecosystem):
            self.place = Place()
        self._show_page(scroll=self.page.scroll_offset.y)

    def watch_place(self, place: Place) -> None:
        """Point the sidebar at the place, and show its page once the list is painted."""
        self.sidebar.point_at(place)
        self._show_page_soon()

    def watch_search_text(self, text: str) -> None:
        """Search, and keep the box and the state one."""
        if self.box.value != text:
            with self.prevent(SearchBox.Changed):
                self.box.value = text
                self.box.cursor_position = len(text)
        self._search()

    def _search(self) -> None:
        if not self.search_text.strip():
            self.results = None
            self.warning = ""
        else:
            self.results = self._find(self.search_text)
        self._list()
        if self.results is None:
            self.position = ""
            self.sidebar.point_at(self.place)
            self._show_page_soon()
            return
        self.position = f"{len(self.results.hits)} of {len(self.ecosystem.projects)} projects"
        self.warning = self.results.sentence
        if (place := self.sidebar.place()) is not None:
            self._visit(place, passing=True)
            self._show_page_soon()

    def _find(self, text: str) -> Results:
        """Return what is found; the index is made once for a content."""
        self._index = self._index or Index(self.ecosystem)
        return self._index.search(text)

    def _list(self) -> None:
        self.sidebar.listing = Listing(self.ecosystem, self.results, self.chosen, self.favourites)

    def _show_page_soon(self) -> None:
        """Show the page after the list is painted; of many wanted in a row, only the last."""
        if not self._page_wanted:
            self._page_wanted = True
            self.call_after_refresh(self._show_wanted_page)

    def _show_wanted_page(self) -> None:
        if self._page_wanted:
            self._show_page(scroll=self._history.here.scroll)

    def _show_page(self, *, scroll: int = 0, part: str = "") -> None:
        self._page_wanted = False
        words = self.results.words if self.results else ()
        self.page.content = Content(self._markdown(self.place), scroll, words, self.place, part)
        self._prepare(self.sidebar.place(1), self.sidebar.place(-1))

    def _markdown(self, place: Place) -> str:
        """Return the page of `place`; that of the overview, which is of all projects, is made once for a content."""
        if place.kind != "overview":
            return place.markdown(self.ecosystem)
        self._overview = self._overview or place.markdown(self.ecosystem)
        return self._overview

    def _prepare(self, *places: Place | None) -> None:
        """Lay out the pages of `places`, one at a time, while nothing else is asked for."""
        self._to_prepare = places
        if self._preparing:
            self._preparing.stop()
        if places:
            self._preparing = self.set_timer(AT_REST, self._prepare_first)

    def _prepare_first(self) -> None:
        if self._to_prepare:  # a timer that was stopped may ring all the same
            place, *others = self._to_prepare
            if place:
                self.page.prepare(self._markdown(place))
            self._prepare(*others)

    def shown(self) -> Ecosystem:
        """Return the ecosystem that is shown."""
        return self.ecosystem

    def project(self) -> Project | None:
        """Return the project that is shown, or None."""
        return self.place.project(self.ecosystem)

    def file(self) -> str:
        """Return the file that the text shown was read from."""
        return self.place.file(self.ecosystem)

    # Going places

    def visited(self) -> tuple[str, ...]:
        """Return the slugs of the projects visited, in this run and before, the last first."""
        here = (visit.place.slug for visit in reversed(self._history.visits) if visit.place.kind == "project")
        return tuple(dict.fromkeys((*here, *self.recent)))

    def visit(self) -> Visit:
        """Return where the reader is."""
        return Visit(self.place, self.page.scroll_offset.y)

    def go(self, place: Place) -> None:
        """Go to `place`, as a jump that the way back remembers."""
        self._visit(place)

    def _visit(self, place: Place, *, passing: bool = False) -> None:
        if self.page.content.key == self.place and not self._page_wanted:
            self._history = self._history.scrolled(self.page.scroll_offset.y)
        self._history = self._history.visited(place, passing=passing)
        self.place = place

    def action_travel(self, step: int) -> None:
        """Go back or forward in what was visited, to the line that was read."""
        self._history = self._history.scrolled(self.page.scroll_offset.y).moved(step)
        if not self._history.here.place.exists(self.ecosystem):
            return
        self.place = self._history.here.place
        self._show_page_soon()

    @on(Sidebar.PlaceHighlighted)
    def _pass(self, event: Sidebar.PlaceHighlighted) -> None:
        self._visit(event.place, passing=True)

    @on(Sidebar.PlaceChosen)
    def _enter(self, event: Sidebar.PlaceChosen) -> None:
        self._visit(event.place)
        self.action_enter_page()

    @on(PageView.Matched)
    def _tell_match(self, event: PageView.Matched) -> None:
        if event.current:
            self.position = f"match {event.current} of {event.total}"

    @on(PageView.EdgePassed)
    def _leave_at_the_edge(self) -> None:
        self.set_focus(self.sidebar)

    # Panes

    def action_enter_page(self) -> None:
        """Go to the page."""
        self.enter_page()

    def enter_page(self) -> None:
        """Give the page the focus, and the screen when there is room for one pane alone."""
        self.set_class(True, "-reading")  # noqa: FBT003  Textual's signature
        self._history = self._history.visited(self.place)
        self.set_focus(self.page)

    def action_leave_page(self) -> None:
        """Go to the sidebar."""
        self.leave_page()

    def leave_page(self) -> None:
        """Give the sidebar the focus, and the screen when there is room for one pane alone."""
        self.set_class(False, "-reading")  # noqa: FBT003  Textual's signature
        self.remove_class("-alone")
        self.set_focus(self.sidebar)

    def action_zoom(self) -> None:
        """Hide the sidebar for reading, or show it again."""
        if self.has_class("-alone"):
            self.action_leave_page()
        else:
            self.add_class("-alone")
            self.action_enter_page()

    def action_step_back(self) -> None:
        """Step back one thing: the link's focus, the page, the search."""
        if self.page.focused_link >= 0:
            self.page.focused_link = -1
        elif self.focused is self.page or self.has_class("-alone"):
            self.action_leave_page()
        elif self.search_text:
            self.search_text = ""

    # Search

    def action_search(self) -> None:
        """Type a query."""
        self.set_class(False, "-reading")  # noqa: FBT003  Textual's signature
        self.remove_class("-alone")
        self.add_class("-searching")
        self._before_search = None if self.search_text else self._history.scrolled(self.page.scroll_offset.y)
        self.set_focus(self.box)

    @on(SearchBox.Changed)
    def _type(self, event: SearchBox.Changed) -> None:
        self.search_text = event.value

    @on(SearchBox.Passed)
    def _move(self, event: SearchBox.Passed) -> None:
        self.sidebar.move(event.rows)

    @on(SearchBox.Submitted)
    def _keep(self) -> None:
        self._before_search = None
        self.remove_class("-searching")
        self.set_focus(self.sidebar)

    @on(SearchBox.Left)
    def _clear(self) -> None:
        self.remove_class("-searching")
        self.search_text = ""
        self.set_focus(self.sidebar)
        if self._before_search and self._before_search.here.place.exists(self.ecosystem):
            self._history = self._before_search
            self.place = self._history.here.place
            self._show_page_soon()

    def action_match(self, step: int) -> None:
        """Go to the next or previous match of the search in the page."""
        if not self.search_text:
            keys = f"{self.key('next-match')} and {self.key('previous-match')}"
            self.message = f"Search with {self.key('search')} first; {keys} then go through the matches in the page."
            return
        self.enter_page()
        self.page.go_to_match(step)

    # The decoder

    def action_decode(self) -> None:
        """Open the decoder on what the query chooses; what is chosen there comes back as the query."""
        from gpueco_tui.app.screens.decoder import DecoderScreen

        self.app.push_screen(DecoderScreen(self.ecosystem, self.search_text, self._find), self._search_if_chosen)

    def _search_if_chosen(self, taken: Taken | None) -> None:
        if taken is not None:
            self.search_text = taken.query
            self.go_if_chosen(taken.place)
