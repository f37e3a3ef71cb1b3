package dev.keystore.contract;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Hides nothing, but takes no time: an envelope opens under its context alone, and no two are the same. */
public final class PlainCipher implements EnvelopeCipher {
    private final AtomicInteger sealed = new AtomicInteger();

    @Override
    public Envelope seal(EncryptionContext context, Payload payload) {
        byte[] bytes = payload.toBytes();
        return Envelope.of(ByteBuffer.allocate(8 + bytes.length)
                .putInt(sealed.incrementAndGet())
                .putInt(context.hashCode())
                .put(bytes)
                .array());
    }

    @Override
    public Payload open(EncryptionContext context, Envelope envelope) {
        byte[] bytes = envelope.bytes();
        if (bytes.length < 8 || ByteBuffer.wrap(bytes).getInt(4) != context.hashCode()) {
            throw new Tampered("it was not sealed for " + context, null, null);
        }
        return Payload.of(Arrays.copyOfRange(bytes, 8, bytes.length));
    }

    @Override
    public void close() {}
}
