package dev.keystore.cli.help;

import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for fish: its own declarations for commands and options, a function for arguments and names. */
final class FishCompletion {
    private static final String FUNCTIONS = """
            set -g __keystore_keys
            set -g __keystore_times
            set -g __keystore_lists

            # What a command line prints, kept for 30 seconds.
            function __keystore_list
                set -l key (string join -- ' ' <key> -- $argv | string collect)
                set -l now (date +%s)
                set -l i (contains -i -- $key $__keystore_keys)
                if test -z "$i"; or test (math $now - $__keystore_times[$i]) -ge 30
                    set -l listed ($argv </dev/null 2>/dev/null | string collect)
                    if test -z "$i"
                        if test (count $__keystore_keys) -ge 50
                            set __keystore_keys
                            set __keystore_times
                            set __keystore_lists
                        end
                        set i (math (count $__keystore_keys) + 1)
                    end
                    set __keystore_keys[$i] $key
                    set __keystore_times[$i] $now
                    set __keystore_lists[$i] "$listed"
                end
                string split -n \\n -- $__keystore_lists[$i]
            end

            # Says what command $argv takes: a line of options with a value, one of its arguments, whether it runs another program.
            function __keystore_about
                switch "$argv"
            <about>    end
            end

            # Reads the line before the cursor. Prints its command, how many arguments stand behind it, and its store options, a line each.
            function __keystore_line
                set -l words (commandline -opc)[2..]
                set -l command
                set -l known
                set -l place 0
                set -l awaits
                set -l literal
                set -l store
                set -l valued <valued>
                for word in $words
                    if test -n "$awaits"
                        contains -- $awaits <stores>; and set -a store $awaits $word
                        set awaits
                    else if test "$word" = --; and test -z "$literal"
                        set literal yes
                    else if string match -q -- '-?*' $word; and test -z "$literal"
                        if contains -- $word $valued
                            set awaits $word
                        else if contains -- (string replace -r '=.*' '' -- $word) <stores>
                            set -a store $word
                        end
                    else if test -n "$known"
                        set place (math $place + 1)
                    else
                        set command $command $word
                        contains -- $word <groups>; and test (count $command) = 1; and continue
                        set known yes
                        set -a valued (string split -n ' ' -- (__keystore_about $command)[1])
                    end
                end
                printf '%s\\n' "$command" $place "$literal" $store
            end

            # Offers the names, or what else $argv says, that `keystore list` shows in the namespace that is typed so far.
            function __keystore_names
                set -l store (__keystore_line)[4..]
                # It would have to be evaluated.
                string match -q -r '[$()]' -- (commandline -pc); and return
                set -l typed (string replace -r '^--[a-z-]+=' '' -- (commandline -ct))
                string match -q -r '[^A-Za-z0-9_./-]' -- $typed; and return
                set -l namespace (string match -r '^(.*)/' -- $typed)[2]
                set -l program (commandline -opc)[1]
                type -q -- $program; or set program keystore
                set -l asked $program (string replace -r '^~/' $HOME/ -- $store) -o text -q --timeout 3s list $namespace
                set -l names (__keystore_list $asked)
                test "$argv" = @deleted; and set names (string match -- '*/' $names) (__keystore_list $asked --deleted)
                test "$argv" = @namespaces; and set names (string match -- '*/' $names)
                set names (string match -r '^[A-Za-z0-9_./-]+$' -- $names)
                test "$argv" = @scopes; and set names (string replace -r '([^/])$' '$1@latest' -- $names)
                string join -- \\n $names
            end

            # What is offered for the argument at the cursor.
            function __keystore_place
                set -l line (__keystore_line)
                set -l about (__keystore_about $line[1])
                test -n "$line[3]"; and test -n "$about[3]"; and return
                set -l places (string split -n ' ' -- $about[2])
                set -l place (math $line[2] + 1)
                if test "$places[-1]" = ...; and test $place -ge (count $places)
                    echo $places[-2]
                else
                    echo $places[$place]
                end
            end

            function __keystore_offer
                set -l place (__keystore_place)
                switch "$place"
                    case '' - @files
                    case '@*'
                        __keystore_names $place
                    case '*'
                        string split '|' -- $place
                end
            end

            # Whether files, or the line of another program, may stand at the cursor.
            function __keystore_runs
                set -l line (__keystore_line)
                set -l about (__keystore_about $line[1])
                test -n "$line[3]"; and test -n "$about[3]"
            end
            complete -c keystore -f
            complete -c keystore -n 'contains -- @files (__keystore_place)' -F
            complete -c keystore -n __keystore_runs -F
            complete -c keystore -n __keystore_runs -a '(__fish_complete_subcommand --fcs-skip=(contains -i -- -- (commandline -opc)))'
            complete -c keystore -f -a '(__keystore_offer)'
            """;

