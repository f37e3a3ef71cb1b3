package dev.keystore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Tags;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every promise of {@link EnvelopeCipher}. */
public interface EnvelopeCipherContract {
    EncryptionContext CONTEXT = new EncryptionContext(new StoreId("keystore"), "prod/app1/db-password", "7");

    /** A cipher with one key. */
    EnvelopeCipher cipher();

    /** A cipher with another key. */
    EnvelopeCipher stranger();

    /** A payload of {@code size} bytes with a header that says everything. */
    static Payload payload(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        Details details = new Details(
                ContentType.JSON, "a note", Tags.of(Map.of("team", "π")), Instant.parse("2030-01-01T00:00:00Z"));
        SealedHeader header = SealedHeader.of(
                SealedKind.VALUE, Instant.parse("2026-01-02T03:04:05Z"), "ci@build", details, Chain.START);
        return new Payload(header, SecretValue.copyOf(bytes));
    }

    @Test
    default void opensWhatItSealed() {
        for (int size : new int[] {0, 1, 4096, 5000, SecretValue.LIMIT}) {
            Payload payload = payload(size);
            Payload opened = cipher().open(CONTEXT, cipher().seal(CONTEXT, payload));
            assertThat(opened.header()).isEqualTo(payload.header());
            assertThat(opened.value().sameAs(payload.value())).isTrue();
        }
    }

    @Test
    default void opensUnderNoOtherContext() {
        Envelope envelope = cipher().seal(CONTEXT, payload(16));
        StoreId store = CONTEXT.store();
        for (EncryptionContext other : new EncryptionContext[] {
            new EncryptionContext(new StoreId("other"), CONTEXT.name(), "7"),
            new EncryptionContext(store, "prod/app1/db-passwore", "7"),
            new EncryptionContext(store, CONTEXT.name(), "8"),
            new EncryptionContext(store, CONTEXT.name(), "labels.7")
        }) {
            assertThatThrownBy(() -> cipher().open(other, envelope)).isInstanceOf(Tampered.class);
        }
    }

    @Test
    default void opensUnderNoOtherKey() {
        Envelope envelope = stranger().seal(CONTEXT, payload(16));
        assertThatThrownBy(() -> cipher().open(CONTEXT, envelope))
                .isInstanceOf(Tampered.class)
                .hasMessageContaining("under a key that is neither the store's nor in also-open");
    }

    @Test
    default void opensNothingThatWasCut() {
        byte[] whole = cipher().seal(CONTEXT, payload(16)).bytes();
        for (int length = 0; length < whole.length; length++) {
            Envelope cut = Envelope.of(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> cipher().open(CONTEXT, cut)).isInstanceOf(Tampered.class);
        }
        Envelope longer = Envelope.of(Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> cipher().open(CONTEXT, longer)).isInstanceOf(Tampered.class);
    }

    @Test
    default void opensNothingWithAFlippedBit() {
        byte[] whole = cipher().seal(CONTEXT, payload(16)).bytes();
        for (int place = 0; place < whole.length; place++) {
            byte[] flipped = whole.clone();
            flipped[place] ^= (byte) (1 << (place % 8));
            Envelope envelope = Envelope.of(flipped);
            assertThatThrownBy(() -> cipher().open(CONTEXT, envelope))
                    .as("bit %d of byte %d", place % 8, place)
                    .isInstanceOf(Tampered.class);
        }
    }

    @Test
    default void sealsTheSameTwiceInTwoWays() {
        assertThat(cipher().seal(CONTEXT, payload(16))).isNotEqualTo(cipher().seal(CONTEXT, payload(16)));
    }
}
