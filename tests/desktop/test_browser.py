"""Opening addresses, with browsers that are scripts on the PATH and write down what they were given."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.cli.commands.help import manual
from gpueco_tui.desktop import browser
from gpueco_tui.desktop.browser import Opened, SystemBrowser, open_planned, plan, run_in_terminal
from harness import Pty, until

if TYPE_CHECKING:
    from pathlib import Path

    from terminals import Programs

URL = "https://wgpu.rs/"
RECORD = 'for word in "$@"; do echo "[$word]" >> "$log"; done'
SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}


def opened(env: dict[str, str], url: str = URL, command: tuple[str, ...] = ()) -> Opened:
    """Open `url` as on a Linux machine."""
    return SystemBrowser(env, command, platform="linux").open(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/'quoted\"&x=$(touch${IFS}here);`id`|id>f#*",
        "https://a.example/;rm%20-rf;--new-window",
        "mailto:someone@a.example?subject=$(id)",
        "HTTPS://A.example/%s/%d/%%",
    ],
)
def test_an_address_is_one_argument(programs: Programs, url: str) -> None:
    """Whatever an address contains, the browser gets it as one argument, byte for byte, and no shell sees it."""
    programs.add("ff", RECORD)
    assert opened(programs.env(BROWSER="ff")) == Opened(ok=True, message="Asked ff to open it")
    assert opened(programs.env(BROWSER="ff"), url).ok
    assert programs.log("ff") == f"[{URL}]\n[{url}]\n"


@pytest.mark.parametrize(
    "url",
    ["-https://a.example", "--new-window", "javascript:alert(1)", "file:///etc/passwd", "a.example", "", "vbscript:x"],
)
def test_other_schemes_are_not_opened(programs: Programs, url: str) -> None:
    """Nothing is started for an address that is not http, https or mailto, and so for nothing that begins with `-`."""
    programs.add("ff", RECORD)
    answer = opened(programs.env(BROWSER="ff"), url)
    assert (answer.ok, programs.log("ff")) == (False, "")
    assert answer.message == "Could not open: only http, https and mailto addresses are opened"


@pytest.mark.parametrize("url", ["https://a.example/a b", "https://a.example/\n", "https://a.ex\u202eample", " " + URL])
def test_hidden_characters_are_not_opened(programs: Programs, url: str) -> None:
    """Nothing is started for an address with spaces, line breaks or characters that cannot be seen."""
    programs.add("ff", RECORD)
    answer = opened(programs.env(BROWSER="ff"), url, ("ff",))
    assert (answer.ok, programs.log("ff")) == (False, "")
    assert answer.message == "Could not open: the address has spaces or characters that cannot be seen"


def test_a_list_with_places_for_the_address(programs: Programs) -> None:
    """$BROWSER is a list with colons between, each a command line in which %s is the address and %% a percent sign."""
    env = programs.env(BROWSER=f"gone %s:'{programs.folder}/b 1' --at=%s '100%% sure' -- &:last")
    programs.add("b 1", RECORD)
    programs.add("last", RECORD)
    assert opened(env).message == "Asked b 1 to open it"
    assert (programs.log("b 1"), programs.log("last")) == (f"[--at={URL}]\n[100% sure]\n[--]\n", "")


def test_a_shell_gets_the_address_as_a_word(programs: Programs) -> None:
    """In the way that the manual names, a shell as $BROWSER runs nothing of what an address holds."""
    (way,) = re.findall(r"sh -c '[^']*' sh %s", manual("1").replace("\\-", "-").replace("\\(aq", "'"))
    programs.link("sh")
    programs.link("touch")
    programs.add("lynx", RECORD)
    url = f"https://a.example/$(touch${{IFS}}{programs.folder}/run)`id`;&id"
    assert opened(programs.env(BROWSER=way), url).ok
    assert programs.log("lynx") == f"[{url}]\n"
    assert not (programs.folder / "run").exists()


def test_a_browser_that_prints_paints_nothing(programs: Programs, capfd: pytest.CaptureFixture[str]) -> None:
    """What a browser prints on stdout and stderr does not reach the screen."""
    programs.add("ff", "echo out; echo err >&2")
    assert opened(programs.env(BROWSER="ff")).ok
    assert capfd.readouterr() == ("", "")


def test_a_browser_takes_no_keys(programs: Programs) -> None:
    """A browser that reads its standard input finds it empty: the keys are the app's."""
    programs.add("ff", 'read key; echo "[$key]" > "$log"')
    env = programs.env(BROWSER="ff")
    code = f"from gpueco_tui.desktop.browser import SystemBrowser; SystemBrowser({env}).open({URL!r})"
    subprocess.run([sys.executable, "-c", code], input=b"q\n", check=True)
    assert programs.log("ff") == "[]\n"


def test_a_browser_that_fails_gives_way_to_the_next(programs: Programs) -> None:
    """A browser that exits 1 at once is passed over; when all fail, each failure is told."""
    programs.add("bad", "exit 1")
    programs.add("good", RECORD)
    assert opened(programs.env(BROWSER="bad:good")).message == "Asked good to open it"
    assert programs.log("good") == f"[{URL}]\n"
    answer = opened(programs.env(BROWSER="bad:gone"))
    assert (answer.ok, answer.message) == (False, "Could not open: bad ended with status 1; gone was not found")


