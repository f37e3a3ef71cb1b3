package dev.keystore.cli.mask;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All the ways in which programs write a secret. */
final class Forms {
    /** Shorter ones would be found in every text. In bytes. */
    static final int SHORTEST = 6;

    private final Purpose purpose;
    private final Set<ByteBuffer> forms = new HashSet<>();

    private Forms(Purpose purpose) {
        this.purpose = purpose;
    }

    /**
     * The forms of {@code value} for {@code purpose}, each an array of its own which the caller wipes: raw, JSON-escaped, URL-encoded, base64,
     * hex and quoted for a shell, and each of them also without the end of line that {@code value} may end with; the same for each of its {@code
     * parts}; and lines as they are. What is shorter than {@link Purpose#shortest} has none.
     */
    static List<byte[]> of(byte[] value, List<byte[]> parts, Purpose purpose) {
        Forms forms = new Forms(purpose);
        forms.addText(value);
        forms.addLines(value);
        parts.stream().filter(purpose::takesPart).forEach(forms::addText);
        parts.forEach(forms::addLines);
        return forms.forms.stream().map(ByteBuffer::array).toList();
    }

    private void addText(byte[] text) {
        addAllWays(text);
        int stem = stem(text);
        if (stem < text.length) {
            byte[] without = Arrays.copyOf(text, stem);
            addAllWays(without);
            Arrays.fill(without, (byte) 0);
        }
    }

    /** How many bytes stand before the ends of lines at the end of {@code text}. */
    private static int stem(byte[] text) {
        int end = text.length;
        while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == '\r')) {
            end--;
        }
        return end;
    }

    private void addAllWays(byte[] text) {
        if (text.length < purpose.shortest()) {
            return;
        }
        add(text.clone());
        JsonForms.of(text).forEach(this::add);
        UrlForms.of(text).forEach(this::add);
        Base64Forms.of(text).forEach(this::add);
        PlainForms.of(text).forEach(this::add);
    }

    private void addLines(byte[] text) {
        int start = 0;
        for (int i = 0; i <= text.length; i++) {
            if (i == text.length || text[i] == '\n') {
                int end = i > start && text[i - 1] == '\r' ? i - 1 : i;
                addLine(Arrays.copyOfRange(text, start, end));
                start = i + 1;
            }
        }
    }

    private void addLine(byte[] line) {
        if (purpose.takesLine(line)) {
            add(line);
        } else {
            Arrays.fill(line, (byte) 0);
        }
    }

    private void add(byte[] form) {
        if (form.length >= SHORTEST && !forms.add(ByteBuffer.wrap(form))) {
            Arrays.fill(form, (byte) 0);
        }
    }
}
