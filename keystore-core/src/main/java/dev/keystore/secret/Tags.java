package dev.keystore.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words that a writer puts beside a version, kept in the clear. At most 16, keys of 1 to 128 bytes, values of at most 256.
 *
 * @param values by key, sorted by UTF-8 bytes; can't be changed
 */
public record Tags(SortedMap<String, String> values) {
    /** By UTF-8 bytes, which is also the order of code points: Java's own order of strings is neither. */
    static final Comparator<String> ORDER = Comparator.comparing(Tags::utf8, Arrays::compareUnsigned);

    public static final Tags NONE = new Tags(new TreeMap<>());

    private static final int MOST = 16;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /** Throws {@link MalformedException} if there are too many, or one is too long or holds a control character. */
    public Tags {
        if (values.size() > MOST) {
            throw new MalformedException("too many tags: " + values.size() + ", at most " + MOST);
        }
        values.forEach((key, value) -> {
            PrintableText.check(key, "tag key", 1, LONGEST_KEY);
            PrintableText.check(value, "value of tag " + Quoted.of(key), 0, LONGEST_VALUE);
        });
        SortedMap<String, String> sorted = new TreeMap<>(ORDER);
        sorted.putAll(values);
        values = Collections.unmodifiableSortedMap(sorted);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Throws {@link MalformedException} as the constructor does. */
    public static Tags of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Tags(new TreeMap<>(values));
    }
}
