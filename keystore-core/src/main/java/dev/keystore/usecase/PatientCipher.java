package dev.keystore.usecase;

import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;

/** A cipher that tries again what may be tried again. */
final class PatientCipher implements EnvelopeCipher {
    private final EnvelopeCipher cipher;
    private final Patience patience;

    PatientCipher(EnvelopeCipher cipher, Patience patience) {
        this.cipher = cipher;
        this.patience = patience;
    }

    @Override
    public Envelope seal(EncryptionContext context, Payload payload) {
        return patience.call(() -> cipher.seal(context, payload));
    }

    @Override
    public Payload open(EncryptionContext context, Envelope envelope) {
        return patience.call(() -> cipher.open(context, envelope));
    }

    @Override
    public void close() {
        cipher.close();
    }
}
