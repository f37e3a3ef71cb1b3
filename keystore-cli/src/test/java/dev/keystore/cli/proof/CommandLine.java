package dev.keystore.cli.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A command line that is run for every level. There are {@code prod/app1/db} with three versions of which the first has the label
 * {@code live}, {@code prod/app1/other} and {@code prod/app1/sub/x}.
 *
 * @param usage how people would write it
 * @param words what is run; the first ones are the command
 * @param in standard input
 * @param before what is run before
 * @param harm what is done to the table before
 */
record CommandLine(
        String usage, List<String> words, String in, List<List<String>> before, Consumer<LiveAccounts> harm) {
    static CommandLine of(String usage, String... words) {
        return new CommandLine(usage, List.of(words), "", List.of(), live -> {});
    }

    /** The same with {@code text} on standard input. */
    CommandLine fed(String text) {
        return new CommandLine(usage, words, text, before, harm);
    }

    /** The same behind {@code words}. */
    CommandLine after(String... earlier) {
        List<List<String>> all = new ArrayList<>(before);
        all.add(List.of(earlier));
        return new CommandLine(usage, words, in, all, harm);
    }

    /** The same where somebody has done something to the table. */
    CommandLine harmed(Consumer<LiveAccounts> done) {
        return new CommandLine(usage, words, in, before, done);
    }

    /** Whether it is one of {@code command}, which may be two words. */
    boolean isOf(String command) {
        List<String> name = List.of(command.split(" ", -1));
        return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }
}
