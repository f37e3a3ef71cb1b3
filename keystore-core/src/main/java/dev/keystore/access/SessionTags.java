package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a session carries for policies to look at.
 *
 * @param values at most 50; keys of up to 128 characters, values of up to 256, letters, digits, spaces and {@code _.:/=+\-@} (STS API
 *     reference, Tag)
 */
public record SessionTags(Map<String, String> values) {
    /** None. */
    public static final SessionTags NONE = new SessionTags(Map.of());

    private static final int MOST = 50;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

    /** Throws {@link MalformedException} for more, or for others, than STS takes. */
    public SessionTags {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        if (values.size() > MOST) {
            throw new MalformedException("bad session tags: " + values.size() + " of them, at most " + MOST);
        }
        Set<String> seen = new HashSet<>();
        values.forEach((key, value) -> {
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:") || !seen.add(key.toLowerCase(Locale.ROOT))) {
                throw new MalformedException("bad session tag " + Quoted.of(key)
                        + ": keys start with something else than 'aws:', and differ in more than upper and lower case");
            }
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                throw new MalformedException("bad session tag " + Quoted.of(key)
                        + ": a key of 1 to 128, a value of up to 256 letters, digits, spaces and any of _.:/=+-@");
            }
        });
    }
}
