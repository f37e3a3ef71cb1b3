package dev.keystore.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.mask.Masker;
import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What stands for a value: all of it, and where it is JSON each string in it. */
final class ValueNeedlesTest {
    private static String masked(String value, String text) throws IOException {
        return masked(value.getBytes(UTF_8), text);
    }

    private static String masked(byte[] bytes, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SecretValue value = SecretValue.copyOf(bytes);
                Needles needles =
                        new ValueNeedles(Purpose.MASKING).add("s", value).ready()) {
            Masker masker = new Masker(needles, out);
            masker.write(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
            masker.end();
        }
        return out.toString(UTF_8);
    }

    @Test
    void theStringsOfJsonHoweverDeepButNotItsKeys() throws IOException {
        String json =
                "{\"password-key\": \"first \\\"ä\\\" one\", \"list\": [1, \"second one\", {\"x\": {\"y\": \"third one\"}}]}";
        assertThat(masked(json, "first \"ä\" one, second one, third one, password-key"))
                .isEqualTo("***, ***, ***, password-key");
        assertThat(masked(json, json)).isEqualTo("***");
        assertThat(masked("[\"first one\"]", "first one")).isEqualTo("***");
        assertThat(masked("\"first one\"", "first one")).isEqualTo("***");
    }

    @Test
    void textThatIsNoJsonIsOneValue() throws IOException {
        assertThat(masked("{\"a\": \"first one\"", "first one")).isEqualTo("first one");
        assertThat(masked("{\"a\": \"half \\ud800 pair\", \"b\": \"second one\"}", "second one"))
                .isEqualTo("***");
        assertThat(masked(new byte[] {(byte) 0xff, 0, 1, 2, 3, 4}, "nothing")).isEqualTo("nothing");
    }
}
