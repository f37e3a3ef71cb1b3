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
                        case $command$word in
                            %s) command="$word " ;;
                            %s) command=$command$word; break ;;
                        esac
                    done
                    case $command in
                """.formatted(String.join("|", groups()), patterns()));
        for (Page command : commands) {
            script.append(
                    "        %s) words='%s' ;;%n".formatted(pattern(command), names(optionsOf(command.groups()))));
        }
        for (String group : groups()) {
            script.append("        '%s ') words='%s' ;;%n".formatted(group, String.join(" ", wordsIn(group))));
        }
        return script.append("""
                        *) words='%s' ;;
                    esac
                    COMPREPLY=($(compgen -W "$words %s" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -o default -F _keystore keystore
                """.formatted(String.join(" ", firstWords()), names(shared)))
                .toString();
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
                        case $command$word in
                            %s) command="$word " ;;
                            %s) command=$command$word; break ;;
                        esac
                    done
                    case $command in
                """.formatted(zshCommands(), String.join("|", groups()), patterns()));
        for (Page command : commands) {
            script.append("        %s) options=(%s) ;;%n"
                    .formatted(pattern(command), zshOptions(optionsOf(command.groups()))));
        }
        for (String group : groups()) {
            script.append("        '%s ') commands=(%s); _describe command commands; return ;;%n"
                    .formatted(group, zshCommandsIn(group)));
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
                script.append("complete -c keystore -f -n %s -a %s -d %s%n"
                        .formatted(fishBefore(command), lastWord(word), quoted(command.purpose())));
            }
            String when = "-n " + fishBehind(command);
            optionsOf(command.groups()).forEach(option -> script.append(fishOption(when, option)));
        }
        for (String group : groups()) {
            script.append("complete -c keystore -f -n __fish_use_subcommand -a %s -d %s%n"
                    .formatted(group, quoted(String.join(", ", wordsIn(group)))));
        }
        shared.forEach(option -> script.append(fishOption("", option)));
        return script.toString();
    }

    /** Where the word of {@code command} may stand, as fish asks for it. */
    private static String fishBefore(Page command) {
        return group(command.name()).isEmpty()
                ? "__fish_use_subcommand"
                : "'__fish_seen_subcommand_from " + group(command.name()) + "'";
    }

    /** Where its options may stand: a word of a group may be one of a command elsewhere. */
    private String fishBehind(Page command) {
        String seen = "__fish_seen_subcommand_from ";
        String group = group(command.name());
        return group.isEmpty()
                ? "'" + seen + String.join(" ", wordsOf(command)) + "; and not " + seen + String.join(" ", groups())
                        + "'"
                : "'" + seen + group + "; and " + seen + lastWord(command.name()) + "'";
    }

    /** The first word of {@code name} if it has two; else nothing. */
    private static String group(String name) {
        return name.contains(" ") ? name.substring(0, name.indexOf(' ')) : "";
    }

    private static String lastWord(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    private List<String> groups() {
        return commands.stream()
                .map(command -> group(command.name()))
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    private List<String> wordsIn(String group) {
        return commands.stream()
                .filter(command -> group(command.name()).equals(group))
                .map(command -> lastWord(command.name()))
                .toList();
    }

    /** What may stand right behind {@code keystore}. */
    private List<String> firstWords() {
        Stream<String> single = commands.stream()
                .filter(command -> group(command.name()).isEmpty())
                .flatMap(command -> wordsOf(command).stream());
        return Stream.concat(single, groups().stream()).toList();
    }

    /** All words of {@code command}, as a pattern of a shell's {@code case}. */
    private static String pattern(Page command) {
        return wordsOf(command).stream()
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining("|"));
    }

    private String patterns() {
        return commands.stream().map(Completion::pattern).collect(Collectors.joining("|"));
    }

    private String zshCommandsIn(String group) {
        return commands.stream()
                .filter(command -> group(command.name()).equals(group))
                .map(command -> described(lastWord(command.name()), command.purpose()))
                .collect(Collectors.joining(" "));
    }

    private static String fishOption(String when, Option<?> option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String value = option.takesNextWord() ? " -r" : "";
        return "complete -c keystore %s%s%s -d %s%n".formatted(when, names, value, quoted(option.meaning()));
    }

    private String zshCommands() {
        Stream<String> single = commands.stream()
                .filter(command -> group(command.name()).isEmpty())
                .map(command -> described(command.name(), command.purpose()));
        Stream<String> grouped = groups().stream().map(group -> described(group, String.join(", ", wordsIn(group))));
        return Stream.concat(single, grouped)
                .map(line -> "        " + line + "\n")
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
