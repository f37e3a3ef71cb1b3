package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values come back byte for byte, and only those that may be kept are. */
interface ValuesEndToEnd extends EndToEnd {
    int USUAL_LIMIT = 64 * 1024;
    int LIMIT = 256 * 1024;

    /** Every byte there is, in order and then backwards. */
    static byte[] everyByte() {
        byte[] bytes = new byte[512];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
            bytes[511 - i] = (byte) i;
        }
        return bytes;
    }

    static byte[] some(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private void keepsExactly(byte[] value, String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "put";
        words[1] = "demo/exact";
        words[2] = "-";
        System.arraycopy(options, 0, words, 3, options.length);
        shell().feed(value, words).succeedsSilently();
        assertThat(keystore("get", "demo/exact").succeedsSilently().out()).isEqualTo(value);
    }

    @Test
    default void everyByteValueComesBack() {
        keepsExactly(everyByte());

        Map<String, Object> shown = keystore("get", "demo/exact", "-o", "json").object();
        assertThat(shown)
                .containsEntry("encoding", "base64")
                .containsEntry("type", "binary")
                .containsEntry("size", 512);
        assertThat(Base64.getDecoder().decode((String) shown.get("value"))).isEqualTo(everyByte());
    }

    @Test
    default void lineEndsAndNulAreKept() {
        keepsExactly("hunter2\n".getBytes(UTF_8));
        keepsExactly("two\r\nlines\r\n".getBytes(UTF_8));
        keepsExactly("\n".getBytes(UTF_8));
        keepsExactly(new byte[] {0});
        keepsExactly("a\0b".getBytes(UTF_8));
        keepsExactly("käse \uD83E\uDDC0 \u0000\u001B[31m".getBytes(UTF_8));
    }

    @Test
    default void anEmptyValueIsKeptWhereItIsMeant() {
        feed("", "put", "demo/empty", "-").prints("demo/empty@1\n");

        keystore("get", "demo/empty").prints("");
        assertThat(keystore("-o", "json", "get", "demo/empty").object())
                .containsEntry("value", "")
                .containsEntry("encoding", "utf-8")
                .containsEntry("size", 0)
                .containsEntry("type", "text");
    }

    @Test
    default void aJobsEmptyInputIsAMistake() {
        feed("", "put", "demo/empty").fails(2);
        keystore("get", "demo/empty").fails(3);
    }

    @Test
    default void theLargestValueIsKept() {
        keepsExactly(some(USUAL_LIMIT));
        keepsExactly(some(LIMIT), "--large");
        keystore("verify").succeeds();
    }

    @Test
    default void aLargerOneIsRefusedBeforeAnythingIsStored() {
        shell().feed(some(USUAL_LIMIT + 1), "put", "demo/big").fails(2, "--large");
        shell().feed(some(LIMIT + 1), "put", "demo/big", "--large").fails(2, Integer.toString(LIMIT));
        keystore("list", "-r").prints("");
    }

    @Test
    default void aFileIsAValue() throws IOException {
        Path file = shell().desk().path("value.bin");
        Files.write(file, everyByte());

        keystore("put", "demo/file", "--file", "value.bin").prints("demo/file@1\n");
        assertThat(keystore("get", "demo/file").succeeds().out()).isEqualTo(everyByte());
        keystore("put", "demo/file", "--file", file.toString()).prints("demo/file@2\n");
        keystore("put", "demo/file", "--file", "nothing.bin").fails(2, "nothing.bin");
    }

    @Test
    default void oneLineEndIsTrimmedOnlyWhenAsked() {
        feed("a\r\n", "put", "demo/a", "--trim-newline").succeeds();
        assertThat(value("demo/a")).isEqualTo("a");
        feed("a\n\n", "put", "demo/a", "--trim-newline").succeeds();
        assertThat(value("demo/a")).isEqualTo("a\n");
        feed("a", "put", "demo/a", "--trim-newline").succeeds();
        assertThat(value("demo/a")).isEqualTo("a");
    }

    @Test
    default void aValueOnTheCommandLineIsWarnedAbout() {
        Finished put = keystore("put", "demo/typed", "seen by all").prints("demo/typed@1\n");
        assertThat(put.err())
                .startsWith("keystore: warning: ")
                .contains("visible")
                .doesNotContain("seen by all");
        keystore("-q", "put", "demo/typed", "seen by all").succeedsSilently();
        assertThat(value("demo/typed")).isEqualTo("seen by all");
    }

    @Test
    default void whatIsGeneratedIsOfTheAlphabetAskedFor() {
        keystore("put", "demo/random", "--generate").prints("demo/random@1\n");
        String first = value("demo/random");
        assertThat(first).matches("[A-Za-z0-9]{32}");
        keystore("put", "demo/random", "--generate").succeedsSilently();
        assertThat(value("demo/random")).isNotEqualTo(first);
        keystore("put", "demo/random", "--generate", "--alphabet", "hex", "--length", "64")
                .succeedsSilently();
        assertThat(value("demo/random")).matches("[0-9a-f]{64}");
        keystore("put", "demo/random", "--generate", "--alphabet", "base64url").succeedsSilently();
        assertThat(value("demo/random")).matches("[A-Za-z0-9_-]{32}");
        keystore("put", "demo/random", "--generate", "--alphabet", "printable").succeedsSilently();
        assertThat(value("demo/random")).matches("[!-~]{32}");
        keystore("put", "demo/weak", "--generate", "--length", "8").fails(2, "--weak");
        keystore("put", "demo/weak", "--generate", "--length", "8", "--weak").succeedsSilently();
        assertThat(value("demo/weak")).hasSize(8);
    }

    @Test
    default void onlyOneSourceOfAValueIsTaken() {
        shell().desk().file("f", "x");
        keystore("put", "demo/a", "value", "--generate").fails(2);
        keystore("put", "demo/a", "--file", "f", "--generate").fails(2);
        keystore("put", "demo/a", "-", "--file", "f").fails(2);
        keystore("put", "demo/a", "--length", "40").fails(2);
        keystore("get", "demo/a").fails(3);
    }

    @Test
    default void typeIsWhatTheBytesAreUnlessSaid() {
        assertThat(feed("plain", "put", "demo/t", "-o", "json").object()).containsEntry("type", "text");
        assertThat(shell().feed(new byte[] {-1}, "put", "demo/t", "-o", "json").object())
                .containsEntry("type", "binary");
        assertThat(feed("{\"a\":1}", "put", "demo/t", "--type", "json", "-o", "json")
                        .object())
                .containsEntry("type", "json");
        feed("x", "put", "demo/t", "--type", "yaml").fails(2, "text");
    }
}
