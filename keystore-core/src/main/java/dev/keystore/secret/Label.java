package dev.keystore.secret;

import java.util.regex.Pattern;

/**
 * A movable name for a version: {@code live}. {@code latest} is reserved and means the current version.
 *
 * @param value {@code [a-z][a-z0-9_-]{0,31}}, not {@code latest}
 */
public record Label(String value) implements Comparable<Label> {
    static final String LATEST = "latest";

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    /** Throws {@link MalformedException} if {@code value} isn't a label. */
    public Label {
        if (!ALLOWED.matcher(value).matches()) {
            throw new MalformedException("bad label " + Quoted.of(value)
                    + ": a label has 1 to 32 lower-case letters, digits, '_' or '-' and starts with a letter");
        }
        if (value.equals(LATEST)) {
            throw new MalformedException("bad label 'latest': it is reserved and always means the current version");
        }
    }

    @Override
    public int compareTo(Label other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