    private final CompletionModel model;

    FishCompletion(CompletionModel model) {
        this.model = model;
    }

    String script() {
        StringBuilder script = new StringBuilder(functions());
        for (Page command : model.commands()) {
            for (String word : CompletionModel.wordsOf(command)) {
                script.append("complete -c keystore -f -n %s -a %s -d %s%n"
                        .formatted(
                                before(command),
                                CompletionModel.lastWord(word),
                                CompletionModel.quoted(command.purpose())));
            }
            String when = "-n " + behind(command);
            CompletionModel.own(command).forEach(option -> script.append(option(when, option)));
        }
        for (String group : model.groups()) {
            script.append("complete -c keystore -f -n __fish_use_subcommand -a %s -d %s%n"
                    .formatted(group, CompletionModel.quoted(String.join(", ", model.wordsIn(group)))));
        }
        model.shared().forEach(option -> script.append(option("", option)));
        return script.toString();
    }

    private String functions() {
        String key = CompletionModel.VARIABLES.stream()
                .map(name -> "\"$" + name + "\"")
                .collect(Collectors.joining(" "));
        return FUNCTIONS
                .replace("<key> --", key)
                .replace("<about>", about())
                .replace("<valued>", valued(model.shared().stream()))
                .replace("<stores>", String.join(" ", model.storeOptions()))
                .replace("<groups>", String.join(" ", model.groups()));
    }

    private String about() {
        StringBuilder cases = new StringBuilder();
        for (Page command : model.commands()) {
            cases.append("        case %s%n            printf '%%s\\n' '%s' '%s' '%s'%n"
                    .formatted(
                            CompletionModel.pattern(command).replace('|', ' '),
                            valued(CompletionModel.own(command).stream()),
                            CompletionModel.places(command),
                            CompletionModel.runsAnother(command) ? "yes" : ""));
        }
        return cases.toString();
    }

    private static String valued(Stream<Option<?>> options) {
        return options.filter(Option::takesNextWord)
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
    }

    /** Where the word of {@code command} may stand, as fish asks for it. */
    private static String before(Page command) {
        String group = CompletionModel.group(command.name());
        return group.isEmpty() ? "__fish_use_subcommand" : "'__fish_seen_subcommand_from " + group + "'";
    }

    /** Where its options may stand: a word of a group may be one of a command elsewhere. */
    private String behind(Page command) {
        String seen = "__fish_seen_subcommand_from ";
        String group = CompletionModel.group(command.name());
        return group.isEmpty()
                ? "'" + seen + String.join(" ", CompletionModel.wordsOf(command)) + "; and not " + seen
                        + String.join(" ", model.groups()) + "'"
                : "'" + seen + group + "; and " + seen + CompletionModel.lastWord(command.name()) + "'";
    }

    private static String option(String when, Option<?> option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        return "complete -c keystore %s%s%s -d %s%n"
                .formatted(when, names, value(option), CompletionModel.quoted(option.meaning()));
    }

    /** How fish is told of the value of {@code option}: files alone, or only what is offered. */
    private static String value(Option<?> option) {
        if (!option.takesNextWord()) {
            return "";
        }
        if (option.offer() instanceof Offer.Choices choices) {
            return " -x -a '" + String.join(" ", choices.words()) + "'";
        }
        if (option.offer() == Offer.Kind.FILES) {
            return " -r -F";
        }
        return option.offer() == Offer.Kind.NOTHING
                ? " -x"
                : " -x -a '(__keystore_names " + CompletionModel.word(option.offer()) + ")'";
    }
}
