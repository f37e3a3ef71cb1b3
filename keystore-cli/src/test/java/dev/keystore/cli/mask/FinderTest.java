package dev.keystore.cli.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every line in which a secret begins is named, once for each secret. */
final class FinderTest {
    private static List<String> found(String text, String... secrets) {
        return found(text.getBytes(UTF_8), new Random(7), secrets);
    }

    private static List<String> found(byte[] text, Random random, String... secrets) {
        Needles.Builder needles = new Needles.Builder(Purpose.SEARCHING);
        for (int i = 0; i < secrets.length; i++) {
            needles.add("s" + i, secrets[i].getBytes(ISO_8859_1), List.of());
        }
        List<String> found = new ArrayList<>();
        Finder finder = new Finder(needles.build(), (line, names) -> found.add(line + " " + String.join(" ", names)));
        write(finder, text, random);
        return found;
    }

    private static void write(Finder finder, byte[] text, Random random) {
        for (int at = 0; at < text.length; ) {
            int some = Math.min(1 + random.nextInt(5), text.length - at);
            finder.write(text, at, some);
            at += some;
        }
        finder.end();
    }

    @Test
    void namesTheLineInWhichItBegins() {
        assertThat(found("secret-1\n\nx secret-2\r\nsecret-1 secret-2 secret-1", "secret-1", "secret-2"))
                .containsExactly("1 s0", "3 s1", "4 s0 s1");
        assertThat(found("one\ntwo lines\nof it\nlast", "lines\nof it")).containsExactly("2 s0");
        assertThat(found("", "secret-1")).isEmpty();
        assertThat(found("secret-", "secret-1")).isEmpty();
    }

    /** As Finder sees a text without chunks: the line of each place where a secret stands. */
    @Test
    void findsWhatStandsThere() {
        for (int seed = 0; seed < 2000; seed++) {
            Texts texts = new Texts(seed);
            byte[] secret = texts.secrets().get(0);
            byte[] text = texts.text(List.of(secret));
            String asText = new String(secret, ISO_8859_1);
            List<byte[]> forms = Forms.of(secret, List.of(), Purpose.SEARCHING);
            List<String> expected = new ArrayList<>();
            int line = 1;
            int covered = 0;
            for (int start = 0; start < text.length; start++) {
                int end = 0;
                for (byte[] form : forms) {
                    if (Reference.contains(
                            Arrays.copyOfRange(text, start, Math.min(text.length, start + form.length)), form)) {
                        end = Math.max(end, start + form.length);
                    }
                }
                if (end > covered) {
                    covered = end;
                    if (!expected.contains(line + " s0")) {
                        expected.add(line + " s0");
                    }
                }
                line += text[start] == '\n' ? 1 : 0;
            }
            assertThat(found(text, texts.random(), asText)).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void oneInsideOfTheOtherIsFoundAsWell() {
        assertThat(found("a long-secret-1 b", "long-secret-1", "secret-1", "long-sec"))
                .containsExactly("1 s0 s1 s2");
    }

    /** A key as it stands is one occurrence; where it is indented, each of its lines is. */
    @Test
    void linesOfAKey() {
        String key =
                "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF\nAASCBKcwggSjAgEAAoIBAQC7VJTU\n-----END KEY-----\n";
        assertThat(found("x\n" + key, key)).containsExactly("2 s0");
        assertThat(found("x: |\n" + key.indent(4), key)).containsExactly("3 s0", "4 s0");
        assertThat(found("-----BEGIN KEY-----\nelse\n-----END KEY-----\n", key)).isEmpty();
        assertThat(found("apiVersion: v1\nkind: Config\n", "apiVersion: v1\nkind: Config\nuser: joe"))
                .isEmpty();
    }

    @Test
    void partsThatAreMoreThanAWord() {
        for (String part : List.of("hunter2hunter2", "with space", "correct-horse-battery")) {
            assertThat(Purpose.SEARCHING.takesPart(part.getBytes(UTF_8)))
                    .as(part)
                    .isTrue();
        }
        for (String part : List.of("postgres", "db.example.com", "service_account")) {
            assertThat(Purpose.SEARCHING.takesPart(part.getBytes(UTF_8)))
                    .as(part)
                    .isFalse();
            assertThat(Purpose.MASKING.takesPart(part.getBytes(UTF_8))).as(part).isTrue();
        }
    }

    @Test
    void underEightBytesIsNotLookedFor() {
        Needles needles = new Needles.Builder(Purpose.SEARCHING)
                .add("short", "seven77".getBytes(UTF_8), List.of("part 77".getBytes(UTF_8)))
                .add("enough", "eight888".getBytes(UTF_8), List.of())
                .build();
        assertThat(needles.tooShort()).containsExactly("short");
        assertThat(found("seven77 c2V2ZW43Nw== 736576656e3737", "seven77")).isEmpty();
    }

    @Test
    void oneTextAfterTheOther() {
        List<Long> lines = new ArrayList<>();
        Finder finder = new Finder(
                new Needles.Builder(Purpose.SEARCHING)
                        .add("s", "secret-1".getBytes(UTF_8), List.of())
                        .build(),
                (line, names) -> lines.add(line));
        write(finder, "\n\nsecret-1 secr".getBytes(UTF_8), new Random(1));
        finder.begin(10);
        write(finder, "et-1\nsecret-1".getBytes(UTF_8), new Random(1));
        assertThat(lines).containsExactly(3L, 11L);
    }
}
