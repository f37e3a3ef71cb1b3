package dev.keystore.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what must not get out, wherever it could.
 *
 * @param value the marked value, which may be on standard output alone, and there only where it is asked for
 * @param others what may be nowhere: keys, tokens, envelopes
 */
record Leaks(Marked value, List<Marked> others) {
    private static final Set<String> GIVEN = Set.of(Canary.GIVEN, Canary.TAKEN);

    /** What {@code finished} printed, and every file that it could have left. */
    void areNotIn(Finished finished, Canary canary, Desk desk) {
        String what = String.join(" ", canary.words().subList(0, 1)) + " => " + finished.code();
        value.isNotIn("standard error of " + what, finished.err());
        if (!(canary.reveals() && finished.code() <= 1)) {
            value.isNotIn("standard output of " + what, finished.text());
        }
        for (Marked other : others) {
            other.isNotIn("standard error of " + what, finished.err());
            other.isNotIn("standard output of " + what, finished.text());
        }
        areNotInFiles(desk);
    }

    void areNotInFiles(Desk desk) {
        desk.files().stream()
                .filter(file -> !GIVEN.contains(file.getFileName().toString()))
                .forEach(value::isNotIn);
    }

    /** What {@code ps} shows of every process there is now. */
    void areNotInArguments() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .map(process -> process.resolve("cmdline"))
                    .filter(Files::isReadable)
                    .forEach(file -> {
                        value.isNotIn(file);
                        others.forEach(other -> other.isNotIn(file));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
