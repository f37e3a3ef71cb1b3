package dev.keystore.cli.io;

/** Whoever read standard output wants no more of it. */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosed(Throwable cause) {
        super("standard output was closed", cause);
    }
}
