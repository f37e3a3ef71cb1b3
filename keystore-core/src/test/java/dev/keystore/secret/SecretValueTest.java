package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.fuzz.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class SecretValueTest {
    private static final byte[] SIX_ZEROS = new byte[6];

    private static byte[] bytesOf(SecretValue value) {
        return value.use(byte[]::clone);
    }

    @Test
    void lendsItsBytes() throws IOException {
        assertThat(bytesOf(SecretValue.ofUtf8("häß"))).isEqualTo("häß".getBytes(StandardCharsets.UTF_8));
        assertThat(bytesOf(SecretValue.copyOf(new byte[] {0, -1}))).containsExactly(0, -1);
        assertThat(SecretValue.empty().size()).isZero();
        int length = SecretValue.ofUtf8("abc").<Integer, IOException>use(bytes -> bytes.length);
        assertThat(length).isEqualTo(3);
    }

    @Test
    void wipesWhatItLent() {
        SecretValue value = SecretValue.ofUtf8("secret");
        byte[] lent = value.use(bytes -> bytes);
        assertThat(lent).isEqualTo(SIX_ZEROS);
        assertThat(bytesOf(value)).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void wipesWhatItLentToSomethingThatFails() {
        SecretValue value = SecretValue.ofUtf8("secret");
        AtomicReference<byte[]> kept = new AtomicReference<>();
        assertThatThrownBy(() -> value.use(bytes -> {
                    kept.set(bytes);
                    throw new IOException("broken pipe");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("broken pipe");
        assertThat(kept.get()).isEqualTo(SIX_ZEROS);
    }

    @Test
    void isNotChangedThroughWhatItWasMadeOfOrLent() {
        byte[] source = {1, 2, 3};
        SecretValue value = SecretValue.copyOf(source);
        Arrays.fill(source, (byte) 9);
        value.use(bytes -> {
            Arrays.fill(bytes, (byte) 8);
            return bytes.length;
        });
        assertThat(bytesOf(value)).containsExactly(1, 2, 3);
    }

    @Test
    void isZeroOnceClosed() {
        SecretValue value = SecretValue.ofUtf8("secret");
        byte[] own = value.open();
        value.close();
        assertThat(own).isEqualTo(SIX_ZEROS);
        value.close();
    }

    @Test
    void isOfNoUseOnceClosed() {
        SecretValue closed = SecretValue.ofUtf8("secret");
        SecretValue open = closed.copy();
        closed.close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> closed.use(bytes -> 0),
                closed::size,
                closed::isUtf8,
                closed::copy,
                () -> closed.sameAs(open),
                () -> open.sameAs(closed))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed")
                    .hasMessageNotContaining("secret value is open");
        }
        assertThat(open.size()).isEqualTo(6);
    }

    @Test
    void isNeverShown() {
        SecretValue value = SecretValue.ofUtf8("hunter2");
        SecretName name = SecretName.of("a/b");
        Draft draft = Draft.of(name, value);
        assertThat(value).hasToString("SecretValue[redacted]");
        assertThat(draft.toString()).doesNotContain("hunter2").contains("redacted");
    }

    @Test
    void isTheSameAsOneWithTheSameBytes() {
        SecretValue value = SecretValue.ofUtf8("abc");
        assertThat(value.sameAs(SecretValue.copyOf(new byte[] {'a', 'b', 'c'}))).isTrue();
        assertThat(value.sameAs(value.copy())).isTrue();
        assertThat(value.sameAs(SecretValue.ofUtf8("abd"))).isFalse();
        assertThat(value.sameAs(SecretValue.ofUtf8("ab"))).isFalse();
        assertThat(value).isNotEqualTo(value.copy());
    }

    @Test
    void knowsWhetherItIsText() {
        assertThat(SecretValue.empty().isUtf8()).isTrue();
        assertThat(SecretValue.ofUtf8("é日\uD83D\uDD11\0").isUtf8()).isTrue();
        for (int length : new int[] {1022, 1023, 1024, 1025, 5000}) {
            String text = "x".repeat(length);
            assertThat(SecretValue.ofUtf8(text + "\uD83D\uDD11").isUtf8()).isTrue();
            byte[] cut = (text + "é").getBytes(StandardCharsets.UTF_8);
            assertThat(SecretValue.copyOf(Arrays.copyOf(cut, cut.length - 1)).isUtf8())
                    .isFalse();
        }
        assertThat(SecretValue.copyOf(new byte[] {(byte) 0xc0, (byte) 0x80}).isUtf8())
                .isFalse();
        assertThat(SecretValue.copyOf(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})
                        .isUtf8())
                .isFalse();
    }

    @Test
    void agreesWithTheStrictDecoderOnWhatIsText() {
        Samples samples = new Samples(3);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = samples.chance(2)
                    ? samples.bytes(samples.number(6))
                    : Arrays.copyOf(samples.text(0, 40).getBytes(StandardCharsets.UTF_8), samples.number(40));
            assertThat(SecretValue.copyOf(bytes).isUtf8()).isEqualTo(isText(bytes));
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void isNeverMadeOfTextThatHasNoBytes() {
        assertMalformed(() -> SecretValue.ofUtf8("a\ud83d"), "surrogate");
        assertMalformed(() -> SecretValue.ofUtf8("\udd11"), "surrogate");
    }

    @Test
    void aDraftOfAValueSaysWhatKindItIs() {
        SecretName name = SecretName.of("a/b");
        Draft draft = Draft.of(name, SecretValue.ofUtf8("x"));
        assertThat(draft.details()).isEqualTo(Details.of(ContentType.TEXT));
        assertThat(draft.expectation()).isEqualTo(Expectation.ANYTHING);
        assertThat(draft.large()).isFalse();
        assertThat(draft.label()).isNull();
        assertThat(Draft.of(name, SecretValue.copyOf(new byte[] {-1})).details().type())
                .isEqualTo(ContentType.BINARY);
        Draft other = draft.expecting(Expectation.NOTHING)
                .with(Details.of(ContentType.JSON))
                .labelled(new Label("live"))
                .allowingLarge();
        assertThat(other)
                .isEqualTo(new Draft(
                        name,
                        draft.value(),
                        Details.of(ContentType.JSON),
                        Expectation.NOTHING,
                        new Label("live"),
                        true));
    }

    @Test
    void aSecretClosesItsValue() {
        SecretValue value = SecretValue.ofUtf8("x");
        new Secret(new Samples(4).metadata(), value, Chain.START).close();
        assertThatThrownBy(value::size).isInstanceOf(IllegalStateException.class);
    }
}
