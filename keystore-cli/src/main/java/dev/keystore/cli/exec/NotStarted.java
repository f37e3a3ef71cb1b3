package dev.keystore.cli.exec;

/** A program that was to be run was not. Tells why as {@code env} and {@code timeout} do. */
public final class NotStarted extends Exception {
    private static final long serialVersionUID = 1L;

    /** We failed before the program's turn came. */
    private static final int OURS = 125;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final int code;
    private final String hint;

    private NotStarted(String message, String hint, int code, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    static NotStarted notFound(String shown, Throwable cause) {
        return new NotStarted(
                shown + " was not found",
                "a command is looked for in the folders of PATH; a shell's own words and aliases need the shell: -- sh -c '…'",
                NOT_FOUND,
                cause);
    }

    static NotStarted notExecutable(String shown, Throwable cause) {
        return new NotStarted(
                shown + " can't be executed",
                "it has to be a program, or a script that names its interpreter, with the right to execute it",
                NOT_EXECUTABLE,
                cause);
    }

    static NotStarted nowhere(Throwable cause) {
        return new NotStarted(
                "the working folder is gone, and no command can be run in it", "go to one that is there", OURS, cause);
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
