package dev.keystore.contract;

import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;

/** A cipher whose calls meet {@link Trouble}. */
public record FaultyCipher(EnvelopeCipher cipher, Trouble trouble) implements EnvelopeCipher {
    @Override
    public Envelope seal(EncryptionContext context, Payload payload) {
        return trouble.meet(Trouble.Call.CIPHER, () -> cipher.seal(context, payload));
    }

    @Override
    public Payload open(EncryptionContext context, Envelope envelope) {
        return trouble.meet(Trouble.Call.CIPHER, () -> cipher.open(context, envelope));
    }

    @Override
    public void close() {
        cipher.close();
    }
}
