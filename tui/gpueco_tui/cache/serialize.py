"""Values to what `marshal` can write, and back: dates, and the frozen values and named tuples of this package.

`marshal` writes texts, numbers, booleans, None and tuples of them as they are. A mapping becomes a dictionary, and any
other value a list of its class's name and its fields; any other tuple is one without a name. A field of a frozen value
that is not as it was is made when it is first read: few of the fields of all projects are.
"""

from __future__ import annotations

import sys
from types import MappingProxyType

from gpueco_tui.values import Frozen, date, origin_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Value: TypeAlias = "str | int | float | date | Frozen | tuple[Value, ...] | MappingProxyType[str, Value] | None"
    Plain: TypeAlias = "str | int | float | list[Plain] | tuple[Plain, ...] | dict[str, Plain] | None"

_PACKAGE = f"{__name__.partition('.')[0]}."
_WRITTEN = (list, dict)
"""What is not as it was."""
_PLAIN = (str, int, float)

_classes: dict[str, type] = {"datetime:date": date}
_names: dict[type, str] = {}


def plain_of(value: Value) -> Plain:
    """Return `value` in a form that `marshal` can write."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, Frozen):
        if (origin := origin_of(value)) is not None:
            return origin  # pyright: ignore[reportReturnType]  as `value_of` made it
        return [_name(value), *[plain_of(getattr(value, field)) for field in value.__match_args__]]
    if isinstance(value, tuple):
        fields = [field if isinstance(field, _PLAIN) else plain_of(field) for field in value]
        name = _name(value) if hasattr(value, "_fields") else None
        return [name, *fields] if name or any(isinstance(field, _WRITTEN) for field in fields) else tuple(fields)
    if isinstance(value, MappingProxyType):
        return {name: plain_of(part) for name, part in value.items()}
    return [_name(value), value.year, value.month, value.day]


def value_of(plain: Plain) -> Value:
    """Return the value from which `plain_of` made `plain`. Raises ValueError or TypeError when there is none."""
    if isinstance(plain, dict):
        return MappingProxyType({name: value_of(part) for name, part in plain.items()})
    if not isinstance(plain, list):
        return plain  # pyright: ignore[reportReturnType]  a tuple has nothing in it to be made
    name, *fields = plain
    if name is None:
        return tuple(map(value_of, fields))
    made = _classes.get(name) or _class(str(name))  # pyright: ignore[reportCallIssue, reportArgumentType]
    if issubclass(made, Frozen):
        named = zip(made.__match_args__, fields, strict=True)
        return made.partly({name: field for name, field in named if not isinstance(field, _WRITTEN)}, plain, _field)
    return made(*map(value_of, fields))


def _field(value: Frozen, name: str) -> Value:
    """Return the field of that name, which is made only now."""
    plain: list[Plain] = origin_of(value)  # pyright: ignore[reportAssignmentType]  as `value_of` made it
    return value_of(plain[value.__match_args__.index(name) + 1])


def _name(value: object) -> str:
    """Return the name of a class; of one class always the same object, which `marshal` writes once."""
    made = type(value)
    if made not in _names:
        _names[made] = f"{made.__module__}:{made.__name__}"
    return _names[made]


def _class(name: str) -> type:
    """Return the class of that name, if it is a value of this package. Raises ValueError for anything else."""
    module, _, last = name.partition(":")
    if module.startswith(_PACKAGE):
        try:
            __import__(module)
        except ImportError:
            raise ValueError(name) from None
        found = getattr(sys.modules[module], last, None)
        if isinstance(found, type) and issubclass(found, (Frozen, tuple)):
            _classes[name] = found
            return found  # pyright: ignore[reportUnknownVariableType]
    raise ValueError(name)
