package dev.keystore.cli.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's encoder writes a secret, and nothing of it is left. */
final class FormsTest {
    private static final String AWKWARD = "p4ss \"w\\ö\u20ac\uD83D\uDE00'rd/<x>&=\t\u001b~*(!)+%";

    private static List<String> texts() {
        return List.of(AWKWARD, "plain-Secret_123.~", "first line of it\nsecond line\r\nlast");
    }

    private static String masked(String secret, String text) {
        return masked(secret.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    private static String masked(byte[] secret, byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Needles needles =
                new Needles.Builder(Purpose.MASKING).add("s", secret, List.of()).build()) {
            Masker masker = new Masker(needles, out);
            masker.write(text, 0, text.length);
            masker.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(UTF_8);
    }

    @Test
    void raw() {
        texts().forEach(secret -> assertThat(masked(secret, "<" + secret + ">")).isEqualTo("<***>"));
    }

    @Test
    void jsonByJackson() throws IOException {
        for (String secret : texts()) {
            assertThat(masked(secret, json(secret))).isEqualTo("\"***\"");
            assertThat(masked(secret, json(secret, JsonWriteFeature.ESCAPE_NON_ASCII)))
                    .isEqualTo("\"***\"");
            assertThat(masked(secret, json(secret, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)))
                    .isEqualTo("\"***\"");
            assertThat(masked(
                            secret,
                            json(secret, JsonWriteFeature.ESCAPE_FORWARD_SLASHES, JsonWriteFeature.ESCAPE_NON_ASCII)))
                    .isEqualTo("\"***\"");
        }
    }

    private static String json(String text, JsonWriteFeature... features) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            for (JsonWriteFeature feature : features) {
                json.enable(feature.mappedFeature());
            }
            json.writeString(text);
        }
        return out.toString();
    }

