package dev.keystore.cli.io;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as text and JSON show them. */
public final class Times {
    private Times() {}

    /** ISO-8601, UTC, to the second. */
    public static String of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
