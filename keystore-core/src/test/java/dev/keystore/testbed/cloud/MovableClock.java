package dev.keystore.testbed.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time it is, and as much later or earlier as a test says. */
public final class MovableClock implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Moves on, or back by a negative duration. */
    public void advance(Duration duration) {
        ahead.updateAndGet(before -> before.plus(duration));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }
}
