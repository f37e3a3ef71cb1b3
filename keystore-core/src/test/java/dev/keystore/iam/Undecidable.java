package dev.keystore.iam;

/** A policy met a request for which AWS's documentation doesn't say what happens. */
public final class Undecidable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    Undecidable(String message) {
        super(message);
    }
}
