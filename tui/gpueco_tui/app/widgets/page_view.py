"""The page: one project's Markdown laid out to lines, with links to walk and matches to jump between."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from gpueco_tui.app.bindings import IN_LINKS
from gpueco_tui.app.messages import FieldMessage
from gpueco_tui.app.widgets.markdown_view import MEASURE, Content, MarkdownView
from gpueco_tui.layout.find import find
from gpueco_tui.layout.lines import Spot
from gpueco_tui.text.clean import openable
from gpueco_tui.text.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual import events

    from gpueco_tui.layout.lines import PlacedLink


HINT_LETTERS = "asdfghjklqwertuiopzxcvbnm"


class PageView(MarkdownView):
    """Shows a page; says which link has the focus and which was followed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow", "Follow", tooltip="Follow the focused link", group=IN_LINKS),
        Binding("tab", "next_link", "Next link", show=False, tooltip="Focus the next link of the page", group=IN_LINKS),
        Binding("shift+tab", "previous_link", "Previous link", show=False, group=IN_LINKS),
        Binding("right", "sideways(8)", "Right", show=False),
        Binding("left", "sideways(-8)", "Left", show=False),
    ]

    focused_link: reactive[int] = reactive(-1, repaint=False)
    """The index in the layout of the link that Enter, y and o work on, or -1."""
    current_match: reactive[int] = reactive(-1, repaint=False)
    hinting: reactive[bool] = reactive(default=False, repaint=False)
    """Whether letters stand on the visible links, waiting for one to be pressed."""
    tones: reactive[Mapping[str, str]] = reactive(MappingProxyType({}), repaint=False)
    """Signs that have a tone of their own wherever they stand, and the role that says it."""
    hyperlinks: reactive[bool] = reactive(default=True, repaint=False)
    """Whether links are given to the terminal as OSC 8 hyperlinks."""

    class LinkFollowed(FieldMessage):
        """A link was followed, by Enter or by a click."""

        url: str

    class LinkFocused(FieldMessage):
        """The focus came to a link of the page, or left it (None)."""

        link: PlacedLink | None

    class Matched(FieldMessage):
        """The current match changed: number `current` of `total`, counted from 1, 0 for none."""

        current: int
        total: int

    class EdgePassed(Message):
        """The walk over the links went past the last one, or the first."""

    def __init__(self, *, id: str | None = None, widest: int = MEASURE, narrowest: int = 1) -> None:  # noqa: A002  Textual's name
        """Lay pages out for the width there is, but between `narrowest` and `widest` cells."""
        super().__init__(id=id, widest=widest, narrowest=narrowest)
        self._matches: tuple[tuple[Spot, ...], ...] = ()
        self._matches_by_line: dict[int, list[tuple[int, Spot]]] = {}
        self._hints: dict[str, int] = {}
        self._typed = ""

    def watch_tones(self) -> None:
        """Paint the signs anew."""
        self.repaint()

    def watch_content(self, before: Content, content: Content) -> None:
        """Show the new page, with no link and no letter left of the one before."""
        self.set_reactive(PageView.focused_link, -1)
        self.set_reactive(PageView.hinting, False)  # noqa: FBT003  the value of a reactive
        self._hints = {}
        super().watch_content(before, content)

    def page_changed(self) -> None:
        """Show the first match when the top of the page has none, and say that no link has the focus."""
        if self._matches and self.content.scroll == 0 and self._matches[0][0].line >= self.page_height():
            self.reveal(self._matches[0][0])
        self.post_message(self.LinkFocused(None))

    # What lies over it

    def overlays(self, y: int) -> Iterable[tuple[Spot, str]]:
        """Return the signs with a tone, the matches and the focused link on line `y`."""
        plain = self.laid_out.lines[y].plain
        for sign, role in self.tones.items():
            at = plain.find(sign)
            while at >= 0:
                start = width_of(plain[:at])
                yield Spot(y, start, start + width_of(sign)), f"line--{role}"
                at = plain.find(sign, at + 1)
        for index, spot in self._matches_by_line.get(y, ()):
            yield spot, "over--match-current" if index == self.current_match else "over--match"
        if 0 <= self.focused_link < len(self.laid_out.links):
            for spot in self.laid_out.links[self.focused_link].spots:
                if spot.line == y:
                    yield spot, "over--focus"

    def stamps(self, y: int) -> Iterable[tuple[int, str, str]]:
        """Return the hint letters on line `y`."""
        for letters, index in self._hints.items():
            spot = self.laid_out.links[index].spots[0]
            if spot.line == y:
                yield spot.start, letters, "over--hint"

    def has_edge(self) -> bool:
        """Say whether the focus is here and could be elsewhere: there is something at the left."""
        return self.has_focus and self.region.x > 0

    def link_url(self, index: int) -> str:
        """Return the address of link `index` for the terminal, when hyperlinks are wanted and it may be opened."""
        url = self.laid_out.links[index].url
        return url if self.hyperlinks and url.isascii() and openable(url) else ""

    # Matches

    def laid_out_anew(self) -> None:
        """Find the words in the page."""
        self._matches = find(self.laid_out, self.content.words) if self.content.words else ()
        self._matches_by_line = {}
        for index, spots in enumerate(self._matches):
            for spot in spots:
                self._matches_by_line.setdefault(spot.line, []).append((index, spot))
        self.set_reactive(PageView.current_match, -1)
        self.repaint()
        self.post_message(self.Matched(0, len(self._matches)))

    def go_to_match(self, step: int) -> None:
        """Go `step` matches on, back when negative; past the last comes the first."""
        if self._matches:
            if self.current_match < 0:  # none yet: begin with what is in view
                top = self.scroll_offset.y
                below = next((i for i, spots in enumerate(self._matches) if spots[0].line >= top), 0)
                self._go_to_match(below if step > 0 else below - 1)
            else:
                self._go_to_match(self.current_match + step)

    def _go_to_match(self, index: int) -> None:
        if self._matches:
            self.current_match = index % len(self._matches)

    def watch_current_match(self, before: int, after: int) -> None:
        """Paint the two matches that changed and bring the current one into view."""
        for index in (before, after):
            if 0 <= index < len(self._matches):
                self.repaint(lines=[spot.line for spot in self._matches[index]])
        if 0 <= after < len(self._matches):
            self.reveal(self._matches[after][0])
        self.post_message(self.Matched(after + 1, len(self._matches)))

    def reveal(self, spot: Spot) -> None:
        """Scroll as little as needed to have `spot` in view, with two lines of air."""
        top = max(0, spot.line - 2)
        self.scroll_to_region(Region(spot.start, top, max(1, spot.end - spot.start), 5), animate=False, force=True)

    # Links

    def link(self) -> PlacedLink | None:
        """Return the link that has the focus, or None."""
        links = self.laid_out.links
        return links[self.focused_link] if 0 <= self.focused_link < len(links) else None

    def watch_focused_link(self, before: int, after: int) -> None:
        """Paint the two links that changed, and say where the focused one goes."""
        links = self.laid_out.links
        for index in (before, after):
            if 0 <= index < len(links):
                self.repaint(lines=[spot.line for spot in links[index].spots])
        link = self.link()
        if link is not None and link.spots:
            self.reveal(link.spots[0])
        self.post_message(self.LinkFocused(link))

    def visible_links(self) -> list[int]:
        """Return the links that are in view, in reading order."""
        top = self.scroll_offset.y
        bottom = top + self.page_height()
        return [
            index
            for index, link in enumerate(self.laid_out.links)
            if any(top <= spot.line < bottom for spot in link.spots)
        ]

    def action_next_link(self) -> None:
        """Focus the next link; the first one in view when none has the focus."""
        self._walk(1)

    def action_previous_link(self) -> None:
        """Focus the link before."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        if self.focused_link < 0:
            seen = self.visible_links()
            if not seen or step < 0:
                self.post_message(self.EdgePassed())
            else:
                self.focused_link = seen[0]
            return
        index = self.focused_link + step
        if 0 <= index < len(self.laid_out.links):
            self.focused_link = index
        else:
            self.focused_link = -1
            self.post_message(self.EdgePassed())

    def action_follow(self) -> None:
        """Follow the focused link, or focus the first one in view."""
        link = self.link()
        if link is None:
            self._walk(1)
        else:
            self.post_message(self.LinkFollowed(link.url))

    def watch_hinting(self, hinting: bool) -> None:  # noqa: FBT001  the value of a reactive
        """Put letters on the visible links, or take them off."""
        seen = [index for index in self.visible_links() if self.laid_out.links[index].spots] if hinting else []
        self._hints = dict(zip(_hint_labels(len(seen)), seen, strict=True))
        self._typed = ""
        if hinting and not seen:
            self.hinting = False
        self.repaint()

    def on_key(self, event: events.Key) -> None:
        """While letters stand on the links, take the next keys as the letters of one; Esc takes them off."""
        if not self.hinting:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.character or ""
        left = [letters for letters in self._hints if self._typed and letters.startswith(self._typed)]
        if event.key == "escape" or not left:
            self.hinting = False
        elif self._typed in self._hints:
            index = self._hints[self._typed]
            self.hinting = False
            self.focused_link = index

    def action_sideways(self, cells: int) -> None:
        """Scroll sideways by `cells`."""
        self.scroll_to(x=self.scroll_offset.x + cells, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Scroll sideways only where there is something to scroll to."""
        return action != "sideways" or self.laid_out.width > self.content_region.width

    def on_click(self, event: events.Click) -> None:
        """Focus the link that was clicked, and follow it."""
        index = event.style.meta.get("link")
        if isinstance(index, int) and 0 <= index < len(self.laid_out.links):
            event.stop()
            self.focused_link = index
            self.post_message(self.LinkFollowed(self.laid_out.links[index].url))


def _hint_labels(count: int) -> list[str]:
    """Return `count` labels of letters, none the beginning of another."""
    if count <= len(HINT_LETTERS):
        return list(HINT_LETTERS[:count])
    return [one + two for one in HINT_LETTERS for two in HINT_LETTERS][:count]
