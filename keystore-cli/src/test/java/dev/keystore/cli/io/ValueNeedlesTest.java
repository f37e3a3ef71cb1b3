package dev.keystore.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.mask.Masker;
import dev.keystore.cli.mask.Needles;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.secret.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a value: all of it, and where it is JSON each string in it. */
final class ValueNeedlesTest {
    private static String masked(String value, String text) throws IOException {
        return masked(value.getBytes(UTF_8), text);
    }

    private static String masked(byte[] bytes, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SecretValue value = SecretValue.copyOf(bytes);
                Needles needles = new ValueNeedles(Purpose.MASKING, "fewer")
                        .add("s", value)
                        .ready()) {
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

    /** What some program reads as JSON, although others don't. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\": \"first one\", \"password\": \"second one\"}",
                "{\"password\": \"first one\"}\n{\"password\": \"second one\"}\n",
                "[\"first one\"] [\"second one\"]",
                "\"first one\" \"second one\"",
                "{\"list\": [\"first one\", \"second one\",],}",
                "[\"first one\", , \"second one\"]",
                "{'password': 'first one', other: 'second one'}",
                "// as JavaScript has it\n[\"first one\", /* and */ \"second one\"] # as YAML",
                "[\"first one\", .5, 007, NaN, \"\\q\", \"second one\"]",
                "\ufeff[\"first one\", \"second one\"]",
                "[\"first one\", \"second one\"",
                "{\"a\": \"first one\", \"b\": \"second one\", \"c\": \"half of on",
                "{\"a\": \"first one\", \"b\": \"second one\"}} and more"
            })
    void theStringsOfWhatIsNearlyJson(String json) throws IOException {
        assertThat(masked(json, "<first one> <second one>")).isEqualTo("<***> <***>");
    }

    @Test
    void theStringsOfJsonDeeperThanAnybodyReads() throws IOException {
        String deep = "[".repeat(100_000);
        assertThat(masked("[\"first one\", " + deep + "\"second one\"", "<first one> <second one>"))
                .isEqualTo("<***> <***>");
        assertThat(masked(
                        "[" + "1".repeat(5_000) + ", {\"" + "k".repeat(60_000) + "\": \"second one\"}]",
                        "<second one>"))
                .isEqualTo("<***>");
    }

    /** Of values that grow most: 100 and more times, with and without the end of the line. */
    @Test
    void whatIsTooMuchIsRefused() {
        ValueNeedles needles = new ValueNeedles(Purpose.SEARCHING, "name fewer");
        byte[] bytes =
                "\u001f<'/ä *~".concat("\u001f".repeat(60_000)).concat("\n").getBytes(UTF_8);
        int added = 0;
        try {
            for (; added < 100; added++) {
                bytes[20] = (byte) added;
                try (SecretValue value = SecretValue.copyOf(bytes)) {
                    needles.add("s" + added, value);
                }
            }
            fail("all of it fits");
        } catch (Refused e) {
            assertThat(e)
                    .hasMessageMatching("the values are too much to look for at once: those up to s" + added
                            + " have [0-9]+ KiB, and all the ways to write them more than 112 MiB");
            assertThat(e.hint()).hasValue("name fewer");
        }
        assertThat(added).isBetween(6, 12);
    }

    @Test
    void textThatIsNoJsonIsOneValue() throws IOException {
        assertThat(masked("user: \"first one\"", "first one")).isEqualTo("first one");
        assertThat(masked("{\"a\": \"half \\ud800 pair\", \"b\": \"second one\"}", "second one"))
                .isEqualTo("***");
        assertThat(masked(new byte[] {(byte) 0xff, 0, 1, 2, 3, 4}, "nothing")).isEqualTo("nothing");
    }
}
