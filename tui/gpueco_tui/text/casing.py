"""One reading of smart case, for the search over projects and the find inside a page."""


def fold(text: str) -> str:
    """Return `text` in lower case, character by character, so that every position stays where it was.

    `str.lower` alone makes two characters of `İ`, and a match would be highlighted beside itself.
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def minds_case(needle: str) -> bool:
    """Say whether `needle` is looked for exactly as written: any capital in it makes it so."""
    return needle != fold(needle)
