package dev.keystore.cli.option;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.secret.MalformedException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that may stand on a command line, and what did stand there once it was parsed.
 *
 * @param <T> what it is to the command
 */
public abstract sealed class Parameter<T> permits Option, Argument {
    private final String label;
    private final String meaning;
    private final Offer offer;
    private final Function<List<String>, T> conversion;
    private @Nullable T value;

    Parameter(String label, String meaning, Offer offer, Function<List<String>, T> conversion) {
        this.label = label;
        this.meaning = meaning;
        this.offer = offer;
        this.conversion = conversion;
    }

    /** What stands for its value in help: {@code NAME}; empty for a flag. */
    public final String label() {
        return label;
    }

    /** What it is for, in a line. */
    public final String meaning() {
        return meaning;
    }

    /** What a shell can offer for its value. */
    public final Offer offer() {
        return offer;
    }

    /** What an error about it begins with. */
    abstract String title();

    public final boolean isGiven() {
        return value != null;
    }

    /** What was given. Throws {@link IllegalStateException} if nothing was. */
    public final T get() {
        if (value == null) {
            throw new IllegalStateException(label + " was not given");
        }
        return value;
    }

    public final T orElse(T other) {
        return value == null ? other : value;
    }

    public final @Nullable T orNull() {
        return value;
    }

    /** Takes {@code words} as given. Throws {@link Refused} if they aren't what is allowed. */
    final void take(List<String> words) {
        try {
            value = conversion.apply(words);
        } catch (MalformedException e) {
            throw new Refused(title() + e.getMessage(), null);
        }
    }
}
