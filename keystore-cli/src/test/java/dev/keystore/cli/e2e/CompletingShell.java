package dev.keystore.cli.e2e;

import java.util.List;
import java.util.stream.Collectors;

/** Shells that complete, and how each is made to do it without a person. {@code ./script} is what completes. */
enum CompletingShell {
    /** Called as bash itself calls it, with words split where bash splits them. */
    BASH("bash --norc --noprofile", """
            source ./script
            completed() {
                local words=$1
                words=${words//=/ = }
                COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=() COMPREPLY=()
                IFS=' ' read -r -a COMP_WORDS <<<"$words"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _keystore keystore "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\\n' "${COMPREPLY[*]}"
            }
            compopt() { :; }
            """, "completed %s", "SECONDS=$((SECONDS + 31))"),
    /** At a terminal of its own, by the key; the widget behind it shows the word that stands there then. */
    ZSH(
            "zsh -f",
            """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell "PS1= RPS1= PS2=; unsetopt prompt_sp prompt_cr; autoload -Uz compinit; compinit -u -D; source ./script"
            zpty -w shell "show() { print -r -- \\"<\\$LBUFFER>\\"; zle kill-whole-line }; zle -N show; bindkey '^X' show"
            zpty -w shell "bindkey '^I' complete-word; print rea''dy"
            zpty -r shell out '*ready*'
            completed() {
                local typed
                zpty -w -n shell "$1"$'\\t\\x18'
                zpty -r shell typed '*<*>*'
                typed=${${typed##*<}%%>*}
                if [[ $typed == $1 ]]; then print; else print -r -- ${${typed##* }:-${${typed% }##* }}; fi
            }
            """,
            "completed %s",
            "zpty -w shell 'for key since in \"${(@kv)_keystore_times}\"; do _keystore_times[$key]=$((since - 31)); done'"),
    /** By its own command for that. */
    FISH("fish --no-config", """
            source ./script
            function completed
                echo (complete -C $argv[1] | string replace -r '\\t.*' '')
            end
            """, "completed %s", "function date; math (command date +%s) + 31; end");

    /** Among the lines to be completed: 31 seconds pass. */
    static final String LATER = "31 seconds later";

    private final String command;
    private final String beginning;
    private final String each;
    private final String later;

    CompletingShell(String command, String beginning, String each, String later) {
        this.command = command;
        this.beginning = beginning;
        this.each = each;
        this.later = later;
    }

    String program() {
        return command.substring(0, command.indexOf(' '));
    }

    String command() {
        return command;
    }

    /** A script that prints what becomes of the last word of each of {@code lines}; an empty line where nothing does. */
    String session(List<String> lines) {
        return beginning
                + lines.stream()
                        .map(line -> line.equals(LATER) ? later : each.replace("%s", quoted(line)))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String line) {
        return "'" + line.replace("'", "'\"'\"'") + "'";
    }
}
