"""Completions for bash, zsh and fish, made from the table of commands.

The scripts know commands and options; projects, fields and values they ask for when Tab is pressed
(`gpueco-tui completions projects`), because the content may be the reader's own.
"""

from __future__ import annotations

from gpueco_tui.cli.arguments import UsageError
from gpueco_tui.cli.commands import APP, COMMANDS, Command, Option, options_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from gpueco_tui.cli.arguments import Arguments
    from gpueco_tui.cli.output import Output
    from gpueco_tui.ecosystem.model import Ecosystem

SHELLS = ("bash", "zsh", "fish")


def completions(arguments: Arguments, output: Output) -> int:
    """Print a shell's script, or the words that such a script asks for."""
    wanted = arguments.words[0]
    scripts = {"bash": bash, "zsh": zsh, "fish": fish}
    if wanted in scripts:
        output.text(scripts[wanted]())
        return 0
    if wanted not in ("projects", "queries"):
        raise UsageError(f"there are completions for {', '.join(SHELLS)}, not for '{wanted}'", arguments.command)
    from gpueco_tui.cli.reading import read_ecosystem  # noqa: PLC0415 (the scripts need none)

    ecosystem = read_ecosystem(arguments, output)
    slugs = (project.slug for project in ecosystem.projects)
    output.text("\n".join(slugs if wanted == "projects" else _queries(ecosystem)))
    return 0


def _queries(ecosystem: Ecosystem) -> Iterator[str]:
    """Yield `field:value` for every value that a project has."""
    from gpueco_tui.ecosystem.facets import Choice, to_query, used_facets  # noqa: PLC0415

    for facet in used_facets(ecosystem):
        for value in facet.values:
            yield to_query((Choice(facet.name, value.name),))


def _names(command: Command) -> list[str]:
    return [name for option in options_of(command) for name in (option.name, option.short) if name]


def _values() -> dict[str, Option]:
    """Return every option that takes a value."""
    return {option.name: option for command in COMMANDS for option in options_of(command) if option.value}


def bash() -> str:
    """Return the script for bash. It completes `field:value` although bash parts words at colons."""
    cases = "\n".join(
        f'        {command.name or "none"}) options="{" ".join(_names(command))}"; words={command.words or "none"} ;;'
        for command in COMMANDS
    )
    choices = "\n".join(
        f'        {name}) COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$word")); return ;;'
        if option.choices
        else f"        {name}) {'compopt -o default; ' if option.value == 'PATH' else ''}return ;;"
        for name, option in _values().items()
    )
    return _BASH.format(
        commands=" ".join(command.name for command in COMMANDS[1:]),
        cases=cases,
        choices=choices,
        taking="|".join(_values()),
        shells=" ".join(SHELLS),
    )


_BASH = """\
# bash completion of gpueco-tui: source it, or put it into ~/.local/share/bash-completion/completions/gpueco-tui
_gpueco_tui() {{
    local line="${{COMP_LINE:0:COMP_POINT}}" word previous command=none options words skip="" given IFS=$' \\t\\n'
    word="${{line##*[[:space:]]}}"
    local -a before=(${{line%"$word"}})
    previous="${{before[-1]}}"
    if [[ $word == --*=* ]]; then previous="${{word%%=*}}"; word="${{word#*=}}"; fi
    for given in "${{before[@]:1}}"; do
        if [[ -n $skip ]]; then skip=""; continue; fi
        case "$given" in
            {taking}) skip=1 ;;
            -*) ;;
            *) command="$given"; break ;;
        esac
    done
    COMPREPLY=()
    case "$previous" in
{choices}
    esac
    case "$command" in
{cases}
        *) return ;;
    esac
    IFS=$'\\n'
    if [[ $word == -* ]]; then
        COMPREPLY=($(IFS=' '; compgen -W "$options" -- "$word"))
    elif [[ $words == paths ]]; then
        compopt -o default
    elif [[ $words == shells ]]; then
        COMPREPLY=($(IFS=' '; compgen -W "{shells}" -- "$word"))
    elif [[ $words != none ]]; then
        local found quoted
        [[ $command == none ]] && COMPREPLY=($(IFS=' '; compgen -W "{commands}" -- "$word"))
        while read -r found; do
            printf -v quoted %q "$found"
            [[ $quoted == "$word"* ]] && COMPREPLY+=("$quoted")
        done < <("${{COMP_WORDS[0]}}" completions "$words" 2>/dev/null)
    fi
    # What stands before the last colon is a word of its own to bash.
    if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
        local colon="${{word%"${{word##*:}}"}}" index
        for index in "${{!COMPREPLY[@]}}"; do COMPREPLY[index]="${{COMPREPLY[index]#"$colon"}}"; done
    fi
}}
complete -F _gpueco_tui gpueco-tui
"""


