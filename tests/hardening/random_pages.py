"""Pages that nobody would write: made of pieces, or real ones spoilt. The same seed makes the same pages."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MARKUP = (
    "# ", "## ", "### ", "- ", "  - ", "1. ", "> ", "---\n", "===\n", "```\n", "```rust\n", "~~~\n", "    ", "\t",
    "*", "**", "_", "~~", "`", "[", "]", "(", ")", "<", ">", "|", "\\", "&", "!", "&#27;", "&#x9b;", "&#x202e;",
    "[a](https://a.example)", "[b](#b)", "[c](javascript:x)", "[d][e]", "\n[e]: https://e.example\n",
    "![i](i.png)", "<https://f.example>", "https://g.example/h?i=j&k", "www.example.org", "[l](@/m/n.md)",
    "\n| a | b |\n|---|--:|\n| c | d |\n", "\n| | |\n|---|---|\n| l | v |\n", "{{ projects() }}", "- [ ] ", "- [x] ",
    "- [o](https://o.example) - p\n", "# [q](https://q.example)\n", "## [r](https://r.example) s\n", "<b>", "<!--",
    "-->", "<div>\n", "  \n", "<br>",
)  # fmt: skip
FIELDS = (
    "+++\n", "---\n", "title = ", "title: ", "description = ", "weight = ", "draft = ", "slug = ", "link = ",
    "install = ", "checked = ", "latest = ", "tag = ", "table = ", "name = ", "url = ", "label = ", "meaning = ",
    "mark = ", "tone = ", "values = ", "[taxonomies]\n", "[extra]\n", "[[extra.links]]\n", "[[extra.facets]]\n",
    "[[extra.sources]]\n", "[extra.relations]\n", "alternatives = ", "built_on = ", "extra:\n", "  link: ",
    "  - x: y\n", "taxonomies:\n", '"x"', "'y'", '"""', "[]", "{}", "[", "]", "{", "}", ",", "=", ":", "1", "-1",
    "1e999", "true", "2026-01-01", "2026-02-30", "0001-01-01T00:00:00Z", '["x", "y"]', '"https://t.example"',
    '"\\u001b[31m"', "# u\n",
)  # fmt: skip
HARM = (
    "\x1b", "\x1b[31m", "\x1b]52;c;QQ==\x07", "\x1b]8;;https://v.example\x1b\\", "\x9b", "\x9d0;w\x9c", "\x00", "\x7f",
    "\x07", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u2028", "\ufeff",
    "\u00ad", "\ufe0f", "\U0001f3fd", "\U000e0041", "[red]", "[/]", "[@click=app.quit]x[/]", "[link=https://x]",
    "[/red]", "$primary", "%s", "{0}", "\\u001b", "\\x1b",
)  # fmt: skip
TEXT = (
    "a", "gpu", "Rust", "some words here", "antidisestablishmentarianism" * 3, "snake_case", "漢字かな", "。", "é",
    "e\u0301", "👨\u200d👩\u200d👧", "🇩🇪", "ﷺ", "İ", "\u00a0", "—", "½", "ก็", "ß", "x" * 200, " ", " ", "\n", "\n",
    "\n\n",
)  # fmt: skip
WORDS = (
    "gpu", "rust", "a", "SPIR", "-", "-x", '"', '"a phrase"', "'", ":", "hardware:", "hardware:amd", "-hardware:amd",
    "status:x", "os:linux,windows", 'write:"host Rust"', "x:y", "::", "\\", "*", "[", "(", "漢", "İ", "ß", "\x1b",
    "\x00", "\u202e", ",", "a" * 80, "std::offload", "https://x", "  ", "\n",
)  # fmt: skip


class Pages:
    """Makes pages and queries."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  the same every time is what is wanted
        self._real = [path.read_bytes() for path in sorted((ROOT / "content").rglob("*.md"))]

    def tree(self) -> dict[str, bytes]:
        """Return the files of some content, by name: one page, or a folder with a few."""
        if self.random.random() < 0.3:
            return {"page.md": self.page()}
        files = {"_index.md": self.page()}
        for _ in range(self.random.randrange(4)):
            section = self.random.choice(("", "a/", "b/", "b/c/"))
            files[section + self.random.choice(("_index.md", "x.md", "y.md", "2026-01-01-z.md"))] = self.page()
        return files

    def page(self) -> bytes:
        """Return one page: a real one spoilt, or one made of pieces."""
        if self.random.random() < 0.5:
            return self.spoilt(self.random.choice(self._real))
        kind = self.random.choice(("toml", "yaml", "one page", "list", "anything"))
        if kind == "toml":
            text = f"+++\n{self.some(FIELDS, 14)}\n+++\n{self.body()}"
        elif kind == "yaml":
            text = f"---\n{self.some(FIELDS, 14)}\n---\n{self.body()}"
        elif kind == "one page":
            text = "".join(f"\n## [{self.some(TEXT, 2)}](https://{n}.example)\n{self.body()}" for n in range(3))
        elif kind == "list":
            text = "".join(f"\n- [{self.some(TEXT, 2)}](https://{n}.example) {self.some(TEXT, 3)}" for n in range(5))
        else:
            text = self.some(FIELDS + MARKUP + HARM + TEXT, 40)
        return text.encode("utf-8", "surrogatepass")

    def body(self) -> str:
        """Return the text of a page."""
        return self.some(MARKUP + MARKUP + TEXT + TEXT + HARM, 40)

    def some(self, pieces: tuple[str, ...], most: int) -> str:
        """Return up to `most` of `pieces`, joined."""
        return "".join(self.random.choices(pieces, k=self.random.randint(0, most)))

    def spoilt(self, page: bytes) -> bytes:
        """Return `page` with a few changes anywhere."""
        for _ in range(self.random.randint(1, 6)):
            here, there = sorted(self.random.randrange(len(page) + 1) for _ in range(2))
            there = min(there, here + self.random.choice((1, 4, 40, 400)))
            piece = self.random.choice(MARKUP + FIELDS + HARM + TEXT).encode()
            change = self.random.randrange(6)
            if change == 0:
                page = page[:here] + page[there:]
            elif change == 1:
                page = page[:here] + piece + page[here:]
            elif change == 2:
                page = page[:here] + piece + page[there:]
            elif change == 3:
                page = page[:there] + page[here:]
            elif change == 4 and page:
                at = min(here, len(page) - 1)
                page = page[:at] + bytes([page[at] ^ (1 << self.random.randrange(8))]) + page[at + 1 :]
            else:
                page = page[:here] + self.random.choice(self._real)[there : there + 300] + page[here:]
        return page

    def query(self) -> str:
        """Return something to type into the search box."""
        return self.random.choice(("", " ")).join(self.random.choices(WORDS, k=self.random.randint(0, 5)))
