package dev.keystore.cli.exec;

import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a program is to get.
 *
 * @param variable its name
 * @param value what it is to hold; whoever has made this closes it
 * @param secret where the value was read, as people write it; null for one that is no secret
 */
public record Assignment(
        String variable, SecretValue value, @Nullable String secret) {
    /** Who gives the variable its value. */
    public String giver() {
        return secret == null ? "the environment file" : secret;
    }

    boolean holdsNul() {
        return value.use(bytes -> {
            for (byte one : bytes) {
                if (one == 0) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The value in the form of {@link Raw}. It can't be wiped: it is on its way into an environment. */
    String raw() {
        return value.use(Raw::of);
    }

    /** The value as text, where it is text. */
    String text() {
        return value.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
