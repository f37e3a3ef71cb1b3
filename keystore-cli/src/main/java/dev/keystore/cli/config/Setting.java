package dev.keystore.cli.config;

import dev.keystore.secret.MalformedException;
import java.util.function.Function;

/**
 * A value and who said it.
 *
 * @param value what was said
 * @param origin by whom
 * @param <T> what it is
 */
public record Setting<T>(T value, Origin origin) {
    /**
     * What {@code parse} makes of the value. A {@link MalformedException} becomes a {@link dev.keystore.KeystoreException}
     * that names the origin.
     */
    <R> Setting<R> map(Function<T, R> parse) {
        try {
            return new Setting<>(parse.apply(value), origin);
        } catch (MalformedException e) {
            throw origin.problem(String.valueOf(e.getMessage()), null);
        }
    }

    @Override
    public String toString() {
        return value + " (" + origin + ")";
    }
}
