"""What `doctor` prints, as values: facts about the terminal and the machine around it, and what would help."""

from __future__ import annotations

import os
import sys

from gpueco_tui.desktop.browser import plan
from gpueco_tui.desktop.program import output_of, which
from gpueco_tui.desktop.routes import explain, over_ssh
from gpueco_tui.files import open_own
from gpueco_tui.text.clean import clean_line
from gpueco_tui.user.paths import home_missing, shared
from gpueco_tui.values import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Literal

    Verdict = Literal["ok", "note", "bad"]

TMUX_LINE = "set -g set-clipboard on"
"""The line of ~/.tmux.conf with which programs inside tmux, also over SSH, can copy by an escape sequence."""

ASK_SECONDS = 1.0
"""How long tmux or screen may take to answer."""


class Finding(Frozen):
    """One thing found out."""

    name: str
    value: str
    verdict: Verdict = "ok"
    """`note` is worth knowing; with `bad` something will not work."""
    advice: str = ""
    """What to do, as sentences, or empty."""


class Facts(Frozen):
    """What the caller knows and this module cannot find out."""

    size: tuple[int, int] | None = None
    """Columns and rows of the terminal, or None where it is not known."""
    terminal: bool = True
    """Whether there is a terminal to write to."""
    clipboard: tuple[str, ...] = ()
    """The command from the settings that copies."""
    browser: tuple[str, ...] = ()
    """The command from the settings that opens."""
    config: str = ""
    """The path of the settings, or empty."""
    config_problems: tuple[str, ...] = ()
    state: str = ""
    """The path of the state, or empty."""
    state_problem: str = ""
    cache: str = ""
    """The path of what is kept of the texts that were read, or empty."""
    largest_cache: int = 0
    """The bytes from which that file is not read."""
    content: str = ""
    """Where the content comes from, in words."""
    content_check: str = ""
    """The command that says what is wrong with the content, or empty when nothing is."""
    platform: str = sys.platform


def report(env: Mapping[str, str], facts: Facts) -> tuple[Finding, ...]:
    """Return all findings about environment `env`. Runs tmux and screen, each for a second at most."""
    findings = (
        _terminal(env),
        _colours(env),
        _locale(env),
        _size(facts.size),
        *_multiplexer(env),
        _ssh(env),
        *_clipboard(env, facts),
        _browser(env, facts),
        *_files(env, facts),
        _content(facts),
        _versions(),
    )
    return tuple(Finding(one.name, clean_line(one.value), one.verdict, clean_line(one.advice)) for one in findings)


def _terminal(env: Mapping[str, str]) -> Finding:
    term = env.get("TERM", "")
    program = " ".join(env[name] for name in ("TERM_PROGRAM", "TERM_PROGRAM_VERSION") if env.get(name))
    value = f"TERM={term or '(not set)'}" + (f", {program}" if program else "")
    if term in ("", "dumb"):
        return Finding("Terminal", value, "bad", "The app does not start here; lists and pages are printed instead.")
    return Finding("Terminal", value)


def _colours(env: Mapping[str, str]) -> Finding:
    term, colorterm = env.get("TERM", ""), env.get("COLORTERM", "")
    if env.get("NO_COLOR"):
        return Finding("Colours", "none: NO_COLOR is set", "note", "Unset NO_COLOR to see colours.")
    if colorterm in ("truecolor", "24bit") or term.endswith("-direct"):
        return Finding("Colours", "16 million" + (f" (COLORTERM={colorterm})" if colorterm else ""))
    if term in ("", "dumb"):
        return Finding("Colours", "none", "note")
    if "256color" in term:
        return Finding("Colours", "256", advice="If your terminal can do more, set COLORTERM=truecolor.")
    return Finding("Colours", "16", advice="If your terminal can do more, set COLORTERM=truecolor.")


def _locale(env: Mapping[str, str]) -> Finding:
    name = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if env.get(name)), "")
    value = f"{name}={env[name]}" if name else "LC_ALL, LC_CTYPE and LANG are not set"
    if name and "utf8" in env[name].lower().replace("-", ""):
        return Finding("Locale", value)
    advice = "It is not UTF-8, so borders and marks are ASCII. Set LANG=C.UTF-8 if your terminal shows UTF-8."
    return Finding("Locale", value, "note", advice)


