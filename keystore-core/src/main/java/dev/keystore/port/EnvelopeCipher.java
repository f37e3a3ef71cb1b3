package dev.keystore.port;

import dev.keystore.KeystoreException;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Payload;

/**
 * Seals payloads and opens envelopes. An envelope opens only under the context that it was sealed under, only with a key
 * that this cipher was given, and only if no bit of it was changed. Safe to use from several threads.
 *
 * <p>Both methods throw {@link KeystoreException}: {@code Denied}, {@code Misconfigured} (key missing, disabled, pending
 * deletion; credentials) and {@code Unavailable}.
 */
public interface EnvelopeCipher extends AutoCloseable {
    /** {@code payload}, sealed under {@code context}. The payload stays open. */
    Envelope seal(EncryptionContext context, Payload payload);

    /**
     * What {@code envelope} seals; {@code Tampered} unless it was sealed under exactly {@code context} by one of the keys given.
     * Throws {@link MalformedException} if it was, but holds no payload that this program can read: another program with the
     * same key has sealed it.
     */
    Payload open(EncryptionContext context, Envelope envelope);

    @Override
    void close();
}
