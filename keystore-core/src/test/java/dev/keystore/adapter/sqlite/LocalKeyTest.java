package dev.keystore.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.contract.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalKeyTest {
    @TempDir
    private Path parent;

    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        folder = parent.resolve("share/local");
        file = folder.resolve("key");
    }

    private String fingerprint() {
        try (LocalKey key = LocalKey.open(folder)) {
            return key.fingerprint();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theFirstUseMakesAKeyThatOthersCannotRead() throws IOException {
        String made = fingerprint();
        assertThat(made).matches("[0-9a-f]{32}");
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
        assertThat(fingerprint()).isEqualTo(made);
        assertOnlyTheKeyIsThere();
    }

    private void assertOnlyTheKeyIsThere() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theBytesAreThoseOfTheFileAndGoneAfterClosing() throws IOException {
        LocalKey key = LocalKey.open(folder);
        byte[] stored = Files.readAllBytes(file);
        assertThat(key.bytes().<byte[], RuntimeException>use(byte[]::clone)).isEqualTo(stored);
        key.close();
        assertThatThrownBy(() -> key.bytes().size()).isInstanceOf(IllegalStateException.class);
        assertThat(key).hasToString("LocalKey[" + key.fingerprint() + "]");
    }

    @Test
    void theFingerprintIsFixedForEver() throws IOException {
        Files.createDirectories(folder);
        Files.write(file, new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        // printf 'keystore:local-key:1' | cat - <(head -c 32 /dev/zero) | sha256sum | cut -c 1-32
        assertThat(fingerprint()).isEqualTo("a6b47773193d79421d7b6042c9696133");
    }

    @Test
    void twoFoldersHaveTwoKeys() {
        String first = fingerprint();
        folder = parent.resolve("other");
        assertThat(fingerprint()).isNotEqualTo(first);
    }

    @Test
    void allWhoMakeTheFirstKeyAtOnceUseTheSame() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<String>> made = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                made.add(pool.submit(() -> {
                    start.await();
                    return fingerprint();
                }));
            }
            start.countDown();
            for (Future<String> one : made) {
                assertThat(one.get()).isEqualTo(fingerprint());
            }
        } finally {
            pool.shutdownNow();
        }
        assertOnlyTheKeyIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-", "rw------x"})
    void aKeyThatOthersMayTouchIsRefused(String permissions) throws IOException {
        fingerprint();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(this::fingerprint)
                .isInstanceOfSatisfying(
                        Misconfigured.class,
                        e -> assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("chmod 600 " + file)))
                .hasMessageContaining(permissions)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 44, 1000})
    void aKeyOfAnotherLengthIsRefused(int length) throws IOException {
        fingerprint();
        Files.write(file, new byte[length]);
        assertThatThrownBy(this::fingerprint)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("exactly 32 bytes");
        assertThat(Files.size(file)).isEqualTo(length);
    }

    @Test
    void aLostKeyIsNeverReplaced() throws IOException {
        try (SqliteSecretStore store = SqliteSecretStore.open(folder, fingerprint())) {
            Fixtures.put(store, Fixtures.NAME, 1);
        }
        Files.delete(file);
        for (int run = 0; run < 2; run++) {
            assertThatThrownBy(this::fingerprint)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("is lost");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void anotherKeyDoesNotOpenTheStore() throws IOException {
        SqliteSecretStore.open(folder, fingerprint()).close();
        Files.delete(file);
        Path store = folder.resolve("store.db");
        Files.move(store, parent.resolve("aside"));
        String other = fingerprint();
        Files.move(parent.resolve("aside"), store);
        assertThatThrownBy(() -> SqliteSecretStore.open(folder, other))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(store.toString())
                .hasMessageContaining("another key");
    }

    @Test
    void aKeyThatCannotBeMadeIsSaidSo() throws IOException {
        Files.createFile(parent.resolve("share"));
        assertThatThrownBy(this::fingerprint).isInstanceOf(Misconfigured.class).hasMessageContaining(file.toString());
        assertThat(parent.resolve("share")).isEmptyFile();
    }

    @Test
    void aLinkToNowhereIsNotAPlaceForAKey() throws IOException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(file, parent.resolve("nowhere"));
        assertThatThrownBy(this::fingerprint).isInstanceOf(Misconfigured.class);
        assertThat(parent.resolve("nowhere")).doesNotExist();
    }
}
