package dev.keystore.testbed;

import org.jspecify.annotations.Nullable;

/** A double's decision to answer with an error. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient AwsError error;

    public Refusal(AwsError error) {
        super(error.code());
        this.error = error;
    }

    /** A refusal in KMS's manner: status 400, code, perhaps a message. */
    static Refusal of(String code, @Nullable String message) {
        return new Refusal(AwsError.of(code, message));
    }

    public AwsError error() {
        return error;
    }
}
