package dev.keystore.adapter.sqlite;

import dev.keystore.Keystore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.contract.KeystoreContract;
import dev.keystore.contract.MovableClock;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Notices;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The use cases keep their promises over SQLite and a key file. */
@SuppressWarnings("NullAway.Init")
final class SqliteKeystoreTest implements KeystoreContract {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T05:06:07Z"));
    private Keystore keystore;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        try (LocalKey key = LocalKey.open(folder)) {
            keystore = Keystore.over(new Ports(
                    StoreId.LOCAL,
                    SqliteSecretStore.open(folder, key.fingerprint()),
                    EsdkEnvelopeCipher.rawAes(key.bytes(), key.fingerprint()),
                    HighWaterMarks.NONE,
                    () -> "ci@build",
                    clock,
                    Notices.IGNORED,
                    new Patience(Patience.USUAL, Instant.MAX, clock, new Random(1), clock::pass)));
        }
    }

    @AfterEach
    void close() {
        keystore.close();
    }

    @Override
    public Keystore keystore() {
        return keystore;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }
}
