"""What Textual does not promise and the app relies on: each row of the table in `textual_internals`, with its test."""

from __future__ import annotations

import ast
import inspect
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gpueco_tui.app
import pytest
import textual
from gpueco_tui.app.terminal import environment, textual_internals
from gpueco_tui.app.terminal.output_stream import ResilientStream, resilient_screen
from gpueco_tui.app.terminal.textual_internals import current_key, quiet_extent, rebind, set_extent
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, Key, MouseScrollDown
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

FOLDER = Path(gpueco_tui.app.__path__[0])
OURS = re.compile(r"(terminal/.*|widgets/line_view)\.py")
"""The modules that may touch what Textual does not promise, from the folder of the app."""


def parameters(function: Callable[..., object]) -> list[str]:
    """Return the names of what `function` takes."""
    return list(inspect.signature(function).parameters)


class Recorder(App[None]):
    """An app with one view, which notes what Textual calls."""

    CSS = "View { width: 20; height: 5; overflow: hidden; }"

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []
        self.keys: list[str] = []

    def compose(self) -> ComposeResult:
        """Make the view."""
        yield View(self.called)

    async def on_event(self, event: Event) -> None:
        """Note a key, and hand it on."""
        if isinstance(event, Key) and not event.is_forwarded:
            self.keys.append(event.key)
        await super().on_event(event)

    def exit(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  Textual's
        """Note it, and whether the screen is there, and end."""
        self.called.append(f"exit, mounted: {self.screen.is_mounted}")
        super().exit(*args, **more)

    def _handle_exception(self, error: Exception) -> None:
        self.called.append("crash")
        super()._handle_exception(error)

    def _close_messages_no_wait(self) -> None:
        self.called.append("close")
        super()._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.called.append("fatal error")
        self._close_messages_no_wait()

    def action_fail(self) -> None:
        """Crash."""
        raise RuntimeError("on purpose")


class View(ScrollView, can_focus=True):
    """A view that notes what Textual calls."""

    BINDINGS = [Binding("enter", "first", "First"), Binding("x", "other", "Other")]  # noqa: RUF012  nobody changes it

    def __init__(self, called: list[str]) -> None:
        super().__init__()
        self.called = called

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002  Textual's
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self.called.append(f"size {self.size.width}")
        return changed

    def render_lines(self, crop: Region) -> list[Strip]:
        """Note it, and paint nothing."""
        self.called.append("render")
        return [Strip.blank(crop.width)] * crop.height

    def notify_style_update(self) -> None:
        """Note it."""
        super().notify_style_update()
        self.called.append("style")

    @property
    def allow_vertical_scroll(self) -> bool:
        """Note it."""
        self.called.append("vertical")
        return True

    @property
    def allow_horizontal_scroll(self) -> bool:
        """Note it."""
        self.called.append("horizontal")
        return True


async def test_on_event() -> None:
    """Every key comes through `App.on_event`, before anything acts on it."""
    app = Recorder()
    async with app.run_test() as pilot:
        await pilot.press("a", "b")
        assert app.keys == ["a", "b"]


async def test_exit() -> None:
    """`App.exit` is called when an app is to end, while its screens are there."""
    assert parameters(App[None].exit)[:3] == ["self", "result", "return_code"]
    app = Recorder()
    async with app.run_test():
        await app.action_quit()
    assert "exit, mounted: True" in app.called


async def test_driver() -> None:
    """`App._driver` is the driver of a running app, None before; its `write` takes one text."""
    app = Recorder()
    assert app._driver is None  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    async with app.run_test():
        assert isinstance(app._driver, Driver)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert parameters(Driver.write) == ["self", "data"]


async def crash(app: Recorder) -> None:
    """Run `app` until it crashes."""
    async with app.run_test() as pilot:
        app.call_later(app.action_fail)
        await pilot.pause()


async def test_a_crash() -> None:
    """A crash comes through `_handle_exception`, which calls `_fatal_error`; `_close_messages_no_wait` ends the app."""
    app = Recorder()
    with pytest.raises(RuntimeError, match="on purpose"):
        await crash(app)
    end = app.called.index("crash")
    assert app.called[end : end + 3] == ["crash", "fatal error", "close"]
    assert app.return_code == 1


def test_a_theme_before_the_stylesheet() -> None:
    """`set_variables` alone makes the stylesheet one of another theme; the filter of ANSI colours follows by itself."""
    app = Recorder()
    app.set_reactive(App.theme, "textual-light")
    app.stylesheet.set_variables(app.get_css_variables())
    light = app.get_css_variables()["background"]
    assert app.current_theme.name == "textual-light"
    assert app.stylesheet._variables["background"] == light  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    before = list(app._filters)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    app._refresh_truecolor_filter(app.ansi_theme)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    after = app._filters  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert [type(one) for one in after] == [type(one) for one in before]
    assert any(one is not other for one, other in zip(after, before, strict=True))


def test_current_key() -> None:
    """The key of a binding is the one that the keymap gave its id, else its own."""
    app = Recorder()
    app.set_keymap({"mark": "é"})
    assert current_key(app, Binding("m", "mark", "Mark", id="mark")) == "é"
    assert current_key(app, Binding("c", "compare", "Compare", id="compare")) == "c"
    assert current_key(app, Binding("c", "compare", "Compare")) == "c"


async def test_rebind() -> None:
    """A widget that is bound again has the new binding alone on that key, and its class is as it was."""
    app = Recorder()
    async with app.run_test() as pilot:
        view = app.query_one(View)
        rebind(view, Binding("enter", "second", "Second"))
        view.focus()
        await pilot.pause()
        active = app.screen.active_bindings
        assert active["enter"].binding.description == "Second"
        assert active["x"].binding.description == "Other"
        assert [binding.action for _, binding in View([])._bindings if binding.key == "enter"] == ["first"]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


async def test_extents() -> None:
    """An extent that is set lays nothing out, and bounds the scrolling; Textual's own lays everything out."""
    app = Recorder()
    async with app.run_test() as pilot:
        view = app.query_one(View)
        await pilot.pause()
        app.called.clear()
        set_extent(view, Size(20, 100))
        await pilot.pause()
        assert view.virtual_size == Size(20, 100)
        assert view.max_scroll_y == 95
        assert app.called == []
    own = Widget.__dict__["virtual_size"]
    assert own._layout  # noqa: SLF001  else `quiet_extent` is not needed
    assert not quiet_extent()._layout  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert isinstance(inspect.getattr_static(Input, "virtual_size"), type(own))


async def test_a_new_size() -> None:
    """`_size_updated` has the new size, and comes before the paint."""
    assert parameters(ScrollView._size_updated) == ["self", "size", "virtual_size", "container_size", "layout"]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    app = Recorder()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.called.index("size 20") < app.called.index("render")
        app.called.clear()
        app.query_one(View).styles.width = 30
        await pilot.pause()
        assert [called for called in app.called if called != "style"][:2] == ["size 30", "render"]


async def test_render_lines() -> None:
    """All that is painted of a view comes from `render_lines`, which gets a region of it."""
    assert parameters(Widget.render_lines) == ["self", "crop"]
    app = Recorder()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.called.clear()
        app.query_one(View).refresh()
        await pilot.pause()
        assert "render" in app.called


async def test_notify_style_update() -> None:
    """A change of the theme is told to every view."""
    app = Recorder()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.called.clear()
        app.theme = "textual-light"
        await pilot.pause()
        assert "style" in app.called


@pytest.mark.parametrize(("shift", "asked"), [(False, "vertical"), (True, "horizontal")])
async def test_allow_scroll(shift: bool, asked: str) -> None:  # noqa: FBT001  a parameter of the test
    """The wheel asks a view whether it scrolls, down and, with Shift, sideways."""
    app = Recorder()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.called.clear()
        view = app.query_one(View)
        view.post_message(MouseScrollDown(view, 1, 1, 0, 1, 0, shift=shift, meta=False, ctrl=False))
        await pilot.pause()
        assert asked in app.called


async def test_the_screen_is_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver draws on what `sys.__stderr__` is when it is made; afterwards that is what it was."""
    before = sys.__stderr__
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with resilient_screen():
        driver = LinuxDriver(Recorder(), size=(80, 24))
        assert isinstance(sys.__stderr__, ResilientStream)
        assert driver._file is sys.__stderr__  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert sys.__stderr__ is before


def test_environment() -> None:
    """Textual takes the frames a second from a variable when it is imported; NO_COLOR would turn everything grey."""
    program = (
        "import os; from gpueco_tui.app.terminal import environment; "
        "FROM; from textual.app import App; from textual.constants import MAX_FPS; "
        "print(MAX_FPS, App().no_color)"
    )
    said: list[str] = []
    for begin in ("environment.prepare(os.environ)", "pass"):
        argv = [sys.executable, "-c", program.replace("FROM", begin)]
        env = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"} | {"NO_COLOR": "1"}
        said.append(subprocess.run(argv, env=env, capture_output=True, text=True, check=True).stdout.strip())
    assert said == [f"{environment.FRAMES} False", "60 True"]


def test_compositor() -> None:
    """A screen has a compositor that gives what is painted, row by row."""
    assert "render_strips" in dir(type(Screen[None]()._compositor))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules of the app that may not touch what Textual does not promise."""
    for path in sorted(FOLDER.rglob("*.py")):
        name = path.relative_to(FOLDER).as_posix()
        if not OURS.fullmatch(name):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def private_names() -> set[str]:
    """Return the private names that Textual's classes have, their attributes included."""
    classes = (App, DOMNode, Input, Screen, ScrollView, Widget)
    names = {name for cls in classes for name in dir(cls)}
    for module in {cls.__module__ for cls in classes}:
        names |= set(re.findall(r"self\.(_\w+)", inspect.getsource(sys.modules[module])))
    return {name for name in names if re.fullmatch(r"_(?!_)\w+", name)}


def touched(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Yield the private names that a module touches or defines: the line, the name, and whether on an object's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and re.fullmatch(r"_(?!_)\w+", node.attr):
            yield node.lineno, node.attr, isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and re.fullmatch(r"_(?!_)\w+", node.name):
            yield node.lineno, node.name, True


def test_no_other_module_touches_a_private_name() -> None:
    """Outside the border a private name is one of the object's own, and none that Textual has as well."""
    textuals = private_names()
    assert {"_size_updated", "_driver", "_bindings"} <= textuals
    wrong = [
        f"{name}:{line} {private}"
        for name, tree in modules()
        for line, private, own in touched(tree)
        if not own or private in textuals
    ]
    assert wrong == []


def test_the_table_is_complete() -> None:
    """Every row of the table is a thing that is there, and Textual is the version that the table is of."""
    rows = re.findall(r"^`(.+?)`(?:, `(.+?)`)?  ", textual_internals.__doc__ or "", re.MULTILINE)
    names = [name for row in rows for name in row if name]
    assert len(names) == 20
    known = {"App": dir(Recorder()), "Screen": dir(Screen[None]()), "ScrollView": dir(ScrollView())}
    known["Widget"] = known["DOMNode"] = dir(Widget())
    for name in names:
        owner, _, attribute = name.partition(".")
        assert owner not in known or attribute.partition(".")[0] in known[owner], name
    assert textual.__version__ in (textual_internals.__doc__ or "")
