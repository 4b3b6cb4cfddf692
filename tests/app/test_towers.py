"""How much of our own code one class holds, the classes it inherits from included."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from types import FunctionType

import gpueco_tui
import pytest

DEEPEST = 2
"""Classes of ours in a chain of bases, the class itself included."""
MOST = 40
"""Methods of a class, those of its bases of ours included. A method is a function, a property, a class method or a
static method in the body of a class; a class in the body of another counts by itself."""


def own(cls: type) -> list[type]:
    """Return `cls` and its bases, as far as they are ours."""
    return [base for base in inspect.getmro(cls) if base.__module__.partition(".")[0] == gpueco_tui.__name__]


def methods(cls: type) -> list[str]:
    """Return the names of what the body of `cls` does."""
    kinds = (FunctionType, property, classmethod, staticmethod)
    return [name for name, value in vars(cls).items() if isinstance(value, kinds)]


def nested(cls: type) -> set[type]:
    """Return `cls` and the classes of ours in its body."""
    inner = {
        value
        for value in vars(cls).values()
        if inspect.isclass(value) and value.__qualname__.startswith(cls.__qualname__ + ".")
    }
    return {cls}.union(*(nested(one) for one in inner))


def classes() -> list[type]:
    """Return every class that the package defines."""
    names = [module.name for module in pkgutil.walk_packages(gpueco_tui.__path__, f"{gpueco_tui.__name__}.")]
    modules = [import_module(name) for name in names if not name.endswith(".__main__")]
    top = {
        value
        for module in modules
        for value in vars(module).values()
        if inspect.isclass(value) and value.__module__ == module.__name__
    }
    return sorted(set[type]().union(*(nested(cls) for cls in top)), key=lambda cls: (cls.__module__, cls.__qualname__))


CLASSES = classes()


def test_every_class_is_looked_at() -> None:
    """Widgets, screens, values and the messages inside widgets are among the classes."""
    names = {cls.__qualname__ for cls in CLASSES}
    assert {"PageView", "PageView.Matched", "BrowseScreen", "DecoderApp", "Frozen", "Layout"} <= names


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: f"{cls.__module__}.{cls.__qualname__}")
def test_no_towers(cls: type) -> None:
    """No class has more than one base of ours above it, and none has more than forty methods in sum."""
    chain = own(cls)
    assert len(chain) <= DEEPEST, " > ".join(base.__name__ for base in chain)
    count = sum(len(methods(base)) for base in chain)
    assert count <= MOST, f"{count} methods: " + ", ".join(f"{base.__name__} {len(methods(base))}" for base in chain)
