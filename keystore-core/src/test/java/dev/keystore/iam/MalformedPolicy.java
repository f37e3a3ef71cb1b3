package dev.keystore.iam;

/** A policy document with something in it that IAM refuses, or that this package doesn't evaluate. */
public final class MalformedPolicy extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedPolicy(String message) {
        super(message);
    }

    MalformedPolicy(String message, Throwable cause) {
        super(message, cause);
    }
}
