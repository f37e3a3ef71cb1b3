package dev.keystore.cli.stack;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How often to look whether something is done, and for how long.
 *
 * @param interval between two looks
 * @param left how much time there still is
 */
public record Polling(Duration interval, Supplier<Duration> left) {
    /** How often, where nobody is in a hurry: CloudFormation takes seconds for anything. */
    public static final Duration USUAL = Duration.ofSeconds(2);

    /** Waits for the next look. False, at once, if there is no time left for another. Throws {@link IllegalStateException} if the thread is interrupted. */
    boolean again() {
        Duration rest = left.get();
        if (rest.compareTo(interval) <= 0) {
            return false;
        }
        try {
            Thread.sleep(interval.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for CloudFormation", e);
        }
    }
}