def zsh() -> str:
    """Return the script for zsh."""
    commands = "\n".join(f"        {_quoted(f'{command.name}:{command.summary}')}" for command in COMMANDS[1:])
    cases = "\n".join(
        f"        {command.name or 'none'}) kind={command.words or 'none'}\n"
        f"            options=({' '.join(_quoted(f'{name}:{option.help}') for name, option in _described(command))}) ;;"
        for command in COMMANDS
    )
    choices = "\n".join(
        f"        {name}) compadd -- {' '.join(option.choices)}; return ;;"
        if option.choices
        else f"        {name}) {'_files; ' if option.value == 'PATH' else ''}return ;;"
        for name, option in _values().items()
    )
    return _ZSH.format(
        commands=commands, cases=cases, choices=choices, taking="|".join(_values()), shells=" ".join(SHELLS)
    )


def _described(command: Command) -> list[tuple[str, Option]]:
    return [(name, option) for option in options_of(command) for name in (option.name, option.short) if name]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


_ZSH = """\
#compdef gpueco-tui
# zsh completion of gpueco-tui: put it into a folder of $fpath as _gpueco-tui
_gpueco_tui() {{
    local command=none skip="" given
    local -a options commands found
    local kind
    commands=(
{commands}
    )
    for given in "${{(@)words[2,CURRENT-1]}}"; do
        if [[ -n $skip ]]; then skip=""; continue; fi
        case "$given" in
            {taking}) skip=1 ;;
            -*) ;;
            *) command="$given"; break ;;
        esac
    done
    given="${{words[CURRENT-1]}}"
    if [[ ${{words[CURRENT]}} == --*=* ]]; then given="${{words[CURRENT]%%=*}}"; compset -P '*='; fi
    case "$given" in
{choices}
    esac
    case "$command" in
{cases}
        *) return ;;
    esac
    if [[ ${{words[CURRENT]}} == -* ]]; then
        _describe option options
        return
    fi
    [[ $command == none ]] && _describe command commands
    case "$kind" in
        paths) _files ;;
        shells) compadd -- {shells} ;;
        projects|queries)
            found=("${{(@f)$("${{words[1]}}" completions "$kind" 2>/dev/null)}}")
            compadd -- "${{found[@]}}" ;;
    esac
}}
if [[ $funcstack[1] == _gpueco-tui ]]; then _gpueco_tui "$@"; else compdef _gpueco_tui gpueco-tui; fi
"""


def fish() -> str:
    """Return the script for fish."""
    lines = [
        "# fish completion of gpueco-tui: put it into ~/.config/fish/completions/gpueco-tui.fish",
        "complete -c gpueco-tui -f",
    ]
    names = " ".join(command.name for command in COMMANDS[1:])
    none = f"not __fish_seen_subcommand_from {names}"
    for command in COMMANDS:
        here = f"__fish_seen_subcommand_from {command.name}" if command.name else none
        if command.name:
            lines.append(f"complete -c gpueco-tui -n {_fish(none)} -a {command.name} -d {_fish(command.summary)}")
        if command.words in ("projects", "queries"):
            lines.append(
                f"complete -c gpueco-tui -n {_fish(here)} -a '(gpueco-tui completions {command.words} 2>/dev/null)'"
            )
        elif command.words == "shells":
            lines.append(f"complete -c gpueco-tui -n {_fish(here)} -a {_fish(' '.join(SHELLS))}")
        elif command.words == "paths":
            lines.append(f"complete -c gpueco-tui -n {_fish(here)} -F")
        lines += [_fish_option(option, here) for option in command.options]
    lines += [_fish_option(option, "") for option in options_of(APP)[len(APP.options) :]]
    return "\n".join(lines)


def _fish_option(option: Option, here: str) -> str:
    condition = f" -n {_fish(here)}" if here else ""
    short = f" -s {option.short.lstrip('-')}" if option.short else ""
    value = " -r" if option.value else ""
    value += " -F" if option.value == "PATH" else ""
    value += f" -a {_fish(' '.join(option.choices))}" if option.choices else ""
    return f"complete -c gpueco-tui{condition} -l {option.name[2:]}{short}{value} -d {_fish(option.help)}"


def _fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
