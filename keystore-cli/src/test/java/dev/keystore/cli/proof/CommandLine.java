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
 * @param refused what it ends with where too much is denied
 */
record CommandLine(
        String usage,
        List<String> words,
        String in,
        List<List<String>> before,
        Consumer<LiveAccounts> harm,
        int refused) {
    private static final int DENIED = 4;

    static CommandLine of(String usage, String... words) {
        return new CommandLine(usage, List.of(words), "", List.of(), live -> {}, DENIED);
    }

    /** The same with {@code text} on standard input. */
    CommandLine fed(String text) {
        return new CommandLine(usage, words, text, before, harm, refused);
    }

    /** The same behind {@code words}. */
    CommandLine after(String... earlier) {
        List<List<String>> all = new ArrayList<>(before);
        all.add(List.of(earlier));
        return new CommandLine(usage, words, in, all, harm, refused);
    }

    /** The same where somebody has done something to the table. */
    CommandLine harmed(Consumer<LiveAccounts> done) {
        return new CommandLine(usage, words, in, before, done, refused);
    }

    /** The same, which says by {@code code} that too much is denied. */
    CommandLine refusedBy(int code) {
        return new CommandLine(usage, words, in, before, harm, code);
    }

    /** Whether it is one of {@code command}, which may be two words. */
    boolean isOf(String command) {
        List<String> name = List.of(command.split(" ", -1));
        return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
    }
}
