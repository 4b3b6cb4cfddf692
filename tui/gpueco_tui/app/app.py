"""The app: its themes, what works on every screen, and its use of the clipboard, the browser and the disk."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType

from gpueco_tui.app import themes
from gpueco_tui.app.background import in_background
from gpueco_tui.app.bindings import binding
from gpueco_tui.app.history import Visit
from gpueco_tui.app.messages import CopyWanted, FavouriteChosen, OpenWanted
from gpueco_tui.app.place import Place
from gpueco_tui.app.screens.browse import BrowseScreen
from gpueco_tui.app.screens.frame import Frame
from gpueco_tui.app.terminal.interrupts import interrupts_left_to_others
from gpueco_tui.app.terminal.terminal_app import TerminalApp
from gpueco_tui.app.watch import Watch
from gpueco_tui.app.widgets.line_painter import LOOKS
from gpueco_tui.desktop.browser import run_in_terminal
from gpueco_tui.loading.files import with_openable_path
from gpueco_tui.loading.last_good import keeping_last_good
from gpueco_tui.loading.load import load
from gpueco_tui.model import ContentError
from gpueco_tui.user.settings import Settings, check_command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.screen import Screen

    from gpueco_tui.app.screens.palette import Command
    from gpueco_tui.app.session import Session
    from gpueco_tui.app.watch import Stamp
    from gpueco_tui.desktop.browser import Browser
    from gpueco_tui.desktop.clipboard import Clipboard
    from gpueco_tui.model import Ecosystem, Problem

WIDTHS = [(0, "-narrow"), (80, "-normal"), (100, "-wide"), (120, "-roomy")]
HEIGHTS = [(0, "-tiny"), (6, "-short"), (14, "-tall")]
"""The classes of a screen of at least so many columns, and so many rows."""
FEW = "standard"
"""What Rich calls a terminal that says it has sixteen colours."""
SHOWN_OF_A_COPY = 200
"""Characters of a copied line that the message shows."""
FIRST_OF_LINES = 40
"""Characters of the first of several lines."""


class DecoderApp(TerminalApp):
    """Shows an ecosystem."""

    TITLE = "gpueco-tui"
    CSS_PATH = "app.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("palette", "command_palette", "Palette"),
        Binding("ctrl+p", "command_palette", "Palette", show=False),
        binding("help", "help", "Help"),
        binding("quit", "quit", "Quit"),
        Binding("ctrl+c", "quit", "Quit", show=False, system=True, priority=True),
        binding("suspend", "suspend_process", "Suspend"),
    ]

    def __init__(  # noqa: PLR0913  the seams to everything around the app
        self,
        ecosystem: Ecosystem,
        *,
        clipboard: Clipboard,
        browser: Browser,
        settings: Settings | None = None,
        problems: Sequence[Problem] = (),
        session: Session | None = None,
        visit: Visit | None = None,
    ) -> None:
        """Show `ecosystem`, beginning with `visit`, or with the overview.

        Without `session` nothing is kept from run to run. `problems` are what was wrong with the settings.
        """
        super().__init__(leave=self._note_visit)
        self.ecosystem = ecosystem
        self.visit = visit or Visit(Place())
        """Where the app begins, and where the user was when it ended."""
        self._copying = clipboard
        self._opening = browser
        self._settings = settings or Settings(theme="dark")
        self._problems = problems
        self._session = session
        self._watch = Watch(ecosystem.files)
        self.set_keymap(dict(self._settings.keymap))
        for own in themes.THEMES:
            self.register_theme(own)
        theme = themes.chosen(self._settings, os.environ, few_colors=self.console.color_system == FEW)
        self.begin_with(theme if theme in self.available_themes else themes.DARK)  # another Textual has others

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of the stylesheet that a theme may leave out."""
        return themes.variables_of(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen."""
        return BrowseScreen(
            self.ecosystem,
            self.visit,
            favourites=self._session.favourites() if self._session else frozenset(),
            recent=self._session.recent() if self._session else (),
            hyperlinks=self._settings.hyperlinks and self._settings.color,
        )

    def on_mount(self) -> None:
        """Watch the content; say what is wrong with it and with the settings."""
        super().on_mount()
        self.set_interval(self._watch.seconds, self._look_for_changes)
        notices = [
            self._wrong(),
            _with_more(self._problems, "gpueco-tui config --check"),
            self._session.notice if self._session else "",
        ]
        if said := "\n".join(filter(None, notices)):
            self.call_after_refresh(self.say, said)

    def _wrong(self) -> str:
        """Return the first problem of the content and the command that lists the others; empty without any."""
        problems = [with_openable_path(problem, self.ecosystem.root) for problem in self.ecosystem.problems]
        return _with_more(problems, check_command(self._settings.content))

    def _note_visit(self) -> None:
        """Note where the user is, before the app ends."""
        browse = next((screen for screen in self.screen_stack if isinstance(screen, BrowseScreen)), None)
        if browse is not None and browse.is_mounted:
            self.visit = browse.visit()

    @on(FavouriteChosen)
    def _favour(self, event: FavouriteChosen) -> None:
        if self._session:
            self._keep_favourite(self._session, event.slug, event.favourite)

    @work(thread=True, group="state")
    def _keep_favourite(self, session: Session, slug: str, favourite: bool) -> None:  # noqa: FBT001  a worker's
        if sentence := session.set_favourite(slug, favourite=favourite):
            self.call_from_thread(self.say, sentence)

    def _look_for_changes(self) -> None:
        """Load the content again when a file of it changed."""
        if self._watch.changed():
            self._reload(self._watch.seen)

    @work(exclusive=True, group="reload")
    async def _reload(self, seen: Mapping[str, Stamp]) -> None:
        try:
            fresh = await in_background(partial(_loaded_again, self.ecosystem))
        except ContentError as error:
            self.say(str(with_openable_path(error.problem, self.ecosystem.root)))
        else:
            self._take(fresh, seen)

    def _take(self, ecosystem: Ecosystem, seen: Mapping[str, Stamp]) -> None:
        """Show new content, and say what is wrong with it."""
        self.ecosystem = ecosystem
        self._watch = Watch(ecosystem.files, seen)
        for screen in self.screen_stack:
            if isinstance(screen, BrowseScreen):
                screen.ecosystem = ecosystem
        if ecosystem.problems:
            self.say(self._wrong())

    def say(self, message: str) -> None:
        """Show a sentence at the footer of the screen."""
        screen = self.screen
        if isinstance(screen, Frame):
            screen.message = message
        else:
            self.notify(message, markup=False)

    def action_command_palette(self) -> None:
        """Show every action, place and theme by name; nothing happens in a dialog."""
        if not isinstance(self.screen, Frame):
            return
        from gpueco_tui.app.screens.palette import palette

        async def run(command: Command | None) -> None:
            doing = command() if command else None
            if doing is not None:
                await doing

        self.push_screen(palette(self, self.screen), run)

    def action_help(self) -> None:
        """Show every key that works here; choosing a line does what its key does."""
        from gpueco_tui.app.screens.help import help_screen

        screen = self.screen

        owners = {active.binding.action: active.node for active in screen.active_bindings.values()}

        async def run(action: str | None) -> None:
            if action:
                await self.run_action(action, owners[action])

        self.push_screen(help_screen(self, screen), run)

    @on(CopyWanted)
    def _copy_wanted(self, event: CopyWanted) -> None:
        self._copy(event.text)

    @work(thread=True, group="copy")
    def _copy(self, text: str) -> None:
        copied = self._copying.copy(text)
        self.call_from_thread(self.say, f"{copied.message}: {shown_of(text)}")

    @on(OpenWanted)
    def _open_wanted(self, event: OpenWanted) -> None:
        self._open(event.url)

    @work(thread=True, group="open")
    def _open(self, url: str) -> None:
        opened = self._opening.open(url)
        if opened.text_browser:
            self.call_from_thread(self._open_in_terminal, opened.text_browser)
        elif opened.ok:
            self.call_from_thread(self.say, f"{opened.message}: {url}")
        else:  # shown and copied, so that the user has it anyway
            copied = self._copying.copy(url)
            self.call_from_thread(self.say, f"{opened.message}. {copied.message}: {url}")

    def _open_in_terminal(self, command: tuple[str, ...]) -> None:
        """Give the terminal to a text browser until it ends."""
        try:
            with self.suspend(), interrupts_left_to_others():
                opened = run_in_terminal(command, os.environ)  # raises nothing: that would leave the app deaf
            message = opened.message
        except SuspendNotSupported:
            message = "This terminal cannot be lent to a text browser"
        self.refresh(layout=True)
        self.say(message)


def _loaded_again(ecosystem: Ecosystem) -> Ecosystem:
    return keeping_last_good(ecosystem, load(ecosystem.root))


def shown_of(text: str) -> str:
    """Return what a message shows of a copied text: all of one line, of several their number and the first."""
    lines = text.strip().splitlines() or [""]
    first = lines[0] if len(lines[0]) <= SHOWN_OF_A_COPY else lines[0][: SHOWN_OF_A_COPY - 1] + "…"
    return first if len(lines) == 1 else f"{len(lines)} lines, {first[:FIRST_OF_LINES]}…"


def _with_more(problems: Sequence[Problem], command: str) -> str:
    """Return the first problem and, if there are more, the `command` that lists them; empty without any."""
    more = f" (and more: {command})" if len(problems) > 1 else ""
    return f"{problems[0]}{more}" if problems else ""
