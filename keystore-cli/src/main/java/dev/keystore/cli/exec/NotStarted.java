package dev.keystore.cli.exec;

import dev.keystore.secret.Quoted;
import org.jspecify.annotations.Nullable;

/** A program that was to be run was not. Tells why as {@code env} and {@code timeout} do. */
public final class NotStarted extends Exception {
    private static final long serialVersionUID = 1L;

    /** We failed before the program's turn came. */
    private static final int OURS = 125;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final int code;
    private final String hint;

    private NotStarted(String message, String hint, int code, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    static NotStarted notFound(String program) {
        return new NotStarted(
                Quoted.of(program) + " was not found",
                "a command is looked for in the folders of PATH; a shell's own words and aliases need the shell: -- sh -c '…'",
                NOT_FOUND,
                null);
    }

    static NotStarted notExecutable(String program, @Nullable Throwable cause) {
        return new NotStarted(
                Quoted.of(program) + " can't be executed",
                "it has to be a program, or a script that names its interpreter, with the right to execute it",
                NOT_EXECUTABLE,
                cause);
    }

    static NotStarted nowhere() {
        return new NotStarted(
                "the working folder is gone, and no command can be run in it", "go to one that is there", OURS, null);
    }

    static NotStarted notHandedOn(String what, String hint) {
        return new NotStarted(what, hint, OURS, null);
    }

    /** The launcher has not taken what it was to do. */
    static NotStarted notTaken(Throwable cause) {
        return new NotStarted("the launcher is gone, and nothing was started", "start keystore again", OURS, cause);
    }

    /** What the process is to end with. */
    public int code() {
        return code;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
