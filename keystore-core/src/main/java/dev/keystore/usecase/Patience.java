package dev.keystore.usecase;

import dev.keystore.KeystoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How long something is tried again that may be tried again: with full jitter (a pause between nothing and a bound that
 * doubles each time, as in "Exponential Backoff And Jitter" of the AWS Architecture Blog), until a total of time is spent.
 */
public final class Patience {
    /** How long one call of a store or cipher is tried by default. */
    public static final Duration USUAL = Duration.ofSeconds(20);

    private static final Duration FIRST_BOUND = Duration.ofMillis(50);
    private static final Duration LAST_BOUND = Duration.ofSeconds(2);

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final Duration perCall;
    private final Instant deadline;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;

    /**
     * Tries a call again for {@code perCall}, and no call after {@code deadline}.
     *
     * @param pause waits between two attempts
     */
    public Patience(Duration perCall, Instant deadline, InstantSource clock, RandomGenerator random, Pause pause) {
        this.perCall = perCall;
        this.deadline = deadline;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /** {@link #USUAL} patience a call, by the system's clock, until {@code deadline}. */
    public static Patience until(Instant deadline) {
        // Not RandomGenerator.getDefault(): Java 17 looks for it by the thread's class loader, and finds none where
        // that is not a child of
        // the application's.
        return new Patience(USUAL, deadline, InstantSource.system(), new Random(), d -> Thread.sleep(d.toMillis()));
    }

    /** The result of {@code call}, made again as long as it is {@code Unavailable} and patience lasts. */
    public <T> T call(Supplier<T> call) {
        Attempts attempts = start();
        while (true) {
            try {
                return call.get();
            } catch (KeystoreException.Unavailable e) {
                if (!attempts.again()) {
                    throw e;
                }
            }
        }
    }

    /** A new series of attempts. Throws {@code Unavailable} if the deadline has passed already. */
    Attempts start() {
        Instant now = clock.instant();
        if (!now.isBefore(deadline)) {
            throw new KeystoreException.Unavailable("the time allowed is over", "allow more with --timeout", null);
        }
        Instant end = now.plus(perCall);
        return new Attempts(end.isBefore(deadline) ? end : deadline);
    }

    /** Counts the attempts at one thing. */
    final class Attempts {
        private final Instant end;
        private Duration bound = FIRST_BOUND;

        private Attempts(Instant end) {
            this.end = end;
        }

        /** Pauses and returns true, or returns false when patience is over. */
        boolean again() {
            Duration length = Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
            bound = bound.multipliedBy(2).compareTo(LAST_BOUND) < 0 ? bound.multipliedBy(2) : LAST_BOUND;
            if (clock.instant().plus(length).isAfter(end)) {
                return false;
            }
            try {
                pause.of(length);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
