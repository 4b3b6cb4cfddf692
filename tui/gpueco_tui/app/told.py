"""Messages with fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from gpueco_tui.values import dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass_transform()
class Told(Message):
    """A message with the fields that its class annotates.

    As dataclasses the thirteen messages of the app take 5 of the milliseconds in which it starts.
    """

    def __init__(self, *values: object, **named: object) -> None:
        """Tell the values of all fields, in their order or by name; raises TypeError when they are others."""
        super().__init__()
        names = tuple(type(self).__annotations__)
        told = {**dict(zip(names, values, strict=False)), **named}
        if len(values) + len(named) != len(names) or set(told) != set(names):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(names)}")
        for name, value in told.items():
            setattr(self, name, value)

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """Yield the fields."""
        for name in type(self).__annotations__:
            yield name, getattr(self, name)
