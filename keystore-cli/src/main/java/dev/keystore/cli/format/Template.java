package dev.keystore.cli.format;

import dev.keystore.KeystoreException.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text, of whatever bytes, with references in it: <code>{{ keystore:NAME }}</code>, with or without the blanks. Two braces before
 * anything else belong to the text, and so do those behind a backslash, which goes away.
 *
 * @param parts what it is made of, in order
 */
public record Template(List<Part> parts) {
    private static final byte[] OPEN = {'{', '{'};
    private static final byte[] CLOSED = {'}', '}'};
    private static final byte[] SCHEME = {'k', 'e', 'y', 's', 't', 'o', 'r', 'e', ':'};
    private static final int LONGEST_REFERENCE = 4096;

    /** A piece of it. */
    public sealed interface Part {}

    /** Bytes that stay as they are: those of {@code of} from {@code start}, up to {@code end}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Literal(byte[] of, int start, int end) implements Part {
        /** A copy of them. */
        public byte[] bytes() {
            return Arrays.copyOfRange(of, start, end);
        }
    }

    /**
     * The place of a value.
     *
     * @param uri as it stands there
     * @param line where, counted from 1
     */
    public record Slot(String uri, int line) implements Part {}

    /** What {@code text} is made of. Throws {@link Refused}, naming {@code source} and the line, where a reference does not end in its line. */
    public static Template of(byte[] text, String source) {
        List<Part> parts = new ArrayList<>();
        int line = 1;
        int literal = 0;
        int at = 0;
        while (at < text.length) {
            int slot = isAt(OPEN, text, at) ? slot(text, at) : -1;
            boolean escaped = at > literal && text[at - 1] == '\\' && isAt(OPEN, text, at);
            if (escaped) {
                parts.add(new Literal(text, literal, at - 1));
                literal = at;
                at += OPEN.length;
            } else if (slot >= 0) {
                int end = end(text, slot);
                if (end < 0) {
                    throw new SourceText(source, "")
                            .problem(
                                    line,
                                    "the reference is not closed in its line",
                                    "like {{ keystore:prod/app1/db-password }}");
                }
                parts.add(new Literal(text, literal, at));
                parts.add(new Slot(ascii(text, slot, end).strip(), line));
                at = end + CLOSED.length;
                literal = at;
            } else {
                line += text[at] == '\n' ? 1 : 0;
                at++;
            }
        }
        parts.add(new Literal(text, literal, text.length));
        return new Template(parts);
    }

    /** Where the reference behind the braces at {@code at} begins; negative if there is none. */
    private static int slot(byte[] text, int at) {
        int start = at + OPEN.length;
        while (start < text.length && (text[start] == ' ' || text[start] == '\t')) {
            start++;
        }
        return isAt(SCHEME, text, start) ? start : -1;
    }

    private static int end(byte[] text, int start) {
        int last = Math.min(text.length, start + LONGEST_REFERENCE);
        for (int i = start; i < last && text[i] != '\n'; i++) {
            if (isAt(CLOSED, text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] what, byte[] text, int at) {
        return at + what.length <= text.length && Arrays.equals(what, 0, what.length, text, at, at + what.length);
    }

    /** A reference is ASCII; anything else in its place makes it a bad one. */
    private static String ascii(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    /** The places of values. */
    public List<Slot> slots() {
        return parts.stream()
                .filter(Slot.class::isInstance)
                .map(Slot.class::cast)
                .toList();
    }
}
