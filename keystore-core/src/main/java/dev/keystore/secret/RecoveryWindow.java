package dev.keystore.secret;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long a deleted secret can't be destroyed without force.
 *
 * @param days 7 to 90
 */
public record RecoveryWindow(int days) {
    public static final RecoveryWindow USUAL = new RecoveryWindow(30);

    private static final int SHORTEST = 7;
    private static final int LONGEST = 90;

    /** Throws {@link MalformedException} outside of 7 to 90 days. */
    public RecoveryWindow {
        if (days < SHORTEST || days > LONGEST) {
            throw new MalformedException(
                    "bad recovery window of " + days + " days: " + SHORTEST + " to " + LONGEST + " days");
        }
    }

    /** When the window of something deleted at {@code deleted} ends. Throws {@link MalformedException} if that can't be kept. */
    public Instant endAfter(Instant deleted) {
        Instant start = StoredTime.of(deleted, "time of deletion");
        return StoredTime.of(start.plus(days, ChronoUnit.DAYS), "end of a recovery window");
    }
}
