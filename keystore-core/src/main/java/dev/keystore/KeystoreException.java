package dev.keystore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong when Keystore is used. Every subclass is one {@link Kind}, so callers may catch a class or switch on {@link
 * #kind()}. The message says what failed and names things, never a value; {@link #hint()} says what to do next where
 * something can be done.
 */
public abstract sealed class KeystoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The closed list of what can go wrong. */
    public enum Kind {
        /** No such name, version or label; or it is deleted, destroyed or expired. */
        NOT_FOUND("not-found"),
        /** AWS, or the file system, refused the caller. */
        DENIED("denied"),
        /** Somebody else changed it first, or an expectation of the caller does not hold. */
        CONFLICT("conflict"),
        /** What the store holds is not what was sealed. */
        TAMPERED("tampered"),
        /** Not reachable, throttled or busy. Nothing was changed and the call may be made again. */
        UNAVAILABLE("unavailable"),
        /** A write was sent and nobody can say whether it took effect. */
        UNKNOWN("unknown"),
        /** Configuration or credentials are missing or wrong: a table, a key, a region, a token. */
        CONFIG("config"),
        /** The request itself can't be fulfilled as it was asked. */
        USAGE("usage");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The word that stands for this kind in JSON errors. */
        public String code() {
            return code;
        }
    }

    private final Kind kind;
    private final String message;
    private final @Nullable String hint;

    private KeystoreException(Kind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.message = message;
        this.hint = hint;
    }

    /** Which of the closed list this is. */
    public Kind kind() {
        return kind;
    }

    /** What failed; never null. */
    @Override
    public String getMessage() {
        return message;
    }

    /** What to do next, where something can be done. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** Whether the same call may be made again without harm: nothing was changed. */
    public boolean retryable() {
        return kind == Kind.UNAVAILABLE;
    }

    /** {@link Kind#NOT_FOUND}. */
    public static final class NotFound extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message, @Nullable String hint) {
            super(Kind.NOT_FOUND, message, hint, null);
        }
    }

    /** {@link Kind#DENIED}. */
    public static final class Denied extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public Denied(String message, @Nullable String hint, @Nullable Throwable cause) {
            super(Kind.DENIED, message, hint, cause);
        }
    }

    /** {@link Kind#CONFLICT}. */
    public static final class Conflict extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message, @Nullable String hint, @Nullable Throwable cause) {
            super(Kind.CONFLICT, message, hint, cause);
        }
    }

    /** {@link Kind#TAMPERED}. */
    public static final class Tampered extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public Tampered(String message, @Nullable String hint, @Nullable Throwable cause) {
            super(Kind.TAMPERED, message, hint, cause);
        }
    }

    /** {@link Kind#UNAVAILABLE}. */
    public static final class Unavailable extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable String hint, @Nullable Throwable cause) {
            super(Kind.UNAVAILABLE, message, hint, cause);
        }
    }

    /** {@link Kind#UNKNOWN}. */
    public static final class OutcomeUnknown extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable String hint, @Nullable Throwable cause) {
            super(Kind.UNKNOWN, message, hint, cause);
        }
    }

    /** {@link Kind#CONFIG}. */
    public static final class Misconfigured extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public Misconfigured(String message, @Nullable String hint, @Nullable Throwable cause) {
            super(Kind.CONFIG, message, hint, cause);
        }
    }

    /** {@link Kind#USAGE}. */
    public static final class Refused extends KeystoreException {
        private static final long serialVersionUID = 1L;

        public Refused(String message, @Nullable String hint) {
            super(Kind.USAGE, message, hint, null);
        }
    }
}
