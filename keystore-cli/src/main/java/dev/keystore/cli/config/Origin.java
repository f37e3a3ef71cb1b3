package dev.keystore.cli.config;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Refused;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who said something.
 *
 * @param level on which level
 * @param where the option, the variable, or file and line; fit for a terminal
 */
public record Origin(Level level, String where) {
    /** What nobody said. */
    public static final Origin DEFAULT = new Origin(Level.DEFAULT, "");

    /** Where settings come from; an earlier one wins. */
    public enum Level {
        FLAG("flag"),
        ENVIRONMENT("environment"),
        PROJECT("project file"),
        USER("user file"),
        DEFAULT("default");

        private final String words;

        Level(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** An option, such as {@code --table}. */
    static Origin flag(String name) {
        return new Origin(Level.FLAG, name);
    }

    /** A variable, such as {@code KEYSTORE_TABLE}. */
    static Origin environment(String name) {
        return new Origin(Level.ENVIRONMENT, name);
    }

    /** A line of a file, counted from 1. */
    static Origin line(Level level, Path file, int line) {
        return new Origin(level, printable(file.toString()) + ":" + line);
    }

    /** The failure that {@code problem} is here: a usage error on the command line or in the environment, else {@link Misconfigured}. */
    KeystoreException problem(String problem, @Nullable String hint) {
        String message = where.isEmpty() ? problem : where + ": " + problem;
        return level == Level.FLAG || level == Level.ENVIRONMENT
                ? new Refused(message, hint)
                : new Misconfigured(message, hint, null);
    }

    /** {@code text} without anything that could drive a terminal. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    }

    /** {@code flag --table}, {@code project file /src/app/.keystore.yaml:3}, {@code default}. */
    @Override
    public String toString() {
        return where.isEmpty() ? level.toString() : level + " " + where;
    }
}
