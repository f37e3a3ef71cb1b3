package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Text that occurs nowhere by chance, and every form in which it could get out. */
final class Marked {
    private final String text;
    private final List<String> forms = new ArrayList<>();

    private Marked(String text) {
        this(text, text.getBytes(UTF_8));
        forms.addAll(List.of(
                text,
                URLEncoder.encode(text, UTF_8),
                new StringBuilder(text).reverse().toString()));
        forms.add(text.replace("\"", "\\\""));
        forms.add(text.replace("\"", "\\\"").replace("&", "\\u0026"));
    }

    private Marked(String text, byte[] bytes) {
        this.text = text;
        String hex = HexFormat.of().formatHex(bytes);
        forms.addAll(List.of(
                hex, hex.toUpperCase(Locale.ROOT), Arrays.toString(bytes).replaceAll("[\\[\\]]", "")));
        for (int shift = 0; shift < 3; shift++) {
            forms.add(innerBase64(bytes, shift));
            forms.add(innerBase64(bytes, shift).replace('+', '-').replace('/', '_'));
        }
    }

    /** A new mark, with characters that escaping changes. */
    static Marked fresh() {
        return of("mark" + UUID.randomUUID().toString().replace("-", "") + "\"&+end");
    }

    static Marked of(String text) {
        return new Marked(text);
    }

    /** Bytes that are no text. */
    static Marked of(byte[] bytes) {
        return new Marked("", bytes);
    }

    String text() {
        return text;
    }

    /** The part of the Base64 form that doesn't depend on what stands before and behind, where so many bytes stand before. */
    private static String innerBase64(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int whole = shifted.length / 3 * 4;
        return base64.substring(shift == 0 ? 0 : 4, whole);
    }

    void isNotIn(String where, String content) {
        for (String form : forms) {
            assertThat(content.contains(form))
                    .describedAs("%s holds the mark as %s:%n%s", where, form, content)
                    .isFalse();
        }
    }

    /** A file that is gone by now holds nothing. */
    void isNotIn(Path file) {
        try {
            isNotIn(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1));
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
