"""Messages from screens to the app, and the base of all messages with fields."""

from __future__ import annotations

from textual.message import Message

from gpueco_tui.values import dataclass_transform

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass_transform()
class FieldMessage(Message):
    """A message with the fields that its class annotates.

    As dataclasses the thirteen messages of the app take 5 of the milliseconds in which it starts.
    """

    def __init__(self, *values: object, **named: object) -> None:
        """Take the values of all fields, in their order or by name; raises TypeError for any others."""
        super().__init__()
        names = tuple(type(self).__annotations__)
        given = {**dict(zip(names, values, strict=False)), **named}
        if len(values) + len(named) != len(names) or set(given) != set(names):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(names)}")
        for name, value in given.items():
            setattr(self, name, value)

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """Yield the fields."""
        for name in type(self).__annotations__:
            yield name, getattr(self, name)


class CopyWanted(FieldMessage):
    """`text` is wanted on the clipboard."""

    text: str


class OpenWanted(FieldMessage):
    """`url` is wanted in the browser."""

    url: str


class FavouriteChosen(FieldMessage):
    """A project became a favourite, or stopped being one."""

    slug: str
    favourite: bool
