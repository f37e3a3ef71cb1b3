package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A user before a shell who works with one store.
 *
 * @param program how Keystore is run
 * @param desk where
 * @param store the options that name the store
 */
record Shell(Program program, Desk desk, List<String> store) {
    /** Runs {@code keystore} on the store, with nothing on standard input. */
    Finished keystore(String... words) {
        return feed(new byte[0], words);
    }

    /** The same, with {@code in} on standard input. */
    Finished feed(byte[] in, String... words) {
        List<String> all = new ArrayList<>(store);
        all.addAll(List.of(words));
        return program.run(desk, in, all);
    }

    Finished feed(String in, String... words) {
        return feed(in.getBytes(UTF_8), words);
    }

    /** Stores {@code value} and returns the shell. */
    Shell has(String name, String value) {
        feed(value, "put", name, "-").succeeds();
        return this;
    }

    /** The options of the store and {@code words}. */
    List<String> words(String... words) {
        List<String> all = new ArrayList<>(store);
        all.addAll(List.of(words));
        return all;
    }

    /** The same user with the program as it is installed. */
    Shell packaged() {
        return new Shell(new PackagedProgram(), desk, store);
    }

    /** The same user with other options to name the store. */
    Shell naming(String... options) {
        return new Shell(program, desk, List.of(options));
    }

    Shell at(UnaryOperator<Desk> change) {
        return new Shell(program, change.apply(desk), store);
    }

    Shell with(String variable, String value) {
        return at(place -> place.with(variable, value));
    }

    Shell with(Map<String, String> variables) {
        return at(place -> place.with(variables));
    }

    Shell without(String... variables) {
        return at(place -> place.without(variables));
    }

    Shell in(Path directory) {
        return at(place -> place.in(directory));
    }
}
