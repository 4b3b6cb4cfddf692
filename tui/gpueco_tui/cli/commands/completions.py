"""Completions for bash, zsh and fish.

The scripts pass what is typed to this program (`gpueco-tui completions SHELL -- …`), which offers
commands and options and, because the content may be the user's own, the projects, fields, values, parts and links.
"""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.spec import SHELLS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output


_INSERT_ALL = "42"
"""COMP_TYPE of readline's insert-completions, `*`, which takes the open quote away."""


def completions(arguments: Arguments, output: Output) -> int:
    """Print the script of a shell, or what that script asks for: a word a line and, after a tab, its explanation."""
    shell, *typed = arguments.words
    if shell not in SHELLS:
        raise UsageError(f"there are completions for {', '.join(SHELLS)}, not for '{shell}'", arguments.command)
    if not typed:
        output.text(SCRIPTS[shell])
    elif shell == "bash":
        output.text("\n".join(_for_bash(*typed[:3], output=output)))
    else:
        from gpueco_tui.cli.candidates import offers

        output.text("\n".join(_lines(shell, offers(typed, output))))
    return 0


def _lines(shell: str, found: Sequence[tuple[str, str]]) -> list[str]:
    """Return a line for each word; zsh lists what it is for as it is here, beside the word, each under the other."""
    if shell == "fish":  # leaves a `~` at the beginning as it is, for its own lists: it would become a home
        return [f"{word}\t{what}" if what else word for word, what in found if not word.startswith("~")]
    width = max((len(word) for word, what in found if what), default=0)
    if not width:
        return [word for word, _ in found]
    return [f"{word}\t{word:<{width}}  -- {what}" if what else f"{word}\t{word}" for word, what in found]


def _for_bash(line: str, text: str = "", kind: str = "", *, output: Output) -> list[str]:
    """Return what bash may put in place of `text`, the part of a word at the end of `line` that it replaces.

    That part begins where bash parts words (COMP_WORDBREAKS: `:`, `=` and `@` among others), or after an open quote.
    `kind` is bash's COMP_TYPE.
    """
    from gpueco_tui.cli.candidates import FILES, offers
    from gpueco_tui.cli.quoting import choices, quoted, words_of

    words, _ = words_of(line)
    before, quote = words_of(line[: len(line) - len(text)])
    if not line.endswith(text) or quote.startswith("$") or (quote and kind == _INSERT_ALL):
        return []
    found = [value for value, _ in offers(words[1:], output)]
    if found == [FILES]:
        return found
    values = [value[len(before[-1]) :] for value in found]
    return [quoted(value) for value in values] if kind == _INSERT_ALL else choices(values, quote)


SCRIPTS = {
    "bash": """\
# bash completion of gpueco-tui: source it, or put it into ~/.local/share/bash-completion/completions/gpueco-tui
_gpueco_tui() {
    mapfile -t COMPREPLY < <(
        "${COMP_WORDS[0]}" completions bash -- "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" 2>/dev/null
    )
    if [[ ${COMPREPLY[0]} == :files ]]; then
        COMPREPLY=()
        compopt -o default
    fi
}
complete -F _gpueco_tui gpueco-tui
""",
    "zsh": r"""#compdef gpueco-tui
# zsh completion of gpueco-tui: put it into a folder of $fpath as _gpueco-tui
_gpueco_tui() {
    local -a lines found shown
    local line word="${(Q)${:-$QIPREFIX$PREFIX${QIPREFIX#\$}}}"
    lines=("${(@f)$("${(Q)words[1]}" completions zsh -- "${(@Q)words[2,CURRENT-1]}" "$word" 2>/dev/null)}")
    if [[ ${lines[1]} == :files ]]; then
        [[ $PREFIX == -*=* ]] && compset -P '*='
        _files
        return
    fi
    # After a backquote before the command, what zsh puts in would be run: offer nothing that could be.
    local live='*[`$"\\]*' typed=$PREBUFFER$LBUFFER own="${words[1,CURRENT]}"
    (( ${#typed//[^\`]/} > ${#own//[^\`]/} )) && lines=("${(@)lines:#${~live}}")
    for line in $lines; do
        found+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
    done
    if [[ $lines == *$'\t'* ]]; then
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
    set -l token (commandline -ct)
    set -l word
    for quote in '' '"' "'"
        set word (string unescape -- "$token$quote")
        and break
    end
    set -g __gpueco_tui_found (gpueco-tui completions fish -- (commandline -opc)[2..-1] "$word" 2>/dev/null)
    test "$__gpueco_tui_found[1]" != :files
end
complete -c gpueco-tui -n __gpueco_tui -f -a '$__gpueco_tui_found'
""",
}
