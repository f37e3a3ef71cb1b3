package dev.keystore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.contract.EnvelopeCipherContract;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Labels;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SecretValue;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that were sealed, or say so. */
@Timeout(60)
final class SealedBytesFuzzTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void aPayloadIsTheOnlyFormOfWhatItSays() {
        new Fuzzer("payloads")
                .run(
                        200_000,
                        samples -> HEX.formatHex(
                                Mutations.bytes(samples, samples.payload().toBytes())),
                        line -> {
                            byte[] bytes = HEX.parseHex(line);
                            try (Payload payload = Payload.of(bytes)) {
                                assertThat(payload.toBytes()).isEqualTo(bytes);
                            } catch (MalformedException e) {
                                assertThat(e.getMessage()).isNotBlank();
                            }
                        });
    }

    @Test
    void labelsHaveOneForm() {
        new Fuzzer("labels")
                .run(
                        200_000,
                        samples ->
                                samples.labels().toValue().use(body -> HEX.formatHex(Mutations.bytes(samples, body))),
                        line -> {
                            SecretValue body = SecretValue.copyOf(HEX.parseHex(line));
                            try {
                                assertThat(Labels.of(body).toValue().sameAs(body))
                                        .isTrue();
                            } catch (MalformedException e) {
                                assertThat(e.getMessage()).isNotBlank();
                            }
                        });
    }

    @Test
    void anEnvelopeThatWasChangedDoesNotOpen() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        try (EnvelopeCipher cipher = EsdkEnvelopeCipher.rawAes(SecretValue.copyOf(key), "fuzz")) {
            byte[] whole = cipher.seal(EnvelopeCipherContract.CONTEXT, EnvelopeCipherContract.payload(16))
                    .bytes();
            new Fuzzer("envelopes").run(20_000, samples -> HEX.formatHex(Mutations.bytes(samples, whole)), line -> {
                byte[] bytes = HEX.parseHex(line);
                Envelope envelope = Envelope.of(bytes);
                if (Arrays.equals(bytes, whole)) {
                    cipher.open(EnvelopeCipherContract.CONTEXT, envelope).close();
                } else {
                    assertThatThrownBy(() -> cipher.open(EnvelopeCipherContract.CONTEXT, envelope))
                            .isInstanceOf(Tampered.class);
                }
            });
        }
    }
}
