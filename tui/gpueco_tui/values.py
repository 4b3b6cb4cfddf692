"""Base classes for frozen values that take less time at a start than dataclasses.

Measured on Python 3.11, where `gpueco-tui list` may take 40 ms and the interpreter alone 13: `dataclasses` takes 6 ms
to import (it imports `inspect`, `ast` and `tokenize`), and each frozen, slotted class 0.6 more, because its methods are
compiled at every start. `typing` takes 3 ms, and each of its named tuples 0.2. Here a class takes 0.01 ms.

So all values use them. `collections` and `functools` take 1.5 ms together, and `datetime`, until Python 3.12, 0.7 more
than its part in C: what commands need of them is here too. For the same reason the modules that commands import write
`TYPE_CHECKING = False`, which type checkers treat like that of `typing`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as date  # noqa: PLC0414  for others to import from here
    from functools import cached_property as cached_property  # noqa: PLC0414
    from operator import attrgetter
    from typing import ClassVar, TypeVar
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414

    from typing_extensions import dataclass_transform

    AnyFrozen = TypeVar("AnyFrozen", bound="Frozen")
else:
    from _collections import _tuplegetter  # the parts in C of `collections`, `datetime` and `operator`
    from _datetime import date as date  # noqa: PLC0414  for others to import from here
    from _operator import attrgetter

    def dataclass_transform(**_: bool):  # noqa: ANN201  the type checker reads the one above
        """Return a decorator that does nothing."""
        return lambda cls: cls

    class cached_property:  # noqa: N801  it is written like a function
        """`functools.cached_property`: computed when it is first read, and kept with the instance."""

        def __init__(self, compute: Callable[[object], object]) -> None:
            self._compute = compute
            self.__doc__ = compute.__doc__

        def __set_name__(self, _owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: object, _owner: type | None = None) -> object:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._compute(instance)
            return value

    class _NamedTuples(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = tuple(body[field] for field in fields if field in body)
            if any(field in body for field in fields[: len(fields) - len(defaults)]):
                raise TypeError(f"in {name} a field without a default follows one with a default")
            names = ", ".join(fields)
            make = eval(f"lambda cls, {names}: new(cls, ({names},))", {"new": tuple.__new__})  # noqa: S307  fields are names
            make.__defaults__ = defaults
            getters = {field: _tuplegetter(index, None) for index, field in enumerate(fields)}
            own = {"__slots__": (), "__new__": make, "__match_args__": fields, "_fields": fields}
            return type(name, (_Named,), {**body, **own, **getters})

    class NamedTuple(metaclass=_NamedTuples):
        """`typing.NamedTuple`, which compiles the annotation of every field, in a fifth of its time.

        For values of which there are thousands: they are made in half the time of `Frozen` ones.
        """

    class _Named(tuple):
        __slots__ = ()

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            fields = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(fields)})"

        def _replace(self, **changes: object) -> _Named:
            replaced = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return replaced


_MISSING = object()
_set = object.__setattr__


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value with the fields that its class annotates, equal to another of its class with equal fields.

    Made, compared, shown and matched like a frozen dataclass: fields by position or by name, defaults behind `=`.
    Defaults are shared, so they are immutable; a field that is not hashable needs a `__hash__` that leaves it out.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    _template: ClassVar[dict[str, object]] = {}
    """Each field with its default, or with `_MISSING`."""
    _key: ClassVar[attrgetter[object]] = attrgetter("__class__")
    """What equal values have in common: the class and the fields."""

    def __init_subclass__(cls) -> None:
        """Take the fields from the annotations of `cls`."""
        super().__init_subclass__()
        body = cls.__dict__
        cls.__match_args__ = tuple(body.get("__annotations__", ()))
        cls._template = {name: body.get(name, _MISSING) for name in cls.__match_args__}
        cls._key = attrgetter("__class__", *cls.__match_args__)
        for name in cls.__match_args__:
            if name in body:
                delattr(cls, name)  # else it would be found in place of a field that is not made yet

    def __init__(self, *values: object, **named: object) -> None:
        """Take the fields; raises TypeError when one is missing or unknown."""
        names = self.__match_args__
        if named or len(values) != len(names):
            fields = {**self._template, **dict(zip(names, values, strict=False)), **named}
            if max(len(values), len(fields)) > len(names) or _MISSING in fields.values():
                raise TypeError(f"{type(self).__name__} has the fields {', '.join(names)}")
            values = tuple(fields.values())
        for name, value in zip(names, values, strict=True):
            _set(self, name, value)

    @classmethod
    def partly(cls, known: dict[str, object], origin: object, make: Callable[[Frozen, str], object]) -> Frozen:
        """Return a value with the fields `known`: each other is what `make` returns for its name when it is first read.

        The value is made from `origin`, which is kept with it: see `origin_of`.
        """
        value = cls.__new__(cls)
        _set(value, "__dict__", {**known, "_origin": origin, "_make": make})
        return value

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Return a field that was not made yet, and keep it."""
            if name not in self.__match_args__ or "_make" not in self.__dict__:
                raise AttributeError(f"{type(self).__name__} has no {name}")
            made = self.__dict__[name] = self._make(self, name)
            return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Frozen) and self._key(self) == other._key(other))

    def __hash__(self) -> int:
        return hash(self._key(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in _fields(self).items())})"


def origin_of(value: Frozen) -> object:
    """Return what `value` was made from by `Frozen.partly`, or None."""
    return value.__dict__.get("_origin")


def replace(value: AnyFrozen, **changes: object) -> AnyFrozen:
    """Return `value` with some fields changed, like `dataclasses.replace`; raises TypeError for an unknown one."""
    return type(value)(**{**_fields(value), **changes})


def _fields(value: Frozen) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__match_args__}
