package dev.keystore.adapter;

import dev.keystore.Keystore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.adapter.sqlite.LocalKey;
import dev.keystore.adapter.sqlite.SqliteSecretStore;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Identity;
import dev.keystore.port.Notices;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A store on one machine: a folder with a SQLite file and a key file. The same rows and envelopes as in AWS, sealed under
 * the key file instead of a KMS key. High-water marks are not kept: they would lie beside what they guard.
 */
public final class LocalKeystore {
    private LocalKeystore() {}

    /**
     * The store in {@code folder}, made with a new key if there is none. Throws {@code Misconfigured} if the key file is lost,
     * changed, or readable by others, and {@code Unavailable} or {@code Misconfigured} if the folder can't be written.
     *
     * @param identity who is writing
     * @param notices who hears what a person should know although nothing failed
     * @param deadline when to stop trying, whatever is under way
     */
    public static Keystore open(Path folder, Identity identity, Notices notices, Instant deadline) {
        try (LocalKey key = LocalKey.open(folder);
                SecretValue bytes = key.bytes()) {
            return Keystore.over(new Ports(
                    StoreId.LOCAL,
                    SqliteSecretStore.open(folder, key.fingerprint()),
                    EsdkEnvelopeCipher.rawAes(bytes, key.fingerprint()),
                    HighWaterMarks.NONE,
                    identity,
                    InstantSource.system(),
                    notices,
                    Patience.until(deadline)));
        }
    }
}
