"""What doctor finds out, in environments made up and in a real tmux."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from gpueco_tui.desktop.doctor import TMUX_LINE, Facts, Finding, report

if TYPE_CHECKING:
    from pathlib import Path

    from terminals import Multiplexer, Programs

SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}


def found(env: dict[str, str], facts: Facts | None = None) -> dict[str, Finding]:
    """Return the findings by name."""
    return {one.name: one for one in report(env, facts or Facts(size=(100, 30), platform="linux"))}


def fake_tmux(programs: Programs, *, setting: str, outer: str = "xterm-256color") -> None:
    """Put a tmux on the PATH that answers as one with this configuration does."""
    programs.add(
        "tmux",
        f'case "$*" in -V) echo tmux 3.4;; *set-clipboard) echo {setting};; *termname*) echo {outer};; esac',
    )


def test_everything_is_reported_once(programs: Programs, tmp_path: Path) -> None:
    """In an ordinary terminal there is one finding for each thing, and nothing is bad."""
    programs.add("xclip", "")
    programs.add("xdg-open", "")
    env = programs.env(TERM="xterm-256color", COLORTERM="truecolor", LANG="en_US.UTF-8", DISPLAY=":0")
    findings = found(env, Facts(size=(120, 40), config="/c", state=str(tmp_path / "s"), platform="linux"))
    assert list(findings) == [
        "Terminal", "Colours", "Locale", "Size", "Inside", "SSH", "Clipboard", "Browser", "Settings", "State",
        "Content", "Versions",
    ]  # fmt: skip
    assert {one.verdict for one in findings.values()} == {"ok"}
    assert findings["Colours"].value == "16 million (COLORTERM=truecolor)"
    assert findings["Clipboard"].value == "terminal, then xclip"
    assert "DISPLAY is :0" in findings["Clipboard"].advice
    assert findings["Browser"].value == "xdg-open"


@pytest.mark.parametrize(
    ("setting", "verdict", "helps"), [("external", "note", True), ("off", "note", True), ("on", "ok", False)]
)
def test_inside_tmux_over_ssh(programs: Programs, setting: str, verdict: str, helps: object) -> None:
    """Inside tmux on a far machine: tmux passes it on in every configuration; the far desktop is left out, and why."""
    fake_tmux(programs, setting=setting)
    programs.add("xclip", "")
    findings = found(programs.env(TERM="screen", TMUX="/s,1,0", DISPLAY=":0", LANG="C.UTF-8", **SSH))
    assert findings["Inside"].value == "tmux 3.4"
    assert findings["SSH"].value == "yes, from 10.0.0.1"
    assert "when this pane was opened" in findings["SSH"].advice
    assert findings["Clipboard"].value == "tmux"
    assert "over SSH, and DISPLAY :0 is the far machine's own screen" in findings["Clipboard"].advice
    clipboard = findings["tmux clipboard"]
    assert (clipboard.value, clipboard.verdict) == (f"set-clipboard {setting}", verdict)
    assert "tmux on the far machine takes the text and passes it through SSH to the terminal" in clipboard.advice
    assert (TMUX_LINE in clipboard.advice) is helps
    assert "Outer tmux" not in findings


def test_a_far_tmux_inside_a_near_one(programs: Programs) -> None:
    """A tmux whose terminal is a tmux names the outer one as the place for the line that helps."""
    fake_tmux(programs, setting="external", outer="tmux-256color")
    outer = found(programs.env(TERM="screen", TMUX="/s,1,0", **SSH))["Outer tmux"]
    assert (outer.value, outer.verdict) == ("tmux-256color", "note")
    assert f"In the outer one, put this line into ~/.tmux.conf: {TMUX_LINE}" in outer.advice


@pytest.mark.parametrize("term", ["tmux-256color", "screen-256color"])
def test_ssh_from_inside_tmux(programs: Programs, term: str) -> None:
    """Reached from inside a tmux that cannot be asked, the line is for the machine where that tmux runs."""
    findings = found(programs.env(TERM=term, **SSH))
    assert "On the machine where it runs" in findings["tmux clipboard"].advice
    assert findings["tmux clipboard"].advice.endswith(TMUX_LINE)


def test_a_real_tmux_is_asked(tmux: Multiplexer) -> None:
    """A real tmux in its default configuration is asked for its version and its setting."""
    findings = found({"PATH": os.environ["PATH"], "TMUX": tmux.variable, "TERM": "screen"})
    assert findings["Inside"].value.startswith("tmux ")
    assert findings["tmux clipboard"].value == "set-clipboard external"
    assert "Outer tmux" not in findings


def test_a_tmux_that_does_not_answer(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tmux that hangs costs a time limit, and is said not to answer."""
    monkeypatch.setattr("gpueco_tui.desktop.doctor.ASK_SECONDS", 0.1)
    programs.add("tmux", "exec /bin/sleep 600")
    findings = found(programs.env(TERM="screen", TMUX="/s,1,0"))
    assert findings["Inside"].value == "tmux, which does not answer"
    assert findings["tmux clipboard"].value == "not known"


