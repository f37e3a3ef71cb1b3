package dev.keystore.secret;

/**
 * The name of a secret: a namespace and a leaf, {@code prod/app1/db-password}. Two to sixteen segments of {@code
 * [A-Za-z0-9_.-]{1,128}} joined by slashes, at most 512 bytes, case-sensitive; no segment is {@code .} or {@code ..} or
 * starts with {@code -}.
 *
 * @param value the whole name
 */
public record SecretName(String value) implements Comparable<SecretName> {
    static final int MOST_BYTES = 512;
    private static final int MOST_SEGMENTS = 16;

    /** Throws {@link MalformedException} if {@code value} isn't a name. */
    public SecretName {
        Segments.of(value, "name", 2, MOST_SEGMENTS, MOST_BYTES);
    }

    /** The name that {@code text} says. Throws {@link MalformedException}. */
    public static SecretName of(String text) {
        return new SecretName(text);
    }

    /** All but the last segment. */
    public Namespace namespace() {
        return new Namespace(value.substring(0, value.lastIndexOf('/')));
    }

    /** The last segment. */
    public String leaf() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(SecretName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
