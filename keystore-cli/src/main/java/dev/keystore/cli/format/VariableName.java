package dev.keystore.cli.format;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an environment variable that a secret is given under: {@code [A-Z_][A-Z0-9_]*}.
 *
 * @param value the name
 */
public record VariableName(String value) implements Comparable<VariableName> {
    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]*");

    /** Throws {@link MalformedException} if {@code value} isn't one. */
    public VariableName {
        if (!NAME.matcher(value).matches()) {
            throw new MalformedException("bad variable name " + Quoted.of(value)
                    + ": capital letters, digits and '_', not starting with a digit");
        }
    }

    /** What {@code leaf} is called as a variable: in capitals, {@code -} and {@code .} as {@code _}. Throws {@link MalformedException}. */
    public static VariableName ofLeaf(String leaf) {
        return ofLeaf("", leaf);
    }

    /** The same behind {@code prefix}. */
    public static VariableName ofLeaf(String prefix, String leaf) {
        return new VariableName(
                prefix + leaf.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_'));
    }

    @Override
    public int compareTo(VariableName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
