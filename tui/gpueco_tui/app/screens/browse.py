"""The main screen: the sidebar, the page, and the box to search them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.reactive import reactive

from gpueco_tui.app.bindings import IN_MOVE, binding
from gpueco_tui.app.history import Visit
from gpueco_tui.app.listing import Listing, Marks
from gpueco_tui.app.place import Here, Place
from gpueco_tui.app.screens import page_actions
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.screens.page_actions import PageActions
from gpueco_tui.app.screens.project_actions import ProjectActions
from gpueco_tui.app.screens.routing import Routing
from gpueco_tui.app.screens.searching import Searching
from gpueco_tui.app.screens.travel import Travel
from gpueco_tui.app.widgets.key_bar import KeyBar
from gpueco_tui.app.widgets.page_view import Content, PageView
from gpueco_tui.app.widgets.row_list import RowList
from gpueco_tui.app.widgets.search_box import SearchBox
from gpueco_tui.model import Ecosystem

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from gpueco_tui.pages.page import Page
    from gpueco_tui.search.index import Results


class BrowseScreen(Frame[None]):
    """Shows an ecosystem: one place at a time, and the way to the others.

    State is in the reactives; what the keys do to it is in the collaborators made in `__init__`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *page_actions.BINDINGS,
        binding("search", "search", "Search", show=True),
        binding("decoder", "decode", "Decoder", show=True),
        binding("routes", "routes", "Routes", show=True),
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

    ecosystem: reactive[Ecosystem] = reactive(Ecosystem("", ()), init=False, repaint=False)
    place: reactive[Place] = reactive(Place(), init=False, repaint=False)
    marks: reactive[Marks] = reactive(Marks(), init=False, repaint=False)
    search_text: reactive[str] = reactive("", init=False, repaint=False)
    results: reactive[Results | None] = reactive(None, init=False, repaint=False)

    box = query_one(SearchBox)
    sidebar = query_one("#sidebar", RowList)
    page = query_one(PageView)

    def __init__(
        self,
        ecosystem: Ecosystem,
        visit: Visit,
        *,
        favourites: frozenset[str] = frozenset(),
        recent: tuple[str, ...] = (),
        hyperlinks: bool = True,
    ) -> None:
        """Show `ecosystem`, and begin with `visit`.

        `recent` are the slugs of projects visited in runs before this one, the last first. With `hyperlinks` the
        terminal gets the addresses of links.
        """
        super().__init__()
        self.set_reactive(BrowseScreen.ecosystem, ecosystem)
        self.set_reactive(BrowseScreen.place, visit.place)
        self.set_reactive(BrowseScreen.marks, Marks(favourites=favourites))
        self.hyperlinks = hyperlinks
        self._page_wanted = False
        self._overview: Page | None = None

        self.travel = Travel(self, visit, recent)
        self.go = self.travel.go
        self.action_travel = self.travel.step

        self.searching = Searching(self)
        self.action_search = self.searching.begin
        self.action_match = self.searching.match
        self.action_decode = self.searching.decode

        projects = ProjectActions(self)
        self.action_mark = projects.mark
        self.action_unmark = projects.unmark
        self.action_compare = projects.compare
        self.action_favourite = projects.favourite
        self.action_favourites = projects.favourites
        self.action_related = projects.related

        self.routing = Routing(self, projects)
        self.action_routes = self.routing.open

        self._actions = PageActions(
            self,
            page=lambda: self.page,
            here=lambda: self.here,
            go=self.go,
            enter_page=self.action_enter_page,
            leave_page=self.action_leave_page,
            ask=self.routing.ask,
        )
        self.action_copy = self._actions.copy
        self.action_open = self._actions.open
        self.action_hint = self._actions.hint
        self.action_list_links = self._actions.list_links
        self.action_contents = self._actions.contents
        self.action_copy_menu = self._actions.copy_menu

    def compose(self) -> ComposeResult:
        """Make the panes."""
        with Vertical(id="side"):
            yield SearchBox(placeholder=f"{self.key('search')} to search", compact=True)
            yield RowList(id="sidebar")
        yield PageView(id="page", hyperlinks=self.hyperlinks)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw what the state says."""
        super().on_mount()
        self.watch(self.page, "unfinished", self._actions.say_unfinished, init=False)
        self.list_projects()
        self.point_at_place()
        here = self.travel.here
        self._show_page(scroll=here.scroll, part=here.part)  # with the list, for the first screen is wanted whole
        if here.part or (self.here.project and self.has_class("-narrow")):
            self.action_enter_page()  # what was asked for: a part of it, or all where there is room for one pane alone

    # State, and its one way to the screen

    @property
    def here(self) -> Here:
        """Where the user is."""
        return Here(self.ecosystem, self.place)

    def visit(self) -> Visit:
        """Return where the user is, with the line that the page is scrolled to."""
        return Visit(self.place, self.page.scroll_offset.y)

    def watch_ecosystem(self) -> None:
        """Draw new content, the user where they were; the overview is shown for a place that is gone."""
        self._overview = None
        if not self.is_mounted:
            return
        self.searching.search()
        if not self.place.exists(self.ecosystem):
            self.place = Place()
        self._show_page(scroll=self.page.scroll_offset.y)

    def watch_marks(self) -> None:
        """Draw the marks and the stars."""
        self.list_projects()

    def watch_place(self) -> None:
        """Point the sidebar at the place, and show its page once the list is painted."""
        self.point_at_place()
        self.show_page_soon()

    def watch_search_text(self, text: str) -> None:
        """Search, and keep the box and the state equal."""
        if self.box.value != text:
            with self.prevent(SearchBox.Changed):
                self.box.value = text
                self.box.cursor_position = len(text)
        self.searching.search()

    def list_projects(self) -> None:
        """List what there is, or what was found."""
        self.sidebar.rows = Listing(self.ecosystem, self.results, self.marks)

    def point_at_place(self) -> None:
        """Put the sidebar's cursor on the place that is shown, if it is listed."""
        rows = self.sidebar.rows
        if isinstance(rows, Listing) and self.sidebar.value() != self.place and (index := rows.index(self.place)) >= 0:
            self.sidebar.point_at(index)

    # The page

    def is_place_shown(self) -> bool:
        """Say whether the page is that of the place already, and not the one before it."""
        return self.page.content.key == self.place and not self._page_wanted

    def show_page_soon(self) -> None:
        """Show the page after the list is painted; of many wanted in a row, only the last."""
        if not self._page_wanted:
            self._page_wanted = True
            self.call_after_refresh(self._show_wanted_page)

    def _show_wanted_page(self) -> None:
        if self._page_wanted:
            self._show_page(scroll=self.travel.here.scroll)

    def _show_page(self, *, scroll: int = 0, part: str = "") -> None:
        self._page_wanted = False
        words = self.results.words if self.results else ()
        self.page.content = Content(self._page_of(self.place), scroll, words, self.place, part)
        beside = (self.sidebar.value(1), self.sidebar.value(-1))
        places = (place for place in beside if isinstance(place, Place))
        self.page.prepare(*(partial(self._page_of, place) for place in places))

    def _page_of(self, place: Place) -> Page:
        """Return the page of `place`; the overview, which is about all projects, is made once for an ecosystem."""
        if place.kind != "overview":
            return place.page(self.ecosystem)
        self._overview = self._overview or place.page(self.ecosystem)
        return self._overview

    @on(PageView.LinkFollowed)
    def _follow(self, event: PageView.LinkFollowed) -> None:
        self._actions.follow(event.url)

    @on(PageView.LinkFocused)
    def _describe_link(self, event: PageView.LinkFocused) -> None:
        self._actions.describe(event.link)

    @on(PageView.HintsChanged)
    def _explain_hints(self, event: PageView.HintsChanged) -> None:
        self._actions.explain_hints(shown=event.shown)

    @on(PageView.Matched)
    def _say_match(self, event: PageView.Matched) -> None:
        if event.current:
            self.position = f"match {event.current} of {event.total}"

    @on(PageView.EdgePassed)
    def _leave_at_the_edge(self) -> None:
        self.set_focus(self.sidebar)

    # The sidebar and the box

    def go_if_chosen(self, place: Place | None) -> None:
        """Go to what a dialog gave, if it gave anything."""
        if place is not None:
            self.go(place)

    @on(RowList.Highlighted)
    def _pass(self, event: RowList.Highlighted) -> None:
        if isinstance(event.value, Place):
            self.travel.go(event.value, passing=True)

    @on(RowList.Chosen)
    def _enter(self, event: RowList.Chosen) -> None:
        if isinstance(event.value, Place):
            self.go(event.value)
            self.action_enter_page()

    @on(SearchBox.Changed)
    def _type(self, event: SearchBox.Changed) -> None:
        self.search_text = event.value

    @on(SearchBox.Passed)
    def _move(self, event: SearchBox.Passed) -> None:
        self.sidebar.move(event.rows)

    @on(SearchBox.Submitted)
    def _keep(self) -> None:
        self.searching.keep()

    @on(SearchBox.Left)
    def _give_up(self) -> None:
        self.searching.give_up()

    # Panes

    def action_enter_page(self) -> None:
        """Give the page the focus, and the screen when there is room for one pane alone."""
        self.add_class("-reading")
        self.travel.stay()
        self.set_focus(self.page)

    def action_leave_page(self) -> None:
        """Give the sidebar the focus, and the screen when there is room for one pane alone."""
        self.remove_class("-reading", "-alone")
        self.set_focus(self.sidebar)

    def action_zoom(self) -> None:
        """Hide the sidebar for reading, or show it again."""
        if self.has_class("-alone"):
            self.action_leave_page()
        else:
            self.add_class("-alone")
            self.action_enter_page()

    def action_step_back(self) -> None:
        """Step back one thing: from the focused link, from the page, from the search."""
        if self.page.reading.link:
            self.page.focus_link(-1)
        elif self.focused is self.page or self.has_class("-alone"):
            self.action_leave_page()
        elif self.search_text:
            self.search_text = ""
