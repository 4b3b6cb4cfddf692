"""The front matter of a page: where it ends and what is in it.

This module knows fences and syntax, but no field. TOML is between `+++` lines, YAML between `---` lines, as in Zola
(https://www.getzola.org/documentation/content/page/#front-matter).
"""

from __future__ import annotations

from gpueco_tui.model import ContentError, Problem
from gpueco_tui.text.clean import clean, clean_line
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gpueco_tui.text.toml import Value

_FORMS = {"+++": "TOML", "---": "YAML"}
_LARGEST = 256 * 1024
"""Characters of front matter that are read: the largest of the bundled pages has 8 000."""


class FrontMatter(Frozen):
    """The front matter of a page, and its body."""

    data: dict[str, Value]
    """The fields; empty when the page has no front matter."""
    body: str
    """The rest, without the blank lines around it."""
    line: int = 1
    """The line of the file on which the body begins, counted from 1."""
    raw: str = ""
    """Everything before the body, as written: `line_of` reads it."""
    form: str = ""
    """TOML, YAML or empty."""
    problems: tuple[Problem, ...] = ()


def split_front_matter(text: str, file: str) -> FrontMatter:
    """Split `text`, the content of `file` (a name for messages only), into front matter and body.

    The text is cleaned first, so neither part has anything a terminal would obey. Raises ContentError when the fence is
    not closed, and when the front matter cannot be read or is too large. A page that begins with a rule (`---`) has no
    front matter.
    """
    text = clean(text)
    fence = text[:3] if text[:3] in _FORMS else text.lstrip()[:3]
    if fence not in _FORMS:
        return _split(text, 0, {}, "")
    opening = text.index(fence)
    first, last, end = _fenced(text, fence, opening)
    if first < 0:
        return _split(text, 0, {}, "")
    data = text[first:last]
    lines_before = text.count("\n", 0, first)
    if fence == "---":
        return _cut_yaml(text, data, end, lines_before, file)
    if end < 0:
        raise _open_fence(file, lines_before, fence)
    _refuse_large(data, lines_before, file)
    return _split(text, end, _read_toml(data, lines_before, file), "TOML")


def _fenced(text: str, fence: str, opening: int) -> tuple[int, int, int]:
    """Return where the data begins and ends and where the body begins; -1 when the fence does not open or close."""
    first = text.find("\n", opening) + 1 or len(text)
    if text[opening + 3 : first].strip() or text.rfind("\n", 0, opening) + 1 != opening:
        return -1, -1, -1
    closing = first - 1
    while (closing := text.find("\n" + fence, closing)) >= 0:
        end = text.find("\n", closing + 1) + 1 or len(text)
        if not text[closing + 4 : end].strip():
            return first, max(first, closing + 1), end
        closing += 1
    return first, len(text), -1


def _cut_yaml(text: str, data: str, end: int, lines_before: int, file: str) -> FrontMatter:
    from gpueco_tui.loading import flat_yaml

    if end < 0:
        if flat_yaml.has_field(data.lstrip("\n").partition("\n")[0]):
            raise _open_fence(file, lines_before, "---")
        return _split(text, 0, {}, "")
    if data.strip() and not flat_yaml.has_field(data):
        return _split(text, 0, {}, "")
    _refuse_large(data, lines_before, file)
    fields, notes = flat_yaml.read(data)
    problems = (Problem(file, lines_before + line, clean_line(name), clean_line(what)) for line, name, what in notes)
    return _split(text, end, fields, "YAML", tuple(problems))


def _split(text: str, end: int, data: dict[str, Value], form: str, problems: tuple[Problem, ...] = ()) -> FrontMatter:
    body = text[end:]
    start = end
    if body[:1].isspace():
        blank = len(body) - len(body.lstrip())
        start = end + body.rfind("\n", 0, blank) + 1
        body = text[start:]
    line = text.count("\n", 0, start) + 1
    return FrontMatter(data, body.rstrip(), line, text[:start] if form else "", form, problems)


def _read_toml(data: str, lines_before: int, file: str) -> dict[str, Value]:
    """Return the fields of `data`. Raises ContentError with the line of the file."""
    from gpueco_tui.text.toml import TomlError, read_toml

    try:
        return read_toml(data)
    except TomlError as error:
        sentence = f"the TOML cannot be read: {error}; mend this line or remove it."
        raise ContentError(Problem(file, lines_before + (error.line or 1), "", clean_line(sentence))) from None


def _refuse_large(data: str, lines_before: int, file: str) -> None:
    if len(data) > _LARGEST:
        what = f"the front matter that begins here is larger than {_LARGEST // 1024} KB and was not read; shorten it."
        raise ContentError(Problem(file, lines_before, "", what))


def _open_fence(file: str, line: int, fence: str) -> ContentError:
    what = f"the front matter that begins here is not closed; put a line {fence} after its last field."
    return ContentError(Problem(file, line, "", what))
