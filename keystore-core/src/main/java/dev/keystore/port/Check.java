package dev.keystore.port;

import dev.keystore.KeystoreException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at, and how it is. Never a value or a credential.
 *
 * @param status whether somebody has to do something
 * @param name what was looked at, in a word or a few
 * @param detail how it is, in one line; where something has to be done, also what
 */
public record Check(Status status, String name, String detail) {
    /** How good it is. */
    public enum Status {
        /** As it should be, or as somebody may well want it. */
        OK("ok"),
        /** It works, but should be different; or it could not be seen. */
        WARN("warn"),
        /** It does not work like this. */
        FAIL("fail");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** The word that stands for it in output. */
        public String word() {
            return word;
        }
    }

    public static Check ok(String name, String detail) {
        return new Check(Status.OK, name, detail);
    }

    /** It should be different, as {@code hint} says. */
    public static Check warn(String name, String detail, @Nullable String hint) {
        return new Check(Status.WARN, name, withHint(detail, hint));
    }

    /** It does not work, and {@code hint} says what to do. */
    public static Check fail(String name, String detail, @Nullable String hint) {
        return new Check(Status.FAIL, name, withHint(detail, hint));
    }

    /** It does not work, as {@code failure} says. */
    public static Check fail(String name, KeystoreException failure) {
        return fail(name, failure.getMessage(), failure.hint().orElse(null));
    }

    /** It could not be seen, as {@code failure} says, which alone is no fault. */
    public static Check unseen(String name, String what, KeystoreException failure) {
        return warn(name, what + " can't be seen: " + failure.getMessage(), null);
    }

    public boolean isFailure() {
        return status == Status.FAIL;
    }

    private static String withHint(String detail, @Nullable String hint) {
        return hint == null ? detail : detail + "; hint: " + hint;
    }
}