    /** As Python, PHP and Go write it; their own words, for they are not here to be asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p4ss \\\"w\\\\\\u00f6\\u20ac\\ud83d\\ude00'rd/<x>&=\\t\\u001b~*(!)+%",
                "p4ss \\\"w\\\\\\u00f6\\u20ac\\ud83d\\ude00'rd\\/<x>&=\\t\\u001b~*(!)+%",
                "p4ss \\\"w\\\\ö€😀'rd/\\u003cx\\u003e\\u0026=\\t\\u001b~*(!)+%",
                "p4ss \\\"w\\\\ö€😀\\u0027rd/\\u003cx\\u003e\\u0026\\u003d\\t\\u001b~*(!)+%"
            })
    void jsonByOthers(String written) {
        assertThat(masked(AWKWARD, '"' + written + '"')).isEqualTo("\"***\"");
    }

    @Test
    void urls() {
        for (String secret : texts()) {
            String encoded = URLEncoder.encode(secret, UTF_8);
            assertThat(masked(secret, "?x=" + encoded + "&y")).isEqualTo("?x=***&y");
            assertThat(masked(secret, "?x=" + lowerEscapes(encoded) + "&y")).isEqualTo("?x=***&y");
            String rfc3986 = encoded.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
            assertThat(masked(secret, "/" + rfc3986 + "/")).isEqualTo("/***/");
            assertThat(masked(secret, "/" + lowerEscapes(rfc3986) + "/")).isEqualTo("/***/");
        }
    }

    /** As {@code encodeURIComponent}, {@code urllib.parse.quote} and {@code quote_plus} write it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p4ss%20%22w%5C%C3%B6%E2%82%AC%F0%9F%98%80'rd%2F%3Cx%3E%26%3D%09%1B~*(!)%2B%25",
                "p4ss%20%22w%5C%C3%B6%E2%82%AC%F0%9F%98%80%27rd/%3Cx%3E%26%3D%09%1B~%2A%28%21%29%2B%25",
                "p4ss+%22w%5C%C3%B6%E2%82%AC%F0%9F%98%80%27rd%2F%3Cx%3E%26%3D%09%1B~%2A%28%21%29%2B%25"
            })
    void urlsByOthers(String written) {
        assertThat(masked(AWKWARD, "?x=" + written + "&y")).isEqualTo("?x=***&y");
    }

    private static String lowerEscapes(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int i = encoded.indexOf("%"); i >= 0; i = encoded.indexOf("%", i + 1)) {
            lower.replace(i, i + 3, encoded.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /** What is left beside the mask also holds bits of the neighbours. */
    @Test
    void base64WhereverItBegins() {
        byte[] secret = new byte[20];
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            random.nextBytes(secret);
            byte[] text = new byte[60];
            random.nextBytes(text);
            int at = random.nextInt(40);
            System.arraycopy(secret, 0, text, at, secret.length);
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String masked = masked(secret, encoder.encode(text));
                assertThat(masked).as("seed %s", seed).contains("***");
                String left = masked.substring(masked.indexOf("***") + 3);
                assertThat(masked.indexOf("***")).isLessThanOrEqualTo((8 * at + 5) / 6);
                assertThat(left.length()).isLessThanOrEqualTo(80 - 8 * (at + 20) / 6);
            }
        }
    }

    @Test
    void hex() {
        byte[] secret = AWKWARD.getBytes(UTF_8);
        assertThat(masked(secret, HexFormat.of().formatHex(secret).getBytes(UTF_8)))
                .isEqualTo("***");
        assertThat(masked(
                        secret, HexFormat.of().withUpperCase().formatHex(secret).getBytes(UTF_8)))
                .isEqualTo("***");
    }

    @Test
    void quotedForAShell() {
        assertThat(masked("it's 'me'", "+ login 'it'\\''s '\\''me'\\'''")).isEqualTo("+ login '***'");
        assertThat(masked("it's me", "login 'it'\"'\"'s me'")).isEqualTo("login '***'");
    }

    @Test
    void linesOfEightBytesAndMore() {
        String secret = "eight888\r\nseven77\nlast line";
        assertThat(masked(secret, "a eight888 b seven77 c last line")).isEqualTo("a *** b seven77 c ***");
        assertThat(masked("eight888", "eight888")).isEqualTo("***");
    }

    /** A file ends with an end of line, and {@code $(…)} drops it. */
    @Test
    void withoutTheEndOfLineAtItsEnd() {
        assertThat(masked("secret\n", "<secret>")).isEqualTo("<***>");
        assertThat(masked("it's so\r\n", "'it'\\''s so'")).isEqualTo("'***'");
        assertThat(masked("four\n", "<four>")).isEqualTo("<four>");
    }

    @Test
    void partsInAllForms() throws IOException {
        byte[] secret = "{\"password\":\"it's ä secret\"}".getBytes(UTF_8);
        byte[] part = "it's ä secret".getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Needles needles = new Needles.Builder(Purpose.MASKING)
                .add("s", secret, List.of(part))
                .build();
        Masker masker = new Masker(needles, out);
        for (String text : List.of("it's ä secret", "it%27s+%C3%A4+secret", "it'\\''s ä secret", "password")) {
            masker.write(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
            masker.write(new byte[] {'\n'}, 0, 1);
        }
        masker.end();
        assertThat(out.toString(UTF_8)).isEqualTo("***\n***\n***\npassword\n");
    }

    @Test
    void noFormIsShorterThanSixBytesOrThereTwice() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] secret = new byte[new Random(seed).nextInt(12)];
            new Random(seed).nextBytes(secret);
            List<byte[]> forms = Forms.of(secret, List.of(), Purpose.MASKING);
            assertThat(forms).allSatisfy(form -> assertThat(form.length).isGreaterThanOrEqualTo(6));
            assertThat(forms.stream().map(form -> new String(form, ISO_8859_1))).doesNotHaveDuplicates();
        }
    }
}
