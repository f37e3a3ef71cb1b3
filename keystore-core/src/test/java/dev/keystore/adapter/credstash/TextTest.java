package dev.keystore.adapter.credstash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like text. */
final class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "zwölf ✓ 😀", "-----BEGIN-----\r\n\tx\n"})
    void people(String text) {
        assertThat(Text.isText(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Test
    void noise() {
        assertThat(Text.isText(new byte[] {'a', (byte) 0xff})).isFalse();
        assertThat(Text.isText(new byte[] {'a', 0})).isFalse();
        assertThat(Text.isText(new byte[] {(byte) 0xc2, (byte) 0x85})).isFalse();
    }
}
