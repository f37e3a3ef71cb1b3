package dev.keystore.iam;

import java.util.Locale;

/**
 * A statement that decided.
 *
 * @param statement its Sid, or its position from 1 as {@code #1}
 */
public record Citation(Side side, String policy, String statement) {

    @Override
    public String toString() {
        return side.name().toLowerCase(Locale.ROOT) + " policy '" + policy + "' statement " + statement;
    }
}
