package dev.keystore.cli.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No form of a secret gets through, however the bytes come; everything else does, as it was. */
final class MaskerTest {
    private static final int ROUNDS = 4000;

    private static Needles needles(List<byte[]> secrets) {
        Needles.Builder builder = new Needles.Builder(Purpose.MASKING);
        for (int i = 0; i < secrets.size(); i++) {
            builder.add("s" + i, secrets.get(i), List.of());
        }
        return builder.build();
    }

    private static Needles needles(String... secrets) {
        return needles(Arrays.stream(secrets).map(s -> s.getBytes(UTF_8)).toList());
    }

    private static List<byte[]> forms(List<byte[]> secrets) {
        List<byte[]> forms = new ArrayList<>();
        secrets.forEach(secret -> forms.addAll(Forms.of(secret, List.of(), Purpose.MASKING)));
        return forms;
    }

    /** Writes {@code text} in pieces of random size, sometimes with a pause between them. */
    private static byte[] masked(Needles needles, byte[] text, Random random, int pauses) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Masker masker = new Masker(needles, out);
        int most = 1 + random.nextInt(10);
        try {
            for (int at = 0; at < text.length; ) {
                int some = Math.min(1 + random.nextInt(most), text.length - at);
                masker.write(text, at, some);
                at += some;
                if (random.nextInt(100) < pauses) {
                    masker.pause();
                }
            }
            masker.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static String masked(Needles needles, String text) {
        return new String(masked(needles, text.getBytes(UTF_8), new Random(1), 0), UTF_8);
    }

    @Test
    void masksWhatTheReferenceMasks() {
        int changed = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Texts texts = new Texts(seed);
            List<byte[]> secrets = texts.secrets();
            List<byte[]> forms = forms(secrets);
            byte[] text = texts.text(forms);
            byte[] masked = masked(needles(secrets), text, texts.random(), 0);
            assertThat(new String(masked, ISO_8859_1))
                    .as("seed %s", seed)
                    .isEqualTo(new String(Reference.masked(text, forms), ISO_8859_1));
            changed += Arrays.equals(masked, text) ? 0 : 1;
        }
        assertThat(changed).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 50);
    }

    /** Long secrets of one piece again and again, that share such beginnings or end otherwise, and texts of the same pieces. */
    @Test
    void masksWhatTheReferenceMasksWhereAllRepeatsItself() {
        int changed = 0;
        for (int seed = 0; seed < ROUNDS / 8; seed++) {
            Texts texts = new Texts(seed);
            List<byte[]> secrets = texts.repetitiveSecrets();
            List<byte[]> forms = forms(secrets);
            byte[] text = texts.repetitiveText(secrets);
            byte[] masked = masked(needles(secrets), text, texts.random(), 0);
            assertThat(new String(masked, ISO_8859_1))
                    .as("seed %s", seed)
                    .isEqualTo(new String(Reference.masked(text, forms), ISO_8859_1));
            changed += Arrays.equals(masked, text) ? 0 : 1;
        }
        assertThat(changed).isBetween(ROUNDS / 32, ROUNDS / 8 - 1);
    }

    /** Compared all over at each place, this takes half a minute and more. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a\n", "ab"})
    void aLongSecretThatRepeatsItselfCostsNoMoreThanOthers(String end) {
        String run = end.strip().repeat(250_000 / end.strip().length());
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> mask(4_000_000, end.strip(), run + end));
    }

    /** Compared byte by byte at each place, this takes as long. */
    @Test
    void longSecretsThatBeginAlikeCostNoMoreThanOthers() {
        String run = "abc-def-ghi/".repeat(5_000);
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> mask(4_000_000, "abc-def-ghi/", run, run + "b" + run));
    }

    /** Masks {@code secrets}, of which the first stands in the text and the others don't. */
    private static void mask(int length, String piece, String... secrets) throws IOException {
        Masker masker = new Masker(needles(secrets), OutputStream.nullOutputStream());
        byte[] text = (piece.repeat(length / piece.length()) + secrets[0]).getBytes(UTF_8);
        masker.write(text, 0, text.length);
        masker.end();
        assertThat(masker.counts()).containsOnlyKeys("s0");
    }

    @Test
    void pausesLetNoWholeFormOut() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Texts texts = new Texts(seed);
            List<byte[]> secrets = texts.secrets();
            List<byte[]> forms = forms(secrets);
            byte[] text = texts.text(forms);
            byte[] masked = masked(needles(secrets), text, texts.random(), 40);
            for (byte[] form : forms) {
                assertThat(Reference.contains(masked, form)).as("seed %s", seed).isFalse();
            }
        }
    }

    @Test
    void bytesStayAsTheyAreWhereNothingMatches() {
        Needles needles = needles("no such secret in there");
        for (int seed = 0; seed < ROUNDS; seed++) {
            Texts texts = new Texts(seed);
            byte[] text = texts.text(texts.secrets());
            assertThat(masked(needles, text, texts.random(), 40)).isEqualTo(text);
            assertThat(masked(needles(), text, texts.random(), 40)).isEqualTo(text);
        }
    }

    @Test
    void whatOverlapsIsOneMaskAndWhatTouchesIsTwo() {
        assertThat(masked(needles("abcdefgh", "efghijkl"), "<abcdefghijkl>")).isEqualTo("<***>");
        assertThat(masked(needles("abcdefgh", "ijklmnop"), "<abcdefghijklmnop>"))
                .isEqualTo("<******>");
        assertThat(masked(needles("cdefgh", "abcdefghij"), "<abcdefghij> <cdefgh>"))
                .isEqualTo("<***> <***>");
        assertThat(masked(needles("aaaaaa"), "baaaaaaaab")).isEqualTo("b***b");
    }

    @Test
    void counts() throws IOException {
        Needles needles = needles("abcdefgh", "abcdefghij", "klmnop", "klmnop");
        Masker masker = new Masker(needles, OutputStream.nullOutputStream());
        byte[] text = "abcdefghij abcdefgh abcdefgh klmnop".getBytes(UTF_8);
        masker.write(text, 0, text.length);
        masker.end();
        assertThat(masker.counts()).isEqualTo(Map.of("s0", 2L, "s1", 1L, "s2", 1L, "s3", 1L));
    }

    @Test
    void afterAPauseAllIsOutButHalfASecret() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Masker masker = new Masker(needles("hunter2hunter2"), out);
        say(masker, "Password? hunte");
        assertThat(out.toString(UTF_8)).isEqualTo("Password? ");
        masker.pause();
        assertThat(out.toString(UTF_8)).isEqualTo("Password? hunte");
        say(masker, "r2hunt");
        masker.pause();
        assertThat(out.toString(UTF_8)).isEqualTo("Password? hunte");
        say(masker, "er2, then hunter2hu");
        assertThat(out.toString(UTF_8)).isEqualTo("Password? hunte***, then ");
        masker.end();
        assertThat(out.toString(UTF_8)).isEqualTo("Password? hunte***, then hunter2hu");
        assertThat(masker.counts()).isEqualTo(Map.of("s0", 1L));
    }

    private static void say(Masker masker, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        masker.write(bytes, 0, bytes.length);
    }

    @Test
    void whatTheOutputThrowsPassesThrough() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Masker masker = new Masker(needles("abcdefgh"), closed);
        assertThatThrownBy(() -> say(masker, "something long enough"))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
    }

    @Test
    void saysNothingOfTheSecrets() {
        assertThat(needles("abcdefgh").toString()).doesNotContain("abcdef");
        assertThat(new Form("abcdefgh".getBytes(UTF_8)).toString()).doesNotContain("abcdef");
    }

    @Test
    void shortOnesAreNamed() {
        Needles needles = needles("abcde", "abcdef", "");
        assertThat(needles.tooShort()).containsExactly("s0");
        assertThat(masked(needles, "abcde abcdef")).isEqualTo("abcde ***");
        assertThat(needles("").isEmpty()).isTrue();
    }
}
