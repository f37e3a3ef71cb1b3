package dev.keystore.cli.io;

import dev.keystore.secret.SecretValue;

/** The person at the keyboard, if there is one. */
public interface Terminal {
    /** Whether standard input comes from a terminal. */
    boolean feedsInput();

    /** Whether standard output goes to a terminal. */
    boolean showsOutput();

    /** Whether standard error goes to a terminal. */
    boolean showsErrors();

    /** The line that a person answers to {@code question}. Throws {@link dev.keystore.KeystoreException.Refused} if nobody is there. */
    String ask(String question);

    /** The same, where nothing of the answer is shown. */
    SecretValue askHidden(String question);
}
