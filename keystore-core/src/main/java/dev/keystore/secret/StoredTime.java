package dev.keystore.secret;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The rule that all kept times share: whole seconds, from year 1 to year 9999. Such a time has one written form of
 * twenty characters, and no arithmetic on it runs over.
 */
final class StoredTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private StoredTime() {}

    /** {@code time} to the second if it may be kept as {@code what}; else throws {@link MalformedException}. */
    static Instant of(Instant time, String what) {
        return ofEpochSecond(time.truncatedTo(ChronoUnit.SECONDS).getEpochSecond(), what);
    }

    /** The time that many seconds after 1970 if it may be kept as {@code what}; else throws {@link MalformedException}. */
    static Instant ofEpochSecond(long seconds, String what) {
        if (seconds < FIRST.getEpochSecond() || seconds > LAST.getEpochSecond()) {
            throw new MalformedException("bad " + what + ": a time lies between " + FIRST + " and " + LAST);
        }
        return Instant.ofEpochSecond(seconds);
    }
}