@pytest.mark.parametrize(
    ("name", "env", "value", "verdict"),
    [
        ("Terminal", {"TERM": "dumb"}, "TERM=dumb", "bad"),
        ("Terminal", {"TERM": "xterm", "TERM_PROGRAM": "WezTerm\x1b[2J"}, "TERM=xterm, WezTerm[2J", "ok"),
        ("Colours", {"TERM": "xterm-256color"}, "256", "ok"),
        ("Colours", {"TERM": "xterm"}, "16", "ok"),
        ("Colours", {"TERM": "xterm", "NO_COLOR": "1"}, "none: NO_COLOR is set", "note"),
        ("Colours", {"TERM": "xterm", "NO_COLOR": ""}, "16", "ok"),
        ("Locale", {"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "LC_ALL=C", "note"),
        ("Locale", {"LC_ALL": "", "LC_CTYPE": "de_DE.utf8", "LANG": "C"}, "LC_CTYPE=de_DE.utf8", "ok"),
        ("Locale", {}, "LC_ALL, LC_CTYPE and LANG are not set", "note"),
        ("Inside", {"STY": "1.x"}, "GNU screen", "ok"),
        ("Inside", {"ZELLIJ": "0"}, "zellij", "ok"),
        ("SSH", {"SSH_TTY": "/dev/pts/0"}, "yes", "ok"),
        ("Clipboard", {"TERM": "dumb"}, "none: the text is only shown", "bad"),
        ("Browser", SSH, "none: the address is shown and copied", "note"),
        ("Browser", {"BROWSER": "gone:w3m"}, "gone, then w3m (in the terminal)", "bad"),
    ],
)
def test_one_thing(programs: Programs, name: str, env: dict[str, str], value: str, verdict: str) -> None:
    """Each thing is read from the environment as programs read it."""
    finding = found(programs.env(**env))[name]
    assert (finding.value, finding.verdict) == (value, verdict)


def test_the_settings_own_commands(programs: Programs) -> None:
    """Commands from the settings are named, and one that is missing is bad."""
    programs.add("mine", "")
    findings = found(programs.env(TERM="xterm"), Facts(clipboard=("mine", "-i"), browser=("gone", "%s")))
    assert (findings["Clipboard"].value, findings["Clipboard"].verdict) == ("command", "ok")
    assert "mine -i" in findings["Clipboard"].advice
    assert (findings["Browser"].value, findings["Browser"].verdict) == ("gone", "bad")
    assert found(programs.env(), Facts(clipboard=("gone",)))["Clipboard"].verdict == "bad"


def test_files_and_content(programs: Programs, tmp_path: Path) -> None:
    """Problems of the settings are quoted, a state that cannot be kept is said, so is where the content is checked."""
    (tmp_path / "file").write_text("")
    facts = Facts(
        config=str(tmp_path / "config.toml"),
        config_problems=("config.toml:3: there is no setting 'x'",),
        state=str(tmp_path / "file" / "state.json"),
        content="/zola",
        content_check="gpueco-tui check /zola",
    )
    findings = found(programs.env(), facts)
    assert findings["Settings"].value == f"{tmp_path}/config.toml (not there: the defaults hold)"
    assert (findings["Settings"].verdict, findings["Settings"].advice) == (
        "bad",
        "config.toml:3: there is no setting 'x'.",
    )
    assert findings["State"].advice == f"{tmp_path}/file is not a folder, so nothing is remembered."
    assert (findings["Content"].value, findings["Content"].verdict) == ("/zola", "note")
    assert findings["Content"].advice == "Something in it needs mending; 'gpueco-tui check /zola' says what."
    assert found(programs.env(), Facts(state=str(tmp_path / "new" / "state.json")))["State"].verdict == "ok"
