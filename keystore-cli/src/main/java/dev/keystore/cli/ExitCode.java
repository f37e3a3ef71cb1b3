package dev.keystore.cli;

import dev.keystore.KeystoreException;

/** What the process ends with. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The answer is no. */
    public static final int NO = 1;

    public static final int USAGE = 2;
    public static final int NOT_FOUND = 3;
    public static final int DENIED = 4;
    public static final int CONFLICT = 5;
    public static final int TAMPERED = 6;
    public static final int UNAVAILABLE = 7;
    public static final int CONFIG = 8;
    public static final int UNKNOWN = 9;
    /** Of several things some failed. */
    public static final int PARTLY_FAILED = 10;
    /** A fault of the program. */
    public static final int BUG = 70;

    private ExitCode() {}

    public static int of(KeystoreException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> NOT_FOUND;
            case DENIED -> DENIED;
            case CONFLICT -> CONFLICT;
            case TAMPERED -> TAMPERED;
            case UNAVAILABLE -> UNAVAILABLE;
            case UNKNOWN -> UNKNOWN;
            case CONFIG -> CONFIG;
            case USAGE -> USAGE;
        };
    }
}
