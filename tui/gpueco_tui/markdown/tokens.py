"""The tokens of markdown-it to blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from gpueco_tui.cancellation import checkpoint
from gpueco_tui.layout.blocks import Blocks, Code, Heading, Inline, Item, List, Paragraph, Quote, Rule, Table, Text
from gpueco_tui.markdown.commonmark import parser
from gpueco_tui.markdown.inline import Reader
from gpueco_tui.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from gpueco_tui.layout.blocks import Align, Block

_TASKS = {"[ ] ": False, "[x] ": True, "[X] ": True}
_ALIGNS: dict[str, Align] = {"text-align:center": "center", "text-align:right": "right"}


def build(source: str, context: str) -> Blocks:
    """Return the blocks of `source`, in which the link definitions of `context` hold; only entities are not clean."""
    builder = _Builder(Reader(decoded="&" in source + context))
    references: EnvType = {}
    if context:
        parser("table", "strikethrough").parse(context, references)
    for token in parser("table", "strikethrough").parse(source, references):
        checkpoint()
        builder.take(token)
    return Blocks(tuple(builder.stack[0].blocks), tuple(builder.reader.links), tuple(builder.starts))


class _Open:
    """A block whose end is not yet read."""

    def __init__(self, kind: Literal["page", "quote", "list", "item"] = "page", start: int | None = None) -> None:
        self.kind = kind
        self.start = start
        self.blocks: list[Block] = []
        self.items: list[Item] = []
        self.tight = True
        self.done: bool | None = None


class _Builder:
    """Takes the tokens of a page in order; at the end the page is `stack[0]`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.stack = [_Open()]
        self.starts: list[int] = []
        """The line on which each block of the page begins."""
        self._start = 0
        self._opener = ""
        self._level = 0
        self._cells: list[Inline] = []
        self._rows: list[tuple[Inline, ...]] = []
        self._aligns: list[Align] = []

    def take(self, token: Token) -> None:
        """Take one token; tokens that add nothing to their neighbours are ignored."""
        if token.level == 0 and token.map:
            self._start = token.map[0]
        taker = self.by_type.get(token.type)
        if taker is not None:
            taker(self, token)

    def _add(self, block: Block) -> None:
        self.stack[-1].blocks.append(block)
        if len(self.stack) == 1:
            self.starts.append(self._start)

    def _inline(self, token: Token) -> None:
        """Take a flow of text: a heading's, a cell's or a paragraph's."""
        children = token.children or []
        inline = self.reader.read(children)
        if self._opener == "heading":
            if inline:
                self._add(Heading(self._level, inline))
        elif self._opener == "cell":
            self._cells.append(inline)
        else:
            inline = self._task(token.content[:4], inline)
            if inline:
                self._add(Paragraph(inline))

    def _task(self, begin: str, inline: Inline) -> Inline:
        """Return the text of a list item without the box that makes it a task (GFM 5.3)."""
        item = self.stack[-1]
        is_task = item.kind == "item" and not item.blocks and item.done is None and begin in _TASKS
        if not is_task or not inline or inline[0].link >= 0 or not inline[0].text.startswith(begin):
            return inline
        item.done = _TASKS[begin]
        rest = inline[0].text[4:]
        return (*((Text(rest, inline[0].style),) if rest else ()), *inline[1:])

    def _open_paragraph(self, token: Token) -> None:
        self._opener = "paragraph"
        if not token.hidden and self.stack[-1].kind == "item":
            self.stack[-2].tight = False

    def _open_heading(self, token: Token) -> None:
        self._opener, self._level = "heading", int(token.tag[1])

    def _code(self, token: Token) -> None:
        """Take a code block; its language is the first word of the fence, as Zola and rustdoc write it too."""
        language = clean_line(token.info).replace(",", " ").replace("{", " ").split()
        self._add(Code(clean(token.content).removesuffix("\n"), language[0] if language else ""))

    def _html(self, token: Token) -> None:
        """Take an HTML block as text."""
        inline = self.reader.literal(token.content)
        if inline:
            self._add(Paragraph(inline))

    def _rule(self, _token: Token) -> None:
        self._add(Rule())

    def _open_quote(self, _token: Token) -> None:
        self.stack.append(_Open("quote"))

    def _open_list(self, token: Token) -> None:
        ordered = token.type == "ordered_list_open"
        self.stack.append(_Open("list", start=int(token.attrs.get("start", 1)) if ordered else None))

    def _open_item(self, _token: Token) -> None:
        self.stack.append(_Open("item"))

    def _close(self, _token: Token) -> None:
        """End a quote, a list or an item."""
        ended = self.stack.pop()
        if ended.kind == "item":
            self.stack[-1].items.append(Item(tuple(ended.blocks), ended.done))
        elif ended.kind == "list":
            self._add(List(tuple(ended.items), ended.start, ended.tight))
        else:
            self._add(Quote(tuple(ended.blocks)))

    def _open_table(self, _token: Token) -> None:
        self._rows, self._aligns = [], []

    def _open_row(self, _token: Token) -> None:
        self._cells = []

    def _open_cell(self, token: Token) -> None:
        self._opener = "cell"
        if token.type == "th_open":
            self._aligns.append(_ALIGNS.get(str(token.attrs.get("style", "")), "left"))

    def _close_row(self, _token: Token) -> None:
        self._rows.append(tuple(self._cells))

    def _close_table(self, _token: Token) -> None:
        self._add(Table(self._rows[0], tuple(self._rows[1:]), tuple(self._aligns)))

    by_type: ClassVar[dict[str, Callable[[_Builder, Token], None]]] = {
        "inline": _inline,
        "paragraph_open": _open_paragraph,
        "heading_open": _open_heading,
        "fence": _code,
        "code_block": _code,
        "html_block": _html,
        "hr": _rule,
        "blockquote_open": _open_quote,
        "bullet_list_open": _open_list,
        "ordered_list_open": _open_list,
        "list_item_open": _open_item,
        "blockquote_close": _close,
        "bullet_list_close": _close,
        "ordered_list_close": _close,
        "list_item_close": _close,
        "table_open": _open_table,
        "tr_open": _open_row,
        "th_open": _open_cell,
        "td_open": _open_cell,
        "tr_close": _close_row,
        "table_close": _close_table,
    }
