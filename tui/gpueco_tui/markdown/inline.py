"""The tokens of one flow of text to styled text and links."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from gpueco_tui.layout.blocks import Inline, Text, plain_text
from gpueco_tui.layout.style import Style
from gpueco_tui.markdown.autolink import addresses
from gpueco_tui.text.clean import clean, clean_url

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

IMAGE_MARK = "▣"
"""The mark before the description of an image."""

_COMMENT, _COMMENT_END = "<!--", "-->"
"""The beginning and the end of an HTML comment, which is not shown."""
_BREAK_TAG = r"(?i)<br\s*/?>"
_WHITE = r"[ \t\n]+"
_MUTED = Style("muted")
_CODE = Style("code")
_LINK = Style("link")


class _Part:
    """Text of one style while it is read."""

    __slots__ = ("link", "style", "texts")

    def __init__(self, texts: list[str], style: Style, link: int) -> None:
        self.texts = texts
        self.style = style
        self.link = link


class Reader:
    """Reads the flows of one page and collects the addresses of its links, in order."""

    def __init__(self, *, decoded: bool) -> None:
        """Clean the text again when entities may have been `decoded` to unsafe characters."""
        self.links: list[str] = []
        self._decoded = decoded
        self._parts: list[_Part] = []
        self._marks: Counter[str] = Counter()
        """The number of open marks of each kind, by tag."""
        self._style = Style()
        self._link = -1

    def read(self, tokens: Sequence[Token]) -> Inline:
        """Return the text of an inline token's children."""
        self._parts, self._marks, self._style, self._link = [], Counter(), Style(), -1
        for token in tokens:
            self.by_type.get(token.type, Reader._add_token)(self, token)
        return _trimmed(self._parts)

    def literal(self, text: str) -> Inline:
        """Return raw HTML as it is written, muted, line by line, without comments and with a break for each `<br>`."""
        shown = re.sub(_BREAK_TAG, "\n", _without_comments(text))
        lines = "\n".join(stripped for line in shown.splitlines() if (stripped := re.sub(_WHITE, " ", line).strip()))
        return (Text(lines, _MUTED),) if lines else ()

    def _add_token(self, token: Token) -> None:
        """Add the text of a token as it is."""
        self._add(token.content)

    def _text(self, token: Token) -> None:
        """Add text, its bare addresses as links."""
        content = token.content
        if self._link >= 0:
            address = clean_url(content) if content.startswith("http") else ""
            self._add(address if address == self.links[self._link] else content)  # what is shown is what is copied
            return
        end = 0
        for start, stop in addresses(content):
            self._add(content[end:start])
            self._begin_link(content[start:stop])
            self._add(clean_url(content[start:stop]))
            self._link = -1
            end = stop
        self._add(content[end:] if end else content)

    def _add(self, content: str, role: str = "") -> None:
        """Add text in the open style; white space is one space, and belongs to the text before it."""
        if self._decoded:
            content = clean(content)
        if "  " in content or "\n" in content or "\t" in content:
            content = re.sub(_WHITE, " ", content)
        before = self._parts[-1] if self._parts else None
        if content.startswith(" ") and (before is None or before.texts[-1][-1] in " \n"):
            content = content[1:]
        if not content:
            return
        style = self._style_of(role)
        if before is not None and before.link == self._link and before.style == style:
            before.texts.append(content)
        else:
            self._parts.append(_Part([content], style, self._link))

    def _style_of(self, role: str) -> Style:
        """Return the style of text added now; in a link it is always that of a link."""
        if self._link >= 0:
            return self._styled(_LINK)
        if role == "code":
            return self._styled(_CODE)
        return _MUTED if role == "muted" else self._style

    def _styled(self, style: Style) -> Style:
        """Return `style` with the marks that are open."""
        return self._style._replace(role=style.role)

    def _space(self, _token: Token) -> None:
        """Add a line end that is not a break: a space."""
        self._add(" ")

    def _code(self, token: Token) -> None:
        """Add a code span."""
        self._add(token.content, "code")

    def _break(self, _token: Token) -> None:
        """Break the line."""
        before = self._parts[-1] if self._parts else None
        if before is not None:
            before.texts[-1:] = before.texts[-1].rstrip(" "), "\n"

    def _html(self, token: Token) -> None:
        """Add a raw tag as it is written; a comment is left out, and `<br>` is a line break."""
        if re.fullmatch(_BREAK_TAG, token.content):
            self._break(token)
        elif not token.content.startswith(_COMMENT):
            self._add(token.content, "muted")

    def _image(self, token: Token) -> None:
        """Add an image as a link to it: its description, or its file's name when it has none."""
        url = str(token.attrs.get("src", ""))
        shown = plain_text(Reader(decoded=self._decoded).read(token.children or ())).replace("\n", " ")
        shown = shown or clean_url(url).rstrip("/").rpartition("/")[2][:60]
        inside = self._link >= 0
        if not inside:
            self._begin_link(url)
        self._add(f"{IMAGE_MARK} {shown}")
        if not inside:
            self._link = -1

    def _open_link(self, token: Token) -> None:
        self._begin_link(str(token.attrs.get("href", "")))

    def _begin_link(self, url: str) -> None:
        self._link = len(self.links)
        self.links.append(clean_url(url.replace(" ", "%20")))

    def _close_link(self, _token: Token) -> None:
        """End a link; a link without text shows its address."""
        if not self._parts or self._parts[-1].link != self._link:
            self._add(self.links[self._link] or "#")
        self._link = -1

    def _open_mark(self, token: Token) -> None:
        self._marks[token.tag] += 1
        self._restyle()

    def _close_mark(self, token: Token) -> None:
        self._marks[token.tag] -= 1
        self._restyle()

    def _restyle(self) -> None:
        marks = self._marks
        self._style = Style(strong=marks["strong"] > 0, emphasis=marks["em"] > 0, strike=marks["s"] > 0)

    by_type: ClassVar[dict[str, Callable[[Reader, Token], None]]] = {
        "text": _text,
        "softbreak": _space,
        "hardbreak": _break,
        "code_inline": _code,
        "html_inline": _html,
        "image": _image,
        "link_open": _open_link,
        "link_close": _close_link,
        "strong_open": _open_mark,
        "em_open": _open_mark,
        "s_open": _open_mark,
        "strong_close": _close_mark,
        "em_close": _close_mark,
        "s_close": _close_mark,
    }


def _without_comments(html: str) -> str:
    """Return `html` without its comments; a comment that is not closed stays."""
    kept: list[str] = []
    at = 0
    while (start := html.find(_COMMENT, at)) >= 0:
        end = html.find(_COMMENT_END, start + len(_COMMENT))
        if end < 0:
            break
        kept.append(html[at:start])
        at = end + len(_COMMENT_END)
    return "".join((*kept, html[at:]))


def _trimmed(parts: list[_Part]) -> Inline:
    """Return the parts without the white space at the end."""
    inline = [Text("".join(part.texts), part.style, part.link) for part in parts]
    while inline:
        last = inline.pop()
        text = last.text.rstrip(" \n")
        if text:
            inline.append(last if text == last.text else Text(text, last.style, last.link))
            break
    return tuple(inline)
