package dev.keystore.cli.help;

import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What completion scripts need to know of the commands, in the words that all of them use. */
final class CompletionModel {
    /** Where the shell's listing of a namespace depends on more than the command line. */
    static final List<String> VARIABLES = List.of(
            "PWD",
            "KEYSTORE_LOCAL",
            "KEYSTORE_STORE",
            "KEYSTORE_TABLE",
            "KEYSTORE_KEY",
            "KEYSTORE_STORE_ID",
            "KEYSTORE_ROLE_ARN",
            "KEYSTORE_ASSUMED_ROLE",
            "KEYSTORE_CONFIG",
            "AWS_ACCESS_KEY_ID",
            "AWS_PROFILE",
            "AWS_REGION",
            "AWS_ENDPOINT_URL");

    private final List<Page> commands;
    private final List<Syntax> shared;

    CompletionModel(List<Page> commands, List<Syntax> shared) {
        this.commands = commands;
        this.shared = shared;
    }

    List<Page> commands() {
        return commands;
    }

    List<Option<?>> shared() {
        return optionsOf(shared);
    }

    /** The options of {@code command} itself. */
    static List<Option<?>> own(Page command) {
        return optionsOf(command.groups());
    }

    /** The options that may stand behind {@code command}. */
    List<Option<?>> all(Page command) {
        List<Option<?>> all = new ArrayList<>(own(command));
        List<String> names = all.stream().map(Option::name).toList();
        shared().stream().filter(option -> !names.contains(option.name())).forEach(all::add);
        return all;
    }

    /** The options that say which store, and as whom. A code of an MFA device is good only once: it is the command's. */
    List<String> storeOptions() {
        return shared.stream()
                .filter(group -> !(group instanceof OutputOptions))
                .flatMap(group -> group.options().stream())
                .map(Option::name)
                .filter(name -> !name.equals("--mfa-code"))
                .toList();
    }

    /** {@code --note=- --type=text|json}: the options that take the next word, each with what is offered for it. */
    static String valued(List<Option<?>> options) {
        return offers(options.stream().filter(Option::takesNextWord));
    }

    /** As {@link #valued}, those that take a value only behind a {@code =}. */
    static String optional(List<Option<?>> options) {
        return offers(options.stream().filter(option -> !option.isFlag() && !option.takesNextWord()));
    }

    private static String offers(Stream<Option<?>> options) {
        return options.flatMap(option -> option.names().stream().map(name -> name + "=" + word(option.offer())))
                .collect(Collectors.joining(" "));
    }

    static String names(List<Option<?>> options) {
        return options.stream().flatMap(option -> option.names().stream()).collect(Collectors.joining(" "));
    }

    /** {@code @names -}: what is offered for each argument in its turn; the last goes on where it {@code repeats}. */
    static String places(Page command) {
        return command.arguments().stream()
                .filter(argument -> !argument.isBehindDashes())
                .map(argument -> word(argument.offer()) + (argument.repeats() ? " ..." : ""))
                .collect(Collectors.joining(" "));
    }

    /** Whether the line of another program stands behind a {@code --}. */
    static boolean runsAnother(Page command) {
        return command.arguments().stream().anyMatch(Argument::isBehindDashes);
    }

    /** {@code -} for nothing, {@code @names}, {@code text|json}. */
    static String word(Offer offer) {
        if (offer instanceof Offer.Choices choices) {
            return String.join("|", choices.words());
        }
        return offer == Offer.Kind.NOTHING
                ? "-"
                : "@" + ((Offer.Kind) offer).name().toLowerCase(Locale.ROOT);
    }

    /** The first words of commands of two. */
    List<String> groups() {
        return commands.stream()
                .map(command -> group(command.name()))
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    List<Page> in(String group) {
        return commands.stream()
                .filter(command -> group(command.name()).equals(group))
                .toList();
    }

    List<String> wordsIn(String group) {
        return in(group).stream().map(command -> lastWord(command.name())).toList();
    }

    /** The first word of {@code name} if it has two; else nothing. */
    static String group(String name) {
        return name.contains(" ") ? name.substring(0, name.indexOf(' ')) : "";
    }

    static String lastWord(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    /** What may stand right behind {@code keystore}. */
    List<String> firstWords() {
        Stream<String> single = in("").stream().flatMap(command -> wordsOf(command).stream());
        return Stream.concat(single, groups().stream()).toList();
    }

    /** What {@code command} may be called. */
    static List<String> wordsOf(Page command) {
        return Stream.concat(Stream.of(command.name()), command.aliases().stream())
                .toList();
    }

    /** All words of {@code command}, as a pattern of a shell's {@code case}. */
    static String pattern(Page command) {
        return wordsOf(command).stream()
                .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining("|"));
    }

    String patterns() {
        return commands.stream().map(CompletionModel::pattern).collect(Collectors.joining("|"));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static List<Option<?>> optionsOf(List<Syntax> groups) {
        return groups.stream()
                .<Option<?>>flatMap(group -> group.options().stream())
                .toList();
    }
}
