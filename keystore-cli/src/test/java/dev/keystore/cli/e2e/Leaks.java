package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.e2e.Canary.Reveals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what must not get out, wherever it could.
 *
 * @param value the marked value, which may be on standard output alone, and there only where it is asked for
 * @param credentials the secrets of the caller, and so of the session where the environment holds one; likewise
 * @param others what may be nowhere: keys, envelopes
 */
record Leaks(Marked value, List<Marked> credentials, List<Marked> others) {
    private static final Set<String> GIVEN = Set.of(Canary.GIVEN, Canary.TAKEN);
    private static final String SESSIONS = ".local/state/keystore/sessions";

    /** The lines of a kept session that hold its secrets. */
    private static final List<Integer> SECRET_LINES = List.of(5, 6);

    /** What {@code finished} printed, and every file that it could have left. */
    void areNotIn(Finished finished, Canary canary, Desk desk) {
        String what = String.join(" ", canary.words().subList(0, 1)) + " => " + finished.code();
        boolean answered = finished.code() <= 1;
        List<Marked> sessions = new ArrayList<>(credentials);
        sessions.addAll(sessionsOf(desk));
        isNotIn(value, answered && canary.reveals() == Reveals.VALUE, what, finished);
        sessions.forEach(one -> isNotIn(one, answered && canary.reveals() == Reveals.SESSION, what, finished));
        others.forEach(one -> isNotIn(one, false, what, finished));
        areNotInFiles(desk);
    }

    private static void isNotIn(Marked secret, boolean mayBePrinted, String what, Finished finished) {
        secret.isNotIn("standard error of " + what, finished.err());
        if (!mayBePrinted) {
            secret.isNotIn("standard output of " + what, finished.text());
        }
    }

    void areNotInFiles(Desk desk) {
        List<Marked> sessions = new ArrayList<>(credentials);
        sessions.addAll(sessionsOf(desk));
        desk.files().stream()
                .filter(file -> !GIVEN.contains(file.getFileName().toString()))
                .forEach(file -> {
                    value.isNotIn(file);
                    if (!file.startsWith(desk.home().resolve(SESSIONS))) {
                        sessions.forEach(one -> one.isNotIn(file));
                    }
                });
    }

    /** The secrets of the sessions that are kept, each in a file of its user alone. */
    static List<Marked> sessionsOf(Desk desk) {
        List<Marked> secrets = new ArrayList<>();
        for (Path file : sessionFiles(desk)) {
            try {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                List<String> lines = Files.readAllLines(file);
                SECRET_LINES.forEach(line -> secrets.add(Marked.of(lines.get(line))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return secrets;
    }

    static void forgetSessionsOf(Desk desk) {
        sessionFiles(desk).forEach(file -> assertThat(file.toFile().delete()).isTrue());
    }

    private static List<Path> sessionFiles(Desk desk) {
        return desk.files().stream()
                .filter(file -> file.startsWith(desk.home().resolve(SESSIONS)))
                .filter(file -> !file.toString().endsWith(".lock"))
                .toList();
    }

    /** What {@code ps} shows of every process there is now. */
    void areNotInArguments() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .map(process -> process.resolve("cmdline"))
                    .filter(Files::isReadable)
                    .forEach(file -> {
                        value.isNotIn(file);
                        credentials.forEach(one -> one.isNotIn(file));
                        others.forEach(other -> other.isNotIn(file));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
