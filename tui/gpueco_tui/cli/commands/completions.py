"""Completions for bash, zsh and fish.

The scripts know nothing: they hand what is typed to this program (`gpueco-tui completions SHELL -- …`), which offers
commands and options and, because the content may be the reader's own, the projects, fields, values, parts and links.
"""

from __future__ import annotations

import re

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.spec import SHELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output


def completions(arguments: Arguments, output: Output) -> int:
    """Print a shell's script, or what that script asks for: lines of a word and, after a tab, what it is for."""
    shell, *typed = arguments.words
    if shell not in SHELLS:
        raise UsageError(f"there are completions for {', '.join(SHELLS)}, not for '{shell}'", arguments.command)
    if not typed:
        output.text(SCRIPTS[shell])
    elif shell == "bash":
        output.text("\n".join(_for_bash(*typed[:2], output=output)))
    else:
        from gpueco_tui.cli.candidates import offers

        found = offers(typed, output)
        lines = _listed(found) if shell == "zsh" and any(what for _, what in found) else found
        output.text("\n".join(f"{word}\t{what}" if what else word for word, what in lines))
    return 0


def _listed(found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return for each word how zsh should list it: what it is for beside it, each under the other."""
    width = max((len(word) for word, what in found if what), default=0)
    return [(word, f"{word:<{width}}  -- {what}" if what else word) for word, what in found]


def _for_bash(line: str, breaks: str = "", *, output: Output) -> list[str]:
    """Return what bash puts in for the end of `line`: quoted as that is, without what is a word of its own to bash.

    `breaks` are the characters at which bash parts words besides spaces (COMP_WORDBREAKS), of which `:` and `=` may
    stand in a word of ours.
    """
    from gpueco_tui.cli.candidates import FILES, offers

    words, quote = _split(line)
    word = words[-1]
    if quote:
        there = len(word) - len(line.rpartition(quote)[2])
    else:
        there = max((word.rfind(mark) + 1 for mark in ":=" if mark in breaks), default=0)
    found = [value for value, _ in offers(words[1:], output)]
    if found == [FILES]:
        return found
    return [value[there:] if quote else re.sub(r"[^\w@%+=:,./#-]", r"\\\g<0>", value[there:]) for value in found]


def _split(line: str) -> tuple[list[str], str]:
    """Return the words of a shell's line, the last of which may be empty, and the quote that is open at its end."""
    from shlex import split

    for quote in ("", "'", '"'):
        try:
            *words, last = split(f"{line}\0{quote}")
        except ValueError:
            continue
        return [*words, last.replace("\0", "")], quote
    return ["", ""], ""


SCRIPTS = {
    "bash": """\
# bash completion of gpueco-tui: source it, or put it into ~/.local/share/bash-completion/completions/gpueco-tui
_gpueco_tui() {
    mapfile -t COMPREPLY < <(
        "${COMP_WORDS[0]}" completions bash -- "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null
    )
    if [[ ${COMPREPLY[0]} == :files ]]; then
        COMPREPLY=()
        compopt -o default
    fi
}
complete -F _gpueco_tui gpueco-tui
""",
    "zsh": """\
#compdef gpueco-tui
# zsh completion of gpueco-tui: put it into a folder of $fpath as _gpueco-tui
_gpueco_tui() {
    local -a lines found shown
    local line
    lines=("${(@f)$("${(Q)words[1]}" completions zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    if [[ ${lines[1]} == :files ]]; then
        [[ $PREFIX == -*=* ]] && compset -P '*='
        _files
        return
    fi
    for line in $lines; do
        found+=("${line%%$'\\t'*}")
        shown+=("${line#*$'\\t'}")
    done
    if [[ $lines == *$'\\t'* ]]; then
        compadd -U -l -d shown -a found
    else
        compadd -U -a found
    fi
}
if [[ $funcstack[1] == _gpueco-tui ]]; then _gpueco_tui "$@"; else compdef _gpueco_tui gpueco-tui; fi
""",
    "fish": """\
# fish completion of gpueco-tui: put it into ~/.config/fish/completions/gpueco-tui.fish
function __gpueco_tui
    set -l word (string trim --left --chars '\\'"' -- (commandline -ct) | string unescape)
    set -g __gpueco_tui_found (gpueco-tui completions fish -- (commandline -opc)[2..-1] "$word" 2>/dev/null)
    test "$__gpueco_tui_found[1]" != :files
end
complete -c gpueco-tui -n __gpueco_tui -f -a '$__gpueco_tui_found'
""",
}
