package dev.keystore.cli.exec;

import dev.keystore.KeystoreException.Refused;
import java.util.List;

/** Why a JVM stays beside a program that is run. It hands on nothing but text. */
public enum Beside {
    /** What the program prints is masked. */
    MASKED("a JVM stays beside a masked command", "--no-mask hands them on as they are"),

    /** The launcher is a shell. */
    OF_NO_SHELL(
            "a JVM stays beside the command, for no shell can hand on the environment that is wanted",
            "with --no-mask, and without variables that no shell can hold, such as INPUT_A-B, they are handed on as they are"),

    /** There is no launcher that could become the program. */
    ALONE(
            "a JVM stays beside the command, for bin/keystore has not started it",
            "bin/keystore with --no-mask hands them on as they are");

    private final String reason;
    private final String way;

    Beside(String reason, String way) {
        this.reason = reason;
        this.way = way;
    }

    /** What is the matter with what is no text. */
    String why() {
        return reason + ", and hands on nothing but text";
    }

    /** How it is handed on all the same. */
    String way() {
        return way;
    }

    /**
     * Throws {@link Refused} where {@code command} has words that are no text: this process would have them otherwise than they were
     * given.
     */
    public void requireText(List<String> command) {
        if (!Raw.isAsGiven(command)) {
            throw new Refused(why() + ": an argument of the command is not UTF-8", way);
        }
    }
}
