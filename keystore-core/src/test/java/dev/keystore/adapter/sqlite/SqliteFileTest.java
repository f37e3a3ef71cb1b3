package dev.keystore.adapter.sqlite;

import static dev.keystore.contract.Fixtures.NAME;
import static dev.keystore.contract.Fixtures.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.contract.Fixtures;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.port.Write;
import dev.keystore.port.Write.Condition;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Namespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteFileTest {
    private static final String KEY = "fingerprint";

    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("local");
    }

    private Path file() {
        return folder().resolve("store.db");
    }

    private SqliteSecretStore open() {
        return SqliteSecretStore.open(folder(), KEY);
    }

    /** A store with version 1 of a name, closed. */
    private VersionRow made() {
        try (SqliteSecretStore store = open()) {
            return Fixtures.put(store, NAME, 1);
        }
    }

    private void assertUnharmed(VersionRow row) {
        try (SqliteSecretStore store = open()) {
            assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
            assertThat(store.versions(NAME, Envelopes.WITH, Order.OLDEST_FIRST, null)
                            .rows())
                    .containsExactly(row);
        }
    }

    private <E extends KeystoreException> void assertRefused(Class<E> how, String saying) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(how)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(saying);
    }

    @Test
    void theFileIsForItsOwnerAloneAndTheOnlyOneThere() throws IOException {
        made();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aPathMayHoldAnything() {
        Path odd = parent.resolve("a?mode=memory&b #1 %41 é ; \"'");
        try (SqliteSecretStore store = SqliteSecretStore.open(odd, KEY)) {
            Fixtures.put(store, NAME, 1);
        }
        assertThat(odd.resolve("store.db")).isNotEmptyFile();
    }

    @Test
    void whatWasWrittenIsThereForTheNext() {
        assertUnharmed(made());
    }

    @Test
    void anErrorInATransactionLeavesNoneOpen() {
        try (SqliteFile file = SqliteFile.open(folder(), KEY)) {
            assertThatThrownBy(() -> file.write(connection -> {
                        throw new OutOfMemoryError("as if");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(file.<Integer>write(connection -> 1)).isEqualTo(1);
        }
    }

    @Test
    void aClosedStoreIsNotUsed() {
        SqliteSecretStore store = open();
        store.close();
        store.close();
        assertThatThrownBy(() -> store.read(head(NAME))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.register(Namespace.of("prod"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherKeyIsRefused() {
        VersionRow row = made();
        assertThatThrownBy(() -> SqliteSecretStore.open(folder(), "other"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("another key");
        assertUnharmed(row);
    }

    @Test
    void aFormatOfTomorrowIsRefused() throws SQLException {
        made();
        try (Raw raw = Raw.open(folder())) {
            raw.run("PRAGMA user_version = 2");
        }
        assertRefused(Misconfigured.class, "format 2");
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefused() throws SQLException, IOException {
        Files.createDirectories(folder());
        try (Raw raw = Raw.open(folder())) {
            raw.run("CREATE TABLE theirs (x)");
        }
        assertRefused(Misconfigured.class, "not a store");
        try (Raw raw = Raw.open(folder())) {
            assertThat(raw.run("INSERT INTO theirs VALUES (1)")).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(folder());
        String letter = "Dear diary, this is not a database at all.\n".repeat(200);
        Files.writeString(file(), letter);
        assertRefused(Misconfigured.class, "not a store");
        assertThat(file()).hasContent(letter);
    }

    @Test
    void aFileThatEndsTooEarlyIsDamaged() throws IOException {
        made();
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length / 3));
        assertThatThrownBy(() -> {
                    try (SqliteSecretStore store = open()) {
                        store.read(head(NAME));
                    }
                })
                .isInstanceOf(Tampered.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void aMissingTableIsTampering() throws SQLException {
        made();
        try (Raw raw = Raw.open(folder())) {
            raw.run("DROP TABLE item");
        }
        try (SqliteSecretStore store = open()) {
            assertThatThrownBy(() -> store.read(head(NAME))).isInstanceOf(Tampered.class);
            assertThatThrownBy(() -> Fixtures.put(store, NAME, 2)).isInstanceOf(Tampered.class);
        }
    }

    @Test
    void anEmptyFileIsANewStore() throws IOException {
        Files.createDirectories(folder());
        Files.createFile(file());
        assertUnharmed(made());
    }

    @Test
    void anyByteOfTheFileMayBeWrong() throws IOException {
        try (SqliteSecretStore store = open()) {
            for (int number = 1; number <= 5; number++) {
                VersionRow row =
                        Fixtures.version(Fixtures.full(NAME, number), Fixtures.envelope("v" + number, 3000 * number));
                Fixtures.put(store, row);
            }
        }
        byte[] good = Files.readAllBytes(file());
        Random random = new Random(20260102);
        for (int round = 0; round < 400; round++) {
            byte[] bad = good.clone();
            int range = round % 2 == 0 ? 120 : bad.length;
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bad[random.nextInt(range)] = (byte) random.nextInt(256);
            }
            Files.write(file(), bad);
            Files.deleteIfExists(folder().resolve("store.db-wal"));
            Files.deleteIfExists(folder().resolve("store.db-shm"));
            try (SqliteSecretStore store = open()) {
                store.read(head(NAME));
                store.list(Optional.of(NAME.namespace()), Envelopes.WITH, null);
                store.versions(NAME, Envelopes.WITH, Order.NEWEST_FIRST, null);
                Fixtures.put(store, NAME, 6);
            } catch (KeystoreException e) {
                assertThat(e).as("round %d", round).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void whatIsLockedByAnotherIsUnavailable() throws SQLException {
        VersionRow row = made();
        try (SqliteFile file = SqliteFile.open(folder(), KEY);
                SqliteSecretStore store = new SqliteSecretStore(file);
                Raw raw = Raw.open(folder())) {
            impatient(file);
            raw.run("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> store.read(head(NAME))).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> store.register(Namespace.of("prod"))).isInstanceOf(Unavailable.class);
            raw.run("ROLLBACK");
            raw.run("BEGIN");
            raw.run("SELECT * FROM item");
            assertThat(store.read(head(NAME))).isPresent();
        }
        assertUnharmed(row);
    }

    @Test
    void aCommitThatMustWaitForAReaderTooLongChangesNothing() throws SQLException {
        VersionRow row = made();
        try (SqliteFile file = SqliteFile.open(folder(), KEY);
                SqliteSecretStore store = new SqliteSecretStore(file);
                SqliteFile reader = SqliteFile.open(folder(), KEY)) {
            impatient(file);
            reader.read(connection -> {
                new SqliteReads(connection).row(head(NAME), Envelopes.WITH);
                assertThatThrownBy(() -> Fixtures.put(store, NAME, 2)).isInstanceOf(Unavailable.class);
                return true;
            });
            assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
            Fixtures.put(store, NAME, 2);
        }
    }

    private static void impatient(SqliteFile file) {
        file.configure("PRAGMA busy_timeout = 0");
    }

    @Test
    void aFullDiskChangesNothing() {
        VersionRow row = made();
        try (SqliteFile file = SqliteFile.open(folder(), KEY);
                SqliteSecretStore store = new SqliteSecretStore(file)) {
            limit(file, 20);
            assertThatThrownBy(() -> fill(store))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("no space is left for " + file())
                    .hasMessageContaining("nothing was changed");
            assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
            limit(file, 1_000_000);
            fill(store);
            assertThat(store.read(Fixtures.labels(NAME, 1).key())).isPresent();
        }
    }

    /** One row that fits and one that doesn't, in one commit. */
    private static void fill(SqliteSecretStore store) {
        VersionRow large = Fixtures.version(Fixtures.bare(NAME, 2), Fixtures.envelope("large", 200_000));
        store.commit(Commit.of(List.of(
                new Write.Put(Fixtures.labels(NAME, 1), Condition.ABSENT), new Write.Put(large, Condition.ABSENT))));
    }

    private static void limit(SqliteFile file, int pages) {
        file.configure("PRAGMA max_page_count = " + pages);
    }

    @Test
    void aDiskThatIsReallyFullChangesNothing() throws Exception {
        Files.createDirectories(folder());
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "size=128k", "none", folder().toString()), "can't mount");
        try {
            VersionRow row = made();
            try (SqliteSecretStore store = open()) {
                assertThatThrownBy(() -> fill(store))
                        .isInstanceOf(Unavailable.class)
                        .hasMessageContaining("no space is left for " + file());
                assertThat(store.read(head(NAME))).contains(row.at(head(NAME)));
                assertThat(store.read(Fixtures.labels(NAME, 1).key())).isEmpty();
            }
            assertUnharmed(row);
            Files.write(folder().resolve("ballast"), new byte[0]);
            fillUp(folder().resolve("ballast"));
            assertUnharmed(row);
            Files.delete(folder().resolve("ballast"));
            try (SqliteSecretStore store = open()) {
                Fixtures.put(store, NAME, 2);
            }
        } finally {
            assertThat(succeeds("umount", folder().toString())).isTrue();
        }
    }

    private static void fillUp(Path ballast) throws IOException {
        byte[] block = "x".repeat(4096).getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    @Test
    void aReadOnlyFolderCanBeReadAndIsNotWritten() throws Exception {
        VersionRow row = made();
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("r-x------"));
        boolean frozen = Files.isWritable(folder());
        if (frozen) {
            assumeTrue(succeeds("chattr", "+i", folder().toString()), "can't make a folder read-only for root");
        }
        try {
            assertUnharmed(row);
            try (SqliteSecretStore store = open()) {
                assertThatThrownBy(() -> Fixtures.put(store, NAME, 2))
                        .isInstanceOf(Misconfigured.class)
                        .hasMessageContaining(file().toString());
            }
            assertUnharmed(row);
        } finally {
            if (frozen) {
                assertThat(succeeds("chattr", "-i", folder().toString())).isTrue();
            }
            Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void whatWasDestroyedIsNotInTheFileAnyMore() throws IOException {
        byte[] marked = "MARKED-CIPHERTEXT ".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        VersionRow row = Fixtures.version(Fixtures.bare(NAME, 1), Envelope.of(marked));
        try (SqliteSecretStore store = open()) {
            Fixtures.put(store, row);
            Fixtures.put(store, NAME, 2);
            assertThat(content()).contains("MARKED-CIPHERTEXT");
            RowKey.OfVersion key = new RowKey.OfVersion(NAME, row.metadata().version());
            store.commit(Commit.of(List.of(new Write.Destroy(key, row.digest()))));
            assertThat(content()).doesNotContain("MARKED-CIPHERTEXT");
        }
    }

    private String content() throws IOException {
        return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
    }

    private static boolean succeeds(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
