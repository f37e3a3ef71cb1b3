package dev.keystore.adapter.esdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.contract.EnvelopeCipherContract;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.SecretValue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A raw AES key keeps the promises of a cipher. */
final class RawAesCipherTest implements EnvelopeCipherContract {
    private final EnvelopeCipher cipher = EsdkEnvelopeCipher.rawAes(key(1), "one");
    private final EnvelopeCipher stranger = EsdkEnvelopeCipher.rawAes(key(2), "two");

    private static SecretValue key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return SecretValue.copyOf(bytes);
    }

    @Override
    public EnvelopeCipher cipher() {
        return cipher;
    }

    @Override
    public EnvelopeCipher stranger() {
        return stranger;
    }

    @Test
    void opensUnderNoOtherKeyOfTheSameName() {
        Envelope envelope = EsdkEnvelopeCipher.rawAes(key(2), "one").seal(CONTEXT, EnvelopeCipherContract.payload(8));
        assertThatThrownBy(() -> cipher.open(CONTEXT, envelope)).isInstanceOf(Tampered.class);
    }
}
