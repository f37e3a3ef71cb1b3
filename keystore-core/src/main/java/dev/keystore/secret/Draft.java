package dev.keystore.secret;

import org.jspecify.annotations.Nullable;

/**
 * A version that is to be written.
 *
 * @param name under which name
 * @param value the bytes; the writer closes them, not Keystore
 * @param details what is said of it
 * @param expectation what has to be found before
 * @param label a label that is to stand at it at once; null for none
 * @param large whether the value may have up to {@link SecretValue#LIMIT} bytes instead of {@link SecretValue#USUAL_LIMIT}
 */
public record Draft(
        SecretName name,
        SecretValue value,
        Details details,
        Expectation expectation,
        @Nullable Label label,
        boolean large) {
    /** {@code value} under {@code name}: text if it is UTF-8, else binary; nothing else said, nothing expected. */
    public static Draft of(SecretName name, SecretValue value) {
        ContentType type = value.isUtf8() ? ContentType.TEXT : ContentType.BINARY;
        return new Draft(name, value, Details.of(type), Expectation.ANYTHING, null, false);
    }

    public Draft with(Details other) {
        return new Draft(name, value, other, expectation, label, large);
    }

    public Draft expecting(Expectation other) {
        return new Draft(name, value, details, other, label, large);
    }

    public Draft labelled(@Nullable Label other) {
        return new Draft(name, value, details, expectation, other, large);
    }

    /** The same, where the value may have up to {@link SecretValue#LIMIT} bytes. */
    public Draft allowingLarge() {
        return new Draft(name, value, details, expectation, label, true);
    }
}
