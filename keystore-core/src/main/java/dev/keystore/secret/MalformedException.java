package dev.keystore.secret;

/** Thrown when something can't be built from what was given. The message says what is allowed. */
public final class MalformedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }
}
