package dev.keystore.adapter.sqlite;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.contract.Fixtures;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process that adds versions to one name, each of them larger than a page of SQLite, and destroys some of them again. It
 * prints the number of a version once that is committed.
 */
final class Appender {
    static final SecretName NAME = SecretName.of("prod/app1/counter");

    private Appender() {}

    /** How such a process writes. */
    enum Pace {
        /** As every store does. */
        USUAL,
        /**
         * Without waiting for the disk, and with so little memory that SQLite writes to its file all through a transaction: most
         * moments are then in the middle of one. A killed process, unlike a power cut, loses nothing that it has written.
         */
        HURRIED
    }

    /** Adds versions to the store in the folder {@code args[0]}, {@code args[1]} of them, at the pace {@code args[2]}. */
    public static void main(String[] args) {
        try (LocalKey key = LocalKey.open(Path.of(args[0]));
                SqliteFile file = SqliteFile.open(Path.of(args[0]), key.fingerprint());
                SqliteSecretStore store = new SqliteSecretStore(file)) {
            if (Pace.valueOf(args[2]) == Pace.HURRIED) {
                hurry(file);
            }
            System.out.println("ready");
            for (int added = 0; added < Integer.parseInt(args[1]); added++) {
                System.out.println(append(store));
            }
        }
    }

    private static void hurry(SqliteFile file) {
        file.configure("PRAGMA cache_size = 2");
        file.configure("PRAGMA synchronous = OFF");
    }

    /** Starts such a process. */
    static Process start(Path folder, int versions, Pace pace) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("surefire.test.class.path", "")));
        if (Runtime.version().feature() >= 22) {
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(Appender.class.getName(), folder.toString(), Integer.toString(versions), pace.name()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Adds the next version, whatever others do, and returns its number. */
    static long append(SqliteSecretStore store) {
        while (true) {
            try {
                Optional<VersionRow> head = store.readClear(Fixtures.head(NAME));
                long number = head.map(row -> row.metadata().version().number()).orElse(0L) + 1;
                store.commit(next(head, number));
                return number;
            } catch (Conflict | Unavailable e) {
                Thread.onSpinWait();
            }
        }
    }

    private static Commit next(Optional<VersionRow> head, long number) {
        VersionRow row = Fixtures.version(Fixtures.bare(NAME, number), Fixtures.envelope("envelope " + number, 20_000));
        Condition unchanged =
                head.<Condition>map(h -> new Condition.HasDigest(h.digest())).orElse(Condition.ABSENT);
        List<Write> writes = new ArrayList<>(Fixtures.append(row, unchanged).writes());
        if (number > 3 && number % 3 == 0) {
            VersionRow old = row(number - 2);
            writes.add(new Write.Destroy(new RowKey.OfVersion(NAME, new Version(number - 2)), old.digest()));
        }
        return Commit.of(writes);
    }

    private static VersionRow row(long number) {
        return Fixtures.version(Fixtures.bare(NAME, number), Fixtures.envelope("envelope " + number, 20_000));
    }

    /**
     * The number of the newest version in {@code store}. Throws {@link AssertionError} unless versions are without gaps, head
     * and entry show the newest, and exactly those are destroyed that were to be.
     */
    static long check(SqliteSecretStore store) {
        List<VersionRow> versions = new ArrayList<>();
        String after = null;
        do {
            var page = store.versions(NAME, Envelopes.WITH, Order.OLDEST_FIRST, after);
            versions.addAll(page.rows());
            after = page.next();
        } while (after != null);
        int newest = versions.size();
        for (int number = 1; number <= newest; number++) {
            boolean destroyed = number % 3 == 1 && number + 2 <= newest && number + 2 > 3;
            VersionRow row = row(number);
            VersionRow expected = destroyed
                    ? new VersionRow(
                            row.key(), row.metadata().in(SecretState.DESTROYED), row.digest(), row.chain(), null)
                    : row;
            expect(expected, versions.get(number - 1));
        }
        Optional<VersionRow> head = store.read(Fixtures.head(NAME));
        Optional<VersionRow> entry = store.read(Fixtures.entry(NAME));
        if (newest == 0) {
            expect(Optional.empty(), head);
            expect(Optional.empty(), entry);
        } else {
            expect(Optional.of(row(newest).at(Fixtures.head(NAME))), head);
            expect(Optional.of(row(newest).at(Fixtures.entry(NAME))), entry);
        }
        return newest;
    }

    private static void expect(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + " but found " + found);
        }
    }
}