def _size(size: tuple[int, int] | None) -> Finding:
    if size is None:
        return Finding("Size", "not known", "note")
    value = f"{size[0]} columns, {size[1]} rows"
    if size[0] < 80:
        return Finding("Size", value, "note", "Below 80 columns, list and page are shown one at a time.")
    return Finding("Size", value)


def _multiplexer(env: Mapping[str, str]) -> tuple[Finding, ...]:
    inside: list[Finding] = []
    if env.get("TMUX"):
        version = _ask(env, "tmux", "-V")
        inside.append(Finding("Inside", version or "tmux, which does not answer", "ok" if version else "note"))
    if env.get("STY"):
        version = _ask(env, "screen", "-v")
        inside.append(Finding("Inside", version or "GNU screen", "ok"))
    if "ZELLIJ" in env:
        inside.append(Finding("Inside", "zellij"))
    return tuple(inside) or (Finding("Inside", "no tmux or screen that tells of itself"),)


def _ssh(env: Mapping[str, str]) -> Finding:
    if not over_ssh(env):
        return Finding("SSH", "no")
    sender = env.get("SSH_CONNECTION", "").split(" ")[0]
    advice = ""
    if env.get("TMUX") or env.get("STY"):
        advice = "That is how it was when this pane was opened; you may have come back another way since."
    return Finding("SSH", f"yes, from {sender}" if sender else "yes", advice=advice)


def _clipboard(env: Mapping[str, str], facts: Facts) -> tuple[Finding, ...]:
    """Return the routes that a copy takes, with the reason for each route, and what tmux needs."""
    routes = explain(env, command=facts.clipboard, terminal=facts.terminal, platform=facts.platform)
    used = [route.name for route in routes if route.used]
    why = " ".join(f"{route.name}: {route.why}." for route in routes)
    if facts.clipboard and not which(facts.clipboard[0], env):
        why += f" But there is no program {facts.clipboard[0]}."
        return (Finding("Clipboard", "command, which is missing", "bad", why),)
    value = ", then ".join(used) or "none: the text is only shown"
    finding = Finding("Clipboard", value, "ok" if used else "bad", why)
    if "tmux" in used:
        return (finding, *_tmux_clipboard(env))
    if any(name.startswith("nested") for name in used):
        return (finding, _tmux_on_your_side(env))
    return (finding,)


def _tmux_clipboard(env: Mapping[str, str]) -> tuple[Finding, ...]:
    """Explain the tmux around us: its buffer always reaches the terminal, the sequences of others do not."""
    where = "on the far machine" if over_ssh(env) else "here"
    way = "through SSH to the terminal you sit at" if over_ssh(env) else "to your terminal"
    setting = _ask(env, "tmux", "show-options", "-gv", "set-clipboard")
    if not setting:
        advice = "tmux was asked and did not answer; the text is then sent to the terminal directly."
        return (Finding("tmux clipboard", "not known", "note", advice),)
    advice = f"tmux {where} takes the text and passes it {way}, whatever this setting is."
    if setting == "on":
        return (Finding("tmux clipboard", "set-clipboard on", "ok", advice), *_tmux_in_tmux(env))
    advice += f" For what you reach by ssh from inside it, put this line into ~/.tmux.conf: {TMUX_LINE}"
    return (Finding("tmux clipboard", f"set-clipboard {setting}", "note", advice), *_tmux_in_tmux(env))


def _tmux_in_tmux(env: Mapping[str, str]) -> tuple[Finding, ...]:
    """Report a second tmux or screen around this one, which drops what this one passes on."""
    outer = _ask(env, "tmux", "display-message", "-p", "#{client_termname}") or ""
    if not outer.startswith(("tmux", "screen")):
        return ()
    advice = (
        f"The terminal of this tmux is {outer}, so another tmux or screen is around it, and that drops what this one "
        f"passes on. In the outer one, put this line into ~/.tmux.conf: {TMUX_LINE}"
    )
    return (Finding("Outer tmux", outer, "note", advice),)


def _tmux_on_your_side(env: Mapping[str, str]) -> Finding:
    """Explain a tmux that only TERM names: the user came here from inside it."""
    term = env.get("TERM", "")
    if env.get("TMUX"):
        advice = (
            f"The tmux program is not on the PATH here. Put this line into the ~/.tmux.conf of this tmux: {TMUX_LINE}"
        )
    else:
        advice = (
            f"TERM={term} without $TMUX: you came here from inside a tmux, by ssh or into a container. By default that "
            f"tmux drops what is sent. On the machine where it runs, put this line into ~/.tmux.conf: {TMUX_LINE}"
        )
    return Finding("tmux clipboard", "not known: it cannot be asked from here", "note", advice)


