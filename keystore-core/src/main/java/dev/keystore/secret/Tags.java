package dev.keystore.secret;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words that a writer puts beside a version, kept in the clear. At most 16, keys of 1 to 128 bytes, values of at most 256.
 *
 * @param values by key, sorted; can't be changed
 */
public record Tags(SortedMap<String, String> values) {
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
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Throws {@link MalformedException} as the constructor does. */
    public static Tags of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Tags(new TreeMap<>(values));
    }
}
