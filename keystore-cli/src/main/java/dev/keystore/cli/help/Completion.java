package dev.keystore.cli.help;

import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts that make a shell complete commands and options. */
public final class Completion {
    private final List<Page> commands;
    private final List<Option<?>> shared;

    /** For {@code commands}, and the options {@code shared} by all of them. */
    public Completion(List<Page> commands, List<Syntax> shared) {
        this.commands = commands;
        this.shared = optionsOf(shared);
    }

    /** To be evaluated by bash. */
    public String bash() {
        StringBuilder script = new StringBuilder("""
                _keystore() {
                    local word command='' words
                    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                        case $word in
                            %s) command=$word; break ;;
                        esac
                    done
                    case $command in
                """.formatted(wordsJoined("|")));
        for (Page command : commands) {
            script.append("        %s) words='%s' ;;%n"
                    .formatted(String.join("|", wordsOf(command)), names(optionsOf(command.groups()))));
        }
        return script.append("""
                        *) words='%s' ;;
                    esac
                    COMPREPLY=($(compgen -W "$words %s" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -o default -F _keystore keystore
                """.formatted(wordsJoined(" "), names(shared))).toString();
    }

    /** To be evaluated by zsh, or put on its function path as {@code _keystore}. */
    public String zsh() {
        StringBuilder script = new StringBuilder("""
                #compdef keystore
                _keystore() {
                    local word command=''
                    local -a commands options
                    commands=(
                %s    )
                    for word in ${words[2,CURRENT-1]}; do
                        case $word in
                            %s) command=$word; break ;;
                        esac
                    done
                    case $command in
                """.formatted(zshCommands(), wordsJoined("|")));
        for (Page command : commands) {
            script.append("        %s) options=(%s) ;;%n"
                    .formatted(String.join("|", wordsOf(command)), zshOptions(optionsOf(command.groups()))));
        }
        return script.append("""
                    esac
                    options+=(%s)
                    if [[ -z $command ]]; then _describe command commands; fi
                    if [[ $PREFIX = -* ]]; then _describe -o option options; else _files; fi
                }
                if [[ $funcstack[1] = _keystore ]]; then _keystore "$@"; else compdef _keystore keystore; fi
                """.formatted(zshOptions(shared))).toString();
    }

    /** To be read by fish. */
    public String fish() {
        StringBuilder script = new StringBuilder();
        for (Page command : commands) {
            for (String word : wordsOf(command)) {
                script.append("complete -c keystore -f -n __fish_use_subcommand -a %s -d %s%n"
                        .formatted(word, quoted(command.purpose())));
            }
            String when = "-n '__fish_seen_subcommand_from " + String.join(" ", wordsOf(command)) + "'";
            optionsOf(command.groups()).forEach(option -> script.append(fishOption(when, option)));
        }
        shared.forEach(option -> script.append(fishOption("", option)));
        return script.toString();
    }

    private static String fishOption(String when, Option<?> option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String value = option.takesNextWord() ? " -r" : "";
        return "complete -c keystore %s%s%s -d %s%n".formatted(when, names, value, quoted(option.meaning()));
    }

    private String zshCommands() {
        return commands.stream()
                .map(command -> "        " + described(command.name(), command.purpose()) + "\n")
                .collect(Collectors.joining());
    }

    private static String zshOptions(List<Option<?>> options) {
        return options.stream()
                .map(option -> described(option.name(), option.meaning()))
                .collect(Collectors.joining(" "));
    }

    private static String described(String word, String meaning) {
        return quoted(word + ":" + meaning.replace(":", "\\:"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private String wordsJoined(String separator) {
        return commands.stream().flatMap(command -> wordsOf(command).stream()).collect(Collectors.joining(separator));
    }

    private static List<String> wordsOf(Page command) {
        return Stream.concat(Stream.of(command.name()), command.aliases().stream())
                .toList();
    }

    private static String names(List<Option<?>> options) {
        return options.stream().flatMap(option -> option.names().stream()).collect(Collectors.joining(" "));
    }

    private static List<Option<?>> optionsOf(List<Syntax> groups) {
        List<Option<?>> options = new ArrayList<>();
        groups.forEach(group -> options.addAll(group.options()));
        return options;
    }
}
