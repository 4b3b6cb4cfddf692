"""Values to what `marshal` can write, and back: dates, and the frozen values and named tuples of this package.

`marshal` writes texts, numbers, booleans and None as they are. A tuple becomes a list, a mapping a dictionary, and any
other value a tuple of its class's name and its fields. What a field of a frozen value contains is made when it is first
read: `list` reads one in four of the fields of a project.
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
_CONTAINERS = (tuple, list, dict)
_PLAIN = (str, int, float)

_classes: dict[str, type] = {"datetime:date": date}


def plain_of(value: Value) -> Plain:
    """Return `value` in a form that `marshal` can write."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, Frozen):
        if (origin := origin_of(value)) is not None:
            return origin  # pyright: ignore[reportReturnType]  as `value_of` made it
        return (_name(value), *[plain_of(getattr(value, field)) for field in value.__match_args__])
    if isinstance(value, tuple):
        fields = [field if isinstance(field, _PLAIN) else plain_of(field) for field in value]
        return (_name(value), *fields) if hasattr(value, "_fields") else fields
    if isinstance(value, MappingProxyType):
        return {name: plain_of(part) for name, part in value.items()}
    return _name(value), value.year, value.month, value.day


def value_of(plain: Plain) -> Value:
    """Return the value from which `plain_of` made `plain`. Raises ValueError or TypeError when there is none."""
    if isinstance(plain, tuple):
        name = str(plain[0])
        made = _classes.get(name) or _class(name)
        if issubclass(made, Frozen):
            fields = zip(made.__match_args__, plain[1:], strict=True)
            return made.partly(
                {name: field for name, field in fields if not isinstance(field, _CONTAINERS)}, plain, _field
            )
        return made(*[value_of(field) if isinstance(field, _CONTAINERS) else field for field in plain[1:]])
    if isinstance(plain, list):
        return tuple([value_of(part) if isinstance(part, _CONTAINERS) else part for part in plain])
    if isinstance(plain, dict):
        return MappingProxyType({name: value_of(part) for name, part in plain.items()})
    return plain


def _field(value: Frozen, name: str) -> Value:
    """Return the field of that name, which is made only now."""
    plain: tuple[Plain, ...] = origin_of(value)  # pyright: ignore[reportAssignmentType]  as `value_of` made it
    return value_of(plain[value.__match_args__.index(name) + 1])


def _name(value: object) -> str:
    return f"{type(value).__module__}:{type(value).__name__}"


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
