package dev.keystore.secret;

/**
 * A version with its value. Close it when the value isn't needed any more.
 *
 * @param metadata all but the value
 * @param value the bytes
 * @param chain what the version stands on, as computed when it was opened
 */
public record Secret(SecretMetadata metadata, SecretValue value, Chain chain) implements AutoCloseable {
    @Override
    public void close() {
        value.close();
    }
}
