package dev.keystore.usecase;

import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;

/**
 * A version row that was opened and found to be what was sealed.
 *
 * @param row what was opened
 * @param previous the chain of the version before, as it was sealed
 * @param value the bytes
 */
record Opened(VersionRow row, Chain previous, SecretValue value) implements AutoCloseable {
    SecretMetadata metadata() {
        return row.metadata();
    }

    Version version() {
        return row.metadata().version();
    }

    HighWaterMark mark() {
        return HighWaterMark.of(version(), row.chain());
    }

    Secret secret() {
        return new Secret(metadata(), value, row.chain());
    }

    @Override
    public void close() {
        value.close();
    }
}