def test_a_browser_that_stays_is_left_alone(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that does not end is a browser that opened: it is not waited for, and has a session of its own."""
    monkeypatch.setattr(browser, "GRACE_SECONDS", 0.2)
    programs.add("ff", 'echo $$ > "$log"; exec /bin/sleep 600')
    assert opened(programs.env(BROWSER="ff")) == Opened(ok=True, message="Asked ff to open it")
    pid = int(programs.log("ff"))
    assert os.getsid(pid) == pid
    os.kill(pid, 9)
    assert until(lambda: not _exists(pid)), "the ended browser is left as a zombie"


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_text_browser_is_handed_back(programs: Programs) -> None:
    """A browser that draws in the terminal is not started beside the app: its command line is returned."""
    programs.add("w3m", RECORD)
    assert opened(programs.env(BROWSER="gone:w3m -o x=1")) == Opened(
        ok=True, message="Opening in w3m", text_browser=("w3m", "-o", "x=1", URL)
    )
    assert programs.log("w3m") == ""
    assert opened(programs.env(BROWSER="lynx")).message == "Could not open: lynx was not found"


def test_a_text_browser_by_another_name(programs: Programs) -> None:
    """A link to a text browser is one, and so is one started through env; x-www-browser is not."""
    programs.add("lynx", "")
    (programs.folder / "web").symlink_to(programs.folder / "lynx")
    kinds = {
        words: plan(URL, programs.env(BROWSER=words), platform="linux").candidates[0].text
        for words in ("web", "/usr/bin/elinks", "env LANG=C w3m", "x-www-browser", "firefox -P w3m")
    }
    assert kinds == {
        "web": True,
        "/usr/bin/elinks": True,
        "env LANG=C w3m": True,
        "x-www-browser": False,
        "firefox -P w3m": False,
    }


def test_a_text_browser_has_the_terminal(programs: Programs, tmp_path: Path) -> None:
    """Run in the terminal, a text browser writes to it and reads from it, and its end is reported."""
    programs.add("w3m", 'echo "showing $1"; read key; echo "got $key"; [ "$key" = q ]')
    code = (
        "import os; from gpueco_tui.desktop.browser import run_in_terminal\n"
        f"print(run_in_terminal(('w3m', {URL!r}), os.environ).message)"
    )
    env = {**os.environ, "PATH": str(programs.folder), "HOME": str(tmp_path)}
    with Pty([sys.executable, "-c", code], env) as terminal:
        assert until(lambda: f"showing {URL}".encode() in terminal.sent)
        terminal.press("q\n")
        assert until(lambda: b"Opened in w3m" in terminal.sent)


def test_a_text_browser_never_raises(programs: Programs) -> None:
    """A text browser that fails, is missing or is interrupted is a sentence: an exception would leave the app deaf."""
    programs.add("w3m", "exit 3")
    assert run_in_terminal(("w3m", URL), programs.env()).message == "Could not open: w3m ended with status 3"
    assert run_in_terminal(("gone", URL), programs.env()).message == "Could not open: gone was not found"

    def interrupted(*_: object, **__: object) -> int:
        signal.raise_signal(signal.SIGINT)  # Ctrl+C goes to us as well
        return -signal.SIGINT

    assert run_in_terminal(("w3m", URL), programs.env(), interrupted) == Opened(ok=True, message="Closed w3m")


def test_over_ssh_only_what_is_named_is_started(programs: Programs) -> None:
    """Over SSH without $BROWSER nothing is started, even with a display; with it, that is."""
    programs.add("xdg-open", RECORD)
    programs.add("ff", RECORD)
    answer = opened(programs.env(DISPLAY="localhost:10.0", **SSH))
    assert (answer.ok, programs.log("xdg-open")) == (False, "")
    assert answer.message == ("Could not open: over SSH a browser would open on the far machine; $BROWSER can name one")
    assert opened(programs.env(BROWSER="ff", **SSH)).ok


def test_the_desktop_way(programs: Programs) -> None:
    """With a display xdg-open is asked, then gio; without one, or without either, no browser is found."""
    programs.add("gio", RECORD)
    nothing = "Could not open: no browser was found; $BROWSER can name one"
    assert opened(programs.env()).message == nothing
    assert opened(programs.env(WAYLAND_DISPLAY="wayland-0")).message == "Asked gio to open it"
    assert programs.log("gio") == f"[open]\n[{URL}]\n"
    programs.add("xdg-open", "exit 4")
    assert opened(programs.env(DISPLAY=":0")).message == "Asked gio to open it"
    assert opened({"PATH": "", "DISPLAY": ":0"}).message == nothing


def test_other_systems(programs: Programs) -> None:
    """On macOS `open` is asked; in WSL wslview, with nothing in the address that its PowerShell would read."""
    programs.add("open", RECORD)
    assert open_planned(plan(URL, programs.env(), platform="darwin"), programs.env()).message == "Asked open to open it"
    programs.add("wslview", RECORD)
    assert opened(programs.env(WSL_DISTRO_NAME="Debian"), 'https://a.example/"$(calc);`x`?a=1&b=2').ok
    assert programs.log("wslview") == "[https://a.example/%22%24%28calc%29%3B%60x%60?a=1&b=2]\n"


def test_the_readers_own_browser_comes_first(programs: Programs) -> None:
    """A browser from the settings is used in place of $BROWSER, over SSH too."""
    programs.add("mine", RECORD)
    programs.add("ff", RECORD)
    assert opened(programs.env(BROWSER="ff", **SSH), command=("mine", "--url=%s")).message == "Asked mine to open it"
    assert (programs.log("mine"), programs.log("ff")) == (f"[--url={URL}]\n", "")


@pytest.mark.parametrize(
    ("value", "why"),
    [("'unclosed", "$BROWSER cannot be read: 'unclosed"), (":", "$BROWSER names no program")],
)
def test_a_variable_that_names_nothing(programs: Programs, value: str, why: str) -> None:
    """A $BROWSER that cannot be read, or is empty between its colons, is said."""
    assert opened(programs.env(BROWSER=value)).message == f"Could not open: {why}"
