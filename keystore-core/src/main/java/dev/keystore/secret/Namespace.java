package dev.keystore.secret;

import java.util.Optional;

/**
 * All of a name but its last segment: {@code prod/app1}. One to fifteen segments.
 *
 * @param value the namespace without a slash at its end
 */
public record Namespace(String value) implements Comparable<Namespace> {
    private static final int MOST_SEGMENTS = 15;

    /** Throws {@link MalformedException} if {@code value} isn't a namespace. */
    public Namespace {
        Segments.of(value, "namespace", 1, MOST_SEGMENTS, SecretName.MOST_BYTES - 2);
    }

    /** The namespace that {@code text} says; a slash at its end is allowed. Throws {@link MalformedException}. */
    public static Namespace of(String text) {
        return new Namespace(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** The namespace that holds this one; empty for a top namespace. */
    public Optional<Namespace> parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new Namespace(value.substring(0, slash)));
    }

    /** The last segment. */
    public String leaf() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The namespace {@code leaf} inside this one. Throws {@link MalformedException}. */
    public Namespace namespace(String leaf) {
        return new Namespace(value + "/" + leaf);
    }

    /** The secret {@code leaf} inside this namespace. Throws {@link MalformedException}. */
    public SecretName secret(String leaf) {
        return new SecretName(value + "/" + leaf);
    }

    @Override
    public int compareTo(Namespace other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
