package dev.keystore.cli.help;

import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Syntax;
import java.util.List;

/**
 * What there is to say of a command.
 *
 * @param name its word
 * @param aliases what else it may be called
 * @param purpose what it does, in a line
 * @param details more than a line about it; empty if a line is enough
 * @param usage what stands behind the word {@code keystore}, each way it may be written
 * @param arguments what it takes by place
 * @param groups its options
 * @param examples command lines that run
 */
public record Page(
        String name,
        List<String> aliases,
        String purpose,
        String details,
        List<String> usage,
        List<Argument<?>> arguments,
        List<Syntax> groups,
        List<String> examples) {
    /** The ways it may be written, each with the place of its options: never behind a {@code --}. */
    List<String> synopses() {
        return usage.stream().map(Page::withOptions).toList();
    }

    private static String withOptions(String usage) {
        int dashes = usage.indexOf(" -- ");
        int place = dashes < 0 ? usage.length() : dashes;
        return usage.substring(0, place) + " [OPTIONS]" + usage.substring(place);
    }
}