def _browser(env: Mapping[str, str], facts: Facts) -> Finding:
    planned = plan("https://example.org/", env, command=facts.browser, platform=facts.platform)
    if not planned.candidates:
        return Finding("Browser", "none: the address is shown and copied", "note", f"{planned.why}.")
    kinds = [one.name + (" (in the terminal)" if one.text else "") for one in planned.candidates]
    missing = [one.name for one in planned.candidates if not which(one.argv[0], env)]
    advice = f"{planned.why}." + "".join(f" There is no program {name}." for name in missing)
    return Finding("Browser", ", then ".join(kinds), "bad" if len(missing) == len(kinds) else "ok", advice)


def _files(env: Mapping[str, str], facts: Facts) -> tuple[Finding, ...]:
    found_out: list[Finding] = []
    if facts.config:
        there = os.path.exists(facts.config)
        value = f"{facts.config}" + ("" if there else " (not there: the defaults hold)")
        problems = facts.config_problems
        found_out.append(
            Finding("Settings", value, "bad" if problems else "ok", " ".join(f"{one}." for one in problems))
        )
    if facts.state:
        why = facts.state_problem or _cannot_write(facts.state, env)
        found_out.append(Finding("State", facts.state, "note" if why else "ok", f"{why}." if why else ""))
    if facts.cache:
        why = _keeps_nothing(facts, env)
        found_out.append(Finding("Cache", facts.cache, "note" if why else "ok", f"{why}." if why else ""))
    return tuple(found_out)


def _keeps_nothing(facts: Facts, env: Mapping[str, str]) -> str:
    """Say why nothing is read from the cache, or kept in it; empty when nothing is wrong."""
    path = facts.cache
    folder = os.path.dirname(path)
    slow = "so nothing is kept there and every start is a first one"
    if why := shared(folder):
        return f"{folder}: {why}, {slow}; make it yours alone"
    try:
        os.close(open_own(path, facts.largest_cache))
    except FileNotFoundError:
        pass
    except OSError as error:
        return f"it is not read ({error.strerror})"
    return _cannot_write(path, env)


def _cannot_write(path: str, env: Mapping[str, str]) -> str:
    """Return why `path` cannot be replaced, as far as is known without writing to it; empty when it can."""
    if home := home_missing(path, env):
        return f"the home folder {home} is not there, so nothing is remembered"
    folder = os.path.dirname(path)
    while not os.path.exists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    if not os.path.isdir(folder):
        return f"{folder} is not a folder, so nothing is remembered"
    return "" if os.access(folder, os.W_OK) else f"{folder} cannot be written, so nothing is remembered"


def _content(facts: Facts) -> Finding:
    if not facts.content_check:
        return Finding("Content", facts.content or "what came with the app")
    advice = f"Something in it needs mending; '{facts.content_check}' says what."
    return Finding("Content", facts.content or "what came with the app", "note", advice)


def _versions() -> Finding:
    python = ".".join(str(part) for part in sys.version_info[:3])
    packages = ("gpueco-tui", "textual", "rich", "markdown-it-py", "pyperclip")
    installed = [name for folder in sys.path for name in _names_in(folder) if name.endswith(".dist-info")]
    versions = (_version(package, installed) for package in packages)
    return Finding("Versions", ", ".join((*versions, f"Python {python}", sys.platform)))


def _names_in(folder: str) -> list[str]:
    """Return the names of what is in `folder`, nothing if it cannot be listed."""
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _version(package: str, installed: Iterable[str]) -> str:
    """Return `package` and its version, which is in the name of its .dist-info folder among those `installed`.

    (https://packaging.python.org/specifications/recording-installed-packages.) `importlib.metadata` would read the same
    and takes as long as all of `doctor` besides, so it is asked only about what is not found like this.
    """
    begin = f"{package.replace('-', '_').lower()}-"
    for name in installed:
        if name.lower().startswith(begin):
            return f"{package} {name[len(begin) :].removesuffix('.dist-info')}"
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} (not installed)"


def _ask(env: Mapping[str, str], *argv: str) -> str | None:
    return output_of(argv, env, ASK_SECONDS)
